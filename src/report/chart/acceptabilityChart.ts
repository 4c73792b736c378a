import { scaleLinear } from 'd3-scale';
import { line as lineThrough } from 'd3-shape';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Acceptability } from '../../core/valuation/acceptability.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import { unitLabel } from '../quantity.ts';
import type { ValuedLot } from '../tables/reportedLot.ts';
import { bottomAxis, type Frame, leftAxis, spread, ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, line, type Primitive } from './chart.ts';
import { offerStyles } from './palette.ts';
import { cut, NAME_LENGTH, textWidth } from './textWidth.ts';

const WIDTH = 720;
const HEIGHT = 360;
/** Vertical distance of the names on the right. */
const NAME_GAP = 16;

const acceptabilityTexts = {
  title: { it: 'Curve di accettabilità', en: 'Acceptability curves' },
  probability: { it: 'Probabilità di essere la migliore (%)', en: 'Probability of being the best (%)' },
  frontier: {
    it: 'frontiera: offerta con il beneficio netto atteso più alto',
    en: 'frontier: offer with the highest expected net benefit',
  },
  frontierColumn: { it: 'Frontiera', en: 'Frontier' },
} satisfies Record<string, Text>;

/**
 * Cost-effectiveness acceptability curves: for each offer the share of draws in which its NMB is highest,
 * over the published range of λ; the frontier as a broad band (Fenwick, Claxton & Sculpher 2001).
 */
export function acceptabilityChart(lot: Lot, evaluation: ValuedLot, locale: Locale): Chart {
  const t = localized(acceptabilityTexts, locale);
  const format = formatFor(locale);
  const name = offerNames(evaluation);
  const style = offerStyles(evaluation.offers.map(({ id }) => id));
  const offers = offerOrder(evaluation);
  const curve = evaluation.valuation.acceptability;
  const { value: lambda, unit, range } = lot.willingnessToPay;
  const lambdaUnit = unitLabel(unit, locale);
  const names = offers.map((offer) => cut(name(offer), NAME_LENGTH));
  const nameWidth = Math.max(...names.map((text) => textWidth(text, fontSize.normal)));

  const frame: Frame = { left: 58, top: 58, right: WIDTH - nameWidth - 52, bottom: HEIGHT - 48 };
  const x = scaleLinear([range.from, range.to], [frame.left, frame.right]);
  const y = scaleLinear([0, 100], [frame.bottom, frame.top]);
  const share = (point: Acceptability, offer: string): number =>
    100 * (point.probabilityBest[offer]?.value ?? 0);
  const through = lineThrough<Acceptability>().x((point) => x(point.willingnessToPay));

  const ends = offers.map((offer) => y(share(curve.at(-1) as Acceptability, offer)));
  const nameY = spread(
    ends,
    NAME_GAP,
    frame.top + 4,
    Math.max(frame.bottom, frame.top + 4 + NAME_GAP * offers.length),
  );
  const primitives: Primitive[] = [
    ...bottomAxis(x, frame, ticksOf(x, 6, locale), `λ (${lambdaUnit})`),
    ...leftAxis(y, frame, ticksOf(y, 5, locale), t.probability),
    ...frontierRuns(curve).map(
      (run): Primitive => ({
        kind: 'path',
        d: through.y((point) => y(share(point, point.frontier)))(run) ?? '',
        stroke: ink.text,
        strokeWidth: 10,
        strokeOpacity: 0.15,
        roundCaps: true,
      }),
    ),
    line(x(lambda), frame.top - 6, x(lambda), frame.bottom, { stroke: ink.text, dash: [3, 3] }),
    lambdaLabel(x(lambda), frame, `λ = ${format.number(lambda)} ${lambdaUnit}`),
    ...offers.map((offer): Primitive => {
      const { colour, dash } = style(offer);
      return {
        kind: 'path',
        d: through.y((point) => y(share(point, offer)))(curve) ?? '',
        stroke: colour,
        strokeWidth: 2,
        dash,
      };
    }),
    ...offers.flatMap((offer, at): Primitive[] => {
      const { colour, dash } = style(offer);
      const place = nameY[at] as number;
      return [
        line(frame.right, ends[at] as number, frame.right + 12, place, { stroke: colour, strokeWidth: 1 }),
        line(frame.right + 12, place, frame.right + 38, place, { stroke: colour, strokeWidth: 2, dash }),
        label(frame.right + 44, place + 4, names[at] as string),
      ];
    }),
    line(frame.left, 16, frame.left + 26, 16, { stroke: ink.text, strokeWidth: 10, strokeOpacity: 0.15 }),
    label(frame.left + 34, 20, t.frontier, { size: fontSize.small }),
  ];
  return {
    width: WIDTH,
    height: HEIGHT,
    title: t.title,
    description: descriptionOf(lot, evaluation, locale),
    primitives,
    table: {
      header: [`λ (${lambdaUnit})`, ...offers.map(name), t.frontierColumn],
      rows: curve.map((point) => [
        format.number(point.willingnessToPay),
        ...offers.map((offer) => format.percent(point.probabilityBest[offer]?.value ?? 0)),
        name(point.frontier),
      ]),
    },
  };
}

/** Stretches of the curve with the same frontier offer: the band breaks where the frontier changes hands. */
function frontierRuns(curve: readonly Acceptability[]): Acceptability[][] {
  const runs: Acceptability[][] = [];
  for (const point of curve) {
    const run = runs.at(-1);
    if (run?.[0]?.frontier === point.frontier) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

/** Centred over the line, but never beyond the frame. */
function lambdaLabel(x: number, { left, right, top }: Frame, text: string): Primitive {
  const half = textWidth(text, fontSize.small, true) / 2;
  const middle = Math.min(Math.max(x, left + half), right - half);
  return label(middle, top - 11, text, { anchor: 'middle', size: fontSize.small, bold: true });
}

function descriptionOf(
  lot: Lot,
  evaluation: Pick<ValuedLot, 'offers' | 'valuation'>,
  locale: Locale,
): string {
  const { number, percent } = formatFor(locale);
  const { atWillingnessToPay, draws } = evaluation.valuation;
  const unit = unitLabel(lot.willingnessToPay.unit, locale);
  const best = offerNames(evaluation)(atWillingnessToPay.frontier);
  const probability = percent(atWillingnessToPay.probabilityBest[atWillingnessToPay.frontier]?.value ?? 0, 1);
  const lambda = `${number(lot.willingnessToPay.value)} ${unit}`;
  return {
    it: `Probabilità, per ogni offerta, di avere il beneficio monetario netto più alto al variare di λ (${number(draws)} simulazioni). A λ = ${lambda} la frontiera è ${best}, migliore con probabilità ${probability}.`,
    en: `Probability, for each offer, of having the highest net monetary benefit as λ varies (${number(draws)} draws). At λ = ${lambda} the frontier is ${best}, best with probability ${probability}.`,
  }[locale];
}
