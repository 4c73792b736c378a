import type { Interval } from './interval.ts';

/** What a contract promises of an outcome: a rate (fraction) or a ratio O/E. */
export interface OutcomeTarget {
  readonly value: number;
  /** Which direction is better for patients: with `lower` the target is a greatest value, with `higher` a least one. */
  readonly better: 'lower' | 'higher';
}

/** Only the first two move money. */
export type TargetState = 'met' | 'missed' | 'inconclusive';

/**
 * Where lower is better: met if the upper limit ≤ target, missed if the lower limit > target, else inconclusive; mirrored where higher is
 * better. A limit that lies on the target meets it. Without data the interval is everything that is possible, so every target is
 * inconclusive that can be met and can be missed.
 */
export function targetState(interval: Interval, { value, better }: OutcomeTarget): TargetState {
  const { lower, upper } = interval;
  if (better === 'lower') {
    if (upper <= value) return 'met';
    return lower > value ? 'missed' : 'inconclusive';
  }
  if (lower >= value) return 'met';
  return upper < value ? 'missed' : 'inconclusive';
}

/** Expected events are sums in binary, whose last digits depend on their order: 0.3 + 0.63 + 0.93 and the other way round differ. */
const SAME = 1e-11;

/**
 * The count that just meets the target: where lower is better the greatest k with k/size ≤ target, where higher is better the smallest with
 * k/size ≥ target. Divided and compared, not multiplied: 29 of 100 meet 0.29 exactly, though 0.29·100 is below 29 in binary. What agrees with the
 * target to eleven digits meets it.
 * @param size patients, or expected events for a ratio; above 0
 * @throws RangeError for another size or a target that is not a finite number from 0
 */
export function decidingCount({ value, better }: OutcomeTarget, size: number): number {
  if (!(size > 0)) throw new RangeError(`size must be above 0, not ${size}`);
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`a target must be a finite number from 0, not ${value}`);
  }
  const near = Math.round(value * size);
  if (better === 'lower') return near / size <= value * (1 + SAME) ? near : near - 1;
  return near / size >= value * (1 - SAME) ? near : near + 1;
}
