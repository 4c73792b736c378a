import { scaleLinear } from 'd3-scale';
import { area, line as lineThrough } from 'd3-shape';
import type { LotEvaluation } from '../../core/evaluation/evaluateLot.ts';
import type { Estimate } from '../../core/numbers/estimate.ts';
import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import { cellText } from '../table.ts';
import { bottomAxis, type Frame, leftAxis, spread, ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, line, type Primitive } from './chart.ts';
import { offerStyles } from './palette.ts';
import { cut, NAME_LENGTH, textWidth } from './textWidth.ts';

const WIDTH = 720;
const HEIGHT = 360;
/** Vertical distance of the names on the right, each with its final value below. */
const NAME_GAP = 29;
/** Half the width of a 95% interval, in standard errors. */
const HALF_WIDTH = 1.96;

const convergenceTexts = {
  title: { it: 'Convergenza della simulazione', en: 'Convergence of the simulation' },
  draws: { it: 'Simulazioni', en: 'Draws' },
  probability: { it: 'Probabilità di essere la migliore (%)', en: 'Probability of being the best (%)' },
  band: { it: 'fascia: ± 1,96 errori standard', en: 'band: ± 1.96 standard errors' },
  final: { it: 'valore finale, da tutte le simulazioni', en: 'final value, from all draws' },
} satisfies Record<string, Text>;

/** A point of one offer's course, in per cent. */
interface CoursePoint {
  readonly draws: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Probability of being the best as draws are added: a line per offer in a band of 1.96 Monte Carlo standard errors on
 * either side, with its final value. Null for results from before it was kept.
 */
export function convergenceChart(
  evaluation: Pick<LotEvaluation, 'offers' | 'scoring' | 'valuation'>,
  locale: Locale,
): Chart | null {
  const { convergence } = evaluation.valuation;
  if (convergence.length === 0) return null;
  const t = localized(convergenceTexts, locale);
  const format = formatFor(locale);
  const name = offerNames(evaluation);
  const style = offerStyles(evaluation.offers.map(({ id }) => id));
  const offers = offerOrder(evaluation);
  const probability = (point: (typeof convergence)[number], offer: string): Estimate =>
    point.strategies.find(({ strategy }) => strategy === offer)?.probabilityBest ?? {
      value: 0,
      standardError: 0,
    };
  const courses = offers.map((offer) =>
    convergence.map((point): CoursePoint => {
      const { value, standardError } = probability(point, offer);
      const half = HALF_WIDTH * standardError;
      return {
        draws: point.draws,
        value: 100 * value,
        low: 100 * Math.max(0, value - half),
        high: 100 * Math.min(1, value + half),
      };
    }),
  );
  const names = offers.map((offer) => cut(name(offer), NAME_LENGTH));
  const percent = { label: t.probability, kind: 'percent', decimals: 1 } as const;
  const finals = offers.map((offer) =>
    cellText(
      probability(convergence.at(-1) as (typeof convergence)[number], offer),
      { ...percent, label: convergenceTexts.probability },
      locale,
    ),
  );
  const nameWidth = Math.max(
    ...names.map((text) => textWidth(text, fontSize.normal)),
    ...finals.map((text) => textWidth(text, fontSize.small)),
  );
  const all = courses.flat();
  const frame: Frame = {
    left: 58,
    top: 40,
    right: WIDTH - nameWidth - 52,
    bottom: Math.max(HEIGHT - 48, 44 + NAME_GAP * offers.length),
  };
  const x = scaleLinear([0, convergence.at(-1)?.draws ?? 1], [frame.left, frame.right]);
  const y = scaleLinear(
    [Math.min(...all.map(({ low }) => low)), Math.max(...all.map(({ high }) => high))],
    [frame.bottom, frame.top],
  ).nice();
  const band = area<CoursePoint>()
    .x(({ draws }) => x(draws))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high));
  const course = lineThrough<CoursePoint>()
    .x(({ draws }) => x(draws))
    .y(({ value }) => y(value));
  const ends = courses.map((points) => y(points.at(-1)?.value ?? 0));
  const places = spread(ends, NAME_GAP, frame.top + 4, frame.bottom - 10);
  const legendX = frame.left + 34 + textWidth(t.band, fontSize.small) + 24;

  const primitives: Primitive[] = [
    ...bottomAxis(x, frame, ticksOf(x, 6, locale), t.draws),
    ...leftAxis(y, frame, ticksOf(y, 5, locale), t.probability),
    ...offers.map(
      (offer, at): Primitive => ({
        kind: 'path',
        d: band(courses[at] as CoursePoint[]) ?? '',
        fill: style(offer).colour,
        fillOpacity: 0.16,
      }),
    ),
    ...ends.map((end) => line(frame.left, end, frame.right, end, { stroke: ink.soft, dash: [2, 3] })),
    ...offers.map((offer, at): Primitive => {
      const { colour, dash } = style(offer);
      return {
        kind: 'path',
        d: course(courses[at] as CoursePoint[]) ?? '',
        stroke: colour,
        strokeWidth: 2,
        dash,
      };
    }),
    ...offers.flatMap((offer, at): Primitive[] => {
      const { colour, dash } = style(offer);
      const place = places[at] as number;
      return [
        line(frame.right, ends[at] as number, frame.right + 12, place, { stroke: colour }),
        line(frame.right + 12, place, frame.right + 38, place, { stroke: colour, strokeWidth: 2, dash }),
        label(frame.right + 44, place + 4, names[at] as string),
        label(frame.right + 44, place + 18, finals[at] as string, { size: fontSize.small, fill: ink.soft }),
      ];
    }),
    { kind: 'rect', x: frame.left, y: 11, width: 26, height: 12, fill: ink.text, fillOpacity: 0.16 },
    label(frame.left + 34, 21, t.band, { size: fontSize.small }),
    line(legendX, 17, legendX + 26, 17, { stroke: ink.soft, dash: [2, 3] }),
    label(legendX + 34, 21, t.final, { size: fontSize.small }),
  ];
  return {
    width: WIDTH,
    height: frame.bottom + 48,
    title: t.title,
    description: description(format.number(evaluation.valuation.draws))[locale],
    primitives,
    table: {
      header: [t.draws, ...offers.map(name)],
      rows: convergence.map((point) => [
        format.number(point.draws),
        ...offers.map((offer) => format.percent(probability(point, offer).value)),
      ]),
    },
  };
}

function description(draws: string): Text {
  return {
    it: `Probabilità, per ogni offerta, di avere il beneficio monetario netto più alto a λ di gara, man mano che le simulazioni si aggiungono fino a ${draws}. La fascia attorno a ogni linea è di 1,96 errori standard di Monte Carlo per parte e si stringe; la linea tratteggiata orizzontale è il valore finale.`,
    en: `Probability, for each offer, of having the highest net monetary benefit at the tender’s λ, as draws are added up to ${draws}. The band around each line is 1.96 Monte Carlo standard errors on either side and narrows; the dashed horizontal line is the final value.`,
  };
}
