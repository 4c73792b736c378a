import { binary } from '../numbers/arithmetic.ts';
import { benefitScale } from '../scoring/benefitPoints.ts';
import type { ProfileBenefits } from '../scoring/coefficients.ts';
import { type ExchangeRate, exchangeRateOf, type RatedLot } from '../scoring/exchangeRate.ts';
import { comparesOffers } from '../scoring/priceFormula.ts';
import { priceItems } from '../tender/price.ts';
import type { ImaginedMarket } from './imaginedMarket.ts';

/** The exchange rate of a scale before there is any offer. */
export interface ExpectedRate {
  /** With the best offer and the greatest discount of the imagined market, the mean discount half of it. */
  readonly rate: ExchangeRate;
  /** With the benefit of the best offer, or the greatest discount, half as great: the ends of the range. */
  readonly least: ExchangeRate;
  readonly most: ExchangeRate;
  /** Whether the scale of the benefit, and that of the price, depend on the offers; if neither does, the rate is exact. */
  readonly benefitDepends: boolean;
  readonly priceDepends: boolean;
}

/** How much less than assumed the best offer may be, at the ends of the range. */
const HALF = 0.5;

/** Null without a benefit criterion, or where quality or price earns no points at all. */
export function expectedRate(
  lot: RatedLot,
  benefits: ProfileBenefits,
  { benefit, floor }: Pick<ImaginedMarket, 'benefit' | 'floor'>,
): ExpectedRate | null {
  const criterion = lot.criteria.find(({ rule }) => rule.kind === 'benefit');
  if (criterion?.rule.kind !== 'benefit') return null;
  const { rule, weight } = criterion;
  const items = priceItems(lot);
  const rateAt = (best: number, discount: number): ExchangeRate | null => {
    const gain = binary.of(best * (benefits.ideal - benefits.minimum));
    const scale = benefitScale(binary, { ...rule, oneAboveMinimum: 'anchor' }, [gain], {
      ...benefits,
      benefitWeight: weight,
      priceWeight: lot.price.weight,
      basePrice: lot.basePrice,
    });
    const seen = { meanDiscount: discount / 2, greatestDiscount: discount, leastDiscount: 0 };
    return exchangeRateOf(
      lot,
      scale.toNumber(),
      items.map(() => seen),
    );
  };
  const discount = 1 - floor;
  const rate = rateAt(benefit.to, discount);
  const least = rateAt(benefit.to, discount * HALF);
  const most = rateAt(benefit.to * HALF, discount);
  if (rate === null || least === null || most === null) return null;
  return {
    rate,
    least,
    most,
    benefitDepends: rule.anchor === 'relative-best',
    priceDepends: items.some(({ formula }) => comparesOffers(formula)),
  };
}
