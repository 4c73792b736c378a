import type { Smoother } from '../numbers/penalisedSpline.ts';
import type { FilledCells } from './filledCells.ts';
import { type CellSums, recordLength } from './parameterCells.ts';

/** What choosing the best strategy of each cell gains over the leader, by the draws of one batch alone. */
export interface BatchGains {
  /** @param best strategy of each cell */
  choose(leader: number, best: Uint32Array): void;
  /** Gain at a λ, EUR per patient, summed over the draws of a batch, with the choice made last. */
  sumIn(batch: number, lambda: number): number;
}

/** @param ofCost and ofEffect: the smoothers, on the same positions */
export function batchGains(
  sums: CellSums,
  cells: FilledCells,
  ofCost: Smoother,
  ofEffect: Smoother,
): BatchGains {
  const { batches } = sums;
  const { draws, weights } = cells;
  const { width, first, values } = ofCost.basis;
  const fits: (BatchFits | undefined)[] = [];
  const cost = new Float64Array(batches);
  const effect = new Float64Array(batches);
  const chosen = new Uint32Array(weights.length);
  let leading: number | undefined;

  /** Cell k counts for a strategy, or no longer if the weight is negative. */
  const add = (k: number, strategy: number, weight: number): void => {
    // Only strategies that come into question are fitted.
    const fit = fits[strategy] ?? batchFits(sums, cells, ofCost, ofEffect, strategy);
    fits[strategy] = fit;
    for (let j = 0; j < width; j++) {
      const factor = weight * (values[k * width + j] as number);
      const start = ((first[k] as number) + j) * batches;
      for (let batch = 0; batch < batches; batch++) {
        cost[batch] = (cost[batch] as number) + factor * (fit.cost[start + batch] as number);
        effect[batch] = (effect[batch] as number) + factor * (fit.effect[start + batch] as number);
      }
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
        const [from, to] = [chosen[k] as number, best[k] as number];
        if (from === to) continue;
        const weight = weights[k] as number;
        add(k, from, -weight);
        add(k, to, weight);
        chosen[k] = to;
      }
    },
    sumIn: (batch, lambda) => (lambda * (effect[batch] as number) - (cost[batch] as number)) * draws,
  };
}

/** Coefficients of one strategy's fits to the draws of each batch, weighed by its share: [coefficient, batch]. */
interface BatchFits {
  readonly cost: Float64Array;
  readonly effect: Float64Array;
}

function batchFits(
  { sums, cells, strategies, batches }: CellSums,
  { draws, index, weights }: FilledCells,
  ofCost: Smoother,
  ofEffect: Smoother,
  strategy: number,
): BatchFits {
  const { size } = ofCost.basis;
  const length = recordLength(strategies);
  const perDraw = weights.map((weight) => 1 / (weight * draws));
  const costs = new Float64Array(index.length);
  const effects = new Float64Array(index.length);
  const coefficients = new Float64Array(size);
  const fits = { cost: new Float64Array(size * batches), effect: new Float64Array(size * batches) };
  for (let batch = 0; batch < batches; batch++) {
    const start = batch * (cells.limits.length + 1) * length + 2 + 2 * strategy;
    for (let k = 0; k < index.length; k++) {
      const place = start + (index[k] as number) * length;
      costs[k] = (sums[place] as number) * (perDraw[k] as number);
      effects[k] = (sums[place + 1] as number) * (perDraw[k] as number);
    }
    ofCost.smooth(costs, coefficients);
    for (let j = 0; j < size; j++) fits.cost[j * batches + batch] = coefficients[j] as number;
    ofEffect.smooth(effects, coefficients);
    for (let j = 0; j < size; j++) fits.effect[j * batches + batch] = coefficients[j] as number;
  }
  return fits;
}
