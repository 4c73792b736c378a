import type { Estimate } from '../numbers/estimate.ts';
import type { Outcomes } from './outcomes.ts';

/** Probability of each strategy to be first, second, … by NMB; rows and columns sum to 1. */
export interface RankProbability {
  readonly strategy: string;
  readonly ranks: readonly Estimate[];
}

/** Rank probabilities at the plan's λ of ranks. Strategies tied in a draw share their ranks equally. */
export function rankProbabilities({ plan: { strategies }, rankProbability }: Outcomes): RankProbability[] {
  return strategies.map((strategy, at) => ({
    strategy,
    ranks: strategies.map((_, rank) => rankProbability(at, rank)),
  }));
}
