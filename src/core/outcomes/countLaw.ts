import type { Tails } from '../numbers/tails.ts';

/** How a number of events is distributed. `k` is always a whole number, of any sign. */
export interface CountLaw {
  /** The greatest count that is possible; infinite without limit. */
  readonly most: number;
  readonly mean: number;
  /** P(X ≤ k) and P(X > k); the smaller one to a relative 1e-12. */
  tails(k: number): Tails;
  /** P(X = k) */
  probability(k: number): number;
}

/** One-sided probability of so many events or more, by chance alone. */
export interface TailProbability {
  /** P(X ≥ observed) */
  readonly exact: number;
  /** P(X > observed) + ½ P(X = observed), which is less cautious (Lancaster 1961, JASA 56:223-234). */
  readonly midP: number;
}

export function probabilityOfAtLeast(law: CountLaw, observed: number): TailProbability {
  const { upper } = law.tails(observed);
  return { exact: law.tails(observed - 1).upper, midP: upper + law.probability(observed) / 2 };
}

/**
 * The smallest k with P(X ≤ k) ≥ p, that is P(X > k) ≤ q, found on the smaller of the two.
 * @param p,q both above 0, p + q = 1
 */
export function countQuantile(law: CountLaw, p: number, q: number): number {
  const isReached = (k: number): boolean => {
    const { lower, upper } = law.tails(k);
    return p <= q ? lower >= p : upper <= q;
  };
  let above = Math.min(law.most, Math.ceil(law.mean));
  for (let step = 1; !isReached(above); step *= 2) above = Math.min(law.most, above + step);
  let below = -1;
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2);
    if (isReached(middle)) above = middle;
    else below = middle;
  }
  return above;
}
