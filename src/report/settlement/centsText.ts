import type { Cents } from '../../core/payment/money.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';

/** `1.234,50 €`, always to the cent; `−18.500,00 €` is owed by the supplier. */
export function centsText(amount: Cents, locale: Locale): string {
  return formatFor(locale).euro(amount / 100, 2);
}
