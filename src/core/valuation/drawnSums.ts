import { bestOverLambda } from './bestOverLambda.ts';
import type { SumsPlan, WinSums } from './outcomeSums.ts';
import { rankSums } from './rankSums.ts';

/** Wins and ranks of the draws as they stand: draw k of one strategy is compared with draw k of the others. */
export function drawnSums({ strategies: { length: size }, lambdas, rankLambda }: SumsPlan): WinSums {
  const best = bestOverLambda(size, lambdas);
  const ranks = rankSums(size, rankLambda);
  const costs: Float64Array[] = [];
  const effects: Float64Array[] = [];
  const cost = new Float64Array(size);
  const effect = new Float64Array(size);
  return (strategies, from, end, sums, at) => {
    for (let at = 0; at < size; at++) {
      const draws = strategies[at] as (typeof strategies)[number];
      costs[at] = draws.cost;
      effects[at] = draws.effect;
    }
    for (let row = from; row < end; row++) {
      for (let strategy = 0; strategy < size; strategy++) {
        cost[strategy] = (costs[strategy] as Float64Array)[row] as number;
        effect[strategy] = (effects[strategy] as Float64Array)[row] as number;
      }
      best.add(cost, effect, sums, at.best);
      ranks.add(cost, effect, sums, at.ranks, at.pairs);
    }
  };
}
