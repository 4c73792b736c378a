import { normalTail } from '../numbers/normalTail.ts';
import { binomial } from '../outcomes/binomial.ts';
import { hypergeometric } from '../outcomes/hypergeometric.ts';
import { twoSided } from './againstTarget.ts';
import type { Counts } from './observedRate.ts';
import type { TargetTracking } from './tracking.ts';

type Trend = NonNullable<TargetTracking['trend']>;

/** Below this a difference between the halves is called a trend. */
const SURPRISING = 0.05;

/**
 * Months in order, cut into an earlier and a later half (the middle one of an odd number is later).
 * @returns undefined for fewer than two months
 */
export function halves<Month>(months: readonly Month[]): readonly [Month[], Month[]] | undefined {
  const middle = Math.floor(months.length / 2);
  return middle === 0 ? undefined : [months.slice(0, middle), months.slice(middle)];
}

/**
 * The later months against the earlier: given all events, by how probable it is that chance shares them out so unevenly. Fisher's exact test for
 * rates (Fisher 1935); with a risk model the binomial one, in proportion to expected events (Przyborowski & Wilenski 1940, Biometrika
 * 31:313-323). Two-sided. It says whether something moved, not how far: nothing is decided by it.
 * @returns null if a half has no patients
 */
export function rateTrend(
  earlier: Counts,
  later: Counts,
  better: 'lower' | 'higher',
  adjusted: boolean,
): Trend | null {
  const [before, after] = adjusted ? [earlier.expected, later.expected] : [earlier.patients, later.patients];
  if (!(before > 0 && after > 0)) return null;
  const events = earlier.events + later.events;
  const law = adjusted
    ? binomial(events, after / (before + after))
    : hypergeometric(before + after, events, after);
  const p = twoSided({
    atMost: law.tails(later.events).lower,
    atLeast: law.tails(later.events - 1).upper,
  });
  return trendOf(p, later.events / after - earlier.events / before, better);
}

/** Means of two halves with their standard errors, by the normal distribution. */
export function meanTrend(
  earlier: { readonly mean: number; readonly standardError: number },
  later: { readonly mean: number; readonly standardError: number },
  better: 'lower' | 'higher',
): Trend | null {
  const error = Math.hypot(earlier.standardError, later.standardError);
  if (!(error > 0)) return null;
  const rise = later.mean - earlier.mean;
  return trendOf(2 * normalTail(Math.abs(rise) / error), rise, better);
}

function trendOf(p: number, rise: number, better: 'lower' | 'higher'): Trend {
  if (p >= SURPRISING || rise === 0) return { direction: 'steady', p };
  return { direction: rise > 0 === (better === 'higher') ? 'better' : 'worse', p };
}
