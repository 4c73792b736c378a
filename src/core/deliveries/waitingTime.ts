/** Priority class of a request: U urgent, B short, D deferrable, P programmed. */
export type PriorityClass = 'U' | 'B' | 'D' | 'P';

/** A first visit or an examination. */
export type BookedService = 'visit' | 'exam';

/** Longest waits, days. A new plan is a new table: what was booked under an older one is judged by that. */
export interface WaitingLimits {
  readonly version: string;
  readonly days: Readonly<Record<PriorityClass, Readonly<Record<BookedService, number>>>>;
}

/** U within 72 hours, B 10 days, D 30 days for visits and 60 for examinations, P 120 days. */
export const PNGLA_2019: WaitingLimits = {
  version: 'PNGLA 2019-2021',
  days: {
    U: { visit: 3, exam: 3 },
    B: { visit: 10, exam: 10 },
    D: { visit: 30, exam: 60 },
    P: { visit: 120, exam: 120 },
  },
};

const DAY = 86_400_000;

/**
 * Days of the calendar between booking and delivery: clocks that are put forward or back do not count, leap days do.
 * @param booked,delivered ISO dates
 * @returns negative if it was delivered before it was booked: the caller quarantines the row
 * @throws RangeError for a text that is no date
 */
export function waitingDays(booked: string, delivered: string): number {
  return (midnight(delivered) - midnight(booked)) / DAY;
}

function midnight(date: string): number {
  const moment = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(moment) || !new Date(moment).toISOString().startsWith(date))
    throw new RangeError(`no date: ${date}`);
  return moment;
}

/** One service delivered. */
export interface Wait {
  readonly priority: PriorityClass;
  readonly service: BookedService;
  readonly days: number;
}

/** Delivered within the limit, of all delivered. */
export interface WaitsInTime {
  readonly inTime: number;
  readonly delivered: number;
}

/**
 * Services delivered within the limit of their class; on the last day counts as in time. Classes without a service are left out: of
 * nothing there is no share.
 * @throws RangeError for a wait that is negative or not finite
 */
export function waitsByClass(
  waits: readonly Wait[],
  limits: WaitingLimits,
): ReadonlyMap<PriorityClass, WaitsInTime> {
  const byClass = new Map<PriorityClass, WaitsInTime>();
  for (const { priority, service, days } of waits) {
    if (!(days >= 0 && days < Number.POSITIVE_INFINITY)) throw new RangeError(`no wait: ${days} days`);
    const { inTime, delivered } = byClass.get(priority) ?? { inTime: 0, delivered: 0 };
    const kept = days <= limits.days[priority][service];
    byClass.set(priority, { inTime: inTime + (kept ? 1 : 0), delivered: delivered + 1 });
  }
  return byClass;
}
