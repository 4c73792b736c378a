import { byarInterval } from './countInterval.ts';
import { requireEvents } from './eventCount.ts';
import type { Interval } from './interval.ts';

/** Events among the patients of one stratum, and how much the stratum weighs in the standard population. */
export interface WeightedStratum {
  readonly events: number;
  readonly n: number;
  /** In any unit, patients or shares: only proportions count. */
  readonly weight: number;
}

export interface DirectlyStandardisedRate {
  /** A fraction: Σ w·O/n with weights that add up to 1. */
  readonly rate: number;
  /** Σ w²·O/n², of counts that are Poisson. */
  readonly variance: number;
  readonly interval: Interval;
}

/**
 * Direct standardisation: rate + √(variance/O)·(Byar's limits of O − O), O all events (Dobson, Kuulasmaa, Eberle & Scherer 1991, Stat Med
 * 10:457-462). Without events their formula has no value; the lower limit is then 0 and the upper Byar's for 0 events times the
 * largest w/n, which is cautious. The upper limit can exceed 1 in small strata.
 * @returns undefined if a stratum that weighs something has no patients, or nothing weighs anything: there is no such rate
 * @throws RangeError for events that are no whole number from 0 to n, a negative weight, or a level that is not between 0 and 1
 */
export function directlyStandardisedRate(
  strata: readonly WeightedStratum[],
  level: number,
): DirectlyStandardisedRate | undefined {
  let total = 0;
  let events = 0;
  for (const stratum of strata) {
    requireEvents(stratum.events, stratum.n);
    if (!(stratum.weight >= 0)) throw new RangeError(`weight must be from 0, not ${stratum.weight}`);
    if (stratum.weight > 0 && stratum.n === 0) return undefined;
    total += stratum.weight;
    if (stratum.weight > 0) events += stratum.events;
  }
  if (total === 0) return undefined;
  let rate = 0;
  let variance = 0;
  let largest = 0;
  for (const stratum of strata) {
    if (stratum.weight === 0) continue;
    const perEvent = stratum.weight / total / stratum.n;
    rate += perEvent * stratum.events;
    variance += perEvent * perEvent * stratum.events;
    largest = Math.max(largest, perEvent);
  }
  const { lower, upper } = byarInterval(events, level);
  const perEvent = events === 0 ? largest : Math.sqrt(variance / events);
  return {
    rate,
    variance,
    interval: { lower: rate + perEvent * (lower - events), upper: rate + perEvent * (upper - events) },
  };
}
