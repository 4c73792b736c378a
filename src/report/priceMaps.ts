import type { LotEvaluation } from '../core/evaluation/evaluateLot.ts';
import type { Lot } from '../core/tender/lot.ts';
import { type PriceMap, priceMap } from '../core/valuation/priceMap.ts';

/** Offers whose map is drawn for every reader: the leader and the second; the table has all. */
export const PRICE_MAPS = 2;

/** The map of λ and price of every offer, the highest expected NMB first; empty with a single offer. */
export function priceMaps(
  lot: Lot,
  { benefits, valuation }: Pick<LotEvaluation, 'benefits' | 'valuation'>,
): PriceMap[] {
  const prices = new Map(benefits.offers.map(({ offer, price }) => [offer, price]));
  return valuation.expected
    .toSorted((a, b) => b.netMonetaryBenefit.value - a.netMonetaryBenefit.value)
    .flatMap(({ strategy }) => {
      const price = prices.get(strategy);
      if (price === undefined) throw new Error(`no price of ${strategy}`);
      return priceMap(lot, valuation.expected, { id: strategy, price }) ?? [];
    });
}
