import { type Arithmetic, decimal } from '../numbers/arithmetic.ts';
import type { Text } from '../problem.ts';
import { winnersOf } from '../scoring/winners.ts';
import type { CandidateRule } from './candidateRule.ts';
import {
  benefitAt,
  bestOffer,
  netBenefits,
  patientsPerPrice,
  winnerOf,
  withoutOutcome,
} from './netBenefit.ts';
import type { PastLot } from './pastTender.ts';
import { type PastScoring, type QualityRule, scoreByOutcomes, scorePastLot } from './ruleBook.ts';

/** What a rule makes of a lot, or what is missing to tell. */
export type Awarded =
  | {
      readonly kind: 'awarded';
      /** One; several if only a drawing of lots can separate them; none if no offer is admitted. */
      readonly winners: readonly string[];
      /** `drawn`: the actual winner shares the first place. */
      readonly change: 'same' | 'changed' | 'drawn';
    }
  | { readonly kind: 'missing'; readonly what: Text };

/**
 * Who wins a past lot under a candidate rule.
 * @param arithmetic decimal for what is told of a lot; binary for curves over λ
 */
export function awardUnder(
  lot: PastLot,
  rule: CandidateRule,
  lambda: number,
  arithmetic: Arithmetic = decimal,
): Awarded {
  switch (rule.kind) {
    case 'price': {
      const { formula } = rule;
      const comparesPrices = formula.kind === 'inverse-proportional' || formula.kind === 'min-max';
      if (lot.basePrice === undefined && !comparesPrices) return missing.basePrice;
      return firstOf(lot, scorePastLot({ ...lot, price: { ...lot.price, formula } }));
    }
    case 'rescaling':
      return firstOf(lot, scorePastLot({ ...lot, award: { ...lot.award, rescaling: rule.rescaling } }));
    case 'net-benefit': {
      const valued = netBenefits(lot, lambda);
      return valued === null ? outcomesMissing(lot) : awarded(lot, [bestOffer(lot, valued).offer]);
    }
    case 'quality':
      return byOutcomes(lot, rule.anchor, lambda, arithmetic);
  }
}

function byOutcomes(
  lot: PastLot,
  anchor: QualityRule['anchor'],
  lambda: number,
  arithmetic: Arithmetic,
): Awarded {
  const { profiles, price, basePrice, candidateThresholdPrice: threshold } = lot;
  const patients = patientsPerPrice(lot);
  if (withoutOutcome(lot).length > 0 || patients === undefined) return outcomesMissing(lot);
  if (profiles === undefined) return missing.minimum;
  if (lot.offers.some(({ outcome }) => outcome !== undefined && 'benefit' in outcome)) return missing.effects;
  const minimum = benefitAt(profiles.minimum, lambda);
  // Only these two scales end at the ideal profile.
  const needsIdeal = anchor === 'absolute-ideal' || anchor === 'calibrated';
  if (needsIdeal && profiles.ideal === undefined) return missing.ideal;
  const ideal = profiles.ideal === undefined ? minimum : benefitAt(profiles.ideal, lambda);
  if (needsIdeal && ideal <= minimum) return missing.idealAboveMinimum;
  const quality = lot.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const published: QualityRule = {
    anchor,
    weights: { quality, price: price.weight },
    benefits: { minimum, ideal },
  };
  if (anchor === 'equal-euro') {
    if (basePrice === undefined) return missing.basePrice;
    return firstOf(
      lot,
      scoreByOutcomes(withFormula(lot, { kind: 'absolute' }), published, lambda, arithmetic),
    );
  }
  if (anchor === 'calibrated') {
    if (basePrice === undefined || threshold === undefined) return missing.thresholdPrice;
    const all = quality + price.weight;
    const perPoint = (ideal - minimum + (basePrice - threshold) / patients) / all;
    const weights = {
      quality: (ideal - minimum) / perPoint,
      price: (basePrice - threshold) / patients / perPoint,
    };
    const formula = { kind: 'to-threshold' as const, thresholdPrice: threshold / patients };
    return firstOf(
      lot,
      scoreByOutcomes(withFormula(lot, formula), { ...published, weights }, lambda, arithmetic),
    );
  }
  if (price.formula.kind === 'as-printed') return missing.formula;
  return firstOf(lot, scoreByOutcomes(lot, published, lambda, arithmetic));
}

function withFormula(lot: PastLot, formula: PastLot['price']['formula']): PastLot {
  return { ...lot, price: { ...lot.price, formula } };
}

function firstOf(lot: PastLot, scoring: PastScoring): Awarded {
  return awarded(lot, winnersOf(scoring));
}

function awarded(lot: PastLot, winners: readonly string[]): Awarded {
  const included = winners.includes(winnerOf(lot));
  return {
    kind: 'awarded',
    winners,
    change: !included ? 'changed' : winners.length > 1 ? 'drawn' : 'same',
  };
}

function outcomesMissing(lot: PastLot): Awarded {
  const unknown = withoutOutcome(lot).join(', ');
  return unknown === ''
    ? missing.patients
    : isMissing({
        it: `gli esiti non sono noti (${unknown})`,
        en: `outcomes are not known (${unknown})`,
      });
}

function isMissing(what: Text): Awarded {
  return { kind: 'missing', what };
}

const missing = {
  basePrice: isMissing({ it: 'manca la base d’asta', en: 'the base price is missing' }),
  patients: isMissing({
    it: 'manca il numero di pazienti del contratto',
    en: 'the number of patients of the contract is missing',
  }),
  minimum: isMissing({
    it: 'manca il profilo minimo accettabile',
    en: 'the minimum acceptable profile is missing',
  }),
  ideal: isMissing({ it: 'manca il profilo ideale', en: 'the ideal profile is missing' }),
  idealAboveMinimum: isMissing({
    it: 'a questa λ il profilo ideale non vale più del minimo',
    en: 'at this λ the ideal profile is worth no more than the minimum one',
  }),
  effects: isMissing({
    it: 'gli esiti sono solo in euro, senza effetto né costo di cura',
    en: 'outcomes are in euros only, without effect and cost of care',
  }),
  thresholdPrice: isMissing({
    it: 'manca la base d’asta o il prezzo soglia',
    en: 'the base price or the threshold price is missing',
  }),
  formula: isMissing({
    it: 'la formula del prezzo non è nota',
    en: 'the price formula is not known',
  }),
} satisfies Record<string, Awarded>;
