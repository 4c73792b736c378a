import { decidingCount } from '../outcomes/outcomeTarget.ts';
import { type HeldTarget, outcomeTarget, ratioTarget } from './heldTarget.ts';
import type { Tally } from './tally.ts';
import type { TargetTracking } from './tracking.ts';

/** Patients over the whole contract: as many as it expects, and at least those already seen. */
export function patientsAtEnd({ due, young }: Tally, { target }: HeldTarget): number {
  return Math.max(target.patients, due + young);
}

/** Events that the model will expect of the patients still to come, if they are as ill as those so far. */
export function expectedStillToCome(tally: Tally, held: HeldTarget): number {
  return (tally.expected / tally.patients) * (patientsAtEnd(tally, held) - tally.patients);
}

/**
 * How many patients there will be at the end, and how many events among those still to come just meet the target (`decidingCount` of all, less the
 * events so far).
 */
export function forecast(tally: Tally, held: HeldTarget): NonNullable<TargetTracking['forecast']> {
  const patients = patientsAtEnd(tally, held);
  if (held.model === null) {
    const target = outcomeTarget(held);
    return { patients, eventsLeft: target.value < 0 ? null : decidingCount(target, patients) - tally.events };
  }
  const target = ratioTarget(held);
  if (target === undefined || target.value < 0 || !(tally.expected > 0))
    return { patients, eventsLeft: null };
  const size = tally.expected + expectedStillToCome(tally, held);
  return { patients, eventsLeft: decidingCount(target, size) - tally.events };
}
