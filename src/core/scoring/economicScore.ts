import { type Exact, rounded } from '../numbers/decimal.ts';
import type { Lot } from '../tender/lot.ts';
import { discount, discountsOf, priceCoefficient } from './priceFormula.ts';

interface EconomicScore {
  readonly offer: string;
  readonly price: number;
  readonly discount: number;
  readonly coefficient: number;
  readonly points: number;
}

export interface EconomicScoring {
  readonly scores: readonly EconomicScore[];
  /** Exact economic points, by offer id. */
  readonly points: ReadonlyMap<string, Exact>;
  /** R̄ and Rmax of the admitted offers; null when there are none. */
  readonly meanDiscount: number | null;
  readonly greatestDiscount: number | null;
}

/**
 * The economic phase: the prices of the admitted offers, opened after the technical phase is closed, become
 * points by the published formula.
 * @param prices EUR per patient, not above the base price
 */
export function scoreEconomic(
  lot: Lot,
  prices: readonly { readonly id: string; readonly price: number }[],
): EconomicScoring {
  if (prices.length === 0)
    return { scores: [], points: new Map(), meanDiscount: null, greatestDiscount: null };
  const { decimals, mode } = lot.award.rounding;
  const offers = prices.map(({ id, price }) => ({ id, price, discounted: discount(lot.basePrice, price) }));
  const all = discountsOf(offers.map(({ discounted }) => discounted));
  const rows = offers.map((offer) => {
    const coefficient = priceCoefficient(lot.price, lot.basePrice, offer.discounted, all);
    return { ...offer, coefficient, points: rounded(coefficient.times(lot.price.weight), decimals, mode) };
  });
  return {
    scores: rows.map(({ id, price, discounted, coefficient, points }) => ({
      offer: id,
      price,
      discount: discounted.toNumber(),
      coefficient: coefficient.toNumber(),
      points: points.toNumber(),
    })),
    points: new Map(rows.map(({ id, points }) => [id, points])),
    meanDiscount: all.mean.toNumber(),
    greatestDiscount: all.greatest.toNumber(),
  };
}
