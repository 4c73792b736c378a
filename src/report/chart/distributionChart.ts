import { scaleLinear } from 'd3-scale';
import { area, line as lineThrough } from 'd3-shape';
import {
  type Distribution,
  density,
  interval95,
  mean,
  quantile,
} from '../../core/distributions/distribution.ts';
import { type Empirical, histogram } from '../../core/distributions/empirical.ts';
import type { Text } from '../../core/problem.ts';
import type { Indicator } from '../../core/tender/indicator.ts';
import { type Locale, localized } from '../locale.ts';
import { isShare, quantityText } from '../quantity.ts';
import { ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, line, type Primitive } from './chart.ts';
import { textWidth } from './textWidth.ts';

const WIDTH = 320;
const HEIGHT = 120;
const frame = { left: 10, top: 24, right: WIDTH - 10, bottom: 80 };
const POINTS = 160;
const tone = '#0b5cab';

const distributionTexts = {
  mean: { it: 'media', en: 'mean' },
  known: { it: 'valore noto', en: 'known value' },
  minimum: { it: 'minimo accettabile', en: 'minimum acceptable' },
  ideal: { it: 'ideale', en: 'ideal' },
  figure: { it: 'Grandezza', en: 'Figure' },
  value: { it: 'Valore', en: 'Value' },
  lower: { it: 'limite inferiore 95%', en: 'lower 95% limit' },
  upper: { it: 'limite superiore 95%', en: 'upper 95% limit' },
} satisfies Record<string, Text>;

/**
 * What is known of one indicator of one offer: density with its mean and 95% interval, beside the minimum
 * acceptable (full mark) and the ideal value (hollow mark) of the tender. Small, for a row of a table.
 * @param shown from what is drawn to what is shown, increasing: a ratio as the risk that follows from it
 */
export function distributionChart(
  indicator: Indicator,
  distribution: Distribution,
  locale: Locale,
  shown: (drawn: number) => number,
): Chart {
  const t = localized(distributionTexts, locale);
  const share = isShare(indicator);
  const text = (value: number): string =>
    quantityText({ quantity: value, unit: indicator.unit, share }, locale);
  const average = shown(mean(distribution));
  const limits = interval95(distribution);
  const [lower, upper] = limits.map(shown) as [number, number];
  const known = distribution.family === 'fixed';
  const { minimumAcceptable, ideal } = indicator;

  const tails = known ? [average] : [quantile(distribution, 0.001), quantile(distribution, 0.999)];
  const ends = [...tails.map(shown), minimumAcceptable, ideal];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const air = (most - least || Math.abs(most) || 1) * 0.03;
  const x = scaleLinear([least - air, most + air], [frame.left, frame.right]);
  const axis = scaleLinear(
    x.domain().map((end) => end * (share ? 100 : 1)),
    x.range(),
  );
  // Tick labels are centred, so those at the very ends would be cut.
  const ticks = ticksOf(axis, 4, locale)
    .map(({ value, text: tick }) => ({ at: axis(value), tick: share ? `${tick}%` : tick }))
    .filter(({ at, tick }) => {
      const half = textWidth(tick, fontSize.small) / 2;
      return at - half >= 0 && at + half <= WIDTH;
    });
  const summary = known
    ? `${t.known} ${text(average)}`
    : `${t.mean} ${text(average)} (95%: ${text(lower)}–${text(upper)})`;
  const minimumText = `${t.minimum} ${text(minimumAcceptable)}`;
  const idealText = `${t.ideal} ${text(ideal)}`;

  const primitives: Primitive[] = [
    label(frame.left, 14, summary, { size: fontSize.small }),
    ...(known ? [] : curve(distribution, limits, tails as [number, number], shown, x)),
    line(x(average), frame.top, x(average), frame.bottom, { stroke: tone, strokeWidth: known ? 3 : 1.5 }),
    line(frame.left, frame.bottom, frame.right, frame.bottom, { stroke: ink.axis }),
    ...ticks.flatMap(({ at, tick }): Primitive[] => [
      line(at, frame.bottom, at, frame.bottom + 3, { stroke: ink.axis }),
      label(at, frame.bottom + 16, tick, { anchor: 'middle', size: 10, fill: ink.soft }),
    ]),
    mark(x(minimumAcceptable), frame.bottom, ink.text),
    mark(x(ideal), frame.bottom, ink.paper),
    mark(frame.left + 5, HEIGHT - 4, ink.text),
    label(frame.left + 14, HEIGHT - 5, minimumText, { size: 10 }),
    mark(frame.right - textWidth(idealText, 10) - 9, HEIGHT - 4, ink.paper),
    label(frame.right, HEIGHT - 5, idealText, { size: 10, anchor: 'end' }),
  ];
  const rows: string[][] = [
    [known ? t.known : t.mean, text(average)],
    ...(known
      ? []
      : [
          [t.lower, text(lower)],
          [t.upper, text(upper)],
        ]),
    [t.minimum, text(minimumAcceptable)],
    [t.ideal, text(ideal)],
  ];
  return {
    width: WIDTH,
    height: HEIGHT,
    title: indicator.label[locale],
    description: `${summary}; ${minimumText}; ${idealText}.`,
    primitives,
    table: { header: [t.figure, t.value], rows },
  };
}

type Limits = readonly [from: number, to: number];
type Outline = [value: number, height: number][];

/** Density over the bulk of the distribution, the central 95% shaded. */
function curve(
  distribution: Distribution,
  limits: Limits,
  tails: Limits,
  shown: (drawn: number) => number,
  x: (value: number) => number,
): Primitive[] {
  // Own draws may be equal, all of them or nearly all: they have no width to be drawn.
  if (limits[0] === limits[1]) return [];
  const [points, inside] = [tails, limits].map((range) =>
    distribution.family === 'empirical'
      ? steps(distribution, range)
      : densityBetween(distribution, range, tails, shown),
  ) as [Outline, Outline];
  const highest = Math.max(...points.map(([, height]) => height));
  const y = scaleLinear([0, highest], [frame.bottom, frame.top + 2]);
  const outline = lineThrough<Outline[number]>(
    ([value]) => x(value),
    ([, height]) => y(height),
  );
  const shade = area<Outline[number]>(
    ([value]) => x(value),
    frame.bottom,
    ([, height]) => y(Math.min(height, highest)),
  );
  return [
    { kind: 'path', d: shade(inside) ?? '', fill: '#cfe2f5' },
    { kind: 'path', d: outline(points) ?? '', stroke: tone, strokeWidth: 1.5 },
  ];
}

/** Points of the density between two values, as fine as over the whole picture. */
function densityBetween(
  distribution: Distribution,
  [lower, upper]: Limits,
  [from, to]: Limits,
  shown: (drawn: number) => number,
): Outline {
  const values = Array.from({ length: POINTS + 1 }, (_, at) => from + ((to - from) * at) / POINTS);
  return (
    [lower, ...values.filter((value) => value > lower && value < upper), upper]
      .map((value): Outline[number] => [shown(value), density(distribution, value) / slopeOf(shown, value)])
      // A density may have no finite height at the end of its range.
      .filter(([, height]) => Number.isFinite(height))
  );
}

/** The tops of a histogram's bins between two values. Own draws are shown as they are drawn. */
function steps(distribution: Empirical, [lower, upper]: Limits): Outline {
  const { from, width, heights } = histogram(distribution);
  return heights.flatMap((height, bin): Outline => {
    const [left, right] = [Math.max(lower, from + bin * width), Math.min(upper, from + (bin + 1) * width)];
    return left < right
      ? [
          [left, height],
          [right, height],
        ]
      : [];
  });
}

/** By how much what is shown grows with what is drawn; a picture needs no more than a difference quotient. */
function slopeOf(shown: (drawn: number) => number, value: number): number {
  const step = Math.abs(value) * 1e-4;
  return shown(value) === value ? 1 : (shown(value + step) - shown(value - step)) / (2 * step);
}

/** A small triangle standing under `y`, its tip on it. */
function mark(x: number, y: number, fill: string): Primitive {
  const d = `M${x.toFixed(2)},${(y - 7).toFixed(2)}l4,7h-8Z`;
  return { kind: 'path', d, fill, stroke: ink.text, strokeWidth: 1 };
}
