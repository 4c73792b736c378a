import type { Locale } from './locale.ts';

/** Numbers and dates as readers of a language write them; one formatter for pages, PDF, charts. */
export interface Format {
  /** `1.234,50`; the minus sign is U+2212. */
  number(value: number, decimals?: number): string;
  /** `1.234 €`; below 100 € with cents unless it is whole, and `<0,01 €`: a small amount is not written as none. */
  euro(value: number, decimals?: number): string;
  /** 0.5394 → `53,9%`. */
  percent(value: number, decimals?: number): string;
  /** `31/03/2027, 12:00:00` in Europe/Rome. */
  dateTime(iso: string): string;
}

const tags: Record<Locale, string> = { it: 'it-IT', en: 'en-GB' };

/** Made once: a formatter costs a hundred times what it does, and a result page writes thousands of numbers. */
const formats: Record<Locale, Format> = { it: newFormat('it'), en: newFormat('en') };

export function formatFor(locale: Locale): Format {
  return formats[locale];
}

function newFormat(locale: Locale): Format {
  const numbers = new Map<string, Intl.NumberFormat>();
  const number = (value: number, decimals = 0, style: 'decimal' | 'percent' = 'decimal'): string => {
    const key = `${style} ${decimals}`;
    const writer = numbers.get(key) ?? numberFormat(tags[locale], decimals, style);
    numbers.set(key, writer);
    return writer.format(value).replace('-', '−');
  };
  const moment = new Intl.DateTimeFormat(tags[locale], {
    timeZone: 'Europe/Rome',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return {
    number: (value, decimals) => number(value, decimals),
    euro: (value, decimals = centsNeeded(value)) =>
      value > 0 && value < HALF_CENT && decimals === 2
        ? `<${number(0.01, 2)}\u00a0€`
        : `${number(value, decimals)}\u00a0€`,
    percent: (value, decimals = 1) => number(value, decimals, 'percent'),
    dateTime: (iso) => moment.format(new Date(iso)),
  };
}

const HALF_CENT = 0.005;

/** Decimals that an amount of euros needs to be told from its neighbours. */
function centsNeeded(value: number): 0 | 2 {
  return Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0;
}

function numberFormat(tag: string, decimals: number, style: 'decimal' | 'percent'): Intl.NumberFormat {
  return new Intl.NumberFormat(tag, {
    style,
    useGrouping: 'always',
    // A value that rounds to zero has no sign: −0 would be read as a loss.
    signDisplay: 'negative',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}
