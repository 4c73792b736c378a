import { type Exact, exact, sum } from '../numbers/decimal.ts';
import type { Price } from '../tender/criterion.ts';

/** What a price formula sees: the discounts R = (base − price)/base of the admitted offers. */
export interface Discounts {
  readonly mean: Exact;
  readonly greatest: Exact;
  readonly allEqual: boolean;
}

/** R = (A − p)/A, between 0 and 1. */
export function discount(basePrice: number, price: number): Exact {
  return exact(basePrice).minus(price).div(basePrice);
}

/** @param discounts of the admitted offers, at least one */
export function discountsOf(discounts: readonly Exact[]): Discounts {
  const greatest = discounts.reduce((most, one) => (one.gt(most) ? one : most));
  const allEqual = discounts.every((one) => one.eq(greatest));
  return { mean: sum(discounts).div(discounts.length), greatest, allEqual };
}

/**
 * Coefficient V in [0, 1] of one discount under the published formula (ANAC guidelines no. 2, section IV).
 * The two cases in which a formula would be 0/0 or lose its meaning follow the declared rules.
 */
export function priceCoefficient(price: Price, discounted: Exact, all: Discounts): Exact {
  const { formula } = price;
  if (formula.kind === 'absolute') return discounted;
  if (all.greatest.isZero()) return exact(price.whenNoDiscount === 'maximum' ? 1 : 0);
  if (all.allEqual && price.whenAllDiscountsEqual === 'maximum') return exact(1);
  if (formula.kind === 'linear') return discounted.div(all.greatest);
  const x = exact(formula.x);
  if (discounted.lte(all.mean)) return x.times(discounted).div(all.mean);
  const above = discounted.minus(all.mean).div(all.greatest.minus(all.mean));
  return x.plus(exact(1).minus(x).times(above));
}
