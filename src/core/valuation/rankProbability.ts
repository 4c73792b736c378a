import type { Estimate } from '../numbers/estimate.ts';
import { netMonetaryBenefit } from './netMonetaryBenefit.ts';
import type { Simulation } from './simulation.ts';

/** Probability of each strategy to be first, second, … by NMB; rows and columns sum to 1. */
export interface RankProbability {
  readonly strategy: string;
  readonly ranks: readonly Estimate[];
}

/** Rank probabilities at one λ. Strategies tied in a draw share their ranks equally. */
export function rankProbabilities(
  { draws, strategies }: Simulation,
  willingnessToPay: number,
): RankProbability[] {
  const size = strategies.length;
  const sums = new Float64Array(size * size);
  const squares = new Float64Array(size * size);
  const values = new Float64Array(size);
  const order = strategies.map((_, at) => at);
  for (let draw = 0; draw < draws; draw++) {
    strategies.forEach((strategy, at) => {
      values[at] = netMonetaryBenefit(strategy, willingnessToPay, draw);
    });
    order.sort((a, b) => (values[b] as number) - (values[a] as number));
    for (let first = 0; first < size; ) {
      let after = first + 1;
      while (after < size && values[order[after] as number] === values[order[first] as number]) after++;
      const share = 1 / (after - first);
      for (let member = first; member < after; member++) {
        for (let rank = first; rank < after; rank++) {
          const cell = (order[member] as number) * size + rank;
          sums[cell] = (sums[cell] as number) + share;
          squares[cell] = (squares[cell] as number) + share * share;
        }
      }
      first = after;
    }
  }
  return strategies.map(({ id }, at) => ({
    strategy: id,
    ranks: strategies.map((_, rank) => {
      const value = (sums[at * size + rank] as number) / draws;
      const variance = Math.max(0, (squares[at * size + rank] as number) / draws - value * value);
      return { value, standardError: Math.sqrt(variance / draws) };
    }),
  }));
}
