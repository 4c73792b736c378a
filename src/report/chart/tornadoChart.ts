import { scaleLinear } from 'd3-scale';
import type { LotEvaluation } from '../../core/evaluation/evaluateLot.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Sensitivity, SensitivityBar } from '../../core/valuation/sensitivity.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { offerNames } from '../offerNames.ts';
import { parameterOf } from '../parameterLabel.ts';
import { quantityText } from '../quantity.ts';
import { bottomAxis, type Frame, ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, line, type Primitive } from './chart.ts';
import { cut, NAME_LENGTH, textWidth } from './textWidth.ts';

const WIDTH = 720;
const ROW = 30;
const MOST_BARS = 12;
/** Room inside the frame, left and right of the longest bar, for the limits of the parameter. */
const LIMIT_ROOM = 74;
const tones = { low: '#9cc4ea', high: '#0b5cab' };

const tornadoTexts = {
  title: { it: 'Analisi di sensibilità a una via (tornado)', en: 'One-way sensitivity analysis (tornado)' },
  low: { it: 'parametro al limite inferiore del suo 95%', en: 'parameter at its lower 95% limit' },
  high: { it: 'al limite superiore', en: 'at its upper limit' },
  lead: { it: 'tutti alla media', en: 'all at their means' },
  parity: { it: 'parità', en: 'parity' },
  parameter: { it: 'Parametro', en: 'Parameter' },
  offer: { it: 'Offerta', en: 'Offer' },
  lower: { it: 'Limite inferiore', en: 'Lower limit' },
  upper: { it: 'Limite superiore', en: 'Upper limit' },
  leadAtLow: { it: 'Vantaggio al limite inferiore (€)', en: 'Lead at lower limit (€)' },
  leadAtHigh: { it: 'Vantaggio al limite superiore (€)', en: 'Lead at upper limit (€)' },
  shared: { it: 'comune', en: 'shared' },
} satisfies Record<string, Text>;

/**
 * How far each parameter alone, moved to the ends of its 95% interval, changes the NMB lead of the first
 * offer over the second. A bar that crosses parity can change who is best.
 */
export function tornadoChart(
  lot: Lot,
  evaluation: Pick<LotEvaluation, 'offers'>,
  sensitivity: Sensitivity,
  locale: Locale,
): Chart {
  const t = localized(tornadoTexts, locale);
  const format = formatFor(locale);
  const name = offerNames(evaluation);
  const first = cut(name(sensitivity.first), NAME_LENGTH);
  const second = cut(name(sensitivity.second), NAME_LENGTH);
  const bars = sensitivity.bars.slice(0, MOST_BARS);
  const rows = bars.map((bar) => {
    const parameter = parameterOf(lot, bar.parameter);
    return {
      bar,
      parameter: cut(parameter.label[locale], 40),
      owner: bar.strategy === null ? t.shared : cut(name(bar.strategy), NAME_LENGTH),
      limit: (value: number) =>
        quantityText({ quantity: value, unit: parameter.unit, share: parameter.share }, locale),
    };
  });
  const labelWidth = Math.max(
    60,
    ...rows.map(({ parameter }) => textWidth(parameter, fontSize.normal)),
    ...rows.map(({ owner }) => textWidth(owner, fontSize.small)),
  );
  const frame: Frame = {
    left: labelWidth + 18,
    top: 62,
    right: WIDTH - 24,
    bottom: 68 + Math.max(1, bars.length) * ROW,
  };
  const leads = [
    0,
    sensitivity.lead,
    ...bars.flatMap(({ leadAtLow, leadAtHigh }) => [leadAtLow, leadAtHigh]),
  ];
  const x = scaleLinear(
    [Math.min(...leads), Math.max(...leads, Math.min(...leads) + 1)],
    [frame.left + LIMIT_ROOM, frame.right - LIMIT_ROOM],
  );
  const ticks = ticksOf(
    scaleLinear([x.invert(frame.left), x.invert(frame.right)], [frame.left, frame.right]),
    6,
    locale,
  );
  const axisTitle = leadTitle(first, second)[locale];
  const axisHalf = textWidth(axisTitle, fontSize.normal) / 2;
  const axis = bottomAxis(x, frame, ticks, '').filter((one) => one.kind !== 'text' || one.text !== '');

  const primitives: Primitive[] = [
    ...axis,
    label(Math.min((frame.left + frame.right) / 2, WIDTH - axisHalf - 4), frame.bottom + 37, axisTitle, {
      anchor: 'middle',
    }),
    ...rows.flatMap((row, at) => barPrimitives(row, at, sensitivity.lead, frame, x)),
    line(x(sensitivity.lead), frame.top, x(sensitivity.lead), frame.bottom, { stroke: ink.text }),
    line(x(0), frame.top - 6, x(0), frame.bottom, { stroke: ink.text, strokeWidth: 1.5, dash: [4, 3] }),
    label(x(0), frame.top - 10, t.parity, { anchor: 'middle', size: fontSize.small, bold: true }),
    ...rows.flatMap((row, at) => limitPrimitives(row, at, sensitivity.lead, frame, x)),
    ...legend(t.low, t.high, t.lead),
  ];
  return {
    width: WIDTH,
    height: frame.bottom + 48,
    title: t.title,
    description: description(first, second, format.number(sensitivity.lead))[locale],
    primitives,
    table: {
      header: [t.parameter, t.offer, t.lower, t.upper, t.leadAtLow, t.leadAtHigh],
      rows: rows.map(({ bar, limit }) => [
        parameterOf(lot, bar.parameter).label[locale],
        bar.strategy === null ? t.shared : name(bar.strategy),
        limit(bar.low),
        limit(bar.high),
        format.number(bar.leadAtLow),
        format.number(bar.leadAtHigh),
      ]),
    },
  };
}

interface TornadoRow {
  readonly bar: SensitivityBar;
  readonly parameter: string;
  readonly owner: string;
  limit(value: number): string;
}

function middleOf(at: number, frame: Frame): number {
  return frame.top + 3 + ROW * (at + 0.5);
}

/** The names on the left and the two parts of the bar. */
function barPrimitives(
  { bar, parameter, owner }: TornadoRow,
  at: number,
  lead: number,
  frame: Frame,
  x: (value: number) => number,
): Primitive[] {
  const middle = middleOf(at, frame);
  const part = (to: number, fill: string): Primitive => ({
    kind: 'rect',
    x: Math.min(x(lead), x(to)),
    y: middle - 8,
    width: Math.abs(x(to) - x(lead)),
    height: 16,
    fill,
  });
  return [
    label(frame.left - 8, middle - 1, parameter, { anchor: 'end' }),
    label(frame.left - 8, middle + 12, owner, { anchor: 'end', size: fontSize.small, fill: ink.soft }),
    part(bar.leadAtLow, tones.low),
    part(bar.leadAtHigh, tones.high),
  ];
}

/** The limits of the parameter beside the ends of its bar, on white, because the lines may pass there. */
function limitPrimitives(
  { bar, limit }: TornadoRow,
  at: number,
  lead: number,
  frame: Frame,
  x: (value: number) => number,
): Primitive[] {
  const y = middleOf(at, frame) + 4;
  const leftEnd = x(Math.min(bar.leadAtLow, bar.leadAtHigh, lead));
  const rightEnd = x(Math.max(bar.leadAtLow, bar.leadAtHigh, lead));
  const [left, right] = (bar.leadAtLow <= bar.leadAtHigh ? [bar.low, bar.high] : [bar.high, bar.low]).map(
    limit,
  ) as [string, string];
  const backing = (start: number, text: string): Primitive => ({
    kind: 'rect',
    x: start,
    y: y - 10,
    width: textWidth(text, fontSize.small),
    height: 13,
    fill: ink.paper,
  });
  return [
    backing(leftEnd - 5 - textWidth(left, fontSize.small), left),
    label(leftEnd - 5, y, left, { anchor: 'end', size: fontSize.small, fill: ink.soft }),
    backing(rightEnd + 5, right),
    label(rightEnd + 5, y, right, { size: fontSize.small, fill: ink.soft }),
  ];
}

function legend(low: string, high: string, lead: string): Primitive[] {
  const second = 12 + 20 + textWidth(low, fontSize.small) + 22;
  const third = second + 20 + textWidth(high, fontSize.small) + 22;
  return [
    { kind: 'rect', x: 12, y: 12, width: 14, height: 12, fill: tones.low },
    label(32, 22, low, { size: fontSize.small }),
    { kind: 'rect', x: second, y: 12, width: 14, height: 12, fill: tones.high },
    label(second + 20, 22, high, { size: fontSize.small }),
    line(third + 7, 10, third + 7, 26, { stroke: ink.text }),
    label(third + 18, 22, lead, { size: fontSize.small }),
  ];
}

function leadTitle(first: string, second: string): Text {
  return {
    it: `Vantaggio di ${first} su ${second} (€ per paziente)`,
    en: `Lead of ${first} over ${second} (€ per patient)`,
  };
}

function description(first: string, second: string, lead: string): Text {
  return {
    it: `Vantaggio in beneficio monetario netto di ${first} su ${second}: ${lead} € per paziente con tutti i parametri alla media. Ogni barra muove un solo parametro tra i limiti del suo intervallo al 95%; se supera la linea di parità, quel parametro da solo può cambiare l’offerta migliore.`,
    en: `Lead in net monetary benefit of ${first} over ${second}: ${lead} € per patient with all parameters at their means. Each bar moves one parameter between the limits of its 95% interval; if it crosses parity, that parameter alone can change which offer is best.`,
  };
}
