import type { Estimate } from '../numbers/estimate.ts';
import type { Lot } from '../tender/lot.ts';
import type { ExpectedOutcome } from './netMonetaryBenefit.ts';
import { willingnessToPayValues } from './willingnessToPayValues.ts';

/** At which price an offer would just have the highest expected NMB, at one λ. */
export interface PriceToLead {
  readonly willingnessToPay: number;
  /** The best of the other offers, whatever the price of this one. */
  readonly rival: string;
  /** EUR per patient: below it the offer leads, above it the rival does. Negative: it leads at no price. */
  readonly price: Estimate;
}

/** Who has the highest expected NMB over λ and the price of one offer, all other prices as they were offered. */
export interface PriceMap {
  readonly offer: string;
  readonly offeredPrice: number;
  /** Prices of interest: from half to one and a half times the offered price, never above the base price. */
  readonly prices: readonly [from: number, to: number];
  /** Over the published range of λ. */
  readonly overLambda: readonly PriceToLead[];
  readonly atWillingnessToPay: PriceToLead;
}

/**
 * The map of λ and price of one offer, from the expected outcomes alone: NMB falls by one euro for each euro of price,
 * so no new draws are needed. Information, never the award.
 * @returns null with a single offer
 */
export function priceMap(
  lot: Lot,
  expected: readonly ExpectedOutcome[],
  offer: { readonly id: string; readonly price: number },
): PriceMap | null {
  const own = expected.find(({ strategy }) => strategy === offer.id);
  if (own === undefined) throw new Error(`nothing expected of ${offer.id}`);
  const rivals = expected.filter((one) => one !== own);
  if (rivals.length === 0) return null;
  const tenderLambda = lot.willingnessToPay.value;

  const at = (lambda: number): PriceToLead => {
    const mine = netBenefitAt(own, lambda, tenderLambda);
    const [best] = rivals
      .map((one) => ({ rival: one.strategy, ...netBenefitAt(one, lambda, tenderLambda) }))
      .toSorted((a, b) => b.value - a.value) as [Estimate & { readonly rival: string }];
    return {
      willingnessToPay: lambda,
      rival: best.rival,
      price: {
        value: offer.price + mine.value - best.value,
        // How the two go together is not kept: no difference can be less exact than the sum of both.
        standardError: mine.standardError + best.standardError,
      },
    };
  };
  const from = offer.price / 2;
  const to = Math.min(offer.price * 1.5, lot.basePrice);
  return {
    offer: offer.id,
    offeredPrice: offer.price,
    prices: [from, to > from ? to : lot.basePrice],
    overLambda: willingnessToPayValues(lot).map(at),
    atWillingnessToPay: at(tenderLambda),
  };
}

/**
 * Expected NMB of a strategy at any λ, with its standard error: the covariance of cost and effect follows from the
 * three standard errors at the tender's λ, because Var(λE − C) = λ²·Var(E) + Var(C) − 2λ·Cov(E, C).
 */
function netBenefitAt(
  { cost, effect, netMonetaryBenefit }: ExpectedOutcome,
  lambda: number,
  tenderLambda: number,
): Estimate {
  const [c, e, n] = [cost, effect, netMonetaryBenefit].map(
    ({ standardError }) => standardError * standardError,
  ) as [number, number, number];
  const covariance = (tenderLambda * tenderLambda * e + c - n) / (2 * tenderLambda);
  const variance = lambda * lambda * e + c - 2 * lambda * covariance;
  return { value: lambda * effect.value - cost.value, standardError: Math.sqrt(Math.max(0, variance)) };
}
