import type { Contract } from '../contract/contract.ts';
import { addDays } from '../tracking/months.ts';
import type { UnclaimedCell } from './paymentFacts.ts';
import { paymentOf } from './supplierContract.ts';

/** `over`: the deadline has passed, and what was not claimed stays with the hospital; `soon`: its hospital is to be reminded. */
type ClaimAlarm = 'over' | 'soon' | 'none';

/** Cases of one clause and hospital for which a claim can be, or could have been, filed by one day. */
interface ClaimDue extends UnclaimedCell {
  readonly alarm: ClaimAlarm;
}

/** What one hospital has still to claim. */
export interface HospitalClaims {
  readonly site: string;
  /** The most urgent first, lapsed ones before them. */
  readonly due: readonly ClaimDue[];
  /** Cases by alarm. */
  readonly over: number;
  readonly soon: number;
  readonly none: number;
}

/**
 * Events without a claim by hospital, with alarms from the contract's `claimAlarmDays` before the deadline on; the deadline itself is still in time. Hospitals are in the order of
 * their codes.
 * @param day ISO day at which it is asked
 */
export function claimsDue(
  contract: Pick<Contract, 'payment'>,
  unclaimed: readonly UnclaimedCell[],
  day: string,
): HospitalClaims[] {
  const due = unclaimed
    .filter(({ cases }) => cases > 0)
    .map((cell): ClaimDue => ({ ...cell, alarm: claimAlarm(contract, cell.deadline, day) }))
    .toSorted((one, other) => compare(one.deadline, other.deadline) || compare(one.clause, other.clause));
  return [...Map.groupBy(due, ({ site }) => site)]
    .map(([site, own]) => {
      const cases = (which: ClaimAlarm) =>
        own.filter((one) => one.alarm === which).reduce((sum, one) => sum + one.cases, 0);
      return { site, due: own, over: cases('over'), soon: cases('soon'), none: cases('none') };
    })
    .toSorted((one, other) => compare(one.site, other.site));
}

/** Alarm of one deadline on a day. */
export function claimAlarm(contract: Pick<Contract, 'payment'>, deadline: string, day: string): ClaimAlarm {
  if (deadline < day) return 'over';
  return deadline <= addDays(day, paymentOf(contract).claimAlarmDays) ? 'soon' : 'none';
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
