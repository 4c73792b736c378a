import { type Arithmetic, decimal, type Quantity } from '../numbers/arithmetic.ts';
import type { Text } from '../problem.ts';
import type { ProfileBenefits } from '../scoring/coefficients.ts';
import { noCommittee } from '../scoring/committee.ts';
import { type RankingRow, ranking } from '../scoring/ranking.ts';
import { type ScoredOffer, score } from '../scoring/score.ts';
import type { ScoringRules } from '../scoring/scoringRules.ts';
import { scoreTechnical, type TechnicalPoints, type TechnicalScoring } from '../scoring/technicalScore.ts';
import type { Criterion } from '../tender/criterion.ts';
import { benefitAt, patientsPerPrice, priceOf } from './netBenefit.ts';
import type { PastLot, PastPrice } from './pastTender.ts';

/** Codes of what a past lot does not name itself; no criterion can be called so. */
const PRICE = 'price';
const QUALITY = 'quality';

const noText: Text = { it: '–', en: '–' };

/** Points and ranking of a past lot, as the product's own functions compute them. */
export interface PastScoring {
  readonly technical: TechnicalScoring['scores'];
  readonly ranking: readonly RankingRow[];
}

/**
 * A past lot under the rules it was awarded by. Coefficients and points that were given go through the order of calculation like
 * declared figures between 0 and their maximum: raw, threshold, rescaled, rounded.
 */
export function scorePastLot(lot: PastLot): PastScoring {
  const { formula } = lot.price;
  if (formula.kind !== 'as-printed')
    return score(rulesOf(lot, givenCriteria(lot), formula), scoredOffers(lot), noCommittee, noBenefits);
  // The points of the price are taken from the papers; everything before and after is computed.
  const rules = rulesOf(lot, givenCriteria(lot), { kind: 'inverse-proportional' });
  const offers = scoredOffers(lot);
  const { scores, admitted } = scoreTechnical(decimal, rules, offers, noCommittee, noBenefits);
  const { decimals, mode } = lot.award.rounding;
  return {
    technical: scores,
    ranking: ranking(
      lot.offers.flatMap((offer) => {
        const own = admitted.get(offer.name);
        if (own === undefined) return [];
        const printed = decimal.of(offer.printed?.economic ?? 0).rounded(decimals, mode);
        return [
          {
            offer: offer.name,
            technical: own.total,
            economic: printed,
            criteria: pointsByCriterion(own),
            price: decimal.of(priceOf(lot, offer)),
          },
        ];
      }),
      rules.award.ties,
    ),
  };
}

function pointsByCriterion({ byCriterion }: TechnicalPoints): Map<string, Quantity> {
  return new Map([...byCriterion].map(([code, { points }]) => [code, points]));
}

/** Later outcomes instead of all technical criteria. */
export interface QualityRule {
  readonly anchor: Extract<Criterion['rule'], { readonly kind: 'benefit' }>['anchor'];
  /** Points of quality and of price. */
  readonly weights: { readonly quality: number; readonly price: number };
  readonly benefits: ProfileBenefits;
}

/** @param lot with the outcomes of all offers, and the number of patients if its prices are of the whole contract */
export function scoreByOutcomes(
  lot: PastLot,
  { anchor, weights, benefits }: QualityRule,
  lambda: number,
  arithmetic: Arithmetic,
): PastScoring {
  const patients = patientsPerPrice(lot);
  if (patients === undefined || lot.price.formula.kind === 'as-printed')
    throw new Error(`lot ${lot.id} cannot be scored by outcomes`);
  const criterion: Criterion = {
    ...criterionHead(QUALITY, 'Q', weights.quality),
    rule: {
      kind: 'benefit',
      anchor,
      belowMinimum: 'zero',
      noneAboveMinimum: 'zero',
      oneAboveMinimum: 'anchor',
    },
  };
  const rules = rulesOf(lot, [criterion], lot.price.formula);
  return score(
    {
      ...rules,
      price: { ...rules.price, weight: weights.price },
      basePrice: rules.basePrice / patients,
      award: {
        ...rules.award,
        // Both speak of points that the replaced criteria gave.
        threshold: { kind: 'none' },
        rescaling: { first: 'none', second: 'none' },
      },
    },
    lot.offers.map((offer) => ({
      id: offer.name,
      benefit: offer.outcome === undefined ? 0 : benefitAt(offer.outcome, lambda),
      declarations: {},
      measures: {},
      prices: { [PRICE]: priceOf(lot, offer) / patients },
    })),
    noCommittee,
    benefits,
    arithmetic,
  );
}

/** No past criterion is a benefit. */
const noBenefits: ProfileBenefits = { minimum: 0, ideal: 0 };

function scoredOffers(lot: PastLot): ScoredOffer[] {
  return lot.offers.map((offer) => ({
    id: offer.name,
    benefit: 0,
    declarations: {},
    measures: offer.judged,
    prices: { [PRICE]: priceOf(lot, offer) },
  }));
}

function givenCriteria({ criteria, given }: PastLot): Criterion[] {
  return criteria.map(({ code, letter, weight }) => ({
    ...criterionHead(code, letter, weight),
    rule: {
      kind: 'quantitative',
      question: noText,
      unit: '1',
      least: 0,
      most: given === 'points' ? weight : 1,
      better: 'higher',
      scale: { kind: 'anchors', zero: 0, full: given === 'points' ? weight : 1 },
    },
  }));
}

function criterionHead(code: string, letter: Criterion['letter'], weight: number): Omit<Criterion, 'rule'> {
  return { code, letter, weight, label: noText, description: noText, article: noText };
}

function rulesOf(
  lot: PastLot,
  criteria: Criterion[],
  formula: Exclude<PastPrice['formula'], { readonly kind: 'as-printed' }>,
): ScoringRules {
  const { weight, whenAllDiscountsEqual, whenNoDiscount } = lot.price;
  const dearest = Math.max(...lot.offers.map((offer) => priceOf(lot, offer)));
  return {
    id: lot.id,
    criteria,
    price: {
      kind: 'per-patient',
      code: PRICE,
      label: noText,
      article: noText,
      weight,
      formula,
      whenAllDiscountsEqual,
      whenNoDiscount,
    },
    // Formulas that need no base price give the same at any base above the prices.
    basePrice: lot.basePrice ?? 2 * (dearest || 1),
    patients: lot.patients ?? 1,
    award: {
      ...lot.award,
      sets: { technicalMaxima: 'admitted', priceMean: { over: 'admitted' } },
      anomaly: { kind: 'none' },
      winners: { kind: 'one' },
    },
  };
}
