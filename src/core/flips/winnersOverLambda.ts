import { type Arithmetic, binary, decimal } from '../numbers/arithmetic.ts';
import type { Winners } from '../scoring/winners.ts';
import type { Outcome } from '../valuation/model.ts';
import { type AwardCase, winnersIn } from './awardCase.ts';
import { spreadBetween, stretches } from './stretches.ts';

/** Mean effect and cost of care of the offers, as in the case, and of both profiles: they do not depend on λ. */
export interface CaseOutcomes {
  readonly minimum: Outcome;
  readonly ideal: Outcome;
  readonly offers: readonly Outcome[];
}

/** Values of λ, whole euros, both ends included, at which the same offer would be first. */
export interface LambdaStretch {
  readonly from: number;
  readonly to: number;
  readonly winners: Winners;
}

const PROBES = 256;

/** A case as it would be with another λ: all benefits move, those of the minimum and of the ideal profile included. */
export function atLambda(
  award: AwardCase,
  { minimum, ideal, offers }: CaseOutcomes,
  lambda: number,
): AwardCase {
  const benefit = ({ effect, careCost }: Outcome): number => lambda * effect - careCost;
  return {
    ...award,
    offers: award.offers.map((offer, at) => ({ ...offer, benefit: benefit(offers[at] as Outcome) })),
    benefits: { minimum: benefit(minimum), ideal: benefit(ideal) },
  };
}

/** Who would be first under the published rules at each λ of the published range, to the euro. */
export function winnersOverLambda(award: AwardCase, outcomes: CaseOutcomes): LambdaStretch[] {
  const { range } = award.lot.willingnessToPay;
  const [from, to] = [Math.ceil(range.from), Math.floor(range.to)];
  if (from > to) return [];
  const at = (arithmetic: Arithmetic) => (lambda: number) =>
    winnersIn(atLambda(award, outcomes, lambda), arithmetic);
  const found = stretches(spreadBetween(from, to, PROBES), at(binary), at(decimal), sameWinners);
  return [...found].map((one) => ({ from: one.from, to: one.to, winners: one.value }));
}

/** Whether the same offers are first, in the same order. */
export function sameWinners(a: Winners, b: Winners): boolean {
  return a.length === b.length && a.every((offer, at) => offer === b[at]);
}
