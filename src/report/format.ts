import type { Estimate } from '../core/numbers/estimate.ts';
import type { Locale } from './locale.ts';

/** Numbers and dates as readers of a language write them; one formatter for pages, PDF, charts. */
export interface Format {
  /** `1.234,50`; the minus sign is U+2212. */
  number(value: number, decimals?: number): string;
  /** `1.234 €`. */
  euro(value: number, decimals?: number): string;
  /** 0.5394 → `53,9%`. */
  percent(value: number, decimals?: number): string;
  /** A value and its standard error: `214.252 ± 73`. */
  estimate(estimate: Estimate, decimals?: number): string;
  /** As many decimals as the value's unit needs: fractions as they are, money without cents. */
  quantity(value: number, unit: string): string;
  /** `31/03/2027`. */
  date(iso: string): string;
  /** `31/03/2027, 12:00:00` in Europe/Rome. */
  dateTime(iso: string): string;
}

const tags: Record<Locale, string> = { it: 'it-IT', en: 'en-GB' };

export function formatFor(locale: Locale): Format {
  const tag = tags[locale];
  const number = (value: number, decimals = 0, options: Intl.NumberFormatOptions = {}): string =>
    new Intl.NumberFormat(tag, {
      useGrouping: 'always',
      // A value that rounds to zero has no sign: −0 would be read as a loss.
      signDisplay: 'negative',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      ...options,
    })
      .format(value)
      .replace('-', '−');
  const moment = (iso: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(tag, {
      timeZone: 'Europe/Rome',
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      ...options,
    }).format(new Date(iso));
  return {
    number: (value, decimals) => number(value, decimals),
    euro: (value, decimals) => `${number(value, decimals)}\u00a0€`,
    percent: (value, decimals = 1) => number(value, decimals, { style: 'percent' }),
    estimate: ({ value, standardError }, decimals) =>
      `${number(value, decimals)} ± ${number(standardError, decimals)}`,
    quantity: (value, unit) =>
      unit === 'EUR' ? `${number(value)}\u00a0€` : number(value, 4, { minimumFractionDigits: 0 }),
    date: (iso) => moment(iso, {}),
    dateTime: (iso) => moment(iso, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
  };
}
