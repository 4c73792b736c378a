import type { Lot } from '../tender/lot.ts';
import { type Valuation, valueLot } from '../valuation/valuation.ts';
import type { Offer } from './assembleOffers.ts';
import { strategyOf } from './evaluateLot.ts';

/** Draws behind one answer: few enough to be there at once. */
const DRAWS = 10_000;

/** What may be changed: λ in EUR per unit of effect, and the price of each offer by its id, EUR per patient. */
export interface ExplorationQuestion {
  readonly lambda: number;
  readonly prices: Readonly<Record<string, number>>;
}

/** What the simulation says of a lot at some λ and prices; figures as in `Valuation`. */
export type ValuedUncertainty = Pick<
  Valuation,
  | 'draws'
  | 'seed'
  | 'willingnessToPay'
  | 'patients'
  | 'expected'
  | 'atWillingnessToPay'
  | 'acceptability'
  | 'rankProbabilities'
  | 'parameterInformation'
>;

/** The answer to a changed λ or price: information beside the award. It holds no points. */
export interface Exploration extends ValuedUncertainty {
  /**
   * How the numbers were made: `audit`, plain Monte Carlo as in an evaluation; `interactive`, scrambled Sobol points.
   */
  readonly mode: 'audit' | 'interactive';
  /** The prices that were asked about, by offer id, EUR per patient. */
  readonly prices: Readonly<Record<string, number>>;
}

/**
 * Makes a lot ready for questions about another λ or other prices. Whatever does not depend on the question is done
 * here, once; the answer has the draws of the evaluation with the same seed, so that only the change tells.
 * @param offers at least one
 * @returns answers one question; an offer without a price in it keeps its own
 */
export function exploreLot(
  lot: Lot,
  offers: readonly Offer[],
  seed: number,
): (question: ExplorationQuestion) => Exploration {
  const offered = offers.map(strategyOf);
  return ({ lambda, prices }) => {
    const strategies = offered.map((strategy) => ({
      ...strategy,
      price: prices[strategy.id] ?? strategy.price,
    }));
    const asked = { ...lot, willingnessToPay: { ...lot.willingnessToPay, value: lambda } };
    // The one place that chooses how an answer is computed.
    const valuation = valueLot(asked, strategies, { draws: DRAWS, seed });
    const { draws, willingnessToPay, patients, expected } = valuation;
    const { atWillingnessToPay, acceptability, rankProbabilities, parameterInformation } = valuation;
    return {
      mode: 'audit',
      prices: Object.fromEntries(strategies.map(({ id, price }) => [id, price])),
      draws,
      seed,
      willingnessToPay,
      patients,
      expected,
      atWillingnessToPay,
      acceptability,
      rankProbabilities,
      parameterInformation,
    };
  };
}
