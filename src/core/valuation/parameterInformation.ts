import { batchedMean } from '../numbers/batches.ts';
import type { Estimate } from '../numbers/estimate.ts';
import { fittedValue, penalisedSpline, type Smoother } from '../numbers/penalisedSpline.ts';
import { type BatchGains, batchGains } from './batchGains.ts';
import { type FilledCells, filledCells } from './filledCells.ts';
import type { CellSums } from './parameterCells.ts';

/**
 * Expected value of partial perfect information (EVPPI): what knowing one parameter for certain before choosing
 * would be worth, EUR per patient, at each λ.
 *
 *   EVPPI = E over φ of max over strategies of E(NMB | φ)  −  max over strategies of E(NMB)
 *
 * E(NMB | φ) is a regression of NMB on the parameter φ (Strong, Oakley & Brennan, Med Decis Making 2014;34:311-326),
 * here a cubic P-spline through the means of 256 cells. The raw cell means would do without the spline, but
 * their noise makes a different strategy best in every cell and so invents value where there is none.
 *
 * Cost and effect are smoothed apart and put together for each λ: E(λE − C | φ) = λ·E(E | φ) − E(C | φ). So one fit
 * serves every λ, and EVPPI has no jumps in λ from a smoothing that changes. All strategies share the smoothing
 * of each, chosen on what tells them apart: what is common to all (a cost that everyone has) drops out.
 *
 * Standard error: with the fits and the best strategy of each cell held fixed EVPPI is a sum of the draws' costs
 * and effects, each with its weight, and so has a value in every batch. Holding them fixed changes nothing in
 * first order, because each is where its criterion is at its best (envelope theorem). A parameter that changes no
 * choice in any cell has the value 0 with error 0.
 *
 * As λ rises the best strategy of a cell changes a few times only (upper envelope of lines), and between changes the
 * value in a batch is a straight line in λ; so what a change adds to it is added when it comes.
 * @returns one estimate for each λ, never negative
 */
export function parameterInformation(sums: CellSums, lambdas: readonly number[]): Estimate[] {
  const cells = filledCells(sums);
  const { batchSizes, strategies, weights } = cells;
  const size = weights.length;
  const cost = conditionalMeans(sums, cells, 0);
  const effect = conditionalMeans(sums, cells, 1);
  const netBenefit = new Float64Array(strategies);
  const best = new Uint32Array(size);
  let gains: BatchGains | undefined;
  return lambdas.map((lambda) => {
    for (let at = 0; at < strategies; at++)
      netBenefit[at] = lambda * (effect.overall[at] as number) - (cost.overall[at] as number);
    const leader = highest(netBenefit);
    const value = chooseBest(cost.means, effect.means, weights, lambda, leader, best);
    if (value === 0) return { value, standardError: 0 };
    gains ??= batchGains(sums, cells, cost.smoother, effect.smoother);
    const { sumIn } = gains;
    gains.choose(leader, best);
    return { value, standardError: batchedMean(batchSizes, (batch) => sumIn(batch, lambda)).standardError };
  });
}

/** Writes the best strategy of each cell to `best`; returns what it gains over the leader on average. */
function chooseBest(
  cost: Float64Array,
  effect: Float64Array,
  weights: Float64Array,
  lambda: number,
  leader: number,
  best: Uint32Array,
): number {
  const size = weights.length;
  let gain = 0;
  for (let k = 0; k < size; k++) {
    const ofLeader = lambda * (effect[leader * size + k] as number) - (cost[leader * size + k] as number);
    let winner = leader;
    let most = ofLeader;
    for (let place = k, at = 0; place < cost.length; place += size, at++) {
      const netBenefit = lambda * (effect[place] as number) - (cost[place] as number);
      if (netBenefit > most) {
        winner = at;
        most = netBenefit;
      }
    }
    best[k] = winner;
    gain += (weights[k] as number) * (most - ofLeader);
  }
  return gain;
}

/** The fit of one outcome. */
interface ConditionalMeans {
  readonly smoother: Smoother;
  /** Fitted mean of strategy s in cell k, at s·cells + k, less what all strategies share. */
  readonly means: Float64Array;
  /** Over all cells, per strategy. */
  readonly overall: Float64Array;
}

function conditionalMeans(
  { cells: { fewValues } }: CellSums,
  { positions, weights, strategies, contrasts }: FilledCells,
  outcome: 0 | 1,
): ConditionalMeans {
  const size = positions.length;
  const responses = Array.from({ length: strategies }, (_, at) =>
    contrasts[outcome].subarray(at * size, (at + 1) * size),
  );
  const smoother =
    fewValues || size < 2
      ? asTheyAre(size)
      : penalisedSpline(
          positions,
          weights.map((weight) => weight * size),
          responses,
        );
  const means = new Float64Array(strategies * size);
  const overall = new Float64Array(strategies);
  const coefficients = new Float64Array(smoother.basis.size);
  responses.forEach((response, at) => {
    smoother.smooth(response, coefficients);
    for (let k = 0; k < size; k++) {
      const fitted = fittedValue(smoother.basis, coefficients, k);
      means[at * size + k] = fitted;
      overall[at] = (overall[at] as number) + fitted * (weights[k] as number);
    }
  });
  return { smoother, means, overall };
}

/** A cell for each of a few values holds many draws: its mean is the conditional mean. */
function asTheyAre(size: number): Smoother {
  return {
    basis: {
      width: 1,
      first: Int32Array.from({ length: size }, (_, k) => k),
      values: new Float64Array(size).fill(1),
      size,
    },
    smooth: (values, coefficients) => coefficients.set(values),
  };
}

function highest(values: Float64Array): number {
  return values.reduce((best, value, at) => (value > (values[best] as number) ? at : best), 0);
}
