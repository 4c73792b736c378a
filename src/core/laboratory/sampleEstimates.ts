import type { Estimate } from '../numbers/estimate.ts';

/** A share of independent trials, with its binomial standard error. */
export function shareOf(count: number, trials: number): Estimate {
  const value = count / trials;
  return { value, standardError: Math.sqrt((value * (1 - value)) / trials) };
}

/** Mean of independent values; null of none. */
export function meanOf(values: readonly number[]): Estimate | null {
  const n = values.length;
  if (n === 0) return null;
  const value = values.reduce((sum, one) => sum + one, 0) / n;
  const squares = values.reduce((sum, one) => sum + (one - value) * (one - value), 0);
  return { value, standardError: n === 1 ? 0 : Math.sqrt(squares / (n - 1) / n) };
}

/**
 * A quantile of independent values; null of none. Its standard error is half the distance between the values whose ranks are
 * one binomial standard error below and above it.
 */
export function quantileOf(values: readonly number[], probability: number): Estimate | null {
  const n = values.length;
  if (n === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (rank: number): number => sorted[Math.min(n - 1, Math.max(0, rank))] as number;
  const rank = Math.ceil(probability * n) - 1;
  const reach = Math.ceil(Math.sqrt(n * probability * (1 - probability)));
  return { value: at(rank), standardError: (at(rank + reach) - at(rank - reach)) / 2 };
}
