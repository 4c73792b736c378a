import type { OfferEvidence } from '../evidence/evidence.ts';
import type { Scoring } from '../scoring/score.ts';
import { winnersOf } from '../scoring/winners.ts';
import type { SimulationPlan } from '../valuation/simulation.ts';
import type { Strategy } from '../valuation/strategy.ts';
import type { AwardCase } from './awardCase.ts';
import { type AwardProbability, awardProbability } from './awardProbability.ts';
import { type EventsToFlip, eventsToFlip } from './eventsToFlip.ts';
import { type PriceToWin, pricesToWin } from './priceToWin.ts';
import { type ScaleAward, scaleAwards } from './scaleAwards.ts';
import { type WinnerMap, winnerMap } from './winnerMap.ts';
import { type PriorAward, winnersByPrior } from './winnersByPrior.ts';
import { type CaseOutcomes, type LambdaStretch, winnersOverLambda } from './winnersOverLambda.ts';

/**
 * What would change the award: information beside it, never the award. Only `awardProbability` is simulated; all the rest is
 * exact.
 */
export interface Flips {
  readonly awardProbability: AwardProbability;
  /** Offers as in the lot. */
  readonly prices: readonly PriceToWin[];
  /** Of the only first offer; empty if there is none, or if it gives no events. */
  readonly events: readonly EventsToFlip[];
  /** Over the published range of λ, rising. */
  readonly lambda: readonly LambdaStretch[];
  /** Null without a benefit criterion. */
  readonly map: WinnerMap | null;
  readonly priors: readonly PriorAward[];
  readonly scales: readonly ScaleAward[];
}

/**
 * @param scoring the award itself
 * @param outcomes,strategies,evidences of the offers of the case, in the same order
 */
export function flipsOf(
  award: AwardCase,
  scoring: Pick<Scoring, 'ranking'>,
  outcomes: CaseOutcomes,
  strategies: readonly Strategy[],
  evidences: readonly OfferEvidence[],
  plan: SimulationPlan,
): Flips {
  const [leader, ...equals] = winnersOf(scoring);
  const at = award.offers.findIndex(({ id }) => id === leader);
  const [strategy, evidence] = [strategies[at], evidences[at]];
  return {
    awardProbability: awardProbability(award, strategies, plan),
    prices: pricesToWin(award),
    events:
      strategy === undefined || evidence === undefined || equals.length > 0
        ? []
        : eventsToFlip(award, strategy, evidence),
    lambda: winnersOverLambda(award, outcomes),
    map: winnerMap(award, outcomes),
    priors: winnersByPrior(award, strategies, evidences),
    scales: scaleAwards(award),
  };
}
