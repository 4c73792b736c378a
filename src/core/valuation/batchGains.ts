import { BATCHES, batchSize } from '../numbers/batches.ts';
import type { Smoother } from '../numbers/penalisedSpline.ts';
import type { FilledCells } from './filledCells.ts';
import { type CellSums, recordLength } from './parameterCells.ts';

/** What choosing the best strategy of each cell gains over the leader, by the draws of one batch alone. */
export interface BatchGains {
  choose(leader: number, best: Uint32Array): void;
  /** Mean gain in a batch at a λ, EUR per patient, with the choice made last. */
  meanIn(batch: number, lambda: number): number;
}

export function batchGains(
  sums: CellSums,
  cells: FilledCells,
  ofCost: Smoother,
  ofEffect: Smoother,
): BatchGains {
  const { draws, strategies, weights } = cells;
  const cost = new Float64Array(BATCHES);
  const effect = new Float64Array(BATCHES);
  const chosen = new Uint32Array(weights.length);
  let leading: number | undefined;
  const fits = fitsByBatch(sums, cells, [ofCost, ofEffect]);

  /** Cell k goes over from one strategy to another. */
  const move = (k: number, from: number, to: number): void => {
    const weight = weights[k] as number;
    for (let batch = 0; batch < BATCHES; batch++) {
      const before = (batch * strategies + from) * 2;
      const after = (batch * strategies + to) * 2;
      const ofBoth = (outcome: 0 | 1, smoother: Smoother): number =>
        smoother.fitted(fits[after + outcome] as Float64Array, k) -
        smoother.fitted(fits[before + outcome] as Float64Array, k);
      cost[batch] = (cost[batch] as number) + weight * ofBoth(0, ofCost);
      effect[batch] = (effect[batch] as number) + weight * ofBoth(1, ofEffect);
    }
  };

  return {
    choose(leader, best) {
      if (leader !== leading) {
        leading = leader;
        chosen.fill(leader);
        cost.fill(0);
        effect.fill(0);
      }
      for (let k = 0; k < best.length; k++) {
        if (chosen[k] !== best[k]) move(k, chosen[k] as number, best[k] as number);
        chosen[k] = best[k] as number;
      }
    },
    meanIn: (batch, lambda) =>
      ((lambda * (effect[batch] as number) - (cost[batch] as number)) * draws) / batchSize(draws, batch),
  };
}

/** Coefficients of the fits through the draws of each batch, weighed by its share: [batch, strategy, outcome]. */
function fitsByBatch(
  { sums, cells, strategies }: CellSums,
  { draws, index, weights }: FilledCells,
  smoothers: readonly [Smoother, Smoother],
): Float64Array[] {
  const length = recordLength(strategies);
  const values = new Float64Array(index.length);
  return Array.from({ length: BATCHES * strategies * 2 }, (_, which) => {
    const column = which % (2 * strategies);
    const batch = (which - column) / (2 * strategies);
    const start = batch * (cells.limits.length + 1) * length + 2 + column;
    for (let k = 0; k < index.length; k++)
      values[k] = (sums[start + (index[k] as number) * length] as number) / ((weights[k] as number) * draws);
    const smoother = smoothers[column % 2] as Smoother;
    const coefficients = new Float64Array(smoother.size);
    smoother.smooth(values, coefficients);
    return coefficients;
  });
}
