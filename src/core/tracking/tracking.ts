import type { PriorityClass } from '../deliveries/waitingTime.ts';
import type { Interval } from '../outcomes/interval.ts';
import type { TargetState } from '../outcomes/outcomeTarget.ts';

/** A figure with the interval by which a target is decided, and the patients it rests on. */
export interface Observed {
  readonly value: number;
  readonly interval: Interval;
  /** Which interval, for the line under the figure. */
  readonly method:
    | 'wilson'
    | 'clopper-pearson'
    | 'jeffreys'
    | 'garwood-ratio'
    | 'aalen-johansen'
    | 'normal-mean'
    | 'registry';
  readonly patients: number;
  /** Events, for rates; null for means. */
  readonly events: number | null;
}

/** Why a target is not decided although there are figures. */
export type NotComputable = 'no-data' | 'follow-up' | 'linkage' | 'reconciliation' | 'too-few-patients';

/** `not-computable`: data do not reach what the contract asks; no money moves, and whoever owed them is named. */
export type TrackedState = TargetState | 'not-computable';

/** What one missing set of patients could mean. */
export interface MissingData {
  readonly due: number;
  readonly known: number;
  readonly missing: number;
  readonly owner: 'site' | 'supplier' | 'region';
  /** Who owes the rows, most first: site codes; the supplier's id where the supplier owes them; the flow's id where the region does. */
  readonly owedBy: readonly { readonly party: string; readonly patients: number }[];
  /** If none of the missing had the event, and if all had (for survival, on the day last seen); null where the measure has no such case. */
  readonly best: { readonly value: number; readonly state: TargetState } | null;
  readonly worst: { readonly value: number; readonly state: TargetState } | null;
  /** Fewest bad outcomes among the missing (events where lower is better, patients without where higher is) at which the state differs from that of the known; null if it never does, and for measures where it is not only a matter of number. */
  readonly tippingPoint: number | null;
  /** Rate with each site's patients weighted by due ÷ known (inverse probability of being known); null without patients. */
  readonly weighted: number | null;
}

export interface PeriodFigure {
  /** `2026-03`, of the index date; of the booking for waits, of the end of the period for registry results. */
  readonly month: string;
  readonly patients: number;
  readonly events: number;
  readonly expected: number | null;
  /** In the unit of the target: where there is a risk model, O/E times the reference. */
  readonly value: number | null;
}

export interface SiteFigure {
  readonly site: string;
  readonly patients: number;
  readonly events: number | null;
  readonly expected: number | null;
  /** In the unit of the target, as the figure of the supplier. */
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly missing: number;
  /** Whether chance alone (with the spread between sites, where `tau2` is) leads so far from the target, on either side, at the levels of the funnel. */
  readonly position: 'within' | 'warning' | 'action' | null;
  /** Two-sided p value against the target, and after Benjamini-Hochberg over the sites. */
  readonly screened: { readonly p: number; readonly adjusted: number } | null;
}

/** A funnel around the target, as drawn: limits over a range of sizes. */
export interface Funnel {
  /** On the scale drawn: the target itself for a rate, target over reference for a ratio O/E. */
  readonly target: number;
  readonly scale: 'rate' | 'ratio';
  readonly limits: readonly {
    /** Patients, or expected events for a ratio. */
    readonly size: number;
    readonly warning: Interval;
    readonly action: Interval;
  }[];
  /** Between-site variance that widens the limits, where there are sites enough; null elsewhere. */
  readonly tau2: number | null;
}

/** Risk-adjusted CUSUM and VLAD, thinned to the last patient of each day. */
export interface Monitoring {
  /** Null without patients, or where no limit gives so many patients between false alarms. */
  readonly limit: number | null;
  /** Whether the baseline is over, so that the limit no longer moves with the patients that come. */
  readonly locked: boolean;
  readonly falseAlarmEvery: number;
  /** What is looked for: odds multiplied by this; below 1 where more events are better. */
  readonly oddsRatio: number;
  /** Patients whose risk is 0 or 1, of whom nothing can be learnt. */
  readonly leftOut: number;
  readonly points: readonly {
    readonly date: string;
    readonly patient: number;
    readonly cusum: number;
    /** Expected minus observed so far. */
    readonly vlad: number;
  }[];
  /** Dates of the signals, with how many patients had been seen. */
  readonly signals: readonly { readonly date: string; readonly patient: number; readonly cusum: number }[];
}

/** A control chart by month with the level that was locked at the start. */
export interface RunChart {
  readonly kind: 'p-prime' | 'u';
  readonly centre: number;
  readonly baselineMonths: number;
  readonly points: readonly {
    readonly month: string;
    /** Patients, or expected events for a u chart. */
    readonly size: number;
    readonly value: number;
    readonly lower: number;
    readonly upper: number;
    readonly outside: boolean;
  }[];
}

export interface SurvivalCurve {
  readonly horizonDays: number;
  readonly points: readonly {
    readonly day: number;
    readonly atRisk: number;
    /** Share revised by then, death competing. */
    readonly revised: number;
    readonly interval: Interval;
    /** Share that died with the device in place. */
    readonly died: number;
  }[];
  readonly componentYears: number;
  readonly revisions: number;
  readonly per100Years: number | null;
  readonly per100YearsInterval: Interval | null;
}

export interface ScoreFigure {
  readonly valueSet: string | null;
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** After, with what the model expects of these patients taken into account; null without a model. */
  readonly adjustedGain: number | null;
  readonly responders: { readonly n: number; readonly share: number; readonly interval: Interval } | null;
}

export interface WaitFigure {
  readonly priority: PriorityClass;
  readonly booked: number;
  readonly delivered: number;
  readonly inTime: number;
  readonly overdue: number;
  readonly notDelivered: number;
  readonly cancelled: number;
  /** In time, of delivered and overdue. */
  readonly share: number | null;
  readonly interval: Interval | null;
  readonly meanDays: number | null;
}

/** Everything known of one target at one data date. */
export interface TargetTracking {
  readonly target: string;
  readonly supplier: string;
  readonly outcome: string;
  readonly promised: number;
  readonly value: number;
  readonly better: 'lower' | 'higher';
  readonly observed: Observed | null;
  /** O/E beside the rate, where there is a risk model: `observed` is then ratio × reference. */
  readonly standardised: {
    readonly observed: number;
    readonly expected: number;
    readonly ratio: number;
    readonly interval: Interval;
    readonly reference: number;
    readonly model: string;
  } | null;
  /** Rate without risk adjustment; null where `observed` is it. */
  readonly crude: Observed | null;
  readonly state: TrackedState;
  readonly because: readonly NotComputable[];
  /** State that the interval alone would give. */
  readonly stateOfInterval: TargetState | null;
  /** After Holm over the targets of the supplier, where the contract asks for it: whether `missed` stands. */
  readonly sanctionable: boolean;
  /** Against the half of the periods before: whether the figure moves towards or away from the target, by which p. */
  readonly trend: { readonly direction: 'better' | 'worse' | 'steady'; readonly p: number } | null;
  readonly probabilityMet: number | null;
  readonly probabilityMetAtEnd: number | null;
  readonly forecast: {
    /** Patients expected at the end, at least those delivered, missing and young ones too. */
    readonly patients: number;
    /**
     * Of those still to come, how many may have the event for the target to be met, negative if it cannot be any more; where higher is better how
     * many must have it, at most 0 if the target is met already.
     */
    readonly eventsLeft: number | null;
  } | null;
  /** Patients still needed to show that the target is met (or missed) with the declared power if the rate stays as observed; null where none would. */
  readonly patientsNeeded: number | null;
  /** Not yet counted: window and lag are not over, the wait still runs, or (survival) still in place, seen for less than the horizon and not lost. */
  readonly young: number;
  readonly missing: MissingData | null;
  readonly periods: readonly PeriodFigure[];
  readonly sites: readonly SiteFigure[];
  readonly funnel: Funnel | null;
  readonly monitoring: Monitoring | null;
  readonly runChart: RunChart | null;
  readonly survival: SurvivalCurve | null;
  readonly score: ScoreFigure | null;
  readonly waits: readonly WaitFigure[];
}

/** Linkage and completeness of a site in a month, in words and figures. */
export interface QualityCell {
  readonly site: string;
  readonly month: string;
  /** `owed`: no delivery covers the month although it is due; `late`: the last came after its due date. */
  readonly delivery: 'in' | 'late' | 'owed' | 'not-due';
  readonly deviceRows: number;
  readonly matched: number;
  /** Patients whose outcome is due and known by that month's index date, once for each outcome. */
  readonly followUpDue: number;
  readonly followUpKnown: number;
  readonly outcomeRows: number;
  readonly orphans: number;
  /** Devices delivered and consumed; null where no consumption was reported. */
  readonly delivered: number;
  readonly consumed: number | null;
  readonly reconciled: boolean | null;
}

/** What a supplier's realised rates mean in the money and points of the tender. */
export interface ValueTracking {
  readonly supplier: string;
  /** Per patient, at the tender's λ: at what the offer promised, and at what was observed. */
  readonly promisedNetBenefit: number;
  readonly deliveredNetBenefit: number;
  /** From the intervals of the observed values, at the contract's level. */
  readonly deliveredInterval: Interval;
  readonly patients: number;
  /** Technical points of the benefit as awarded and at the realised rates, all other offers unchanged. */
  readonly awardedPoints: number | null;
  readonly realisedPoints: number | null;
  /** Indicators whose realised value was put in, and those that stay as promised because nothing is known. */
  readonly realised: readonly {
    readonly indicator: string;
    readonly promised: number;
    readonly delivered: number;
  }[];
  readonly unchanged: readonly string[];
}

/** Something to look at. One for each crossing; it never moves money. */
export interface Alert {
  /** Same crossing, same id: what has been acknowledged stays so. */
  readonly id: string;
  readonly kind:
    | 'missed'
    | 'cusum'
    | 'funnel'
    | 'control-chart'
    | 'follow-up'
    | 'linkage'
    | 'reconciliation'
    | 'delivery-owed';
  readonly target: string | null;
  readonly supplier: string | null;
  readonly site: string | null;
  /** Month or day of the crossing. */
  readonly since: string;
  /** The figure that crossed, and what it crossed. */
  readonly figure: number | null;
  readonly limit: number | null;
}

/** What is known of a contract from one snapshot at one data date. */
export interface Tracking {
  readonly contract: string;
  readonly fingerprint: string;
  readonly snapshot: string;
  /** Data date: what happened later is not counted. */
  readonly asOf: string;
  readonly targets: readonly TargetTracking[];
  readonly quality: readonly QualityCell[];
  readonly linkage: {
    readonly deviceRows: number;
    readonly matched: number;
    readonly matchRate: number | null;
    readonly duplicateKeys: number;
    readonly outcomeRows: number;
    readonly orphans: number;
    readonly orphanRate: number | null;
  };
  readonly value: readonly ValueTracking[];
  readonly alerts: readonly Alert[];
}
