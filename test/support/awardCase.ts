import type { AwardCase } from '../../src/core/flips/awardCase.ts';
import type { CaseOutcomes } from '../../src/core/flips/winnersOverLambda.ts';
import { noCommittee } from '../../src/core/scoring/committee.ts';
import type { Lot } from '../../src/core/tender/lot.ts';
import { expectedBenefit, idealBenefit, minimumAcceptableBenefit } from '../../src/core/valuation/benefit.ts';
import { tavi5Strategies } from './tenders.ts';

/** The five golden offers under the rules of a lot like `tavi5`. */
export function tavi5Case(lot: Lot): AwardCase {
  return {
    lot,
    offers: tavi5Strategies('none').map((strategy) => ({
      id: strategy.id,
      benefit: expectedBenefit(lot, strategy).benefit,
      declarations: {},
      measures: {},
      prices: { B: strategy.price },
    })),
    committee: noCommittee,
    benefits: { minimum: minimumAcceptableBenefit(lot).benefit, ideal: idealBenefit(lot).benefit },
  };
}

/** Their mean effects and costs of care. */
export function tavi5Outcomes(lot: Lot): CaseOutcomes {
  return {
    minimum: minimumAcceptableBenefit(lot),
    ideal: idealBenefit(lot),
    offers: tavi5Strategies('none').map((strategy) => expectedBenefit(lot, strategy)),
  };
}
