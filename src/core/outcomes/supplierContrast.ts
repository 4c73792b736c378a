import { normalQuantile } from '../numbers/normalQuantile.ts';
import { requireEvents } from './eventCount.ts';
import { type Interval, tailBeyond } from './interval.ts';
import { clopperPearsonInterval, wilsonInterval } from './proportionInterval.ts';

/** Events among the patients of one supplier. */
export interface SupplierEvents {
  readonly events: number;
  readonly n: number;
}

/** One supplier against another, not adjusted for their patients. */
export interface Contrast {
  readonly value: number;
  readonly interval: Interval;
}

/**
 * Difference of two rates p₁ − p₂ with δ ∓ √((p₁ − l₁)² + (u₂ − p₂)²), l and u Wilson's limits (Newcombe 1998, Stat Med 17:873-890,
 * method 10). Exists without events too.
 * @returns fractions, −1 to 1; undefined if one has no patients
 * @throws RangeError unless whole numbers 0 ≤ events ≤ n and 0 < level < 1
 */
export function rateDifference(
  one: SupplierEvents,
  other: SupplierEvents,
  level: number,
): Contrast | undefined {
  const first = wilsonInterval(one.events, one.n, level);
  const second = wilsonInterval(other.events, other.n, level);
  if (one.n === 0 || other.n === 0) return undefined;
  const p1 = one.events / one.n;
  const p2 = other.events / other.n;
  return {
    value: p1 - p2,
    interval: {
      lower: p1 - p2 - Math.hypot(p1 - first.lower, second.upper - p2),
      upper: p1 - p2 + Math.hypot(first.upper - p1, p2 - second.lower),
    },
  };
}

/**
 * Ratio of two rates with exp(ln(p₁/p₂) ∓ z·√(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂)) (Katz, Baptista, Azen & Pike 1978, Biometrics 34:469-474).
 * @returns undefined where the formula has no value or no width: one without events or patients, both with events only. `eventRateRatio`
 *   has limits there
 * @throws as `rateDifference`
 */
export function rateRatio(one: SupplierEvents, other: SupplierEvents, level: number): Contrast | undefined {
  requireEvents(one.events, one.n);
  requireEvents(other.events, other.n);
  const tail = tailBeyond(level);
  if (one.events === 0 || other.events === 0) return undefined;
  const variance = 1 / one.events - 1 / one.n + 1 / other.events - 1 / other.n;
  if (!(variance > 0)) return undefined;
  const value = (one.events / one.n) * (other.n / other.events);
  const factor = Math.exp(normalQuantile(1 - tail, tail) * Math.sqrt(variance));
  return { value, interval: { lower: value / factor, upper: value * factor } };
}

/**
 * Ratio of two Poisson rates, exactly: given all events the first supplier's are binomial, so Clopper-Pearson limits π of x₁/(x₁ + x₂) give
 * π/(1 − π)·n₂/n₁ (Przyborowski & Wilenski 1940, Biometrika 31:313-323; Breslow & Day 1987, chapter 3).
 * @param one,other events with n patients each; n may also be E or patient-years, above 0
 * @returns undefined without events in both, where nothing is known; the value and upper limit are infinite without events in `other`
 * @throws RangeError for counts that are none, an n that is not above 0, or a level that is not between 0 and 1
 */
export function eventRateRatio(
  one: SupplierEvents,
  other: SupplierEvents,
  level: number,
): Contrast | undefined {
  if (!(one.n > 0 && other.n > 0)) throw new RangeError(`n must be above 0, not ${one.n} and ${other.n}`);
  const share = clopperPearsonInterval(one.events, one.events + other.events, level);
  if (one.events + other.events === 0) return undefined;
  const exposure = other.n / one.n;
  const odds = (part: number): number => (part / (1 - part)) * exposure;
  return {
    value: (one.events / other.events) * exposure,
    interval: { lower: odds(share.lower), upper: odds(share.upper) },
  };
}
