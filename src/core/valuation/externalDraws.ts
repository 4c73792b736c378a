import { BATCHES, batchSize, batchStandardError, share } from '../numbers/batches.ts';
import type { Estimate } from '../numbers/estimate.ts';
import { type BestSums, bestCounter } from './bestOverLambda.ts';
import { frontierStatus, type IncrementalRow } from './incremental.ts';
import { addToCells, type CellSums, type Cells, cellsOf, emptyCellSums } from './parameterCells.ts';
import { parameterInformation } from './parameterInformation.ts';
import { quantileSample } from './quantileSample.ts';
import { rankProbabilities } from './rankProbability.ts';
import type { StrategyDraws } from './simulation.ts';

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
export interface OutcomeSums {
  add(block: DrawBlock): void;
  valuation(): ExternalValuation;
}

/**
 * Sums for everything but EVPPI.
 *
 * The standard errors of means, EVPI and ICERs come from batches, those of probabilities are binomial.
 * @param names of the strategies, at least one
 * @param lambdas at least one, in any order
 */
export function outcomeSums(names: readonly string[], lambdas: readonly number[]): OutcomeSums {
  const size = names.length;
  const rising = lambdas.toSorted((a, b) => a - b);
  const batches = Array.from({ length: BATCHES }, () => ({
    best: bestCounter(size, rising),
    cost: new Float64Array(size),
    effect: new Float64Array(size),
  }));
  const ranks = names.map(() => new Float64Array(size));
  let draws = 0;

  return {
    add(block) {
      const [cost, effect] = [new Float64Array(size), new Float64Array(size)];
      for (let row = 0; row < block.draws; row++) {
        const batch = batches[(draws + row) % BATCHES] as (typeof batches)[number];
        block.strategies.forEach((strategy, at) => {
          cost[at] = strategy.cost[row] as number;
          effect[at] = strategy.effect[row] as number;
          batch.cost[at] = (batch.cost[at] as number) + (cost[at] as number);
          batch.effect[at] = (batch.effect[at] as number) + (effect[at] as number);
        });
        batch.best.add(cost, effect);
      }
      rankProbabilities(block, lambdas[0] as number).forEach((one, at) => {
        const counts = ranks[at] as Float64Array;
        one.ranks.forEach(({ value }, rank) => {
          counts[rank] = (counts[rank] as number) + value * block.draws;
        });
      });
      draws += block.draws;
    },
    valuation: () =>
      valuation(names, lambdas, draws, ranks, {
        cost: batches.map(({ cost }) => cost),
        effect: batches.map(({ effect }) => effect),
        best: batches.map(({ best }) => best.sums()),
      }),
  };
}

/** Sums over the draws of each batch: [batch][strategy]; `best` at each λ from the lowest up. */
interface BatchSums {
  readonly cost: readonly Float64Array[];
  readonly effect: readonly Float64Array[];
  readonly best: readonly BestSums[];
}

function valuation(
  names: readonly string[],
  lambdas: readonly number[],
  draws: number,
  ranks: readonly Float64Array[],
  sums: BatchSums,
): ExternalValuation {
  const strategies = [...names.keys()];
  const rising = lambdas.toSorted((a, b) => a - b);
  const places = lambdas.map((lambda) => rising.indexOf(lambda));
  /** Mean over all draws of what has the sum `sumIn` in each batch. */
  const mean = (sumIn: (batch: number) => number): Estimate => {
    let sum = 0;
    for (let batch = 0; batch < BATCHES; batch++) sum += sumIn(batch);
    return {
      value: sum / draws,
      standardError: batchStandardError(draws, (batch) => sumIn(batch) / batchSize(draws, batch)),
    };
  };
  const costIn = (batch: number, at: number): number => sums.cost[batch]?.[at] as number;
  const effectIn = (batch: number, at: number): number => sums.effect[batch]?.[at] as number;
  const netBenefitIn = (batch: number, at: number, lambda: number): number =>
    lambda * effectIn(batch, at) - costIn(batch, at);

  const netBenefit = strategies.map((at) =>
    lambdas.map((lambda) => mean((batch) => netBenefitIn(batch, at, lambda))),
  );
  const leaders = lambdas.map((_, which) =>
    strategies.reduce((best, at) => {
      const [value, highest] = [netBenefit[at], netBenefit[best]].map((one) => one?.[which]?.value as number);
      return (value as number) > (highest as number) ? at : best;
    }, 0),
  );
  const wins = (at: number, place: number): number =>
    sums.best.reduce((sum, best) => sum + (best.wins[at]?.[place] as number), 0);
  return {
    draws,
    lambdas,
    outcomes: strategies.map((at) => ({
      strategy: names[at] as string,
      cost: mean((batch) => costIn(batch, at)),
      effect: mean((batch) => effectIn(batch, at)),
      netMonetaryBenefit: netBenefit[at] as Estimate[],
      probabilityBest: places.map((place) => share(wins(at, place), draws)),
      rankProbability: Array.from(ranks[at] as Float64Array, (count) => share(count, draws)),
    })),
    frontier: leaders.map((leader) => names[leader] as string),
    evpi: lambdas.map((lambda, which) => {
      const { value, standardError } = mean(
        (batch) =>
          (sums.best[batch]?.bestNetBenefit[places[which] as number] as number) -
          netBenefitIn(batch, leaders[which] as number, lambda),
      );
      // No draw's best is below the leader: less than nothing is rounding.
      return { value: Math.max(0, value), standardError };
    }),
    incremental: incrementalRows(
      names.map((strategy, at) => ({
        strategy,
        at,
        cost: mean((batch) => costIn(batch, at)).value,
        effect: mean((batch) => effectIn(batch, at)).value,
      })),
      (from, to) => {
        const cost = mean((batch) => costIn(batch, to) - costIn(batch, from));
        const effect = mean((batch) => effectIn(batch, to) - effectIn(batch, from));
        const value = cost.value / effect.value;
        // Delta method: the error of ΔC − ICER·ΔE, for each unit of effect.
        const residual = mean(
          (batch) =>
            costIn(batch, to) - costIn(batch, from) - value * (effectIn(batch, to) - effectIn(batch, from)),
        );
        return { value, standardError: residual.standardError / Math.abs(effect.value) };
      },
    ),
  };
}

/** The incremental table; equal strategies by name, so that the order of columns means nothing. */
function incrementalRows(
  points: readonly {
    readonly strategy: string;
    readonly at: number;
    readonly cost: number;
    readonly effect: number;
  }[],
  icer: (from: number, to: number) => Estimate,
): ExternalValuation['incremental'] {
  const byCost = points.toSorted(
    (a, b) => a.cost - b.cost || b.effect - a.effect || (a.strategy < b.strategy ? -1 : 1),
  );
  const status = frontierStatus(byCost);
  let previous: number | null = null;
  return byCost.map(({ strategy, at, cost, effect }) => {
    const row = { strategy, cost, effect, status: status.get(strategy) ?? ('frontier' as const) };
    if (row.status !== 'frontier') return { ...row, icer: null };
    const against = previous;
    previous = at;
    return { ...row, icer: against === null ? null : icer(against, at) };
  });
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
