import type { CountLaw } from './countLaw.ts';
import { requireCount, requireEvents } from './eventCount.ts';
import { tabulatedLaw } from './tabulatedLaw.ts';

/**
 * Events among `drawn` of `n` patients if chance alone shares out the `events` of all: C(K, k)·C(n−K, m−k)/C(n, m) (Fisher 1935, The Logic of
 * Inductive Inference). Tabulated by the ratio of neighbours from the mean to both ends, then divided by the sum.
 * @throws RangeError unless whole numbers 0 ≤ events ≤ n and 0 ≤ drawn ≤ n
 */
export function hypergeometric(n: number, events: number, drawn: number): CountLaw {
  requireEvents(events, n);
  requireCount('drawn', drawn);
  if (drawn > n) throw new RangeError(`no more than ${n} can be drawn, not ${drawn}`);
  const least = Math.max(0, drawn + events - n);
  const most = Math.min(events, drawn);
  const mean = n === 0 ? 0 : (events / n) * drawn;
  const start = Math.min(most, Math.max(least, Math.floor(mean)));
  const weights = new Float64Array(most - least + 1);
  weights[start - least] = 1;
  /** P(X = k+1) / P(X = k) */
  const ratio = (k: number): number =>
    ((events - k) / (k + 1)) * ((drawn - k) / (n - events - drawn + k + 1));
  for (let k = start; k < most; k++) weights[k + 1 - least] = (weights[k - least] as number) * ratio(k);
  for (let k = start; k > least; k--) weights[k - 1 - least] = (weights[k - least] as number) / ratio(k - 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return tabulatedLaw(
    weights.map((weight) => weight / total),
    least,
    mean,
  );
}
