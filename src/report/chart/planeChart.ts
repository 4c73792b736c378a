import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { LotEvaluation } from '../../core/evaluation/evaluateLot.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import { plainNumber, unitLabel } from '../quantity.ts';
import { bottomAxis, type Frame, leftAxis, ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, line, type Primitive } from './chart.ts';
import { marker, offerStyles } from './palette.ts';
import { cut, NAME_LENGTH, textWidth } from './textWidth.ts';

const WIDTH = 720;
const HEIGHT = 390;

const planeTexts = {
  title: { it: 'Piano costo-efficacia', en: 'Cost-effectiveness plane' },
  offer: { it: 'Offerta', en: 'Offer' },
  means: { it: 'simbolo: media; nube: simulazioni', en: 'symbol: mean; cloud: draws' },
  belowLine: { it: 'sotto la linea: NMB più alto', en: 'below the line: higher NMB' },
} satisfies Record<string, Text>;

interface Difference {
  readonly effect: number;
  readonly cost: number;
}

/**
 * Differences of effect and cost per patient against the offer with the lowest expected cost, draw by draw
 * (the draws of all offers are paired). Points below the line ΔC = λ·ΔE have the higher NMB.
 */
export function planeChart(
  lot: Lot,
  evaluation: Pick<LotEvaluation, 'offers' | 'scoring' | 'valuation'>,
  locale: Locale,
): Chart {
  const t = localized(planeTexts, locale);
  const format = formatFor(locale);
  const name = offerNames(evaluation);
  const style = offerStyles(evaluation.offers.map(({ id }) => id));
  const { expected, plane } = evaluation.valuation;
  const reference = expected.reduce((least, one) => (one.cost.value < least.cost.value ? one : least));
  const referencePoints = plane.find(({ strategy }) => strategy === reference.strategy)?.points ?? [];
  const effectUnit = unitLabel(lot.model.effect.unit, locale);

  const offers = offerOrder(evaluation);
  const means = new Map(
    expected.map(({ strategy, cost, effect }): [string, Difference] => [
      strategy,
      { effect: effect.value - reference.effect.value, cost: cost.value - reference.cost.value },
    ]),
  );
  const clouds = new Map(
    plane.map(({ strategy, points }): [string, Difference[]] => [
      strategy,
      strategy === reference.strategy
        ? []
        : points.map(([effect, cost], draw) => ({
            effect: effect - (referencePoints[draw]?.[0] ?? 0),
            cost: cost - (referencePoints[draw]?.[1] ?? 0),
          })),
    ]),
  );
  const all = [{ effect: 0, cost: 0 }, ...means.values(), ...[...clouds.values()].flat()];
  const names = offers.map((offer) => cut(name(offer), NAME_LENGTH));
  const nameWidth = Math.max(
    ...names.map((text) => textWidth(text, fontSize.normal)),
    textWidth(t.belowLine, fontSize.small),
  );
  const frame: Frame = { left: 78, top: 34, right: WIDTH - nameWidth - 44, bottom: HEIGHT - 48 };
  const x = scaleLinear(domain(all.map(({ effect }) => effect)), [frame.left, frame.right]).nice();
  const y = scaleLinear(domain(all.map(({ cost }) => cost)), [frame.bottom, frame.top]).nice();
  const referenceName = cut(name(reference.strategy), NAME_LENGTH);
  const legendX = frame.right + 22;
  const legendY = (row: number): number => frame.top + 12 + 18 * row;
  const lambda = lot.willingnessToPay.value;

  const primitives: Primitive[] = [
    ...bottomAxis(x, frame, ticksOf(x, 6, locale), effectTitle(effectUnit, referenceName)[locale]),
    ...leftAxis(y, frame, ticksOf(y, 6, locale), costTitle[locale]),
    line(x(0), frame.top, x(0), frame.bottom, { stroke: ink.axis }),
    line(frame.left, y(0), frame.right, y(0), { stroke: ink.axis }),
    ...offers.map((offer): Primitive => {
      const { colour } = style(offer);
      const points = clouds.get(offer) ?? [];
      return {
        kind: 'path',
        d: points.map(({ effect, cost }) => `M${x(effect).toFixed(1)} ${y(cost).toFixed(1)}h0`).join(''),
        stroke: colour,
        strokeWidth: 3,
        strokeOpacity: 0.35,
        roundCaps: true,
      };
    }),
    ...lambdaLine(lambda, x, y),
    ...offers.map((offer) => {
      const { effect, cost } = means.get(offer) ?? { effect: 0, cost: 0 };
      return marker(style(offer), x(effect), y(cost), 6);
    }),
    ...offers.flatMap((offer, at): Primitive[] => [
      marker(style(offer), legendX, legendY(at) - 4, 6),
      label(legendX + 14, legendY(at), names[at] as string),
    ]),
    line(legendX - 9, legendY(offers.length) + 4, legendX + 9, legendY(offers.length) + 4, {
      stroke: ink.text,
      strokeWidth: 1.5,
      dash: [6, 4],
    }),
    label(legendX + 14, legendY(offers.length) + 8, 'ΔC = λ · ΔE', { size: fontSize.small }),
    label(legendX + 14, legendY(offers.length) + 24, t.belowLine, { size: fontSize.small, fill: ink.soft }),
    label(frame.left, 20, t.means, { size: fontSize.small, fill: ink.soft }),
  ].filter((primitive) => primitive.kind !== 'path' || primitive.d !== '');
  return {
    width: WIDTH,
    height: HEIGHT,
    title: t.title,
    description: description(referenceName, format.number(evaluation.valuation.draws))[locale],
    primitives,
    table: {
      header: [t.offer, effectUnit === '' ? 'ΔE' : `ΔE (${effectUnit})`, 'ΔC (€)'],
      rows: offers.map((offer) => {
        const { effect, cost } = means.get(offer) ?? { effect: 0, cost: 0 };
        return [name(offer), plainNumber(effect, locale), format.number(cost)];
      }),
    },
  };
}

const costTitle: Text = { it: 'ΔC: € in più per paziente', en: 'ΔC: € more per patient' };

function effectTitle(unit: string, reference: string): Text {
  const inUnit = unit === '' ? '' : `${unit} `;
  return {
    it: `ΔE: ${inUnit}in più per paziente rispetto a ${reference}`,
    en: `ΔE: ${inUnit}more per patient than ${reference}`,
  };
}

function description(reference: string, draws: string): Text {
  return {
    it: `Differenza di effetto e di costo per paziente di ogni offerta rispetto a ${reference}, l’offerta con il costo atteso più basso. Le nubi sono le prime simulazioni di ${draws}; i simboli sono le medie di tutte. Sotto la linea ΔC = λ · ΔE l’offerta ha un beneficio netto più alto di ${reference}.`,
    en: `Difference in effect and cost per patient of each offer against ${reference}, the offer with the lowest expected cost. The clouds are the first of ${draws} draws; the symbols are the means of all. Below the line ΔC = λ · ΔE an offer has a higher net benefit than ${reference}.`,
  };
}

/** Extent with 4% air on each side; never of length 0. */
function domain(values: readonly number[]): [number, number] {
  const [least, most] = extent(values) as [number, number];
  const air = (most - least || Math.abs(most) || 1) * 0.04;
  return [least - air, most + air];
}

/** The part of ΔC = λ·ΔE inside the plot. */
function lambdaLine(
  lambda: number,
  x: { domain(): number[]; (value: number): number },
  y: { domain(): number[]; (value: number): number },
): Primitive[] {
  const [left, right] = x.domain() as [number, number];
  const [low, high] = y.domain() as [number, number];
  const from = Math.max(left, low / lambda);
  const to = Math.min(right, high / lambda);
  if (from >= to) return [];
  return [
    line(x(from), y(lambda * from), x(to), y(lambda * to), {
      stroke: ink.text,
      strokeWidth: 1.5,
      dash: [6, 4],
    }),
  ];
}
