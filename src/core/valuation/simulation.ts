import { type Distribution, draw } from '../distributions/distribution.ts';
import { BLOCK, streamAt } from '../numbers/stream.ts';
import type { Lot } from '../tender/lot.ts';
import { parameterDistribution } from '../tender/parameter.ts';
import { type BackEnd, blockModelOf } from './blockModel.ts';
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

/** Draws a lot block by block; nothing is kept but the block at hand. */
export interface Simulator {
  /** The block at hand, `BLOCK` draws of each strategy; overwritten by the next one. */
  readonly strategies: readonly StrategyDraws[];
  /**
   * Computes block number `block`: plain Monte Carlo over all uncertain parameters. Shared parameters are drawn
   * once for all strategies (stream `shared/<parameter>`), indicators per strategy
   * (`offer/<strategy>/<indicator>`), so that adding a strategy changes no draw of another one.
   * @throws Error if a draw gives a cost or effect that is not a finite number
   */
  run(block: number): void;
}

export function simulatorOf(
  lot: Lot,
  strategies: readonly Strategy[],
  seed: number,
  backEnd: BackEnd = 'simd',
): Simulator {
  const model = blockModelOf(lot, BLOCK, backEnd);
  const shared = lot.parameters.map((parameter) => ({
    name: `shared/${parameter.id}`,
    distribution: parameterDistribution(parameter),
  }));
  const own = strategies.map((strategy) =>
    lot.indicators.map(({ id }) => ({
      name: `offer/${strategy.id}/${id}`,
      distribution: strategy.indicators[id] as Distribution,
    })),
  );
  const results = strategies.map(({ id }) => ({
    id,
    cost: new Float64Array(BLOCK),
    effect: new Float64Array(BLOCK),
  }));
  return {
    strategies: results,
    run(block) {
      shared.forEach((parameter, at) => {
        fill(model.inputs[at] as Float64Array, parameter, seed, block);
      });
      results.forEach(({ id, cost, effect }, at) => {
        own[at]?.forEach((parameter, which) => {
          fill(model.inputs[shared.length + which] as Float64Array, parameter, seed, block);
        });
        model.run();
        const price = strategies[at]?.price ?? 0;
        let check = 0;
        for (let row = 0; row < BLOCK; row++) {
          cost[row] = (model.careCost[row] as number) + price;
          effect[row] = model.effect[row] as number;
          // One infinity or NaN among the terms leaves its mark on a sum of differences with itself.
          check +=
            (cost[row] as number) - (cost[row] as number) + (effect[row] as number) - (effect[row] as number);
        }
        if (check !== 0) throw new Error(`block ${block} of ${id} holds a number that is not finite`);
      });
    },
  };
}

/** All draws of a lot kept in memory. @param onBlock receives the fraction done; may throw to cancel */
export function simulate(
  lot: Lot,
  strategies: readonly Strategy[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
  onBlock: (fraction: number) => void = () => {},
): Simulation {
  const simulator = simulatorOf(lot, strategies, seed);
  const kept = strategies.map(({ id }) => ({
    id,
    cost: new Float64Array(draws),
    effect: new Float64Array(draws),
  }));
  for (let from = 0; from < draws; from += BLOCK) {
    simulator.run(from / BLOCK);
    const length = Math.min(BLOCK, draws - from);
    kept.forEach((strategy, at) => {
      const block = simulator.strategies[at] as StrategyDraws;
      strategy.cost.set(block.cost.subarray(0, length), from);
      strategy.effect.set(block.effect.subarray(0, length), from);
    });
    onBlock((from + length) / draws);
  }
  return { draws, strategies: kept };
}

function fill(
  target: Float64Array,
  { name, distribution }: { readonly name: string; readonly distribution: Distribution },
  seed: number,
  block: number,
): void {
  const stream = streamAt(seed, name, block);
  for (let row = 0; row < BLOCK; row++) target[row] = draw(distribution, stream);
}
