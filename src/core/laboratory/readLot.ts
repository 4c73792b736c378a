import type { ProfileBenefits } from '../scoring/coefficients.ts';
import type { BenefitRule, Criterion } from '../tender/criterion.ts';
import type { Lot } from '../tender/lot.ts';
import type { Locate } from '../tender/parseTender.ts';
import { idealBenefit, minimumAcceptableBenefit } from '../valuation/benefit.ts';

/** A lot as the linter reads it. */
export interface ReadLot {
  readonly lot: Lot;
  readonly locate: Locate;
  /** B of the two declared profiles, EUR per patient. */
  readonly benefits: ProfileBenefits;
  /** The benefit criterion; a published lot has exactly one. */
  readonly benefit: { readonly criterion: Criterion; readonly rule: BenefitRule; readonly at: number };
}

/** @throws if the lot has no benefit criterion: such a definition is refused before it is read here */
export function readLot(lot: Lot, locate: Locate): ReadLot {
  for (const [at, criterion] of lot.criteria.entries()) {
    const { rule } = criterion;
    if (rule.kind === 'benefit')
      return { lot, locate, benefits: profileBenefits(lot), benefit: { criterion, rule, at } };
  }
  throw new Error(`lot ${lot.id} without a benefit criterion`);
}

/** B of the minimum acceptable and of the ideal profile, EUR per patient. */
export function profileBenefits(lot: Lot): ProfileBenefits {
  return { minimum: minimumAcceptableBenefit(lot).benefit, ideal: idealBenefit(lot).benefit };
}

/** Whether offers can be imagined at all: between a minimum and an ideal profile that is better. */
export function canBeImagined(lot: Lot): boolean {
  const { minimum, ideal } = profileBenefits(lot);
  return ideal > minimum;
}
