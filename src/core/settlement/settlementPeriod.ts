import type { Contract } from '../contract/contract.ts';
import { addDays, monthsLater } from '../tracking/months.ts';

/** A period that is settled, numbered from 1; both days included. */
export interface SettlementPeriod {
  readonly number: number;
  readonly from: string;
  readonly to: string;
}

/**
 * The periods of a contract: each `everyMonths` long from the calendar's first day on, the last one as long as the calendar leaves.
 * @throws RangeError for a contract without a payment section
 */
export function settlementPeriods({
  calendar,
  payment,
}: Pick<Contract, 'calendar' | 'payment'>): readonly SettlementPeriod[] {
  if (payment === undefined) throw new RangeError('a contract without payment has no periods to settle');
  const periods: SettlementPeriod[] = [];
  for (let from = calendar.from, number = 1; from <= calendar.to; number++) {
    const next = monthsLater(calendar.from, number * payment.everyMonths);
    const last = addDays(next, -1);
    const to = last < calendar.to ? last : calendar.to;
    periods.push({ number, from, to });
    from = next;
  }
  return periods;
}
