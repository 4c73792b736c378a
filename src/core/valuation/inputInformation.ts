import type { Estimate } from '../numbers/estimate.ts';
import { BLOCK } from '../numbers/stream.ts';
import type { Lot } from '../tender/lot.ts';
import { addToCells, type CellSums, cellsOf, emptyCellSums } from './parameterCells.ts';
import { parameterInformation } from './parameterInformation.ts';
import { column, type DrawnInput, ownInputs, type Simulation, sharedInputs } from './simulation.ts';
import type { Strategy } from './strategy.ts';

/** What knowing one uncertain input for certain would be worth. */
export interface InputInformation {
  readonly parameter: string;
  /** The strategy it belongs to; null: shared by all. */
  readonly strategy: string | null;
  /** EVPPI at the tender's own λ, EUR per patient. */
  readonly value: Estimate;
}

/** Blocks of draws from which the limits of the cells are taken. */
const LIMIT_BLOCKS = 16;

/**
 * EVPPI of every shared and own input of a lot, the highest first. Known figures are left out: there is nothing
 * to learn of them.
 *
 * The values of an input are not kept by the simulation: streams are keyed, so they are drawn again here, one
 * input at a time. That costs one more draw of each and no memory, where keeping them would cost 8 bytes for each
 * input and draw (350 MB for 44 inputs and a million draws).
 * @param onProgress called after each block with the fraction done; may throw to cancel
 */
export function inputInformation(
  lot: Lot,
  strategies: readonly Strategy[],
  simulation: Simulation,
  seed: number,
  onProgress: (fraction: number) => void = () => {},
): InputInformation[] {
  const inputs = [
    ...sharedInputs(lot).map((input) => ({ input, strategy: null })),
    ...strategies.flatMap((strategy) =>
      ownInputs(lot, strategy).map((input) => ({ input, strategy: strategy.id })),
    ),
  ].filter(({ input }) => input.distribution.family !== 'fixed');
  return inputs
    .map(({ input, strategy }, at) => {
      const sums = cellSums(input, simulation, seed, (fraction) =>
        onProgress((at + fraction) / inputs.length),
      );
      const [value] = parameterInformation(sums, [lot.willingnessToPay.value]);
      return { parameter: input.parameter, strategy, value: value as Estimate };
    })
    .toSorted((a, b) => b.value.value - a.value.value);
}

function cellSums(
  input: DrawnInput,
  simulation: Simulation,
  seed: number,
  onProgress: (fraction: number) => void,
): CellSums {
  const { draws, strategies } = simulation;
  const blocks = Math.ceil(draws / BLOCK);
  const first = Array.from({ length: Math.min(blocks, LIMIT_BLOCKS) }, (_, block) =>
    column(input, seed, block),
  );
  const known = first.flatMap((values, block) => [...values.subarray(0, draws - block * BLOCK)]);
  const sums = emptyCellSums(cellsOf(known), strategies.length);
  for (let block = 0; block < blocks; block++) {
    const from = block * BLOCK;
    const rows = Math.min(BLOCK, draws - from);
    addToCells(sums, first[block] ?? column(input, seed, block), simulation, { rows, from, offset: from });
    onProgress((block + 1) / blocks);
  }
  return sums;
}
