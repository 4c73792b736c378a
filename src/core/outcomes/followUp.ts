import { requireCount } from './eventCount.ts';

/** One component, or several alike, followed from implant. */
export interface FollowUp {
  /** from implant to the event or to the last day seen, any unit, 0 upwards */
  readonly time: number;
  /** `revision` the device failed; `death` with the device in place; `censored` still in place when last seen */
  readonly end: 'revision' | 'death' | 'censored';
  /** How many components ended so at that time: 1 unless it is said. */
  readonly count?: number;
}

/** Everybody whose follow-up ended at one time. Whoever is censored then was still at risk for the events of that time. */
export interface RiskSet {
  readonly time: number;
  readonly atRisk: number;
  readonly revisions: number;
  readonly deaths: number;
}

/**
 * The times at which something ended, rising, with how many were at risk.
 * @throws RangeError for a time that is negative or not finite, or a count that is no whole number from 0
 */
export function riskSets(followUps: readonly FollowUp[]): readonly RiskSet[] {
  for (const { time, count = 1 } of followUps) {
    if (!(time >= 0 && time < Number.POSITIVE_INFINITY)) throw new RangeError(`time must not be ${time}`);
    requireCount('count', count);
  }
  const sets: RiskSet[] = [];
  let atRisk = counted(followUps);
  for (const [time, ends] of Map.groupBy(
    followUps.toSorted((one, other) => one.time - other.time),
    ({ time }) => time,
  )) {
    const count = (kind: FollowUp['end']) => counted(ends.filter(({ end }) => end === kind));
    sets.push({ time, atRisk, revisions: count('revision'), deaths: count('death') });
    atRisk -= counted(ends);
  }
  return sets;
}

function counted(followUps: readonly FollowUp[]): number {
  return followUps.reduce((sum, { count = 1 }) => sum + count, 0);
}
