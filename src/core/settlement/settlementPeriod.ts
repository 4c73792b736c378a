import type { Contract } from '../contract/contract.ts';

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
    const last = dayBefore(next);
    const to = last < calendar.to ? last : calendar.to;
    periods.push({ number, from, to });
    from = next;
  }
  return periods;
}

/** The same day of a later month, or its last day where it has none. */
function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const at = year * 12 + month - 1 + months;
  const length = daysOf(Math.floor(at / 12), (at % 12) + 1);
  return isoDate(Math.floor(at / 12), (at % 12) + 1, Math.min(day, length));
}

function dayBefore(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (day > 1) return isoDate(year, month, day - 1);
  const at = year * 12 + month - 2;
  return isoDate(Math.floor(at / 12), (at % 12) + 1, daysOf(Math.floor(at / 12), (at % 12) + 1));
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isoDate(year: number, month: number, day: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
