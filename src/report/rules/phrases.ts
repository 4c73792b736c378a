import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { decimalsDeclared, exactNumber, quantityText } from '../quantity.ts';

/** The same signs in both languages. */
export function same(text: string): Text {
  return { it: text, en: text };
}

/** A text made once per language. */
export function inBoth(make: (locale: Locale) => string): Text {
  return { it: make('it'), en: make('en') };
}

/** A declared number as both languages write it. */
export function numberText(value: number): Text {
  return inBoth((locale) => exactNumber(value, locale));
}

/** `20.000,00 €`. */
export function euroText(value: number, decimals = 2): Text {
  return inBoth((locale) => formatFor(locale).euro(value, decimals));
}

/** A declared amount: cents, and more decimals where it has them, as the price of a single test may. */
export function declaredEuroText(value: number): Text {
  return euroText(value, Math.max(2, decimalsDeclared(value)));
}

/** A quantity with its unit. @param share whether the fraction is written in per cent */
export function quantityInBoth(quantity: number, unit: string, share: boolean): Text {
  return inBoth((locale) => quantityText({ quantity, unit, share }, locale));
}

/** `a, b e c`. */
export function listText(items: readonly string[], locale: Locale): string {
  const [last, ...before] = items.toReversed();
  if (last === undefined) return '';
  if (before.length === 0) return last;
  return `${before.toReversed().join(', ')} ${{ it: 'e', en: 'and' }[locale]} ${last}`;
}

/** A formula of the definition as printed: · for *, the true minus, ≤ and ≥. Nothing is reordered. */
export function typeset(formula: string): string {
  return formula
    .replace(/\s+/g, ' ')
    .replace(/\s*\*\s*/g, ' · ')
    .replace(/\s*\/\s*/g, ' / ')
    .replaceAll('>=', '≥')
    .replaceAll('<=', '≤')
    .replaceAll('-', '−')
    .trim();
}
