import type { Estimate } from './estimate.ts';

/** Mean of `n` shares between 0 and 1 from their sum and the sum of their squares, with its standard error. */
export function meanShare(n: number, sum: number, squares: number): Estimate {
  const value = sum / n;
  return { value, standardError: Math.sqrt(Math.max(0, squares / n - value * value) / n) };
}
