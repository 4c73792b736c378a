import { type CellSums, recordLength } from './parameterCells.ts';

/** The cells that hold draws, all batches together. */
export interface FilledCells {
  readonly draws: number;
  /** Draws in each batch. */
  readonly batchSizes: Float64Array;
  /** How many. */
  readonly strategies: number;
  /** Place of each cell among all. */
  readonly index: Uint32Array;
  /** Share of the draws in each cell; they add up to 1. */
  readonly weights: Float64Array;
  /** Mean of the parameter in each cell. */
  readonly positions: Float64Array;
  /** Mean of cost (0) and effect (1) of strategy s in cell k, at s·cells + k, less the mean of all strategies there. */
  readonly contrasts: readonly [Float64Array, Float64Array];
}

/** Adds up the batches. */
export function filledCells(sums: CellSums): FilledCells {
  const { batches, strategies } = sums;
  const length = recordLength(strategies);
  const total = new Float64Array((sums.cells.limits.length + 1) * length);
  const batchSizes = new Float64Array(batches);
  for (let batch = 0; batch < batches; batch++) {
    const start = batch * total.length;
    for (let at = 0; at < total.length; at++)
      total[at] = (total[at] as number) + (sums.sums[start + at] as number);
    for (let at = 0; at < total.length; at += length)
      batchSizes[batch] = (batchSizes[batch] as number) + (sums.sums[start + at] as number);
  }
  const index = Uint32Array.from({ length: total.length / length }, (_, cell) => cell).filter(
    (cell) => (total[cell * length] as number) > 0,
  );
  const counts = Float64Array.from(index, (cell) => total[cell * length] as number);
  const draws = counts.reduce((sum, count) => sum + count, 0);
  const contrasts = (outcome: 0 | 1): Float64Array => {
    const means = new Float64Array(strategies * index.length);
    for (let k = 0; k < index.length; k++) {
      const start = (index[k] as number) * length + 2 + outcome;
      let common = 0;
      for (let at = 0; at < strategies; at++) common += (total[start + 2 * at] as number) / strategies;
      for (let at = 0; at < strategies; at++)
        means[at * index.length + k] = ((total[start + 2 * at] as number) - common) / (counts[k] as number);
    }
    return means;
  };
  return {
    draws,
    batchSizes,
    strategies,
    index,
    weights: counts.map((count) => count / draws),
    positions: Float64Array.from(
      index,
      (cell, k) => (total[cell * length + 1] as number) / (counts[k] as number),
    ),
    contrasts: [contrasts(0), contrasts(1)],
  };
}
