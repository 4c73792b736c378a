import type { Contract } from '../contract/contract.ts';
import type { Text } from '../problem.ts';
import { addDays, monthsLater } from '../tracking/months.ts';

/** A day on which a contract is to be looked at. */
export interface ReviewDate {
  readonly on: string;
  /** What was agreed for it; null for the regular meeting. */
  readonly what: Text | null;
}

/** How far ahead appointments are shown. */
const DAYS_AHEAD = 60;

/**
 * The contract's next regular meeting and its appointments within the next 60 days, by date. Meetings fall on the day of the month of the calendar's first
 * day (or the month's last), every so many months; the last is at the calendar's end.
 * @param today ISO day; what falls on it is still to come
 */
export function datesToReview(
  { from, to, reviewEveryMonths, appointments }: Contract['calendar'],
  today: string,
): readonly ReviewDate[] {
  const last = addDays(today, DAYS_AHEAD);
  const agreed = appointments.filter(({ on }) => on >= today && on <= last);
  const meeting = nextMeeting(from, to, reviewEveryMonths, today);
  return [...(meeting !== null && meeting <= last ? [{ on: meeting, what: null }] : []), ...agreed].toSorted(
    (a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0),
  );
}

function nextMeeting(from: string, to: string, everyMonths: number, today: string): string | null {
  for (let months = everyMonths; ; months += everyMonths) {
    const on = monthsLater(from, months);
    if (on >= to) return to >= today ? to : null;
    if (on >= today) return on;
  }
}
