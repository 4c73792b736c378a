import { type Arithmetic, type Quantity, total } from '../numbers/arithmetic.ts';
import { priceItems, priceOf, pricePerPatient } from '../tender/price.ts';
import { type Discounts, discount, discountsOf, priceCoefficient } from './priceFormula.ts';
import type { ScoringRules } from './scoringRules.ts';

/** Prices of one offer, EUR per unit, by the code of the price item. */
export interface PricedOffer {
  readonly id: string;
  readonly prices: Readonly<Record<string, number>>;
}

/** How one price became points. */
interface ItemScore {
  readonly item: string;
  readonly price: number;
  readonly discount: number;
  readonly coefficient: number;
  readonly points: number;
}

interface EconomicScore {
  readonly offer: string;
  /** EUR per patient, of all items together. */
  readonly price: number;
  readonly items: readonly ItemScore[];
  readonly points: number;
}

/** What the discounts of the admitted offers on one item were compared with. */
interface Comparison {
  readonly item: string;
  /** R̄, and over how many offers it is taken. */
  readonly meanDiscount: number;
  readonly offersInMean: number;
  readonly greatestDiscount: number;
  readonly leastDiscount: number;
}

export interface EconomicScoring {
  readonly scores: readonly EconomicScore[];
  /** Economic points by offer id. */
  readonly points: ReadonlyMap<string, Quantity>;
  /** EUR per patient by offer id, as exact as the points: 0.1 + 0.2 + 0.3 and 0.3 + 0.2 + 0.1 are one price. */
  readonly prices: ReadonlyMap<string, Quantity>;
  /** One per price item; none when no offer is admitted. */
  readonly comparisons: readonly Comparison[];
}

/**
 * The economic phase: the prices of the admitted offers, opened after the technical phase is closed, become
 * points by the published formula of each item.
 * @param offers none above its base price
 */
export function scoreEconomic(
  arithmetic: Arithmetic,
  rules: ScoringRules,
  offers: readonly PricedOffer[],
): EconomicScoring {
  if (offers.length === 0) return { scores: [], points: new Map(), prices: new Map(), comparisons: [] };
  const { rounding, sets } = rules.award;
  const round = (value: Quantity): Quantity => value.rounded(rounding.decimals, rounding.mode);
  const items = priceItems(rules).map((item) => {
    const discounts = offers.map(({ prices }) =>
      discount(arithmetic, item.basePrice, priceOf(prices, item.code)),
    );
    return { item, discounts, all: discountsOf(arithmetic, discounts, sets.priceMean) };
  });
  const rows = offers.map(({ id, prices }, at) => {
    const scores = items.map(({ item, discounts, all }) => {
      const own = discounts[at] as Quantity;
      const exact = priceCoefficient(arithmetic, item, item.basePrice, own, all);
      const coefficient = rounding.stage === 'coefficient' ? round(exact) : exact;
      const points = coefficient.times(arithmetic.of(item.weight));
      return {
        item: item.code,
        price: priceOf(prices, item.code),
        discount: own,
        coefficient,
        points: rounding.stage === 'total' ? points : round(points),
      };
    });
    return {
      id,
      price: pricePerPatient(rules, prices),
      scores,
      points: round(
        total(
          arithmetic,
          scores.map(({ points }) => points),
        ),
      ),
    };
  });
  return {
    scores: rows.map(({ id, price, scores, points }) => ({
      offer: id,
      price,
      items: scores.map((one) => ({
        item: one.item,
        price: one.price,
        discount: one.discount.toNumber(),
        coefficient: one.coefficient.toNumber(),
        points: one.points.toNumber(),
      })),
      points: points.toNumber(),
    })),
    points: new Map(rows.map(({ id, points }) => [id, points])),
    prices: new Map(offers.map(({ id, prices }) => [id, exactPrice(arithmetic, rules, prices)])),
    comparisons: items.map(({ item, all }) => comparisonOf(item.code, all)),
  };
}

function exactPrice(arithmetic: Arithmetic, rules: ScoringRules, prices: PricedOffer['prices']): Quantity {
  const { of } = arithmetic;
  const amounts = priceItems(rules).map(({ code, quantity }) =>
    of(quantity).times(of(priceOf(prices, code))),
  );
  return total(arithmetic, amounts).div(of(rules.patients));
}

function comparisonOf(item: string, { mean, inMean, greatest, least }: Discounts): Comparison {
  return {
    item,
    meanDiscount: mean.toNumber(),
    offersInMean: inMean,
    greatestDiscount: greatest.toNumber(),
    leastDiscount: least.toNumber(),
  };
}
