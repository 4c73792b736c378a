import { normalQuantile } from '../numbers/normalQuantile.ts';
import { normalDensity, normalTail } from '../numbers/normalTail.ts';
import type { Family } from './distribution.ts';
import { requirePositive } from './parameterRange.ts';

/** Ratios (relative risk, hazard ratio, odds ratio): the logarithm is normal. */
export interface LogNormal {
  readonly family: 'logNormal';
  /** Mean of the logarithm; `exp(mu)` is the median. */
  readonly mu: number;
  /** Standard deviation of the logarithm. */
  readonly sigma: number;
}

const Z95 = 1.959964;

/**
 * A ratio and its 95% interval. The point is the median: mu = ln point, sigma = (ln U − ln L)/(2·1.959964)
 * (Briggs, Claxton & Sculpher 2006, chapter 4).
 * @param lower,upper limits of the 95% interval, 0 < lower < upper
 * @throws RangeError for a point or limit that is not above 0, or limits that are not in order
 */
export function logNormalFromInterval(point: number, lower: number, upper: number): LogNormal {
  requirePositive('point', point);
  requirePositive('lower', lower);
  requirePositive('upper', upper);
  if (lower >= upper) throw new RangeError(`lower must be below upper, not ${lower} and ${upper}`);
  return {
    family: 'logNormal',
    mu: Math.log(point),
    sigma: (Math.log(upper) - Math.log(lower)) / (2 * Z95),
  };
}

/**
 * The risk ratio of two arms of one study: mu = ln((x₁/n₁)/(x₂/n₂)), sigma = √(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂)
 * (Briggs, Claxton & Sculpher 2006, chapter 4).
 * @param events,n the offer's arm, 0 < events ≤ n; comparatorEvents,comparatorN likewise, not all patients of
 *   both arms with the event
 */
export function logNormalFromTwoArms(
  events: number,
  n: number,
  comparatorEvents: number,
  comparatorN: number,
): LogNormal {
  return {
    family: 'logNormal',
    mu: Math.log(events / n / (comparatorEvents / comparatorN)),
    sigma: Math.sqrt(1 / events - 1 / n + 1 / comparatorEvents - 1 / comparatorN),
  };
}

/**
 * How far ln(point) lies from the middle of the interval on the log scale. A printed ratio and its interval
 * are symmetric there up to rounding: above about 0.02 one of the three figures is usually a typing error.
 */
export function logAsymmetry(point: number, lower: number, upper: number): number {
  return Math.abs(Math.log(point) - (Math.log(lower) + Math.log(upper)) / 2);
}

export const logNormal: Family<LogNormal> = {
  mean: ({ mu, sigma }) => Math.exp(mu + (sigma * sigma) / 2),
  standardDeviation: (distribution) => {
    const variance = distribution.sigma * distribution.sigma;
    return logNormal.mean(distribution) * Math.sqrt(Math.expm1(variance));
  },
  quantile: ({ mu, sigma }, p, q) => Math.exp(mu + sigma * normalQuantile(p, q)),
  density: ({ mu, sigma }, x) => (x > 0 ? normalDensity((Math.log(x) - mu) / sigma) / (sigma * x) : 0),
  tails: ({ mu, sigma }, x) => {
    if (x <= 0) return { lower: 0, upper: 1 };
    const z = (Math.log(x) - mu) / sigma;
    return { lower: normalTail(-z), upper: normalTail(z) };
  },
};
