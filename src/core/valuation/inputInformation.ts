import { type Batching, batchOf, runEnd } from '../numbers/batches.ts';
import type { Estimate } from '../numbers/estimate.ts';
import { type SharedSums, sharedSums } from '../numbers/sharedSums.ts';
import { BLOCK } from '../numbers/stream.ts';
import type { DrawnInput } from './drawnInput.ts';
import { INPUT_CELLS, inputCells } from './inputCells.ts';
import type { LotDraws } from './lotDraws.ts';
import type { Outcomes } from './outcomes.ts';
import type { CellSums } from './parameterCells.ts';
import { parameterInformation } from './parameterInformation.ts';

/** What knowing one uncertain input for certain would be worth. */
export interface InputInformation {
  readonly parameter: string;
  /** The strategy it belongs to; null: shared by all. */
  readonly strategy: string | null;
  /** EVPPI at the tender's own λ, EUR per patient. */
  readonly value: Estimate;
}

/**
 * Sums over the draws in each cell of every uncertain input, kept apart by batch.
 *
 * Of a shared input: the number of draws, then cost and effect of every strategy less the mean of all. Of a strategy's
 * own input, which says nothing of the others: the number of draws, then cost and effect of the strategy less the mean
 * of the others. So what all strategies share, and with it most of the noise, is out before it is summed.
 */
export interface InformationSums {
  /** All sums, input by input; to be added to those of other draws. */
  readonly sums: SharedSums;
  /** Position of every cell, input by input. */
  readonly positions: Float64Array;
  /** Adds the first `rows` draws of the block at hand; the first of them has the number `from`. */
  add(rows: number, from: number): void;
}

/** To whom an input belongs. */
type Owned = Pick<DrawnInput, 'parameter' | 'strategy'>;

/** How many numbers a cell holds. */
function recordLength({ strategy }: Owned, strategies: number): number {
  return strategy === null ? 1 + 2 * strategies : 3;
}

function places(
  inputs: readonly Owned[],
  strategies: number,
  { count }: Batching,
): { readonly starts: readonly number[]; readonly length: number } {
  let length = 0;
  const starts = inputs.map((input) => {
    const start = length;
    length += count * INPUT_CELLS * recordLength(input, strategies);
    return start;
  });
  return { starts, length };
}

/** Sums by cell of each uncertain input of a lot, empty at first. */
export function informationSums({ inputs, strategies }: LotDraws, batching: Batching): InformationSums {
  const size = strategies.length;
  const { starts, length } = places(
    inputs.map(({ input }) => input),
    size,
    batching,
  );
  const sums = sharedSums(length);
  const contrasts = () => Array.from({ length: size }, () => new Float64Array(BLOCK));
  const [cost, effect] = [contrasts(), contrasts()];
  // C less the mean of all; times S/(S − 1) that is C less the mean of the others.
  const takeContrasts = (which: 'cost' | 'effect', out: readonly Float64Array[], rows: number): void => {
    for (let row = 0; row < rows; row++) {
      let total = 0;
      for (let at = 0; at < size; at++) total += strategies[at]?.[which][row] as number;
      const mean = total / size;
      for (let at = 0; at < size; at++) {
        (out[at] as Float64Array)[row] = (strategies[at]?.[which][row] as number) - mean;
      }
    }
  };
  const cells = new Uint8Array(BLOCK);
  const addOwn = (at: number, start: number, row: number, end: number): void => {
    const ofCost = cost[at] as Float64Array;
    const ofEffect = effect[at] as Float64Array;
    for (let draw = row; draw < end; draw++) {
      const place = start + 3 * (cells[draw] as number);
      sums[place] = (sums[place] as number) + 1;
      sums[place + 1] = (sums[place + 1] as number) + (ofCost[draw] as number);
      sums[place + 2] = (sums[place + 2] as number) + (ofEffect[draw] as number);
    }
  };
  const addShared = (start: number, row: number, end: number): void => {
    for (let draw = row; draw < end; draw++) {
      const record = start + (1 + 2 * size) * (cells[draw] as number);
      sums[record] = (sums[record] as number) + 1;
      for (let at = 0; at < size; at++) {
        const place = record + 1 + 2 * at;
        sums[place] = (sums[place] as number) + ((cost[at] as Float64Array)[draw] as number);
        sums[place + 1] = (sums[place + 1] as number) + ((effect[at] as Float64Array)[draw] as number);
      }
    }
  };
  const cellsOf = inputs.map(({ input }) => inputCells(input));
  const owners = inputs.map(({ input }) => strategies.findIndex(({ id }) => id === input.strategy));
  return {
    sums,
    positions: Float64Array.from(cellsOf.flatMap(({ positions }) => [...positions])),
    add(rows, from) {
      takeContrasts('cost', cost, rows);
      takeContrasts('effect', effect, rows);
      inputs.forEach(({ input, words }, which) => {
        cellsOf[which]?.fill(words, cells);
        const owner = owners[which] as number;
        const perBatch = INPUT_CELLS * recordLength(input, size);
        for (let row = 0; row < rows; ) {
          const end = Math.min(rows, runEnd(batching, from + row) - from);
          const start = (starts[which] as number) + batchOf(batching, from + row) * perBatch;
          if (owner < 0) addShared(start, row, end);
          else addOwn(owner, start, row, end);
          row = end;
        }
      });
    },
  };
}

/**
 * EVPPI of every uncertain input at each λ, from the sums of all draws.
 * @returns per input, one estimate for each λ
 */
export function inputInformation(
  inputs: readonly Owned[],
  { information, positions }: { readonly information: Float64Array; readonly positions: Float64Array },
  outcomes: Outcomes,
  lambdas: readonly number[],
  onInput: (fraction: number) => void = () => {},
): Estimate[][] {
  const { starts } = places(inputs, outcomes.plan.strategies.length, outcomes.plan.batching);
  return inputs.map((input, which) => {
    onInput(which / inputs.length);
    const middle = positions.subarray(which * INPUT_CELLS, (which + 1) * INPUT_CELLS);
    return parameterInformation(
      cellSums(input, information, starts[which] as number, middle, outcomes),
      lambdas,
    );
  });
}

/** The sums of one input as those of a parameter with cost and effect of every strategy. */
function cellSums(
  input: Owned,
  sums: Float64Array,
  start: number,
  positions: Float64Array,
  { plan, batchMean }: Outcomes,
): CellSums {
  const size = plan.strategies.length;
  const batches = plan.batching.count;
  const owner = plan.strategies.indexOf(input.strategy ?? '');
  const from = recordLength(input, size);
  const to = 2 + 2 * size;
  const all = new Float64Array(batches * INPUT_CELLS * to);
  for (let batch = 0; batch < batches; batch++) {
    // Of the other strategies an own input says nothing: in every cell they are what they are in the whole batch.
    const [meanCost, meanEffect] = (['cost', 'effect'] as const).map((which) => {
      const means = plan.strategies.map((_, at) => batchMean(batch, at, which));
      const others = (means.reduce((sum, mean) => sum + mean, 0) - (means[owner] ?? 0)) / (size - 1);
      return means.map((mean) => mean - others);
    }) as [number[], number[]];
    for (let cell = 0; cell < INPUT_CELLS; cell++) {
      const source = start + (batch * INPUT_CELLS + cell) * from;
      const target = (batch * INPUT_CELLS + cell) * to;
      const count = sums[source] as number;
      all[target] = count;
      all[target + 1] = count * (positions[cell] as number);
      for (let at = 0; at < size; at++) {
        const place = target + 2 + 2 * at;
        if (owner < 0) {
          all[place] = sums[source + 1 + 2 * at] as number;
          all[place + 1] = sums[source + 2 + 2 * at] as number;
        } else if (at === owner) {
          all[place] = ((sums[source + 1] as number) * size) / (size - 1);
          all[place + 1] = ((sums[source + 2] as number) * size) / (size - 1);
        } else {
          all[place] = count * (meanCost[at] as number);
          all[place + 1] = count * (meanEffect[at] as number);
        }
      }
    }
  }
  // Limits are not asked for again; there is one less than cells.
  const limits = new Float64Array(INPUT_CELLS - 1);
  return { cells: { limits, fewValues: false }, strategies: size, batches, sums: all };
}
