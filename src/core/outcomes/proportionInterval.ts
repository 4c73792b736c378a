import { quantile } from '../distributions/distribution.ts';
import { normalQuantile } from '../numbers/normalQuantile.ts';
import { requireEvents } from './eventCount.ts';
import { type Interval, tailBeyond } from './interval.ts';

/**
 * Score interval of a rate, the one that decides about targets: with p = events/n and z the normal quantile,
 * (p + z²/2n ∓ z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n) (Wilson 1927, JASA 22:209-212; Newcombe 1998, Stat Med 17:857-872, method 3).
 * Its coverage is `level` on average, not at least.
 * @param events,n patients; n = 0, of which nothing is known, gives 0 to 1; without events the lower limit is 0, with events only the upper is 1
 * @returns fractions
 * @throws RangeError unless whole numbers 0 ≤ events ≤ n and 0 < level < 1
 */
export function wilsonInterval(events: number, n: number, level: number): Interval {
  requireEvents(events, n);
  const tail = tailBeyond(level);
  const z = normalQuantile(1 - tail, tail);
  const p = events / n;
  const share = (z * z) / n;
  const centre = p + share / 2;
  const half = z * Math.sqrt((p * (1 - p)) / n + share / (4 * n));
  return {
    lower: events === 0 ? 0 : (centre - half) / (1 + share),
    upper: events === n ? 1 : (centre + half) / (1 + share),
  };
}

/**
 * Exact interval of a rate: its limits are those rates at which so many events, or so few, have probability (1 − level)/2, quantiles of
 * Beta(x, n−x+1) and Beta(x+1, n−x) (Clopper & Pearson 1934, Biometrika 26:404-413). Covers at least with `level`.
 * @param events,n as for `wilsonInterval`
 * @throws as `wilsonInterval`
 */
export function clopperPearsonInterval(events: number, n: number, level: number): Interval {
  requireEvents(events, n);
  const tail = tailBeyond(level);
  return {
    lower: events === 0 ? 0 : quantile({ family: 'beta', a: events, b: n - events + 1 }, tail, 1 - tail),
    upper: events === n ? 1 : quantile({ family: 'beta', a: events + 1, b: n - events }, 1 - tail, tail),
  };
}

/**
 * Central interval of Beta(x+½, n−x+½), the posterior under Jeffreys' prior, with the lower limit 0 without events and the upper 1 with
 * events only (Brown, Cai & DasGupta 2001, Statist Sci 16:101-133).
 * @param events,n as for `wilsonInterval`
 * @throws as `wilsonInterval`
 */
export function jeffreysInterval(events: number, n: number, level: number): Interval {
  requireEvents(events, n);
  const tail = tailBeyond(level);
  const posterior = { family: 'beta', a: events + 0.5, b: n - events + 0.5 } as const;
  return {
    lower: events === 0 ? 0 : quantile(posterior, tail, 1 - tail),
    upper: events === n ? 1 : quantile(posterior, 1 - tail, tail),
  };
}
