/** Months of the calendar between two, both included: `2026-11`, `2027-01` → 2026-11, 2026-12, 2027-01; none if the second is earlier. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = nextMonth(month)) months.push(month);
  return months;
}

/** `2026-12` → `2027-01` */
export function nextMonth(month: string): string {
  const [year, of] = month.split('-').map(Number) as [number, number];
  return of === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 5)}${String(of + 1).padStart(2, '0')}`;
}

/** `2026-03-17` → `2026-03` */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** `2028-02` → `2028-02-29` */
export function lastDayOf(month: string): string {
  return addDays(`${nextMonth(month)}-01`, -1);
}

/** In days of the calendar: clocks that are put forward or back do not count. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day so many months later, or that month's last day where it has none: `2026-11-30`, 3 → `2027-02-28` */
export function monthsLater(date: string, months: number): string {
  const [year = 0, of = 1] = date.split('-').map(Number);
  const at = year * 12 + of - 1 + months;
  const month = `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  const [same, last] = [`${month}-${date.slice(8)}`, lastDayOf(month)];
  return same < last ? same : last;
}
