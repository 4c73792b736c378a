import type { BookedService, PriorityClass } from '../deliveries/waitingTime.ts';

/** Whose figures, and when: the month is that of the index date, `2026-03`. */
export interface CellKey {
  readonly supplier: string;
  readonly site: string;
  readonly month: string;
}

/** Index deliveries and what became of them, for a share of events within a window. */
export interface EventCell extends CellKey {
  readonly outcome: string;
  /** Younger than window and lag: not yet counted. */
  readonly young: number;
  /** In the denominator. due = known + missing */
  readonly due: number;
  /** Event, death, or seen until the end of the window. */
  readonly known: number;
  readonly events: number;
  readonly missing: number;
  /** Σp and Σp(1−p) of the risk model over `known`; 0 without a model. */
  readonly expected: number;
  readonly variance: number;
  /** Σp over `missing`. */
  readonly expectedMissing: number;
  /** Due patients without the covariates of the model: they are missing, and counted there. */
  readonly withoutRisk: number;
}

/** Devices whose follow-up ended on one day after implant. */
export interface SurvivalCell {
  readonly outcome: string;
  readonly supplier: string;
  readonly site: string;
  /** Days from the index date. */
  readonly day: number;
  readonly revisions: number;
  readonly deaths: number;
  readonly censored: number;
  /** Of the censored: last seen before the day until which follow-up is owed (see `FollowUpCell`). */
  readonly lost: number;
}

/**
 * Whether devices are followed until the day until which that is owed: the horizon, or the data date less the lag if that comes first. Apart from
 * `SurvivalCell`s, because cells by month and day would be as many as patients.
 */
export interface FollowUpCell extends CellKey {
  readonly outcome: string;
  /** Index date within the lag: nothing is owed yet. */
  readonly young: number;
  /** due = known + missing */
  readonly due: number;
  /** Of these the ones whose horizon, and the lag after it, is over. */
  readonly full: number;
  /** Revised, dead, or seen until that day. */
  readonly known: number;
  /** Due devices revised by the horizon. */
  readonly revisions: number;
  readonly missing: number;
}

/** Patients' own scores before and after. */
export interface ScoreCell extends CellKey {
  readonly outcome: string;
  readonly young: number;
  readonly due: number;
  /** Both scores there (and the expected one, where there is a model). */
  readonly known: number;
  readonly missing: number;
  readonly sumBefore: number;
  readonly sumAfter: number;
  /** Σ(after − before)² */
  readonly sumSquaredChange: number;
  /** Σ of what the model expects after; 0 without a model. */
  readonly sumExpected: number;
  /** Σ(after − expected)²; 0 without a model. */
  readonly sumSquaredExcess: number;
  /** Change at least the minimal important one; 0 where none is declared. */
  readonly responders: number;
}

/** Booked services; the month is that of the booking. */
export interface WaitCell extends CellKey {
  readonly outcome: string;
  readonly priority: PriorityClass;
  readonly service: BookedService;
  readonly booked: number;
  readonly delivered: number;
  readonly inTime: number;
  /** Not delivered (or not yet) although the longest wait is over at the data date. */
  readonly overdue: number;
  /** The patient did not come, or the service was not given. */
  readonly notDelivered: number;
  readonly cancelled: number;
  /** Σ days waited of the delivered. */
  readonly days: number;
}

/** A result that a registry computed. */
export interface RegistryCell {
  readonly outcome: string;
  readonly supplier: string;
  readonly site: string;
  readonly from: string;
  readonly to: string;
  readonly n: number;
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
}

/** How rows found each other, by the month of the row's own date. */
export interface LinkageCell {
  /** Site of the device; null for outcome rows that found none. */
  readonly site: string | null;
  readonly month: string;
  readonly deviceRows: number;
  /** Device rows whose patient has an outcome or a follow-up row. */
  readonly matched: number;
  /** Patients (and sides) with more than one device row of a main device on different days. */
  readonly duplicateKeys: number;
  readonly outcomeRows: number;
  readonly orphans: number;
}

/** Devices delivered beside devices consumed, month of use. */
export interface ReconciliationCell extends CellKey {
  readonly delivered: number;
  /** Null where no consumption was reported. */
  readonly consumed: number | null;
}

/**
 * What a contract's figures are computed from: sums over patients, one part for each bucket of patients, added by `addAggregates`. Whoever
 * computes them (one machine or several) gives the same figures.
 */
export interface Aggregates {
  readonly events: readonly EventCell[];
  readonly survival: readonly SurvivalCell[];
  readonly followUp: readonly FollowUpCell[];
  readonly scores: readonly ScoreCell[];
  readonly waits: readonly WaitCell[];
  readonly registry: readonly RegistryCell[];
  readonly linkage: readonly LinkageCell[];
  readonly reconciliation: readonly ReconciliationCell[];
}

/** One patient of a series: the order is that of index date, then record. */
export interface SeriesPatient {
  /** ISO index date. */
  readonly date: string;
  readonly site: string;
  /** Of the frozen model; the target's value where the outcome has none. */
  readonly risk: number;
  readonly event: boolean;
}
