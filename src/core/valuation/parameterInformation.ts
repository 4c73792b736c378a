import { batchedMean } from '../numbers/batches.ts';
import type { Estimate } from '../numbers/estimate.ts';
import { penalisedSpline, type Smoother } from '../numbers/penalisedSpline.ts';
import { type CellSums, recordLength } from './parameterCells.ts';

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
 * @returns one estimate for each λ, never negative
 */
export function parameterInformation(sums: CellSums, lambdas: readonly number[]): Estimate[] {
  const cells = filledCells(sums);
  const { weights, strategies, draws } = cells;
  const sizes = Array.from({ length: sums.batches }, (_, batch) =>
    cells.index.reduce((size, cell) => size + (sums.sums[recordAt(sums, batch, cell)] as number), 0),
  );
  const [cost, effect] = [cells.cost, cells.effect].map((means) => conditionalMeans(sums, cells, means)) as [
    ConditionalMeans,
    ConditionalMeans,
  ];
  return lambdas.map((lambda) => {
    const netBenefit = strategies.map((at) =>
      (effect.fitted[at] as Float64Array).map(
        (value, k) => lambda * value - (cost.fitted[at]?.[k] as number),
      ),
    );
    const leader = highest(netBenefit.map((values) => dot(values, weights)));
    const best = Array.from(weights, (_, k) => highest(netBenefit.map((values) => values[k] as number)));
    const value = best.reduce((sum, winner, k) => {
      const gain = (netBenefit[winner]?.[k] as number) - (netBenefit[leader]?.[k] as number);
      return sum + (weights[k] as number) * gain;
    }, 0);
    if (value === 0) return { value, standardError: 0 };

    // EVPPI as a weighted sum of fitted values, then, through the adjoint, of the cell means behind them.
    const choice = strategies.map((at) =>
      weights.map((weight, k) => weight * (Number(best[k] === at) - Number(leader === at))),
    );
    const chosen = strategies.filter((at) => choice[at]?.some((weight) => weight !== 0));
    const perDraw = (behind: Float64Array): Float64Array =>
      behind.map((weight, k) => weight / ((weights[k] as number) * draws));
    const [costWeights, effectWeights] = [cost, effect].map(({ adjoint }) =>
      chosen.map((at) => perDraw(adjoint(choice[at] as Float64Array))),
    ) as [Float64Array[], Float64Array[]];
    const { standardError } = batchedMean(sizes, (batch) => {
      let sum = 0;
      for (const [which, at] of chosen.entries()) {
        const [ofCost, ofEffect] = [costWeights[which], effectWeights[which]] as [Float64Array, Float64Array];
        for (let k = 0; k < weights.length; k++) {
          const place = recordAt(sums, batch, cells.index[k] as number) + 2 + 2 * at;
          sum += lambda * (ofEffect[k] as number) * (sums.sums[place + 1] as number);
          sum -= (ofCost[k] as number) * (sums.sums[place] as number);
        }
      }
      return sum * draws;
    });
    return { value, standardError };
  });
}

/** The cells that hold draws, all batches together. */
interface FilledCells {
  readonly draws: number;
  /** Indices of the strategies. */
  readonly strategies: readonly number[];
  /** Place of each cell among all. */
  readonly index: readonly number[];
  /** Share of the draws in each cell; they add up to 1. */
  readonly weights: Float64Array;
  /** Mean of the parameter in each cell. */
  readonly positions: Float64Array;
  /** Per strategy, mean in each cell less the mean of all strategies there. */
  readonly cost: readonly Float64Array[];
  readonly effect: readonly Float64Array[];
}

function recordAt({ cells, strategies }: CellSums, batch: number, cell: number): number {
  return (batch * (cells.limits.length + 1) + cell) * recordLength(strategies);
}

function filledCells(sums: CellSums): FilledCells {
  const length = recordLength(sums.strategies);
  const records = Array.from({ length: sums.cells.limits.length + 1 }, (_, cell) => {
    const total = new Float64Array(length);
    for (let batch = 0; batch < sums.batches; batch++) {
      const start = recordAt(sums, batch, cell);
      total.forEach((value, at) => {
        total[at] = value + (sums.sums[start + at] as number);
      });
    }
    return total;
  });
  const index = [...records.keys()].filter((cell) => (records[cell]?.[0] as number) > 0);
  const filled = index.map((cell) => records[cell] as Float64Array);
  const draws = filled.reduce((sum, [count]) => sum + (count as number), 0);
  const strategies = Array.from({ length: sums.strategies }, (_, at) => at);
  const contrasts = (outcome: 0 | 1): Float64Array[] => {
    const means = strategies.map((at) =>
      Float64Array.from(filled, (record) => (record[2 + 2 * at + outcome] as number) / (record[0] as number)),
    );
    const common = Float64Array.from(
      filled,
      (_, k) => means.reduce((sum, values) => sum + (values[k] as number), 0) / means.length,
    );
    return means.map((values) => values.map((value, k) => value - (common[k] as number)));
  };
  return {
    draws,
    strategies,
    index,
    weights: Float64Array.from(filled, ([count]) => (count as number) / draws),
    positions: Float64Array.from(filled, ([count, sum]) => (sum as number) / (count as number)),
    cost: contrasts(0),
    effect: contrasts(1),
  };
}

/** Fitted means of every strategy in each cell, and the way back from weights of these to weights of the cell means. */
interface ConditionalMeans {
  readonly fitted: readonly Float64Array[];
  adjoint(weights: Float64Array): Float64Array;
}

function conditionalMeans(
  { cells: { fewValues } }: CellSums,
  { positions, weights }: FilledCells,
  means: readonly Float64Array[],
): ConditionalMeans {
  // A cell for each of a few values holds many draws: its mean is the conditional mean.
  const asTheyAre: Smoother = { smooth: (values) => values, adjoint: (sums) => sums };
  const smoother =
    fewValues || positions.length < 2
      ? asTheyAre
      : penalisedSpline(
          positions,
          weights.map((weight) => weight * weights.length),
          means,
        );
  return { fitted: means.map((values) => smoother.smooth(values)), adjoint: smoother.adjoint };
}

function highest(values: readonly number[]): number {
  return values.reduce((best, value, at) => (value > (values[best] as number) ? at : best), 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);
}
