import { BATCHES } from '../numbers/batches.ts';
import type { Estimate } from '../numbers/estimate.ts';
import { drawnSums } from './drawnSums.ts';
import { type IncrementalRow, incrementalTable } from './incremental.ts';
import { expectedNetBenefit } from './netMonetaryBenefit.ts';
import { outcomeSums, type SumsPlan } from './outcomeSums.ts';
import { leaderAt, type Outcomes, outcomesOf } from './outcomes.ts';
import { addToCells, type CellSums, type Cells, cellsOf, emptyCellSums } from './parameterCells.ts';
import { parameterInformation } from './parameterInformation.ts';
import { quantileSample } from './quantileSample.ts';
import { rankProbabilities } from './rankProbability.ts';

/** Cost (EUR) and effect of one patient under one strategy, draw by draw. */
export interface StrategyDraws {
  readonly id: string;
  readonly cost: Float64Array;
  readonly effect: Float64Array;
}

/** Some of the draws of a model that ran elsewhere: costs and effects by strategy and the values of its parameters. */
export interface DrawBlock {
  readonly draws: number;
  readonly strategies: readonly StrategyDraws[];
  /** Of each parameter, in the order of the names, at least `draws` values. */
  readonly parameters: readonly Float64Array[];
}

/** One strategy by its draws alone. Money is EUR per patient; effect is in the model's own unit. */
interface ExternalOutcome {
  readonly strategy: string;
  readonly cost: Estimate;
  readonly effect: Estimate;
  /** At each λ. */
  readonly netMonetaryBenefit: readonly Estimate[];
  readonly probabilityBest: readonly Estimate[];
  /** At the first λ: probability to be first, second, … by NMB. */
  readonly rankProbability: readonly Estimate[];
}

/** All that draws say of strategies, at each λ in the order that was asked for. */
export interface ExternalValuation {
  readonly draws: number;
  readonly lambdas: readonly number[];
  readonly outcomes: readonly ExternalOutcome[];
  /** Strategy with the highest mean NMB at each λ; the first one of equals. */
  readonly frontier: readonly string[];
  readonly evpi: readonly Estimate[];
  /** By rising mean cost. */
  readonly incremental: readonly Pick<IncrementalRow, 'strategy' | 'cost' | 'effect' | 'status' | 'icer'>[];
}

/** Takes draws block by block; keeps sums only. */
export interface ExternalSums {
  add(block: DrawBlock): void;
  valuation(): ExternalValuation;
}

/**
 * Sums for everything but EVPPI. Draws are dealt into batches one by one.
 * @param names of the strategies, at least one
 * @param lambdas at least one, in any order
 */
export function externalSums(names: readonly string[], lambdas: readonly number[]): ExternalSums {
  const plan: SumsPlan = {
    strategies: names,
    lambdas: [...new Set(lambdas)].sort((a, b) => a - b),
    rankLambda: lambdas[0] as number,
    batching: { count: BATCHES, run: 1 },
    independent: true,
  };
  const sums = outcomeSums(plan, drawnSums(plan));
  let draws = 0;
  return {
    add(block) {
      sums.add(block, block.draws, draws);
      draws += block.draws;
    },
    valuation: () => externalValuation(outcomesOf(sums), lambdas),
  };
}

function externalValuation(outcomes: Outcomes, lambdas: readonly number[]): ExternalValuation {
  const { plan, draws } = outcomes;
  const places = lambdas.map((lambda) => plan.lambdas.indexOf(lambda));
  const ranks = rankProbabilities(outcomes);
  const leaders = lambdas.map((lambda) => leaderAt(outcomes, lambda));
  return {
    draws,
    lambdas,
    outcomes: plan.strategies.map((strategy, at) => ({
      strategy,
      cost: outcomes.mean([{ strategy: at, cost: 1, effect: 0 }]),
      effect: outcomes.mean([{ strategy: at, cost: 0, effect: 1 }]),
      netMonetaryBenefit: lambdas.map((lambda) => expectedNetBenefit(outcomes, at, lambda)),
      probabilityBest: places.map((place) => outcomes.probabilityBest(at, place)),
      rankProbability: ranks[at]?.ranks ?? [],
    })),
    frontier: leaders.map((leader) => plan.strategies[leader] as string),
    evpi: places.map((place, which) => outcomes.gainOfKnowing(leaders[which] as number, place)),
    incremental: incrementalTable(outcomes),
  };
}

/** EVPPI of one parameter at each λ, EUR per patient. */
export interface ParameterEvppi {
  readonly parameter: string;
  readonly values: readonly Estimate[];
}

/** Rows of the sample that the limits of cells are taken from, less when there are many parameters. */
const SAMPLE_ROWS = 32_768;
const SAMPLE_VALUES = 4_000_000;

/** First reading: the cells of every parameter, from a sample of the draws. */
export function parameterCells(parameters: number): { add(block: DrawBlock): void; cells(): Cells[] } {
  const sample = quantileSample(
    parameters,
    Math.min(SAMPLE_ROWS, Math.ceil(SAMPLE_VALUES / Math.max(1, parameters))),
  );
  return {
    add: ({ draws, strategies, parameters: values }) =>
      sample.add([...values, ...strategies.flatMap(({ cost, effect }) => [cost, effect])], draws),
    cells: () => Array.from({ length: parameters }, (_, at) => cellsOf(sample.values(at))),
  };
}

/**
 * Second reading: sums for the EVPPI of some of the parameters.
 * @param cells of every parameter; `chosen` are the places of those that are summed
 */
export function informationSums(
  strategies: number,
  cells: readonly Cells[],
  chosen: readonly number[],
): { add(block: DrawBlock): void; evppi(lambdas: readonly number[]): Estimate[][] } {
  const sums = chosen.map((at): CellSums => emptyCellSums(cells[at] as Cells, strategies));
  let from = 0;
  return {
    add(block) {
      chosen.forEach((at, which) => {
        const rows = { rows: block.draws, from, offset: 0 };
        addToCells(sums[which] as CellSums, block.parameters[at] as Float64Array, block, rows);
      });
      from += block.draws;
    },
    evppi: (lambdas) => sums.map((one) => parameterInformation(one, lambdas)),
  };
}
