import { rootOfDecreasing } from '../numbers/root.ts';
import type { Beta } from './beta.ts';
import { mean, quantile } from './distribution.ts';
import type { Gamma } from './gamma.ts';

/** The value below which a quantity lies with this probability. */
export interface Quantile {
  readonly probability: number;
  readonly value: number;
}

/**
 * Parameters are sought between these limits. Below, nearly all probability sits at the ends of the range;
 * above, the interval is narrower than half a per cent: neither is what a study or a clinician means.
 */
const LEAST = Math.log(0.01);
const MOST = Math.log(1e6);

/**
 * The Gamma with two given quantiles, both met exactly. The ratio of two quantiles depends on the shape alone
 * and falls as the shape grows, so one root is enough; the scale follows.
 * @param lower,upper 0 < lower.value < upper.value, 0 < lower.probability < upper.probability < 1
 * @returns undefined if its shape would be outside 0.01 … 1,000,000
 */
export function gammaFromQuantiles(lower: Quantile, upper: Quantile): Gamma | undefined {
  const quantileAt = (shape: number, p: number): number => quantile({ family: 'gamma', shape, scale: 1 }, p);
  const wanted = Math.log(upper.value / lower.value);
  const logShape = rootOfDecreasing(
    (at) => {
      const shape = Math.exp(at);
      const ratio = quantileAt(shape, upper.probability) / quantileAt(shape, lower.probability);
      return Math.log(ratio) - wanted;
    },
    // Where the logarithm is nearly normal, its standard deviation is 1/√shape.
    2 * Math.log(4 / wanted),
    LEAST,
    MOST,
  );
  if (logShape === undefined) return undefined;
  const shape = Math.exp(logShape);
  const found: Gamma = {
    family: 'gamma',
    shape,
    scale: upper.value / quantileAt(shape, upper.probability),
  };
  return meets(found, lower, upper) ? found : undefined;
}

/**
 * The Beta with two given quantiles, both met exactly. For each `a` one `b` meets the lower quantile; along
 * these pairs the distribution narrows as `a` grows, so that the upper quantile falls: two nested roots
 * (the approach of van Dorp & Mazzuchi, J Stat Comput Simul 2000;67:189-201).
 * @param lower,upper 0 < lower.value < upper.value < 1, 0 < lower.probability < upper.probability < 1
 * @returns undefined if a or b would be outside 0.01 … 1,000,000
 */
export function betaFromQuantiles(lower: Quantile, upper: Quantile): Beta | undefined {
  const logQuantile = (logA: number, logB: number, p: number): number =>
    Math.log(quantile({ family: 'beta', a: Math.exp(logA), b: Math.exp(logB) }, p));
  const [logLower, logUpper] = [Math.log(lower.value), Math.log(upper.value)];
  // Starting point by moments, the interval taken as four standard deviations.
  const middle = (lower.value + upper.value) / 2;
  const quarter = (upper.value - lower.value) / 4;
  const size = Math.max((middle * (1 - middle)) / (quarter * quarter) - 1, 0.1);
  let logB = Math.log((1 - middle) * size);

  const lowerMet = (logA: number): number | undefined =>
    rootOfDecreasing((at) => logQuantile(logA, at, lower.probability) - logLower, logB, LEAST, MOST);
  const logA = rootOfDecreasing(
    (at) => {
      const met = lowerMet(at);
      // No b meets the lower quantile: a is too small if even the least b leaves it too low.
      if (met === undefined) return logQuantile(at, LEAST, lower.probability) < logLower ? 1 : -1;
      logB = met;
      return logQuantile(at, met, upper.probability) - logUpper;
    },
    Math.log(middle * size),
    LEAST,
    MOST,
  );
  if (logA === undefined) return undefined;
  const found: Beta = { family: 'beta', a: Math.exp(logA), b: Math.exp(lowerMet(logA) ?? Number.NaN) };
  return meets(found, lower, upper) ? found : undefined;
}

/** A fit is only taken if both quantiles come back, to nine digits. */
function meets(found: Beta | Gamma, ...wanted: readonly Quantile[]): boolean {
  return wanted.every(({ probability, value }) => Math.abs(quantile(found, probability) / value - 1) < 1e-9);
}

/** The quantiles at the limits of a central interval: of 95%, those of 2.5% and 97.5%. */
export function centralInterval(low: number, high: number, probability: number): [Quantile, Quantile] {
  const tail = (1 - probability) / 2;
  return [
    { probability: tail, value: low },
    { probability: 1 - tail, value: high },
  ];
}

/** The Gamma whose central interval this is, as `gammaFromQuantiles`. */
export function gammaFromInterval(low: number, high: number, probability: number): Gamma | undefined {
  return gammaFromQuantiles(...centralInterval(low, high, probability));
}

/** The Beta whose central interval this is, as `betaFromQuantiles`. */
export function betaFromInterval(low: number, high: number, probability: number): Beta | undefined {
  return betaFromQuantiles(...centralInterval(low, high, probability));
}

/** Which middle of a distribution was given beside its interval. */
export type Centre = 'mean' | 'median' | 'mode';

/** The middle of a fitted distribution, to be held against the one given. */
export function centreOf(distribution: Beta | Gamma, centre: Centre): number {
  if (centre === 'mean') return mean(distribution);
  if (centre === 'median') return quantile(distribution, 0.5);
  if (distribution.family === 'gamma') return Math.max(distribution.shape - 1, 0) * distribution.scale;
  const { a, b } = distribution;
  // Without a hump inside, the most plausible value is the end with the greater mass.
  return a > 1 && b > 1 ? (a - 1) / (a + b - 2) : a < b ? 0 : 1;
}
