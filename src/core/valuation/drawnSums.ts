import { bestOverLambda } from './bestOverLambda.ts';
import type { SumsPlan, WinSums } from './outcomeSums.ts';
import { rankSums } from './rankSums.ts';

/** Wins and ranks of the draws as they stand: draw k of one strategy is compared with draw k of the others. */
export function drawnSums({ strategies: { length: size }, lambdas, rankLambda }: SumsPlan): WinSums {
  const best = bestOverLambda(size, lambdas);
  const ranks = rankSums(size, rankLambda);
  const cost = new Float64Array(size);
  const effect = new Float64Array(size);
  return (strategies, from, end, sums, at) => {
    for (let row = from; row < end; row++) {
      for (let strategy = 0; strategy < size; strategy++) {
        const draws = strategies[strategy] as (typeof strategies)[number];
        cost[strategy] = draws.cost[row] as number;
        effect[strategy] = draws.effect[row] as number;
      }
      best.add(cost, effect, sums, at.best);
      ranks.add(cost, effect, sums, at.ranks, at.pairs);
    }
  };
}
