import type { TargetTracking } from './tracking.ts';

/** What the rows of one target say, whatever kind of outcome it is, before anything is decided. */
export interface Reading
  extends Pick<
    TargetTracking,
    | 'observed'
    | 'standardised'
    | 'crude'
    | 'trend'
    | 'probabilityMet'
    | 'probabilityMetAtEnd'
    | 'forecast'
    | 'patientsNeeded'
    | 'young'
    | 'missing'
    | 'periods'
    | 'sites'
    | 'funnel'
    | 'runChart'
    | 'survival'
    | 'score'
    | 'waits'
  > {
  /** Twice the probability, at the target, of a figure at least so far on its wrong side. */
  readonly p: number | null;
  /** Share of the due whose outcome is known, or counts against the supplier; null where nothing is due. */
  readonly followUp: number | null;
  /** Since when fewer are known than the contract asks; null if enough are. */
  readonly followUpLackingSince: string | null;
  /** Months in which somebody is due, rising. */
  readonly months: readonly string[];
  /** Since when the interval has been beyond the target; null if it is not. */
  readonly missedSince: string | null;
  /** Sites beyond the action limit on the wrong side. */
  readonly sitesOut: readonly {
    readonly site: string;
    readonly since: string;
    readonly figure: number;
    readonly limit: number;
  }[];
}

/** What a reading holds where its kind of outcome has no such figure. */
export const nothingRead: Reading = {
  observed: null,
  standardised: null,
  crude: null,
  trend: null,
  probabilityMet: null,
  probabilityMetAtEnd: null,
  forecast: null,
  patientsNeeded: null,
  young: 0,
  missing: null,
  periods: [],
  sites: [],
  funnel: null,
  runChart: null,
  survival: null,
  score: null,
  waits: [],
  p: null,
  followUp: null,
  followUpLackingSince: null,
  months: [],
  missedSince: null,
  sitesOut: [],
};
