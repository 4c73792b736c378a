import type { SumsPlan, WinSums } from './outcomeSums.ts';
import { recombiner } from './recombination.ts';
import { INNER_DRAWS } from './wordSource.ts';

/**
 * Wins and ranks of all combinations of the strategies' draws that were made with the same draw of the shared inputs, in
 * place of those of the draws as they stand. Each run of `INNER_DRAWS` rows counts as that many draws.
 */
export function recombinedSums({ strategies: { length: size }, lambdas, rankLambda }: SumsPlan): WinSums {
  const { best, ranks } = recombiner(size, INNER_DRAWS);
  const row = lambdas.length + 1;
  let isRising = false;
  return (strategies, from, end, sums, { best: bestAt, ranks: ranksAt, pairs: pairsAt }) => {
    const cost = strategies.map((strategy) => strategy.cost);
    const effect = strategies.map((strategy) => strategy.effect);
    const enter = (which: number, at: number, value: number): void => {
      const place = bestAt + which * row + at;
      sums[place] = (sums[place] as number) + value * INNER_DRAWS;
      sums[place + 1] = (sums[place + 1] as number) - value * INNER_DRAWS;
    };
    for (let run = from; run < end; run += INNER_DRAWS) {
      // Up and down in turn: the recombiner is quickest at a λ near the one before.
      isRising = !isRising;
      for (let step = 0; step < lambdas.length; step++) {
        const at = isRising ? step : lambdas.length - 1 - step;
        const { wins, bestCost, bestEffect } = best(cost, effect, run, lambdas[at] as number);
        for (let strategy = 0; strategy < size; strategy++) enter(strategy, at, wins[strategy] as number);
        enter(size, at, bestCost);
        enter(size + 1, at, bestEffect);
      }
      const ranked = ranks(cost, effect, run, rankLambda);
      for (let cell = 0; cell < size * size; cell++) {
        sums[ranksAt + cell] =
          (sums[ranksAt + cell] as number) + (ranked.ranks[cell] as number) * INNER_DRAWS;
        sums[pairsAt + cell] =
          (sums[pairsAt + cell] as number) + (ranked.pairs[cell] as number) * INNER_DRAWS;
      }
    }
  };
}
