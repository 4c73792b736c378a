import type { Lot } from '../tender/lot.ts';
import { type PriceItem, priceItems } from '../tender/price.ts';

/** Discounts as fractions of the base price: those of a result, or those that are assumed before there is one. */
export interface SeenDiscounts {
  readonly meanDiscount: number;
  readonly greatestDiscount: number;
  readonly leastDiscount: number;
}

/** A stretch of a price scale on which a point costs the same everywhere, or on average. */
interface PriceStretch {
  readonly fromDiscount: number;
  readonly toDiscount: number;
  /** Points earned on it. */
  readonly points: number;
  /** k_p on it, EUR of price per patient for one point. */
  readonly eurosPerPricePoint: number;
}

/** What a published scale of points says of money: how many euros of price are given up for one of benefit. */
export interface ExchangeRate {
  /** k_q: EUR of benefit per patient for one quality point. */
  readonly eurosPerQualityPoint: number;
  /** k_p: EUR of price per patient for one price point; of a formula that is not a straight line its average. */
  readonly eurosPerPricePoint: number;
  /** Whether a price point costs the same on the whole scale. */
  readonly straight: boolean;
  /** e = k_p / k_q: EUR of price that the scale gives up for one euro of benefit; 1 is the net monetary benefit itself. */
  readonly priceEurosPerEuroOfBenefit: number;
  /** e·λ: what the scale pays for one unit of effect. */
  readonly effectiveWillingnessToPay: number;
  /** The scale of each price item piece by piece, by item code; no piece for an item that tells no offers apart. */
  readonly stretches: readonly (PriceStretch & { readonly item: string })[];
}

/** The part of a lot that exchange rates are made of. */
export type RatedLot = Pick<Lot, 'criteria' | 'price' | 'basePrice' | 'patients' | 'willingnessToPay'>;

/**
 * The exchange rate between quality and price that a scale sets, published or proposed, before any rescaling of
 * technical points (method: k_q = scale/Qmax, k_p = euros that earn all price points/Pmax, e = k_p/k_q).
 * @param benefitScaleEuros EUR of benefit above the minimum that earn all quality points: `Scoring.benefitScaleEuros`,
 *   or what is assumed of the best offer
 * @param discounts of each price item, in the order of `priceItems`: `Scoring.comparisons`, or what is assumed
 * @returns null without a benefit criterion, or where quality or price earns no points at all
 */
export function exchangeRateOf(
  lot: RatedLot,
  benefitScaleEuros: number | null,
  discounts: readonly SeenDiscounts[],
): ExchangeRate | null {
  const quality = lot.criteria.find(({ rule }) => rule.kind === 'benefit');
  const items = priceItems(lot);
  const stretches = items.flatMap((item, at) =>
    stretchesOf(item, discounts[at] as SeenDiscounts)
      .filter(({ points, fromDiscount, toDiscount }) => points > 0 && toDiscount > fromDiscount)
      .map(({ fromDiscount, toDiscount, points }) => ({
        item: item.code,
        fromDiscount,
        toDiscount,
        points,
        eurosPerPricePoint: (eurosPerPatient(lot, item) * (toDiscount - fromDiscount)) / points,
      })),
  );
  if (quality === undefined || benefitScaleEuros === null || benefitScaleEuros <= 0) return null;
  if (stretches.length === 0) return null;
  const points = stretches.reduce((sum, one) => sum + one.points, 0);
  const euros = stretches.reduce((sum, one) => sum + one.points * one.eurosPerPricePoint, 0);
  const eurosPerQualityPoint = benefitScaleEuros / quality.weight;
  const eurosPerPricePoint = euros / points;
  const rate = eurosPerPricePoint / eurosPerQualityPoint;
  return {
    eurosPerQualityPoint,
    eurosPerPricePoint,
    straight: stretches.length === 1 && items.every(({ formula }) => straightKinds.has(formula.kind)),
    priceEurosPerEuroOfBenefit: rate,
    effectiveWillingnessToPay: rate * lot.willingnessToPay.value,
    stretches,
  };
}

const straightKinds: ReadonlySet<string> = new Set(['linear', 'absolute', 'to-threshold', 'min-max']);

/** EUR per patient that the whole base price of an item is. */
function eurosPerPatient({ patients }: RatedLot, { basePrice, quantity }: PriceItem): number {
  return (basePrice * quantity) / patients;
}

/** The scale of one item from the discount that earns nothing to the one that earns most. */
function stretchesOf(
  { formula, basePrice, weight }: PriceItem,
  { meanDiscount, greatestDiscount, leastDiscount }: SeenDiscounts,
): Omit<PriceStretch, 'eurosPerPricePoint'>[] {
  const stretch = (fromDiscount: number, toDiscount: number, coefficient: number) => ({
    fromDiscount,
    toDiscount,
    points: coefficient * weight,
  });
  switch (formula.kind) {
    case 'absolute':
      return [stretch(0, 1, 1)];
    case 'to-threshold':
      return [stretch(0, (basePrice - formula.thresholdPrice) / basePrice, 1)];
    case 'concave':
      return [stretch(0, 1, 1)];
    case 'linear':
    case 'power':
      return [stretch(0, greatestDiscount, 1)];
    case 'min-max':
      return [stretch(leastDiscount, greatestDiscount, 1)];
    // From the dearest offer, which already has p_min / p, to the cheapest.
    case 'inverse-proportional':
      return leastDiscount < 1
        ? [stretch(leastDiscount, greatestDiscount, 1 - (1 - greatestDiscount) / (1 - leastDiscount))]
        : [];
    case 'bilinear': {
      // Of a mean without the extremes that is 0 or the greatest discount itself one side is left, with a jump at its end.
      const jumps = meanDiscount <= 0 || meanDiscount >= greatestDiscount;
      if (jumps && leastDiscount < greatestDiscount) return [stretch(0, greatestDiscount, 1)];
      return [stretch(0, meanDiscount, formula.x), stretch(meanDiscount, greatestDiscount, 1 - formula.x)];
    }
  }
}
