import type { Locate } from '../tender/parseTender.ts';
import { type Awarded, awardUnder } from './awardUnder.ts';
import { type CandidateRule, candidateRules, isPublished, ruleId } from './candidateRule.ts';
import {
  type BestBetween,
  bestOverRange,
  netBenefits,
  type OfferNetBenefit,
  type Regret,
  regretOf,
  winnerOf,
  withoutOutcome,
} from './netBenefit.ts';
import type { PastLot, PastTender } from './pastTender.ts';
import { type PrintedCheck, printedCheck } from './printedCheck.ts';
import { type PastScoring, scorePastLot } from './ruleBook.ts';

/** A past lot under one candidate rule. */
interface RuleOutcome {
  readonly id: string;
  readonly rule: CandidateRule;
  /** The lot was awarded by this very rule. */
  readonly published: boolean;
  readonly awarded: Awarded;
  /** Of the award under this rule; null where outcomes are not known, or lots would be drawn. */
  readonly regret: Regret | null;
}

/** Everything that is said of one past lot. */
export interface LotRescoring {
  readonly lot: PastLot;
  readonly winner: string;
  readonly scoring: PastScoring;
  readonly check: PrintedCheck;
  readonly rules: readonly RuleOutcome[];
  /** Null where an outcome is not known. */
  readonly netBenefits: readonly OfferNetBenefit[] | null;
  readonly withoutOutcome: readonly string[];
  /** Of the award as it was made. */
  readonly regret: Regret | null;
  readonly bestOverLambda: readonly BestBetween[] | null;
}

export interface TenderRescoring {
  readonly tender: PastTender;
  readonly file: string;
  /** λ that all figures are at. */
  readonly lambda: number;
  readonly lots: readonly LotRescoring[];
}

/**
 * A past tender re-scored: do its printed points come out, which awards would have changed under which rule, with which regret.
 * @param lambda instead of the tender's own
 */
export function rescore(
  tender: PastTender,
  file: string,
  locate: Locate,
  lambda = tender.willingnessToPay.value,
): TenderRescoring {
  return {
    tender,
    file,
    lambda,
    lots: tender.lots.map((lot, at) =>
      rescoreLot(tender, lot, (path) => locate(['lots', at, ...path]), lambda),
    ),
  };
}

function rescoreLot(
  { willingnessToPay: { from, to } }: PastTender,
  lot: PastLot,
  locate: Locate,
  lambda: number,
): LotRescoring {
  const scoring = scorePastLot(lot);
  const winner = winnerOf(lot);
  const valued = netBenefits(lot, lambda);
  return {
    lot,
    winner,
    scoring,
    check: printedCheck(lot, scoring, locate),
    rules: candidateRules(lot).map((rule) => {
      const awarded = awardUnder(lot, rule, lambda);
      const [only, ...others] = awarded.kind === 'awarded' ? awarded.winners : [];
      return {
        id: ruleId(rule),
        rule,
        published: isPublished(lot, rule),
        awarded,
        regret:
          valued === null || only === undefined || others.length > 0 ? null : regretOf(lot, valued, only),
      };
    }),
    netBenefits: valued,
    withoutOutcome: withoutOutcome(lot),
    regret: valued === null ? null : regretOf(lot, valued, winner),
    bestOverLambda: bestOverRange(lot, from, to),
  };
}
