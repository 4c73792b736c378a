import { normalQuantile } from '../numbers/normalQuantile.ts';
import { normalDensity, normalTail } from '../numbers/normalTail.ts';
import type { Family } from './distribution.ts';
import { requireFinite, requirePositive } from './parameterRange.ts';

/** Unbounded quantity known by its mean and standard error. */
export interface Normal {
  readonly family: 'normal';
  readonly mean: number;
  readonly sd: number;
}

/**
 * @param se standard error of the mean, above 0
 * @throws RangeError for a mean that is not finite or an se that is not above 0
 */
export function normalFromMeanSe(mean: number, se: number): Normal {
  requireFinite('mean', mean);
  requirePositive('se', se);
  return { family: 'normal', mean, sd: se };
}

export const normal: Family<Normal> = {
  mean: ({ mean }) => mean,
  standardDeviation: ({ sd }) => sd,
  quantile: ({ mean, sd }, p, q) => mean + sd * normalQuantile(p, q),
  density: ({ mean, sd }, x) => normalDensity((x - mean) / sd) / sd,
  tails: ({ mean, sd }, x) => ({ lower: normalTail((mean - x) / sd), upper: normalTail((x - mean) / sd) }),
};
