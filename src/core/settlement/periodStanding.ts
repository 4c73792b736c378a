import type { TargetTracking, ValueTracking } from '../tracking/tracking.ts';

/** What was known of a target from the index dates up to the end of a period: what a clause may rest on. */
export type StandingTarget = Pick<
  TargetTracking,
  | 'target'
  | 'supplier'
  | 'outcome'
  | 'value'
  | 'better'
  | 'observed'
  | 'standardised'
  | 'crude'
  | 'state'
  | 'because'
  | 'stateOfInterval'
  | 'sanctionable'
  | 'score'
  | 'young'
> & {
  /** Who owes missing rows, most first; empty where nothing is missing. */
  readonly owedBy: readonly { readonly party: string; readonly patients: number }[];
};

/**
 * How every target stood on the life of the contract to the end of one period, read from one snapshot at one data date: the same readings and decisions as
 * everywhere, with index dates cut at the period's end.
 */
export interface PeriodStanding {
  readonly period: number;
  readonly targets: readonly StandingTarget[];
  readonly value: readonly Pick<
    ValueTracking,
    'supplier' | 'promisedNetBenefit' | 'deliveredNetBenefit' | 'deliveredInterval' | 'patients'
  >[];
  /** Sites that owe the delivery of a month of the contract up to the period's end. */
  readonly owed: readonly { readonly site: string; readonly months: readonly string[] }[];
}
