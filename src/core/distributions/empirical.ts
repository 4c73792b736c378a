import { countNotAbove } from '../numbers/bisection.ts';
import type { Family } from './distribution.ts';

/**
 * What a supplier's own model says of a quantity: as many draws as it made, each equally plausible. The
 * distribution function is a step function with the same step at each draw.
 */
export interface Empirical {
  readonly family: 'empirical';
  /** In the order of the supplier's rows: the same row of several quantities is one draw of the model. */
  readonly values: readonly number[];
}

/** @throws RangeError without values, or for one that is not finite */
export function empiricalOf(values: readonly number[]): Empirical {
  if (values.length === 0) throw new RangeError('values must not be empty');
  if (!values.every(Number.isFinite)) throw new RangeError('values must be finite numbers');
  return { family: 'empirical', values };
}

export const empirical: Family<Empirical> = {
  mean: ({ values }) => meanOf(rising(values)),
  // Of the population: the draws are the distribution, not a sample of it.
  standardDeviation: ({ values }) => {
    const sorted = rising(values);
    const mean = meanOf(sorted);
    return Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / sorted.length);
  },
  // The inverse of the step function: the least draw up to which at least the share p of all draws lies.
  quantile: ({ values }, p, q) => {
    const sorted = rising(values);
    const count = sorted.length;
    return sorted[p <= q ? Math.ceil(count * p) - 1 : count - Math.floor(count * q) - 1] as number;
  },
  // For the picture only: steps have no density, so this is the height of the histogram.
  density: (distribution, x) => {
    const { from, width, heights } = histogram(distribution);
    const bin = Math.floor((x - from) / width);
    // The last bin holds its right end too.
    return heights[x === from + width * heights.length ? heights.length - 1 : bin] ?? 0;
  },
  tails: ({ values }, x) => {
    const sorted = rising(values);
    const below = countNotAbove(sorted, x);
    return { lower: below / sorted.length, upper: (sorted.length - below) / sorted.length };
  },
};

/** Bins side by side from `from`, each `width` wide; the area under all heights is 1. */
export interface Histogram {
  readonly from: number;
  readonly width: number;
  readonly heights: readonly number[];
}

/** More bins than a picture of this size can show say nothing more. */
const MOST_BINS = 80;

/**
 * Histogram with bins of about twice the interquartile range over the cube root of the number of draws
 * (Freedman & Diaconis, Z Wahrscheinlichkeitstheorie 1981;57:453-476).
 */
export function histogram(distribution: Empirical): Histogram {
  const sorted = rising(distribution.values);
  const count = sorted.length;
  const [from, to] = [sorted[0] as number, sorted[count - 1] as number];
  const spread = empirical.quantile(distribution, 0.75, 0.25) - empirical.quantile(distribution, 0.25, 0.75);
  const wanted = ((to - from) * Math.cbrt(count)) / (2 * spread);
  // Half of the draws may be equal, and so may all.
  const bins = Math.max(1, Math.min(MOST_BINS, Number.isFinite(wanted) ? Math.ceil(wanted) : MOST_BINS));
  const width = (to - from) / bins || 1;
  const heights = new Array<number>(bins).fill(0);
  for (const value of sorted) {
    const bin = Math.min(bins - 1, Math.floor((value - from) / width));
    heights[bin] = (heights[bin] as number) + 1 / (count * width);
  }
  return { from, width, heights };
}

/**
 * In rising order, so that the order of the rows changes no bit of the sum; counted from the middle, so that draws
 * that are all equal have their own value as mean.
 */
function meanOf(sorted: Float64Array): number {
  const middle = sorted[sorted.length >> 1] as number;
  return middle + sorted.reduce((sum, value) => sum + (value - middle), 0) / sorted.length;
}

/** Draws are sorted once, however often they are asked for. */
const sortedDraws = new WeakMap<readonly number[], Float64Array>();

function rising(values: readonly number[]): Float64Array {
  const known = sortedDraws.get(values);
  if (known !== undefined) return known;
  const sorted = Float64Array.from(values).sort();
  sortedDraws.set(values, sorted);
  return sorted;
}
