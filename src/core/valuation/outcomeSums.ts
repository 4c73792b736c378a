import { type Batching, batchedMean, batchOf, runEnd } from '../numbers/batches.ts';
import type { Estimate } from '../numbers/estimate.ts';
import { bestLength, bestOverLambda } from './bestOverLambda.ts';
import { rankSums } from './rankSums.ts';

/** What is summed of the draws, and at which values of λ. */
export interface SumsPlan {
  readonly strategies: readonly string[];
  /** Rising, no two equal. */
  readonly lambdas: readonly number[];
  /** λ of ranks and pairwise wins. */
  readonly rankLambda: number;
  readonly batching: Batching;
}

/** Cost and effect of some draws, strategy by strategy, in the plan's order. */
export interface OutcomeBlock {
  readonly strategies: readonly { readonly cost: Float64Array; readonly effect: Float64Array }[];
}

/**
 * Takes draws a block at a time and keeps sums only. Every sum is a plain one over draws, kept apart by batch: sums of
 * disjoint sets of draws add up, and those of several models may be weighted.
 */
export interface OutcomeSums {
  readonly plan: SumsPlan;
  /** All sums, one batch after the other; to be added, number by number, to those of other draws. */
  readonly sums: Float64Array<ArrayBuffer>;
  /** Adds the first `rows` draws of the block; the first of them has the number `from`. */
  add(block: OutcomeBlock, rows: number, from: number): void;
}

/** Where what stands in the sums of one batch. */
function layoutOf({ strategies: { length: size }, lambdas }: SumsPlan) {
  const effect = 1 + size;
  const best = effect + size;
  const ranks = best + bestLength(size, lambdas.length);
  const pairs = ranks + size * size;
  return { draws: 0, cost: 1, effect, best, ranks, pairs, length: pairs + size * size };
}

export function outcomeSums(plan: SumsPlan): OutcomeSums {
  const size = plan.strategies.length;
  const layout = layoutOf(plan);
  const sums = new Float64Array(plan.batching.count * layout.length);
  const best = bestOverLambda(size, plan.lambdas);
  const ranks = rankSums(size, plan.rankLambda);
  const [cost, effect] = [new Float64Array(size), new Float64Array(size)];
  return {
    plan,
    sums,
    add({ strategies }, rows, from) {
      for (let row = 0; row < rows; ) {
        const at = batchOf(plan.batching, from + row) * layout.length;
        const end = Math.min(rows, runEnd(plan.batching, from + row) - from);
        sums[at] = (sums[at] as number) + (end - row);
        for (; row < end; row++) {
          for (let strategy = 0; strategy < size; strategy++) {
            const draws = strategies[strategy] as OutcomeBlock['strategies'][number];
            const c = draws.cost[row] as number;
            const e = draws.effect[row] as number;
            cost[strategy] = c;
            effect[strategy] = e;
            const place = at + 1 + strategy;
            sums[place] = (sums[place] as number) + c;
            sums[place + size] = (sums[place + size] as number) + e;
          }
          best.add(cost, effect, sums, at + layout.best);
          ranks.add(cost, effect, sums, at + layout.ranks, at + layout.pairs);
        }
      }
    },
  };
}

/** What sums say, with standard errors from the batches. Money is EUR per patient. */
export interface Outcomes {
  readonly plan: SumsPlan;
  readonly draws: number;
  /** Mean over all draws of a·cost + b·effect summed over some strategies. */
  mean(terms: readonly { readonly strategy: number; readonly cost: number; readonly effect: number }[]): Estimate;
  /** Mean over the draws of one batch. */
  batchMean(batch: number, strategy: number, of: 'cost' | 'effect'): number;
  /** Share of draws in which a strategy has the highest NMB at the λ with this place; ties are split equally. */
  probabilityBest(strategy: number, lambdaAt: number): Estimate;
  /** Mean over draws of the highest NMB, less the mean NMB of `strategy`. */
  gainOfKnowing(strategy: number, lambdaAt: number): Estimate;
  /** Probability to be first (0), second, … */
  rankProbability(strategy: number, rank: number): Estimate;
  /** Probability that the NMB of one strategy is above that of another, half of the ties included. */
  pairwiseWin(strategy: number, over: number): Estimate;
}

export function outcomesOf({ plan, sums }: Pick<OutcomeSums, 'plan' | 'sums'>): Outcomes {
  const size = plan.strategies.length;
  const layout = layoutOf(plan);
  const batches = Array.from({ length: plan.batching.count }, (_, batch) =>
    sums.subarray(batch * layout.length, (batch + 1) * layout.length),
  );
  const sizes = batches.map(([draws]) => draws as number);
  const row = plan.lambdas.length + 1;
  // From differences to sums at each λ.
  const best = batches.map((batch) => {
    const values = batch.slice(layout.best, layout.ranks);
    for (let which = 0; which < size + 2; which++) {
      for (let at = 1; at < row; at++) {
        const place = which * row + at;
        values[place] = (values[place] as number) + (values[place - 1] as number);
      }
    }
    return values;
  });
  const sumAt = (at: number) => (batch: number) => batches[batch]?.[at] as number;
  const mean: Outcomes['mean'] = (terms) =>
    batchedMean(sizes, (batch) =>
      terms.reduce(
        (sum, { strategy, cost, effect }) =>
          sum +
          cost * (batches[batch]?.[layout.cost + strategy] as number) +
          effect * (batches[batch]?.[layout.effect + strategy] as number),
        0,
      ),
    );
  return {
    plan,
    draws: sizes.reduce((sum, draws) => sum + draws, 0),
    mean,
    batchMean: (batch, strategy, of) =>
      (batches[batch]?.[layout[of] + strategy] as number) / (sizes[batch] as number),
    probabilityBest: (strategy, at) =>
      batchedMean(sizes, (batch) => best[batch]?.[strategy * row + at] as number),
    gainOfKnowing(strategy, at) {
      const lambda = plan.lambdas[at] as number;
      const { value, standardError } = batchedMean(sizes, (batch) => {
        const [cost, effect] = [size, size + 1].map((which) => best[batch]?.[which * row + at] as number);
        const ofStrategy =
          lambda * (batches[batch]?.[layout.effect + strategy] as number) -
          (batches[batch]?.[layout.cost + strategy] as number);
        return lambda * (effect as number) - (cost as number) - ofStrategy;
      });
      // No draw's best is below any strategy: less than nothing is rounding.
      return { value: Math.max(0, value), standardError };
    },
    rankProbability: (strategy, rank) => batchedMean(sizes, sumAt(layout.ranks + strategy * size + rank)),
    pairwiseWin: (strategy, over) => batchedMean(sizes, sumAt(layout.pairs + strategy * size + over)),
  };
}
