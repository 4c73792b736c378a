import type { AwardCase } from '../flips/awardCase.ts';
import { type Flips, flipsOf } from '../flips/flips.ts';
import { minMaxScores } from '../scoring/minMaxScores.ts';
import { type Scoring, score } from '../scoring/score.ts';
import type { Lot } from '../tender/lot.ts';
import {
  type Benefit,
  expectedBenefit,
  idealBenefit,
  minimumAcceptableBenefit,
} from '../valuation/benefit.ts';
import type { SimulationPlan } from '../valuation/simulation.ts';
import type { Strategy } from '../valuation/strategy.ts';
import { type Valuation, valueLot } from '../valuation/valuation.ts';
import type { LotOffers, Offer } from './assembleOffers.ts';

/** The deterministic figures of one offer, EUR per patient. */
export interface OfferBenefit extends Benefit {
  readonly offer: string;
  /** ΔB = B − B of the minimum acceptable profile. */
  readonly benefitAboveMinimum: number;
  readonly price: number;
  /** B − price: information beside the award, never a score. */
  readonly netMonetaryBenefit: number;
  /** Its NMB between the worst (0) and the best (100) offer; null when all are equal. Information only. */
  readonly minMaxScore: number | null;
}

/** The evaluation of one lot: what was received, what it is worth, what it scores, how sure that is. */
export interface LotEvaluation {
  readonly lot: string;
  readonly offers: readonly Offer[];
  readonly benefits: {
    readonly minimumAcceptable: Benefit;
    readonly ideal: Benefit;
    readonly offers: readonly OfferBenefit[];
  };
  readonly scoring: Scoring;
  readonly valuation: Valuation;
  /** What would change the award: information only. Absent in results from before it was computed. */
  readonly flips?: Flips;
}

/**
 * Evaluates one lot. Points rest on the deterministic benefit alone; the simulation is information beside
 * the award and never picks the winner.
 * @param onProgress receives the fraction done; may throw to cancel
 */
export function evaluateLot(
  lot: Lot,
  inputs: LotOffers,
  plan: SimulationPlan,
  onProgress: (fraction: number) => void = () => {},
): LotEvaluation {
  return evaluationOf(lot, inputs, valueLot(lot, strategiesOf(inputs), plan, onProgress));
}

/** The evaluation of a lot whose simulation is done. */
export function evaluationOf(
  lot: Lot,
  { offers, committee }: LotOffers,
  valuation: Valuation,
): LotEvaluation {
  const strategies = strategiesOf({ offers });
  const minimumAcceptable = minimumAcceptableBenefit(lot);
  const ideal = idealBenefit(lot);
  const expected = strategies.map((strategy) => expectedBenefit(lot, strategy));
  const minMax = minMaxScores(strategies.map(({ price }, at) => (expected[at] as Benefit).benefit - price));
  const benefits = strategies.map((strategy, at): OfferBenefit => {
    const benefit = expected[at] as Benefit;
    return {
      offer: strategy.id,
      ...benefit,
      benefitAboveMinimum: benefit.benefit - minimumAcceptable.benefit,
      price: strategy.price,
      netMonetaryBenefit: benefit.benefit - strategy.price,
      minMaxScore: minMax?.[at] ?? null,
    };
  });
  const scored = offers.map(({ id, evidence, price }, at) => ({
    id,
    benefit: benefits[at]?.benefit ?? Number.NaN,
    declarations: evidence.declarations,
    measures: evidence.measures,
    prices: price.prices,
  }));
  const award: AwardCase = {
    lot,
    offers: scored,
    committee,
    benefits: { minimum: minimumAcceptable.benefit, ideal: ideal.benefit },
  };
  const scoring = score(lot, scored, committee, award.benefits);
  return {
    lot: lot.id,
    offers,
    benefits: { minimumAcceptable, ideal, offers: benefits },
    scoring,
    valuation,
    flips: flipsOf(
      award,
      scoring,
      { minimum: minimumAcceptable, ideal, offers: expected },
      strategies,
      offers.map(({ evidence }) => evidence),
      valuation,
    ),
  };
}

/** The offers as the valuation sees them. */
export function strategiesOf({ offers }: Pick<LotOffers, 'offers'>): Strategy[] {
  return offers.map(strategyOf);
}

/** An offer as the valuation sees it, at the price offered. */
export function strategyOf({ id, evidence, price }: Offer): Strategy {
  return {
    id,
    price: price.price,
    indicators: Object.fromEntries(
      evidence.evidence.map(({ indicator, distribution }) => [indicator, distribution]),
    ),
  };
}
