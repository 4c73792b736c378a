/**
 * NMB on a 0–100 scale between the worst and the best of a set (Messori & Trippoli, Orthop Rev 2018,
 * DOI 10.4081/or.2017.7488). Shown as information: it contains the price and suffers rank reversal, so it can
 * be no technical score.
 * @returns undefined when all values are equal and the scale has no length
 */
export function minMaxScores(values: readonly number[]): number[] | undefined {
  const worst = Math.min(...values);
  const best = Math.max(...values);
  if (best === worst) return undefined;
  return values.map((value) => (100 * (value - worst)) / (best - worst));
}
