import type { Interval } from '../outcomes/interval.ts';
import type { TrackedState } from '../tracking/tracking.ts';
import type { Reader } from './reader.ts';

/** Counts of patients, and events below this (but 0), leave the board only in sums: section 5.1 of the method, k = 5. */
export const SMALLEST_COUNT = 5;

/** A count that leaves the board, or the one mark that stands for every hidden one, or for events of so few patients that all or none would tell. */
export type ReleasedCount = number | 'hidden' | 'few';

/** Of which data a figure is: a snapshot at a data date. */
export interface ReleasedData {
  readonly snapshot: string;
  readonly asOf: string;
}

/** Whose patients a figure counts, of one outcome. */
export interface FigureKey {
  readonly outcome: string;
  /** Null where the figure is of all suppliers, or of all sites. */
  readonly supplier: string | null;
  readonly site: string | null;
}

/** Figures of one outcome for one group of patients. Everything that is computed from a hidden count is null. */
export interface ReleasedFigure extends FigureKey {
  /** Older than the release where what is new alone would be too few. */
  readonly data: ReleasedData;
  /** Last month of index dates that is counted, by any supplier and site. */
  readonly upTo: string;
  readonly patients: ReleasedCount;
  /** Null where the outcome is a mean and has no events. */
  readonly events: ReleasedCount | null;
  /** Share of the due whose outcome is known, of `upTo`, in whole hundredths rounded down. */
  readonly completeness: number | null;
  /** In the unit of the target, with its interval. */
  readonly value: number | null;
  readonly interval: Interval | null;
  /** Null where the suppliers that are counted have different ones. */
  readonly target: number | null;
  readonly state: TrackedState | null;
}

/** One circle of a funnel: sizes are rounded to tens, so that none can be told by it. */
export interface ReleasedUnit {
  readonly own: boolean;
  readonly data: ReleasedData;
  readonly size: number;
  readonly value: number;
  /** Null where the suppliers that are counted have different targets. */
  readonly position: 'within' | 'warning' | 'action' | null;
}

/** Share of devices revised, at whole months after implant: days of single revisions would single out. */
export interface ReleasedCurve {
  readonly outcome: string;
  readonly supplier: string;
  readonly data: ReleasedData;
  /** Cut where fewer than five are still at risk; between two points nobody or at least five left, were revised, or ended otherwise. */
  readonly points: readonly { readonly day: number; readonly atRisk: number; readonly revised: number }[];
}

/** What a reader gets of a contract at a data date: the same figures on page, export and chart, and nothing else. */
export interface ReleaseContent extends ReleasedData {
  readonly contract: string;
  readonly reader: Reader;
  readonly figures: readonly ReleasedFigure[];
  readonly funnels: readonly { readonly outcome: string; readonly units: readonly ReleasedUnit[] }[];
  readonly survival: readonly ReleasedCurve[];
}

/** One test of a release, with what it found. */
export interface DisclosureTest {
  readonly test: 'singling-out' | 'linkability' | 'inference';
  readonly passed: boolean;
  /** What was tried: quantities looked at, and of them those that could be narrowed too far, by name. */
  readonly tried: number;
  readonly found: readonly { readonly what: string; readonly least: number; readonly most: number }[];
}

/** A release with the result of its tests: only one that passed all is given out. */
export interface Release {
  readonly hash: string;
  readonly content: ReleaseContent;
  readonly tests: readonly DisclosureTest[];
  /** Releases of the contract, to whichever reader, against which it was held. */
  readonly against: readonly string[];
}
