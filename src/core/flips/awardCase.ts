import type { Arithmetic } from '../numbers/arithmetic.ts';
import type { ProfileBenefits } from '../scoring/coefficients.ts';
import type { Committee } from '../scoring/committee.ts';
import { type ScoredOffer, score } from '../scoring/score.ts';
import { type Winners, winnersOf } from '../scoring/winners.ts';
import type { Lot } from '../tender/lot.ts';

/** What an award rests on, so that one thing can be changed and the rest kept. */
export interface AwardCase {
  readonly lot: Lot;
  readonly offers: readonly ScoredOffer[];
  readonly committee: Committee;
  readonly benefits: ProfileBenefits;
}

/** Who is first in a case, under its rules. */
export function winnersIn({ lot, offers, committee, benefits }: AwardCase, arithmetic: Arithmetic): Winners {
  return winnersOf(score(lot, offers, committee, benefits, arithmetic));
}
