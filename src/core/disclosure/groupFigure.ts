import type { Contract } from '../contract/contract.ts';
import type { OutcomeDefinition } from '../contract/outcomeDefinition.ts';
import type { Interval } from '../outcomes/interval.ts';
import type { Aggregates } from '../tracking/aggregates.ts';
import { countedGains, observedGain } from '../tracking/gains.ts';
import { type HeldTarget, heldTarget } from '../tracking/heldTarget.ts';
import { observedRate } from '../tracking/observedRate.ts';
import { atHorizon } from '../tracking/survivalCurve.ts';
import { survivalReading } from '../tracking/survivalReading.ts';
import { tallyEvents, tallyWaits } from '../tracking/tally.ts';

/** Whose cells count. */
export type Within = (cell: { readonly supplier: string; readonly site: string }) => boolean;

/** Patients of a group, as its figure counts them; events are null where the outcome is a mean. */
export interface GroupCounts {
  readonly patients: number;
  readonly events: number | null;
}

/** What stands beside the counts; null where it cannot be computed. */
export interface GroupFigure extends GroupCounts {
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly completeness: number | null;
}

/**
 * An outcome held to a target, as its figures are computed; which supplier's target it is does not matter to a count.
 * @returns undefined where no supplier has a target of it
 */
export function heldOutcome(contract: Contract, outcome: OutcomeDefinition, supplier: string | null) {
  const targets = contract.targets.filter((target) => target.outcome === outcome.id);
  const target = targets.find((one) => one.supplier === supplier) ?? targets[0];
  return target && heldTarget(contract, target);
}

/** The counts of a group: they add up over suppliers and sites. @param priority of waits: these bookings only */
export function groupCounts(
  held: HeldTarget,
  aggregates: Aggregates,
  within: Within,
  priority?: string,
): GroupCounts {
  const { id, measure, better } = held.outcome;
  const own = <Cell extends { readonly outcome: string; readonly supplier: string; readonly site: string }>(
    cells: readonly Cell[],
  ) => cells.filter((cell) => cell.outcome === id && within(cell));
  switch (measure.kind) {
    case 'event':
      return countsOf(tallyEvents(own(aggregates.events), held));
    case 'wait':
      return countsOf(
        tallyWaits(
          own(aggregates.waits).filter((cell) => priority === undefined || cell.priority === priority),
        ),
      );
    case 'score':
      return { patients: countedGains(own(aggregates.scores), held).patients, events: null };
    case 'survival': {
      const cells = own(aggregates.survival);
      // As the figure counts them: lost devices of a supplier that owes the follow-up are bad outcomes.
      const lost = held.owner === 'supplier' && better === 'lower' ? sum(cells, ({ lost }) => lost) : 0;
      return {
        patients: sum(cells, ({ revisions, deaths, censored }) => revisions + deaths + censored),
        events: atHorizon(cells, measure.horizonDays).revised + lost,
      };
    }
    case 'registry':
      return { patients: 0, events: null };
  }
}

/** The figure of a group, in the unit of the target, with its interval. */
export function groupFigure(held: HeldTarget, aggregates: Aggregates, within: Within): GroupFigure {
  const { id, measure } = held.outcome;
  const counts = groupCounts(held, aggregates, within);
  const own = <Cell extends { readonly outcome: string; readonly supplier: string; readonly site: string }>(
    cells: readonly Cell[],
  ) => cells.filter((cell) => cell.outcome === id && within(cell));
  const figure = (
    observed: { readonly value: number; readonly interval: Interval } | null,
    completeness: number | null,
  ) => ({
    ...counts,
    value: observed?.value ?? null,
    interval: observed?.interval ?? null,
    completeness: completeness === null ? null : Math.floor(100 * completeness + 1e-9) / 100,
  });
  switch (measure.kind) {
    case 'event': {
      const tally = tallyEvents(own(aggregates.events), held);
      return figure(observedRate(tally, held), tally.due > 0 ? (tally.known + tally.gaps) / tally.due : null);
    }
    case 'wait':
      return figure(observedRate(tallyWaits(own(aggregates.waits)), held), null);
    case 'score': {
      const cells = own(aggregates.scores);
      const due = sum(cells, (cell) => cell.due);
      return figure(
        observedGain(countedGains(cells, held), held.contract.decision.level),
        due > 0 ? counts.patients / due : null,
      );
    }
    case 'survival': {
      const { observed, followUp } = survivalReading(
        own(aggregates.survival),
        own(aggregates.followUp),
        measure.horizonDays,
        held,
      );
      return figure(observed, followUp);
    }
    case 'registry':
      return figure(null, null);
  }
}

function countsOf({ patients, events }: { readonly patients: number; readonly events: number }): GroupCounts {
  return { patients, events };
}

function sum<Cell>(cells: readonly Cell[], of: (cell: Cell) => number): number {
  return cells.reduce((total, cell) => total + of(cell), 0);
}
