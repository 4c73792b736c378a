import { binomial } from './binomial.ts';
import { type CountLaw, countQuantile } from './countLaw.ts';
import { type Interval, tailBeyond } from './interval.ts';
import { poisson } from './poisson.ts';

/**
 * Exact limits of a funnel plot, interpolated so that they are smooth: with r the smallest count at which F(r) ≥ p, the limit is r − a with
 * a = (F(r) − p)/(F(r) − F(r−1)), not below 0 (Spiegelhalter 2005, Stat Med 24:1185-1202, appendix A.1). The unit's size decides them, its
 * outcome does not. They are for the eye: below the lower limit the tail probability is always under p, but above the upper one by less than
 * a whole event it can be over it, so what is said of one unit is said from `probabilityOfAtLeast`.
 * @param law of the unit's events if it just meets the target
 * @returns events; divided by n or E they are rates or ratios
 * @throws RangeError for a level that is not between 0 and 1
 */
export function funnelLimits(law: CountLaw, level: number): Interval {
  const tail = tailBeyond(level);
  return { lower: interpolated(law, tail, 1 - tail), upper: interpolated(law, 1 - tail, tail) };
}

function interpolated(law: CountLaw, p: number, q: number): number {
  const r = countQuantile(law, p, q);
  const { lower, upper } = law.tails(r);
  const excess = p <= q ? lower - p : q - upper;
  return Math.max(0, r - excess / law.probability(r));
}

/**
 * Funnel limits of a rate around the contract's target.
 * @param target rate, a fraction
 * @param n patients of the unit; without patients any rate is within, 0 to 1
 * @throws RangeError for a target outside 0 to 1, an n that is no whole number from 0, or a level that is not between 0 and 1
 */
export function rateFunnel(target: number, n: number, level: number): Interval {
  const { lower, upper } = funnelLimits(binomial(n, target), level);
  return n === 0 ? { lower: 0, upper: 1 } : { lower: lower / n, upper: upper / n };
}

/**
 * Funnel limits of a ratio O/E around the contract's target.
 * @param target ratio, 1 for the reference
 * @param expected E of the unit; with E = 0 any ratio is within, 0 to infinity
 * @throws RangeError for a negative target or expected, or a level that is not between 0 and 1
 */
export function ratioFunnel(target: number, expected: number, level: number): Interval {
  const { lower, upper } = funnelLimits(poisson(target * expected), level);
  if (expected === 0) return { lower: 0, upper: Number.POSITIVE_INFINITY };
  return { lower: lower / expected, upper: upper / expected };
}
