import { type Arithmetic, greatest, least, type Quantity, total } from '../numbers/arithmetic.ts';
import type { AwardRules } from '../tender/awardRules.ts';
import type { PriceFormula, PriceRules } from '../tender/price.ts';

/** What a price formula sees: the discounts R = (base − price)/base of the admitted offers. */
export interface Discounts {
  readonly mean: Quantity;
  /** How many discounts the mean is taken over. */
  readonly inMean: number;
  readonly greatest: Quantity;
  readonly least: Quantity;
}

/** R = (A − p)/A, between 0 and 1. */
export function discount({ of }: Arithmetic, basePrice: number, price: number): Quantity {
  return of(basePrice).minus(of(price)).div(of(basePrice));
}

/**
 * @param discounts of the admitted offers, at least one
 * @param meanOver which of them count for the mean
 */
export function discountsOf(
  arithmetic: Arithmetic,
  discounts: readonly Quantity[],
  meanOver: AwardRules['sets']['priceMean'],
): Discounts {
  const [most, fewest] = [greatest(discounts), least(discounts)];
  if (most === undefined || fewest === undefined) throw new Error('no discount to compare');
  const counted = meanOver.over === 'trimmed' ? trimmed(discounts, meanOver.share) : discounts;
  return {
    mean: total(arithmetic, counted).div(arithmetic.of(counted.length)),
    inMean: counted.length,
    greatest: most,
    least: fewest,
  };
}

/** Without `share` of the values, rounded up, at each end; all of them where none would be left. */
function trimmed(values: readonly Quantity[], share: number): readonly Quantity[] {
  const cut = Math.ceil(Number((values.length * share).toPrecision(12)));
  const kept = values.toSorted((a, b) => a.cmp(b)).slice(cut, values.length - cut);
  return kept.length === 0 ? values : kept;
}

/**
 * Coefficient V in [0, 1] of one discount under the published formula (ANAC guidelines no. 2, section IV; the others as
 * Italian platforms publish them). Where a formula that compares offers would be 0/0 or lose its meaning, the declared rules
 * hold.
 * @param basePrice EUR, that the discounts are of
 */
export function priceCoefficient(
  arithmetic: Arithmetic,
  { formula, whenAllDiscountsEqual, whenNoDiscount }: PriceRules,
  basePrice: number,
  discounted: Quantity,
  all: Discounts,
): Quantity {
  const { of } = arithmetic;
  const [zero, one] = [of(0), of(1)];
  switch (formula.kind) {
    case 'absolute':
      return discounted;
    case 'to-threshold':
      return atMost(one, discounted.div(discount(arithmetic, basePrice, formula.thresholdPrice)));
    case 'concave':
      return one.minus(one.minus(discounted).pow(formula.n));
  }
  if (all.greatest.cmp(zero) === 0) return whenNoDiscount === 'maximum' ? one : zero;
  const allEqual = all.least.cmp(all.greatest) === 0;
  if (allEqual && whenAllDiscountsEqual === 'maximum') return one;
  switch (formula.kind) {
    case 'linear':
      return discounted.div(all.greatest);
    case 'power':
      return discounted.div(all.greatest).pow(formula.alpha);
    case 'min-max':
      return discounted.minus(all.least).div(all.greatest.minus(all.least));
    case 'inverse-proportional':
      // p_min / p, each as a share of the base price; the lowest price has 1 even if it is 0.
      return discounted.cmp(all.greatest) === 0 ? one : one.minus(all.greatest).div(one.minus(discounted));
    case 'bilinear': {
      const x = of(formula.x);
      // A mean without the extremes can be 0, or the greatest discount itself.
      if (discounted.cmp(zero) === 0) return zero;
      if (!allEqual && discounted.cmp(all.greatest) === 0) return one;
      if (discounted.cmp(all.mean) <= 0) return x.times(discounted).div(all.mean);
      const above = discounted.minus(all.mean).div(all.greatest.minus(all.mean));
      return x.plus(one.minus(x).times(above));
    }
  }
}

function atMost(limit: Quantity, value: Quantity): Quantity {
  return value.cmp(limit) > 0 ? limit : value;
}

/** Whether a formula compares offers, so that what it gives when they are alike must be declared. */
export function comparesOffers({ kind }: PriceFormula): boolean {
  return kind !== 'absolute' && kind !== 'to-threshold' && kind !== 'concave';
}
