import { decimal } from '../numbers/arithmetic.ts';
import type { PastLot, PastOffer } from './pastTender.ts';

/** What an offer turned out to be worth, EUR per patient, at one λ. */
export interface OfferNetBenefit {
  readonly offer: string;
  /** λ·effect − cost of care, without any price. */
  readonly benefit: number;
  readonly price: number;
  readonly netBenefit: number;
}

/** Net benefit given up, EUR. */
export interface Regret {
  readonly perPatient: number;
  /** For all patients of the lot; null where their number is not known. */
  readonly lot: number | null;
}

/** Between two values of λ the same offer has the highest net benefit. */
export interface BestBetween {
  readonly from: number;
  readonly to: number;
  readonly offer: string;
}

type Outcome = NonNullable<PastOffer['outcome']>;

/** Price as offered, EUR without VAT, of what the lot's prices pay for. */
export function priceOf({ basePrice }: PastLot, { price, discount }: PastOffer): number {
  if (price !== undefined) return price;
  if (basePrice === undefined || discount === undefined) throw new Error('an offer without a price');
  return decimal
    .of(basePrice)
    .times(decimal.of(1).minus(decimal.of(discount)))
    .toNumber();
}

/** Patients that one price pays for: 1, or all of the contract; undefined where their number is not known. */
export function patientsPerPrice({ price, patients }: PastLot): number | undefined {
  return price.per === 'patient' ? 1 : patients;
}

/** Offers of which nothing later is known. */
export function withoutOutcome({ offers }: PastLot): string[] {
  return offers.filter(({ outcome }) => outcome === undefined).map(({ name }) => name);
}

/** λ·effect − cost of care; a benefit that was published in euros does not depend on λ. */
export function benefitAt(
  outcome: Outcome | { readonly effect: number; readonly costOfCare: number },
  lambda: number,
): number {
  return 'benefit' in outcome ? outcome.benefit : lambda * outcome.effect - outcome.costOfCare;
}

/** Every offer's net benefit; null unless the outcomes of all are known: the best of some would be no yardstick. */
export function netBenefits(lot: PastLot, lambda: number): OfferNetBenefit[] | null {
  const patients = patientsPerPrice(lot);
  if (patients === undefined || withoutOutcome(lot).length > 0) return null;
  return lot.offers.map((offer) => {
    const benefit = benefitAt(offer.outcome as Outcome, lambda);
    const price = priceOf(lot, offer) / patients;
    return { offer: offer.name, benefit, price, netBenefit: benefit - price };
  });
}

/** The offer with the highest net benefit; of equals the one that won. */
export function bestOffer(lot: PastLot, offers: readonly OfferNetBenefit[]): OfferNetBenefit {
  const winner = winnerOf(lot);
  return offers.reduce((best, one) => {
    const ahead = one.netBenefit - best.netBenefit;
    return ahead > 0 || (ahead === 0 && one.offer === winner) ? one : best;
  });
}

/** Who was awarded the lot, by the papers. */
export function winnerOf({ offers }: PastLot): string {
  return (offers.find(({ winner }) => winner) as PastOffer).name;
}

/** NMB of the best offer minus NMB of this one. */
export function regretOf(lot: PastLot, offers: readonly OfferNetBenefit[], offer: string): Regret {
  const own = offers.find((one) => one.offer === offer);
  if (own === undefined) throw new Error(`no offer ${offer} in lot ${lot.id}`);
  const perPatient = bestOffer(lot, offers).netBenefit - own.netBenefit;
  return { perPatient, lot: lot.patients === undefined ? null : perPatient * lot.patients };
}

/**
 * Which offer has the highest net benefit over a range of λ, and where that changes: net benefits are straight lines in λ, so
 * the changes are exact. Null where `netBenefits` is.
 */
export function bestOverRange(lot: PastLot, from: number, to: number): BestBetween[] | null {
  const [low, high] = [netBenefits(lot, from), netBenefits(lot, to)];
  if (low === null || high === null) return null;
  const lines = low.map(({ offer, netBenefit }, at) => ({
    offer,
    netBenefit,
    slope: ((high[at]?.netBenefit ?? 0) - netBenefit) / (to - from),
  }));
  const found: BestBetween[] = [];
  let at = from;
  let best = lines.find(({ offer }) => offer === bestOffer(lot, low).offer) as (typeof lines)[number];
  for (;;) {
    // The next line to overtake is steeper; where lines meet at once, the steepest goes on. None can have met before: digits only.
    const next = lines
      .filter(({ slope }) => slope > best.slope)
      .map((line) => ({
        line,
        meets: Math.max(at, from + (best.netBenefit - line.netBenefit) / (line.slope - best.slope)),
      }))
      .filter(({ meets }) => meets < to)
      .toSorted((a, b) => a.meets - b.meets || b.line.slope - a.line.slope)[0];
    if (next === undefined) return [...found, { from: at, to, offer: best.offer }];
    if (next.meets > at) found.push({ from: at, to: next.meets, offer: best.offer });
    [at, best] = [next.meets, next.line];
  }
}
