import { decimal, type Quantity } from '../numbers/arithmetic.ts';

/**
 * An amount of money in whole cents of EUR. Above 0 the supplier is to be paid, below 0 the supplier owes it. Sums of cents are exact up to 9·10¹⁵.
 */
export type Cents = number;

/** Whole cents of an amount in EUR, half up (away from zero: a refund rounds as a payment does). */
export function centsFromEuros(euros: Quantity): Cents {
  const zero = decimal.of(0);
  const negative = euros.cmp(zero) < 0;
  const size = (negative ? zero.minus(euros) : euros).times(decimal.of(100)).rounded(0, 'half-up').toNumber();
  // Nothing has no sign: a share of 0 of an excess is −0 in decimals too.
  if (size === 0) return 0;
  return negative ? -size : size;
}

/** The same amount in EUR, exactly. */
export function eurosFromCents(cents: Cents): Quantity {
  return decimal.of(cents).div(decimal.of(100));
}
