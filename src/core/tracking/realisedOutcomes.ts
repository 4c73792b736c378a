import type { TargetTracking } from './tracking.ts';
import type { RealisedOutcome } from './value.ts';

/** What was observed of each target on data that suffice: a figure on data that do not is no reason to move a promise. */
export function realisedOutcomes(targets: readonly TargetTracking[]): RealisedOutcome[] {
  return targets.flatMap(({ supplier, outcome, observed, state }) =>
    observed === null || state === 'not-computable'
      ? []
      : [
          {
            supplier,
            outcome,
            value: observed.value,
            interval: observed.interval,
            patients: observed.patients,
          },
        ],
  );
}
