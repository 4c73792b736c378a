import type { Beta } from '../distributions/beta.ts';
import type { CountLaw } from './countLaw.ts';
import { requireCount } from './eventCount.ts';
import { tabulatedLaw } from './tabulatedLaw.ts';

/**
 * Events among n further patients whose rate is only known as Beta(a, b): C(n, k)·B(a+k, b+n−k)/B(a, b)
 * (Skellam 1948, JRSS B 10:257-261). Tabulated by the ratio of neighbours, from the mean to both ends, then divided by the sum, so that
 * large n lose no digits.
 * @param n patients, from 0
 * @throws RangeError for any other n
 */
export function betaBinomial(n: number, { a, b }: Beta): CountLaw {
  requireCount('n', n);
  const mean = (n * a) / (a + b);
  const start = Math.floor(mean);
  const weights = new Float64Array(n + 1);
  weights[start] = 1;
  /** P(X = k+1) / P(X = k) */
  const ratio = (k: number): number => ((n - k) * (a + k)) / ((k + 1) * (n - k - 1 + b));
  for (let k = start; k < n; k++) weights[k + 1] = (weights[k] as number) * ratio(k);
  for (let k = start; k > 0; k--) weights[k - 1] = (weights[k] as number) / ratio(k - 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return tabulatedLaw(
    weights.map((weight) => weight / total),
    0,
    mean,
  );
}
