import type { Lot } from '../tender/lot.ts';
import { lotDraws } from '../valuation/lotDraws.ts';
import { POINTS, simulationFrom, simulator } from '../valuation/simulation.ts';
import { type Valuation, valuationOf } from '../valuation/valuation.ts';
import type { Offer } from './assembleOffers.ts';
import { strategyOf } from './evaluateLot.ts';

/** Points behind one answer: as exact as many times their number of plain draws, and there at once. */
const DRAWS = POINTS;

/** What may be changed: λ in EUR per unit of effect, and the price of each offer by its id, EUR per patient. */
export interface ExplorationQuestion {
  readonly lambda: number;
  readonly prices: Readonly<Record<string, number>>;
}

/** What the simulation says of a lot at some λ and prices; figures as in `Valuation`. */
export type ValuedUncertainty = Pick<
  Valuation,
  | 'mode'
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
  /** The prices that were asked about, by offer id, EUR per patient. */
  readonly prices: Readonly<Record<string, number>>;
}

/**
 * Makes a lot ready for questions about another λ or other prices. Whatever does not depend on the question is done
 * here, once. Every answer rests on the same points, so that only the change tells.
 * @param offers at least one
 * @returns answers one question; an offer without a price in it keeps its own
 */
export function exploreLot(
  lot: Lot,
  offers: readonly Offer[],
  seed: number,
): (question: ExplorationQuestion) => Exploration {
  const offered = offers.map(strategyOf);
  const plan = { mode: 'interactive', draws: DRAWS, seed } as const;
  const draws = lotDraws(lot, offered, plan);
  return ({ lambda, prices }) => {
    const strategies = offered.map((strategy) => ({
      ...strategy,
      price: prices[strategy.id] ?? strategy.price,
    }));
    const asked = { ...lot, willingnessToPay: { ...lot.willingnessToPay, value: lambda } };
    const atPrices = draws.at(strategies.map(({ price }) => price));
    const simulation = simulationFrom(simulator(asked, atPrices, plan, true));
    const valuation = valuationOf(withoutExtras(asked), strategies, plan, {
      own: simulation,
      alternatives: [],
      groups: [],
    });
    const { mode, draws: made, willingnessToPay, patients, expected } = valuation;
    const { atWillingnessToPay, acceptability, rankProbabilities, parameterInformation } = valuation;
    return {
      mode,
      prices: Object.fromEntries(strategies.map(({ id, price }) => [id, price])),
      draws: made,
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

/** Alternatives and groups are for the evaluation: an answer is to be there at once. */
function withoutExtras({ alternatives: _, informationGroups: __, ...lot }: Lot): Lot {
  return lot;
}
