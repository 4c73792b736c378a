import type { Tails } from '../numbers/tails.ts';
import { type Beta, beta } from './beta.ts';
import { type Empirical, empirical } from './empirical.ts';
import { type Fixed, fixed } from './fixed.ts';
import { type Gamma, gamma } from './gamma.ts';
import { type LogNormal, logNormal } from './logNormal.ts';
import { type Normal, normal } from './normal.ts';
import { type Triangular, triangular } from './triangular.ts';
import { type Uniform, uniform } from './uniform.ts';

/** What is known of one parameter. Plain data, so that it can be stored, shown and sent to a worker. */
export type Distribution = Fixed | Beta | Gamma | LogNormal | Normal | Uniform | Triangular | Empirical;

/** What every family must be able to do. One file per family, always in this order. */
export interface Family<D> {
  mean(distribution: D): number;
  standardDeviation(distribution: D): number;
  /**
   * Value below which the distribution falls with probability `p` and above which with probability `q` = 1 − p, both
   * above 0. Near the upper end q says what p can no longer tell from 1.
   * @param near a value close to the answer, if known: only makes it faster
   */
  quantile(distribution: D, p: number, q: number, near?: number): number;
  /** Probability density at `x`; infinite where the density has a pole. Of draws, which have none, their histogram. */
  density(distribution: D, x: number): number;
  /** Probabilities up to and above `x`. */
  tails(distribution: D, x: number): Tails;
}

const families = { fixed, beta, gamma, logNormal, normal, uniform, triangular, empirical };

function familyOf(distribution: Distribution): Family<Distribution> {
  return families[distribution.family] as Family<Distribution>;
}

/** Exact, in the unit of the distribution. */
export function mean(distribution: Distribution): number {
  return familyOf(distribution).mean(distribution);
}

/** Exact, in the unit of the distribution. */
export function standardDeviation(distribution: Distribution): number {
  return familyOf(distribution).standardDeviation(distribution);
}

/**
 * Value below which the distribution falls with probability `p`; exact to 1e-12 of the smaller of p and q for shapes
 * 0.1 … 1e6, less exact outside.
 * @param p above 0 and below 1
 * @param q 1 − p; given where p is too near 1 to carry it
 * @param near a value close to the answer, if known: only makes it faster
 * @throws RangeError if p or q is not a probability above 0
 */
export function quantile(distribution: Distribution, p: number, q = 1 - p, near?: number): number {
  if (!(p > 0 && q > 0 && p <= 1 && q <= 1)) throw new RangeError(`p must be above 0 and below 1, not ${p}`);
  return familyOf(distribution).quantile(distribution, p, q, near);
}

/** Per unit; 0 outside the range, and 0 of a fixed value. */
export function density(distribution: Distribution, x: number): number {
  return familyOf(distribution).density(distribution, x);
}

/** Probabilities below and above `x`, the smaller one to a relative 1e-12 for shapes 0.1 … 1e6. */
export function tails(distribution: Distribution, x: number): Tails {
  return familyOf(distribution).tails(distribution, x);
}

/** The central 95% of the distribution. */
export function interval95(distribution: Distribution): readonly [number, number] {
  return [quantile(distribution, 0.025), quantile(distribution, 0.975)];
}
