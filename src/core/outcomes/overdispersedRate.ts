import { normalQuantile } from '../numbers/normalQuantile.ts';
import { requireEvents } from './eventCount.ts';
import { type Interval, tailBeyond } from './interval.ts';
import { type Overdispersion, overdispersion } from './overdispersion.ts';
import { requireRate } from './rate.ts';

/**
 * Over-dispersion of rates around a target θ: z = (p − θ)/s, s = √(θ(1−θ)/n), winsorised (Spiegelhalter 2005, appendix A.2).
 * @param target θ, a fraction above 0 and below 1: at 0 or 1 nothing can differ by chance
 * @param units each with n > 0 patients; units without patients are nowhere in a funnel
 * @returns τ² of rates, as squared fractions; undefined with fewer than ten units
 * @throws RangeError for another target, or counts that are none
 */
export function rateOverdispersion(
  target: number,
  units: readonly { readonly events: number; readonly n: number }[],
): Overdispersion | undefined {
  const deviations = units.map(({ events, n }) => {
    requireEvents(events, n);
    const standardError = rateStandardError(target, n);
    return { z: (events / n - target) / standardError, standardError };
  });
  return overdispersion(deviations, 'winsorised');
}

/**
 * Limits θ ± z·√(θ(1−θ)/n + τ²). With τ² = 0 they are the normal approximation of `rateFunnel`, which is to be preferred. Not cut at 0 and 1,
 * so that it can be seen where the approximation fails.
 * @param target,n as for `rateOverdispersion`
 * @throws RangeError for another target or n, or a level that is not between 0 and 1
 */
export function overdispersedRateFunnel(target: number, n: number, tau2: number, level: number): Interval {
  const tail = tailBeyond(level);
  const standardError = rateStandardError(target, n);
  const half = normalQuantile(1 - tail, tail) * Math.sqrt(standardError * standardError + tau2);
  return { lower: target - half, upper: target + half };
}

function rateStandardError(target: number, n: number): number {
  requireRate('target', target);
  if (!(n > 0)) throw new RangeError(`n must be above 0, not ${n}`);
  return Math.sqrt((target * (1 - target)) / n);
}
