import type { Interval } from '../outcomes/interval.ts';
import type { TargetTracking } from './tracking.ts';

/** What was observed of each target on data that suffice: a figure on data that do not is no reason to move a promise. */
export function realisedOutcomes(targets: readonly TargetTracking[]): {
  readonly supplier: string;
  readonly outcome: string;
  readonly value: number;
  readonly interval: Interval;
  readonly patients: number;
}[] {
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
