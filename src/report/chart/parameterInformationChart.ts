import { scaleLinear } from 'd3-scale';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { offerNames } from '../offerNames.ts';
import { parameterOf } from '../parameterLabel.ts';
import type { ValuedLot } from '../tables/reportedLot.ts';
import { bottomAxis, type Frame, ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, line, type Primitive } from './chart.ts';
import { cut, NAME_LENGTH, textWidth } from './textWidth.ts';

const WIDTH = 720;
const ROW = 30;
const TOP = 14;
/** Parameters that are shown; the table has all. */
const MOST_BARS = 12;
/** Half the length of the end strokes of a whisker. */
const WHISKER = 4;
const tone = '#0b5cab';

const informationTexts = {
  title: { it: 'Valore dell’informazione per parametro', en: 'Value of information by parameter' },
  axis: { it: 'EVPPI (€ per paziente)', en: 'EVPPI (€ per patient)' },
  parameter: { it: 'Parametro', en: 'Parameter' },
  offer: { it: 'Offerta', en: 'Offer' },
  error: { it: 'Errore standard (€)', en: 'Standard error (€)' },
  shared: { it: 'comune', en: 'shared' },
} satisfies Record<string, Text>;

/**
 * What knowing each parameter for certain would be worth: the highest bars, with whiskers of one standard error on
 * either side. Null when none is worth anything: an axis without bars shows nothing.
 */
export function parameterInformationChart(
  lot: Lot,
  evaluation: Pick<ValuedLot, 'offers' | 'valuation'>,
  locale: Locale,
): Chart | null {
  const t = localized(informationTexts, locale);
  const format = formatFor(locale);
  const name = offerNames(evaluation);
  const shown = evaluation.valuation.parameterInformation.slice(0, MOST_BARS);
  if (shown.every(({ value }) => value.value === 0)) return null;
  const rows = shown.map(({ parameter, strategy, value }) => ({
    parameter: parameterOf(lot, parameter).label[locale],
    owner: strategy === null ? t.shared : name(strategy),
    value,
  }));
  const most = Math.max(...rows.map(({ value }) => value.value + value.standardError));
  const decimals = most < 10 ? 2 : most < 100 ? 1 : 0;
  const figures = rows.map(({ value }) => format.number(value.value, decimals));
  const names = rows.map(({ parameter, owner }) => [cut(parameter, 40), cut(owner, NAME_LENGTH)] as const);
  const labelWidth = Math.max(
    60,
    ...names.map(([parameter]) => textWidth(parameter, fontSize.normal)),
    ...names.map(([, owner]) => textWidth(owner, fontSize.small)),
  );
  const figureRoom = Math.max(...figures.map((text) => textWidth(text, fontSize.small))) + 10;
  const frame: Frame = {
    left: labelWidth + 18,
    top: TOP,
    right: WIDTH - 24,
    bottom: TOP + 6 + rows.length * ROW,
  };
  // A length that holds even when nothing is worth anything.
  const x = scaleLinear([0, most || 1], [frame.left, frame.right - figureRoom]);

  const bar = ({ value: { value, standardError } }: (typeof rows)[number], at: number): Primitive[] => {
    const middle = frame.top + 3 + ROW * (at + 0.5);
    const [low, high] = [x(Math.max(0, value - standardError)), x(value + standardError)];
    const [parameter, owner] = names[at] as readonly [string, string];
    const whisker = { stroke: ink.text, strokeWidth: 1.2 };
    const ends = [low, high].map((end) => line(end, middle - WHISKER, end, middle + WHISKER, whisker));
    return [
      label(frame.left - 8, middle - 1, parameter, { anchor: 'end' }),
      label(frame.left - 8, middle + 12, owner, { anchor: 'end', size: fontSize.small, fill: ink.soft }),
      { kind: 'rect', x: x(0), y: middle - 8, width: x(value) - x(0), height: 16, fill: tone },
      // On white as on the bar: a light line under the dark one.
      line(low, middle, high, middle, { stroke: ink.paper, strokeWidth: 3 }),
      ...(standardError > 0 ? [line(low, middle, high, middle, whisker), ...ends] : []),
      label(high + 7, middle + 4, figures[at] as string, { size: fontSize.small, fill: ink.soft }),
    ];
  };
  return {
    width: WIDTH,
    height: frame.bottom + 48,
    title: t.title,
    description: description(format.number(evaluation.valuation.willingnessToPay))[locale],
    primitives: [...bottomAxis(x, frame, ticksOf(x, 6, locale), t.axis), ...rows.flatMap(bar)],
    table: {
      header: [t.parameter, t.offer, t.axis, t.error],
      rows: rows.map(({ parameter, owner, value }, at) => [
        parameter,
        owner,
        figures[at] as string,
        format.number(value.standardError, decimals),
      ]),
    },
  };
}

function description(lambda: string): Text {
  return {
    it: `Quanto varrebbe conoscere con certezza ogni parametro da solo prima di scegliere, in euro per paziente a λ = ${lambda}; il trattino nero è un errore standard di Monte Carlo per parte. Una barra lunga indica dove altre evidenze servono di più.`,
    en: `What knowing each parameter alone for certain before choosing would be worth, in euros per patient at λ = ${lambda}; the black stroke is one Monte Carlo standard error on either side. A long bar says where more evidence is needed most.`,
  };
}
