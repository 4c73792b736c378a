const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Rome',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** What a clock in Rome shows: `2027-03-31T12:00:00`. Such times are compared as texts. */
export function romeTime(iso: string): string {
  return clock.format(new Date(iso)).replace(' ', 'T');
}

/**
 * A time as people write it, `2027-04-05T09:00` or with a blank and seconds, brought to one form.
 * @returns undefined if it is no time of the calendar
 */
export function readTime(text: string): string | undefined {
  const [, day, hour, minute, second] = /^(\S{10})[T ](\d\d):(\d\d)(?::(\d\d))?$/.exec(text.trim()) ?? [];
  if (day === undefined || readDay(day) === undefined) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
  return `${day}T${hour}:${minute}:${second ?? '00'}`;
}

/** @returns undefined if `2027-02-30` is no day of the calendar */
export function readDay(text: string): string | undefined {
  const day = text.trim();
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : undefined;
}

/** The calendar day in Rome: `2027-03-31`. */
export function romeDay(iso: string): string {
  return romeTime(iso).slice(0, 10);
}
