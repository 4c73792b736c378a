import { batchedMean } from '../numbers/batches.ts';
import type { Estimate } from '../numbers/estimate.ts';
import { layoutOf, type SumsPlan } from './outcomeSums.ts';

/** What sums say, with standard errors from the batches or, of shares of plain draws, binomial ones. Money is EUR per patient. */
export interface Outcomes {
  readonly plan: SumsPlan;
  readonly draws: number;
  /** Mean over all draws of a·cost + b·effect summed over some strategies. */
  mean(
    terms: readonly { readonly strategy: number; readonly cost: number; readonly effect: number }[],
  ): Estimate;
  /** Mean over the draws of one batch. */
  batchMean(batch: number, strategy: number, of: 'cost' | 'effect'): number;
  /** Share of draws in which a strategy has the highest NMB at the λ with this place; ties are split equally. */
  probabilityBest(strategy: number, lambdaAt: number): Estimate;
  /** Mean over draws of the highest NMB, less the mean NMB of `strategy`. */
  gainOfKnowing(strategy: number, lambdaAt: number): Estimate;
  /** Probability to be first (0), second, … */
  rankProbability(strategy: number, rank: number): Estimate;
  /** Probability that the NMB of one strategy is above that of another one, half of the ties included. */
  pairwiseWin(strategy: number, over: number): Estimate;
}

/** Expected values, curves, ranks and information from the sums over all draws. */
export function outcomesOf({
  plan,
  sums,
}: {
  readonly plan: SumsPlan;
  readonly sums: Float64Array;
}): Outcomes {
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
  const draws = sizes.reduce((sum, size) => sum + size, 0);
  /** A share of draws. Of plain draws the error is binomial, an upper limit where ties are split. */
  const share = (sumIn: (batch: number) => number): Estimate => {
    const estimate = batchedMean(sizes, sumIn);
    if (!plan.independent) return estimate;
    const { value } = estimate;
    return { value, standardError: Math.sqrt(Math.max(0, value * (1 - value)) / draws) };
  };
  return {
    plan,
    draws,
    mean,
    batchMean: (batch, strategy, of) =>
      (batches[batch]?.[layout[of] + strategy] as number) / (sizes[batch] as number),
    probabilityBest: (strategy, at) => share((batch) => best[batch]?.[strategy * row + at] as number),
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
    rankProbability: (strategy, rank) => share(sumAt(layout.ranks + strategy * size + rank)),
    pairwiseWin(strategy, over) {
      const [first, second] = [Math.min(strategy, over), Math.max(strategy, over)];
      const { value, standardError } = share(sumAt(layout.pairs + first * size + second));
      return { value: strategy < over ? value : 1 - value, standardError };
    },
  };
}

/** The strategy with the highest expected NMB, by its place; the first one of equals. */
export function leaderAt({ plan: { strategies }, mean }: Outcomes, lambda: number): number {
  const values = strategies.map((_, strategy) => mean([{ strategy, cost: -1, effect: lambda }]).value);
  return values.indexOf(Math.max(...values));
}

/** One value for each strategy, by its id. */
export function byStrategy<T>(
  strategies: readonly string[],
  value: (strategy: number) => T,
): Record<string, T> {
  return Object.fromEntries(strategies.map((id, at) => [id, value(at)]));
}
