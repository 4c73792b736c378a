import { Decimal } from 'decimal.js';

/**
 * Decimal arithmetic for prices and points: 30 × 0.09 is 2.7 and not 2.6999…, so that rounding does what a
 * bidder with a pocket calculator expects. 40 significant digits.
 */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
export type Exact = Decimal;

export function exact(value: number | string): Exact {
  return new Exact(value);
}

export function sum(values: readonly Exact[]): Exact {
  return values.reduce((total, value) => total.plus(value), exact(0));
}

export type RoundingMode = 'half-up' | 'half-even' | 'truncate';

const modes: Record<RoundingMode, Decimal.Rounding> = {
  'half-up': Decimal.ROUND_HALF_UP,
  'half-even': Decimal.ROUND_HALF_EVEN,
  truncate: Decimal.ROUND_DOWN,
};

export function rounded(value: Exact, decimals: number, mode: RoundingMode): Exact {
  return value.toDecimalPlaces(decimals, modes[mode]);
}
