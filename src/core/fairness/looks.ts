import type { Contract } from '../contract/contract.ts';
import { settlementPeriods } from '../settlement/settlementPeriod.ts';

/** The end of a settlement period, when a target is looked at on the life of the contract. */
export interface Look {
  readonly period: number;
  /** Patients counted up to it. */
  readonly patients: number;
}

/**
 * Patients at each look if so many come over the whole contract, spread evenly over its days and rounded to whole ones.
 * @throws RangeError for a contract without a payment section
 */
export function looksOf(contract: Pick<Contract, 'calendar' | 'payment'>, patients: number): readonly Look[] {
  const { from, to } = contract.calendar;
  const whole = daysFrom(from, to);
  return settlementPeriods(contract).map((period) => ({
    period: period.number,
    patients: Math.round((patients * daysFrom(from, period.to)) / whole),
  }));
}

/** Both days counted. */
function daysFrom(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
}
