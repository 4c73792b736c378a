import { decimal, type Quantity } from '../numbers/arithmetic.ts';

/**
 * An amount of money in whole cents of EUR. Above 0 the supplier is to be paid, below 0 the supplier owes it. Sums of cents are exact up to 9·10¹⁵.
 */
export type Cents = number;

/**
 * Decimals of EUR to which an amount is taken before it is rounded. A share of patients comes with 16 digits, so that 5 of 300 for 300 patients is 4.999…: without that noise half a cent is half a
 * cent, as on a pocket calculator.
 */
const CLEAN_DECIMALS = 8;

/**
 * Whole cents of an amount in EUR, half up (away from zero: a refund rounds as a payment does).
 * @throws RangeError beyond the amounts that whole cents hold exactly
 */
export function centsFromEuros(euros: Quantity): Cents {
  const zero = decimal.of(0);
  const negative = euros.cmp(zero) < 0;
  const size = (negative ? zero.minus(euros) : euros)
    .rounded(CLEAN_DECIMALS, 'half-up')
    .times(decimal.of(100))
    .rounded(0, 'half-up')
    .toNumber();
  if (!Number.isSafeInteger(size)) throw new RangeError('an amount beyond 9·10¹⁵ cents');
  // Nothing has no sign: a share of 0 of an excess is −0 in decimals too.
  if (size === 0) return 0;
  return negative ? -size : size;
}

/** The same amount in EUR, exactly. */
export function eurosFromCents(cents: Cents): Quantity {
  return decimal.of(cents).div(decimal.of(100));
}
