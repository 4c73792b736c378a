import { garwoodInterval } from './countInterval.ts';
import { requireCount } from './eventCount.ts';
import type { ExpectedEvents } from './expectedEvents.ts';
import type { Interval } from './interval.ts';

/** Observed over expected events. Above 1 there were more events than the reference would have had in these patients. */
export interface StandardisedRatio {
  /** O/E */
  readonly ratio: number;
  /** Garwood's limits of O, divided by E. */
  readonly interval: Interval;
  /** (O − E)/√variance; undefined where every risk is 0 or 1, so that nothing could vary. */
  readonly z: number | undefined;
}

/**
 * Indirect standardisation (Breslow & Day 1987, Statistical Methods in Cancer Research II, chapter 2). Ratios of two suppliers are not
 * comparable with each other if their patients differ: each is compared with the reference.
 * @param observed events, a whole number from 0; without events the lower limit is 0
 * @returns undefined with E = 0, where there is no ratio: events among patients without any risk say that the risk model does not fit
 * @throws RangeError for an observed that is no whole number from 0, or a level that is not between 0 and 1
 */
export function standardisedRatio(
  observed: number,
  { expected, variance }: ExpectedEvents,
  level: number,
): StandardisedRatio | undefined {
  requireCount('observed', observed);
  if (expected === 0) return undefined;
  const { lower, upper } = garwoodInterval(observed, level);
  return {
    ratio: observed / expected,
    interval: { lower: lower / expected, upper: upper / expected },
    z: variance === 0 ? undefined : (observed - expected) / Math.sqrt(variance),
  };
}

/**
 * Risk-standardised rate: ratio and limits on the scale of a rate, by the overall rate of the reference. Its upper limit can exceed 1.
 * @param referenceRate a fraction
 */
export function riskStandardisedRate(
  { ratio, interval }: StandardisedRatio,
  referenceRate: number,
): { readonly rate: number; readonly interval: Interval } {
  return {
    rate: ratio * referenceRate,
    interval: { lower: interval.lower * referenceRate, upper: interval.upper * referenceRate },
  };
}
