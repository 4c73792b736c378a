import type { Locale } from '../locale.ts';

const names: Record<Locale, readonly string[]> = {
  it: ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** `2026-03` → `mar 2026`; `2026-03-09` → `9 mar 2026`. */
export function dateText(date: string, locale: Locale): string {
  const [year = '', month = '', day] = date.split('-');
  const named = `${names[locale][Number(month) - 1] ?? month} ${year}`;
  return day === undefined ? named : `${Number(day)} ${named}`;
}
