import { type Distribution, draw } from '../distributions/distribution.ts';
import { BLOCK, streamAt } from '../numbers/stream.ts';
import type { Lot } from '../tender/lot.ts';
import { parameterDistribution } from '../tender/parameter.ts';
import { drawnDistribution } from './categoryShares.ts';
import { formulaValues } from './formulaValues.ts';
import { modelOf } from './model.ts';
import type { Strategy } from './strategy.ts';

/** Cost (care and price, EUR) and effect of one patient under one strategy, draw by draw. */
export interface StrategyDraws {
  readonly id: string;
  readonly cost: Float64Array;
  readonly effect: Float64Array;
}

export interface Simulation {
  readonly draws: number;
  readonly strategies: readonly StrategyDraws[];
}

/**
 * Plain Monte Carlo over all uncertain parameters. Shared parameters are drawn once for all strategies
 * (stream `shared/<parameter>`), indicators per strategy (`offer/<strategy>/<indicator>`), so that adding a
 * strategy changes no draw of another one.
 * @param onBlock called after each block with the fraction done; may throw to cancel
 * @throws Error if a draw gives a cost or effect that is not a finite number
 */
export function simulate(
  lot: Lot,
  strategies: readonly Strategy[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
  onBlock: (fraction: number) => void = () => {},
): Simulation {
  const model = modelOf(lot);
  const results = strategies.map(({ id }) => ({
    id,
    cost: new Float64Array(draws),
    effect: new Float64Array(draws),
  }));
  const shared = lot.parameters.map((parameter) => ({
    name: `shared/${parameter.id}`,
    distribution: parameterDistribution(parameter),
  }));
  const own = strategies.map((strategy) =>
    lot.indicators.map((indicator) => ({
      name: `offer/${strategy.id}/${indicator.id}`,
      distribution: drawnDistribution(indicator, strategy.indicators[indicator.id] as Distribution),
    })),
  );
  const convert = strategies.map(({ indicators }) => formulaValues(lot, indicators));
  const values = new Float64Array(model.names.length);
  for (let from = 0; from < draws; from += BLOCK) {
    const to = Math.min(from + BLOCK, draws);
    const block = from / BLOCK;
    const sharedColumns = shared.map((parameter) => column(parameter, seed, block));
    results.forEach((result, at) => {
      const columns = [
        ...sharedColumns,
        ...(own[at] ?? []).map((parameter) => column(parameter, seed, block)),
      ];
      const price = strategies[at]?.price ?? 0;
      for (let row = 0; row < to - from; row++) {
        columns.forEach((values_, name) => {
          values[name] = values_[row] as number;
        });
        convert[at]?.(values);
        const { effect, careCost } = model.outcome(values);
        if (!Number.isFinite(effect) || !Number.isFinite(careCost)) {
          throw new Error(`draw ${from + row} of ${result.id} is not a finite number`);
        }
        result.cost[from + row] = careCost + price;
        result.effect[from + row] = effect;
      }
    });
    onBlock(to / draws);
  }
  return { draws, strategies: results };
}

function column(
  { name, distribution }: { readonly name: string; readonly distribution: Distribution },
  seed: number,
  block: number,
): Float64Array {
  const stream = streamAt(seed, name, block);
  return Float64Array.from({ length: BLOCK }, () => draw(distribution, stream));
}
