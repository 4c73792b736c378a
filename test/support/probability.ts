import { type Distribution, tails } from '../../src/core/distributions/distribution.ts';

/** A distribution written for a test's title. */
export function titleOf(distribution: Distribution): string {
  const { family, ...parameters } = distribution;
  return `${family}(${Object.values(parameters).join(', ')})`;
}

/**
 * How far `x` is from being the quantile of p (and 1 − p = q), in probability and relative to the smaller of the two.
 * Nothing if the quantile lies within `ulps` doubles of `x`: where a distribution crowds against 1, neighbouring doubles
 * are far apart in probability.
 */
export function relativeError(distribution: Distribution, x: number, p: number, q: number, ulps = 2): number {
  const step = ulps * Number.EPSILON * Math.abs(x);
  const below = tails(distribution, x - step);
  const above = tails(distribution, x + step);
  return p <= q
    ? Math.max(0, below.lower - p, p - above.lower) / p
    : Math.max(0, above.upper - q, q - below.upper) / q;
}
