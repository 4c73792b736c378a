const months = [
  'gennaio',
  'febbraio',
  'marzo',
  'aprile',
  'maggio',
  'giugno',
  'luglio',
  'agosto',
  'settembre',
  'ottobre',
  'novembre',
  'dicembre',
] as const;

/** `2027-04-05` → `5 aprile 2027`. */
export function italianDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months[Number(month) - 1]} ${year}`;
}

/** `2027-04-05T09:30:00` → `5 aprile 2027, ore 09:30`; seconds only where there are any. */
export function italianTime(time: string): string {
  const clock = time.endsWith(':00') ? time.slice(11, 16) : time.slice(11);
  return `${italianDay(time.slice(0, 10))}, ore ${clock}`;
}
