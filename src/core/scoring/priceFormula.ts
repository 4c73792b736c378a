import { Exact, exact, sum } from '../numbers/decimal.ts';
import type { Price } from '../tender/criterion.ts';

/** What a price formula sees: the discounts R = (base − price)/base of the admitted offers. */
export interface Discounts {
  readonly mean: Exact;
  readonly greatest: Exact;
  readonly least: Exact;
  readonly allEqual: boolean;
}

/** R = (A − p)/A, between 0 and 1. */
export function discount(basePrice: number, price: number): Exact {
  return exact(basePrice).minus(price).div(basePrice);
}

/** @param discounts of the admitted offers, at least one */
export function discountsOf(discounts: readonly Exact[]): Discounts {
  const greatest = discounts.reduce((most, one) => (one.gt(most) ? one : most));
  const least = discounts.reduce((fewest, one) => (one.lt(fewest) ? one : fewest));
  return { mean: sum(discounts).div(discounts.length), greatest, least, allEqual: least.eq(greatest) };
}

/**
 * Coefficient V in [0, 1] of one discount under the published formula (ANAC guidelines no. 2, section IV; the others as
 * Italian platforms publish them). Where a formula that compares offers would be 0/0 or lose its meaning, the declared rules
 * hold.
 * @param basePrice EUR, that the discounts are of
 */
export function priceCoefficient(price: Price, basePrice: number, discounted: Exact, all: Discounts): Exact {
  const { formula } = price;
  switch (formula.kind) {
    case 'absolute':
      return discounted;
    case 'to-threshold':
      return Exact.min(1, discounted.div(discount(basePrice, formula.thresholdPrice)));
    case 'concave':
      return exact(1).minus(exact(1).minus(discounted).pow(formula.n));
  }
  if (all.greatest.isZero()) return exact(price.whenNoDiscount === 'maximum' ? 1 : 0);
  if (all.allEqual && price.whenAllDiscountsEqual === 'maximum') return exact(1);
  switch (formula.kind) {
    case 'linear':
      return discounted.div(all.greatest);
    case 'power':
      return discounted.div(all.greatest).pow(formula.alpha);
    case 'min-max':
      return discounted.minus(all.least).div(all.greatest.minus(all.least));
    case 'inverse-proportional':
      // p_min / p, each as a share of the base price; the lowest price has 1 even if it is 0.
      return discounted.eq(all.greatest)
        ? exact(1)
        : exact(1).minus(all.greatest).div(exact(1).minus(discounted));
    case 'bilinear': {
      const x = exact(formula.x);
      if (discounted.lte(all.mean)) return x.times(discounted).div(all.mean);
      const above = discounted.minus(all.mean).div(all.greatest.minus(all.mean));
      return x.plus(exact(1).minus(x).times(above));
    }
  }
}

/** Whether a formula compares offers, so that what it gives when they are alike must be declared. */
export function comparesOffers({ kind }: Price['formula']): boolean {
  return kind !== 'absolute' && kind !== 'to-threshold' && kind !== 'concave';
}
