import type { Distribution } from '../distributions/distribution.ts';
import { fillFrom, type QuantileTable, quantileTable } from '../distributions/quantileTable.ts';
import { BLOCK, streamAt } from '../numbers/stream.ts';
import type { Lot } from '../tender/lot.ts';
import { parameterDistribution } from '../tender/parameter.ts';
import { type BackEnd, blockModelOf } from './blockModel.ts';
import { drawnDistribution } from './categoryShares.ts';
import { blockFormulaValues } from './formulaValues.ts';
import { fillOwnDraws, ownDrawsStream } from './ownDraws.ts';
import type { Strategy } from './strategy.ts';

/** Cost (care and price, EUR) and effect of one patient under one strategy, draw by draw. */
export interface StrategyDraws {
  readonly id: string;
  readonly cost: Float64Array;
  readonly effect: Float64Array;
  /** How many draws had probabilities that were brought back into 0…1 (Markov models only). */
  readonly adjustedDraws?: number;
}

export interface Simulation {
  readonly draws: number;
  readonly strategies: readonly StrategyDraws[];
}

/** One strategy's share of the block at hand. */
interface BlockDraws {
  readonly id: string;
  readonly cost: Float64Array;
  readonly effect: Float64Array;
  /** 1 where probabilities were brought back into 0…1. */
  readonly adjusted: Uint8Array;
}

/** Draws a lot block by block; nothing is kept but the block at hand. */
interface Simulator {
  /** The block at hand, `BLOCK` draws of each strategy; overwritten by the next one. */
  readonly strategies: readonly BlockDraws[];
  /**
   * Computes block number `block`: plain Monte Carlo over all uncertain parameters. Shared parameters are drawn
   * once for all strategies (stream `shared/<parameter>`), indicators per strategy
   * (`offer/<strategy>/<indicator>`, or `offer/<strategy>/own-draws` for all that the supplier drew itself), so that
   * adding a strategy changes no draw of another one.
   * @throws Error if a draw gives a cost or effect that is not a finite number
   */
  run(block: number): void;
}

function simulatorOf(
  lot: Lot,
  strategies: readonly Strategy[],
  seed: number,
  backEnd: BackEnd = 'simd',
): Simulator {
  const model = blockModelOf(lot, BLOCK, backEnd);
  const shared = sharedInputs(lot);
  const own = strategies.map((strategy) => ownInputs(lot, strategy));
  const convert = strategies.map(({ indicators }) => blockFormulaValues(lot, indicators));
  const results = strategies.map(({ id }) => ({
    id,
    cost: new Float64Array(BLOCK),
    effect: new Float64Array(BLOCK),
    adjusted: new Uint8Array(BLOCK),
  }));
  return {
    strategies: results,
    run(block) {
      shared.forEach((parameter, at) => {
        fillColumn(model.inputs[at] as Float64Array, parameter, seed, block);
      });
      results.forEach(({ id, cost, effect, adjusted }, at) => {
        own[at]?.forEach((parameter, which) => {
          fillColumn(model.inputs[shared.length + which] as Float64Array, parameter, seed, block);
        });
        convert[at]?.(model.inputs);
        model.run();
        adjusted.set(model.adjusted);
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
    adjustedDraws: 0,
  }));
  for (let from = 0; from < draws; from += BLOCK) {
    simulator.run(from / BLOCK);
    const length = Math.min(BLOCK, draws - from);
    kept.forEach((strategy, at) => {
      const block = simulator.strategies[at] as BlockDraws;
      strategy.cost.set(block.cost.subarray(0, length), from);
      strategy.effect.set(block.effect.subarray(0, length), from);
      strategy.adjustedDraws += block.adjusted.subarray(0, length).reduce((sum, one) => sum + one, 0);
    });
    onBlock((from + length) / draws);
  }
  return { draws, strategies: kept };
}

/** One uncertain input of the simulation and the name of its stream. */
export interface DrawnInput {
  readonly name: string;
  readonly parameter: string;
  readonly distribution: Distribution;
  readonly table: QuantileTable;
}

/** The lot's parameters, drawn once for all strategies. */
export function sharedInputs(lot: Lot): DrawnInput[] {
  return lot.parameters.map((parameter) =>
    drawnInput(`shared/${parameter.id}`, parameter.id, parameterDistribution(parameter)),
  );
}

/** The indicators of one strategy. */
export function ownInputs(lot: Lot, strategy: Strategy): DrawnInput[] {
  return lot.indicators.map((indicator) => {
    const { id } = indicator;
    const distribution = drawnDistribution(indicator, strategy.indicators[id] as Distribution);
    const name =
      distribution.family === 'empirical' ? ownDrawsStream(strategy.id) : `offer/${strategy.id}/${id}`;
    return drawnInput(name, id, distribution);
  });
}

function drawnInput(name: string, parameter: string, distribution: Distribution): DrawnInput {
  return { name, parameter, distribution, table: quantileTable(distribution) };
}

/** The values of one input in one block: the same whenever they are asked for. */
export function column(input: DrawnInput, seed: number, block: number): Float64Array {
  const values = new Float64Array(BLOCK);
  fillColumn(values, input, seed, block);
  return values;
}

/** One uniform number of the input's stream for each variate. */
function fillColumn(target: Float64Array, { name, table }: DrawnInput, seed: number, block: number): void {
  const { distribution } = table;
  if (distribution.family !== 'fixed') streamAt(seed, name, block).fill(target);
  if (distribution.family === 'empirical') fillOwnDraws(distribution.values, target, target);
  else fillFrom(table, target, target);
}
