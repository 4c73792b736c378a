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

/** What needs no simulation: what was received, what it is worth, what it scores. */
export interface ScoredLot {
  readonly lot: string;
  readonly offers: readonly Offer[];
  readonly benefits: {
    readonly minimumAcceptable: Benefit;
    readonly ideal: Benefit;
    readonly offers: readonly OfferBenefit[];
  };
  readonly scoring: Scoring;
}

/** The evaluation of one lot: its scores, and how sure they are. */
export interface LotEvaluation extends ScoredLot {
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
export function evaluationOf(lot: Lot, inputs: LotOffers, valuation: Valuation): LotEvaluation {
  const scored = scoredLot(lot, inputs);
  const { minimumAcceptable, ideal, offers: expected } = scored.benefits;
  return {
    ...scored,
    valuation,
    flips: flipsOf(
      awardCase(lot, inputs, scored.benefits),
      scored.scoring,
      { minimum: minimumAcceptable, ideal, offers: expected },
      strategiesOf(inputs),
      inputs.offers.map(({ evidence }) => evidence),
      valuation,
    ),
  };
}

/** Benefits at the mean of every parameter, points and ranking. */
export function scoredLot(lot: Lot, inputs: LotOffers): ScoredLot {
  const { offers } = inputs;
  const minimumAcceptable = minimumAcceptableBenefit(lot);
  const expected = strategiesOf(inputs).map((strategy) => {
    const benefit = expectedBenefit(lot, strategy);
    return { strategy, benefit, netMonetaryBenefit: benefit.benefit - strategy.price };
  });
  const minMax = minMaxScores(expected.map(({ netMonetaryBenefit }) => netMonetaryBenefit));
  const benefits = {
    minimumAcceptable,
    ideal: idealBenefit(lot),
    offers: expected.map(
      ({ strategy, benefit, netMonetaryBenefit }, at): OfferBenefit => ({
        offer: strategy.id,
        ...benefit,
        benefitAboveMinimum: benefit.benefit - minimumAcceptable.benefit,
        price: strategy.price,
        netMonetaryBenefit,
        minMaxScore: minMax?.[at] ?? null,
      }),
    ),
  };
  const award = awardCase(lot, inputs, benefits);
  return {
    lot: lot.id,
    offers,
    benefits,
    scoring: score(lot, award.offers, award.committee, award.benefits),
  };
}

/** What scoring sees of a lot. */
function awardCase(lot: Lot, { offers, committee }: LotOffers, benefits: ScoredLot['benefits']): AwardCase {
  return {
    lot,
    offers: offers.map(({ id, evidence, price }, at) => ({
      id,
      benefit: benefits.offers[at]?.benefit ?? Number.NaN,
      declarations: evidence.declarations,
      measures: evidence.measures,
      prices: price.prices,
    })),
    committee,
    benefits: { minimum: benefits.minimumAcceptable.benefit, ideal: benefits.ideal.benefit },
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
