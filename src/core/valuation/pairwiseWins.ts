import type { Estimate } from '../numbers/estimate.ts';
import { meanShare } from '../numbers/meanShare.ts';
import { netMonetaryBenefit } from './netMonetaryBenefit.ts';
import type { Simulation } from './simulation.ts';

/** How often one strategy has a higher NMB than each other one. */
export interface PairwiseWins {
  readonly strategy: string;
  /** By the other strategy's id; a tie counts half for each, so that both directions sum to 1. */
  readonly over: Readonly<Record<string, Estimate>>;
}

/** Pairwise win probabilities at one λ, on the same draws for both strategies of a pair. */
export function pairwiseWins({ draws, strategies }: Simulation, willingnessToPay: number): PairwiseWins[] {
  return strategies.map((strategy) => ({
    strategy: strategy.id,
    over: Object.fromEntries(
      strategies
        .filter((other) => other !== strategy)
        .map((other): [string, Estimate] => {
          let [sum, squares] = [0, 0];
          for (let draw = 0; draw < draws; draw++) {
            const own = netMonetaryBenefit(strategy, willingnessToPay, draw);
            const its = netMonetaryBenefit(other, willingnessToPay, draw);
            const share = own > its ? 1 : own === its ? 0.5 : 0;
            sum += share;
            squares += share * share;
          }
          return [other.id, meanShare(draws, sum, squares)];
        }),
    ),
  }));
}
