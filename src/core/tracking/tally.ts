import type { EventCell, WaitCell } from './aggregates.ts';
import type { HeldTarget } from './heldTarget.ts';
import { sumOf } from './sumOf.ts';

/** What a share is made of, after gaps have been given to whoever owed the data. */
export interface Tally {
  /** Denominator of the figure: known, and gaps of the supplier's own. */
  readonly patients: number;
  /** Numerator of the figure, such gaps counted as bad outcomes. */
  readonly events: number;
  /** Σp over `patients`; 0 without a risk model. */
  readonly expected: number;
  readonly young: number;
  /** known + missing */
  readonly due: number;
  readonly known: number;
  readonly missing: number;
  /** Events among the known. */
  readonly knownEvents: number;
  readonly knownExpected: number;
  /** Σp over the missing; whoever lacks covariates counts at the mean risk of the others. */
  readonly missingExpected: number;
  /** Missing patients that count as bad outcomes, because the supplier itself owed their rows. */
  readonly gaps: number;
}

/**
 * Adds up cells of one supplier and outcome. Where the supplier owes the flow, patients without an outcome count against it: as events where lower
 * is better, as patients without the event where higher is, so that nobody gains by not delivering. Patients that only lack covariates
 * of the risk model stay missing, since those come from the hospital.
 */
export function tallyEvents(cells: readonly EventCell[], { outcome, owner }: HeldTarget): Tally {
  const sum = (of: (cell: EventCell) => number) => sumOf(cells, of);
  const [due, known, missing] = [sum((c) => c.due), sum((c) => c.known), sum((c) => c.missing)];
  const [knownEvents, knownExpected] = [sum((c) => c.events), sum((c) => c.expected)];
  const withoutRisk = sum((c) => c.withoutRisk);
  const withRisk = known + missing - withoutRisk;
  const expectedMissing = sum((c) => c.expectedMissing);
  const meanRisk = withRisk > 0 ? (knownExpected + expectedMissing) / withRisk : 0;
  const gaps = owner === 'supplier' ? Math.max(0, missing - withoutRisk) : 0;
  return {
    patients: known + gaps,
    events: knownEvents + (outcome.better === 'lower' ? gaps : 0),
    expected: knownExpected + (gaps > 0 ? expectedMissing : 0),
    young: sum((c) => c.young),
    due,
    known,
    missing,
    knownEvents,
    knownExpected,
    missingExpected: expectedMissing + withoutRisk * meanRisk,
    gaps,
  };
}

/**
 * Services in time, of those delivered and those overdue: a service that is late because it was never given is late. Cancelled ones and those that
 * the patient missed are in neither number; those whose longest wait still runs are young.
 */
export function tallyWaits(cells: readonly WaitCell[]): Tally {
  const sum = (of: (cell: WaitCell) => number) => sumOf(cells, of);
  const patients = sum((c) => c.delivered + c.overdue);
  const events = sum((c) => c.inTime);
  const closed = sum((c) => c.notDelivered + c.cancelled);
  return {
    patients,
    events,
    expected: 0,
    young: Math.max(0, sum((c) => c.booked) - patients - closed),
    due: patients,
    known: patients,
    missing: 0,
    knownEvents: events,
    knownExpected: 0,
    missingExpected: 0,
    gaps: 0,
  };
}
