import type { Text } from '../core/problem.ts';
import type { Indicator } from '../core/tender/indicator.ts';
import { formatFor } from './format.ts';
import type { Locale } from './locale.ts';

/** A figure with its own unit, for columns in which every row has another unit. */
export interface Quantity {
  readonly quantity: number;
  /** Unit as the definition writes it: `1`, `EUR`, `EUR/day`, `QALY`, … */
  readonly unit: string;
  /** A share of those observed, shown in per cent. */
  readonly share: boolean;
}

const baseUnitLabels: Record<string, Text> = {
  EUR: { it: '€', en: '€' },
  QALY: { it: 'QALY', en: 'QALY' },
  LY: { it: 'anni di vita', en: 'life-years' },
  year: { it: 'anni', en: 'years' },
  month: { it: 'mesi', en: 'months' },
  day: { it: 'giorni', en: 'days' },
  hour: { it: 'ore', en: 'hours' },
  minute: { it: 'minuti', en: 'minutes' },
  service: { it: 'prestazioni', en: 'services' },
  point: { it: 'punti', en: 'points' },
};

const perUnitLabels: Record<string, Text> = {
  LY: { it: 'anno di vita', en: 'life-year' },
  year: { it: 'anno', en: 'year' },
  month: { it: 'mese', en: 'month' },
  day: { it: 'giorno', en: 'day' },
  hour: { it: 'ora', en: 'hour' },
  minute: { it: 'minuto', en: 'minute' },
  service: { it: 'prestazione', en: 'service' },
  point: { it: 'punto', en: 'point' },
};

/** A unit of the definition in words: `EUR/day` → `€/giorno`, `1` → nothing. */
export function unitLabel(unit: string, locale: Locale): string {
  if (unit === '1') return '';
  return unit
    .split(/([*/])/)
    .map((part, at, all) => {
      const label = (all[at - 1] === '/' && perUnitLabels[part]) || baseUnitLabels[part];
      return part === '*' ? '·' : (label?.[locale] ?? part);
    })
    .join('');
}

/** `6,5%`, `4,6 giorni`, `8.000 €`, `0,0125 QALY`: four significant digits unless the figure is whole. */
export function quantityText({ quantity, unit, share }: Quantity, locale: Locale): string {
  const format = formatFor(locale);
  if (share)
    return format.percent(quantity, decimalsNeeded(100 * quantity, Math.abs(quantity) < 0.0995 ? 2 : 1));
  const label = unitLabel(unit, locale);
  return label === '' ? plainNumber(quantity, locale) : `${plainNumber(quantity, locale)}\u00a0${label}`;
}

/** A number with as many decimals as it needs for about four significant digits, at most four. */
export function plainNumber(value: number, locale: Locale): string {
  const size = Math.abs(value);
  const decimals =
    Number.isInteger(value) || size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
  return formatFor(locale).number(value, decimalsNeeded(value, decimals));
}

/** A declared number with every digit that it was declared with: what binds is not rounded when it is told. */
export function exactNumber(value: number, locale: Locale): string {
  return formatFor(locale).number(value, decimalsDeclared(value));
}

/** Decimals of a declared number; twelve digits leave out what binary arithmetic adds, as in 100 · 0.07. */
export function decimalsDeclared(value: number): number {
  const [digits = '', power = '0'] = String(Number(value.toPrecision(12))).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(power));
}

/** Decimals of a number without idle zeros, `most` at the outside. */
function decimalsNeeded(value: number, most: number): number {
  const exact = [0, 1, 2, 3].find((few) => Math.abs(value - Number(value.toFixed(few))) < 1e-9);
  return Math.min(most, exact ?? most);
}

/** Whether the figures of an indicator are shares of those observed, shown in per cent. */
export function isShare({ evidence, unit }: Pick<Indicator, 'evidence' | 'unit'>): boolean {
  return unit === '1' && ['events-of-n', 'ratio-to-baseline', 'category'].includes(evidence.form);
}
