import { type Batching, batchedMean, batchOf } from '../numbers/batches.ts';
import { solveLower, solveUpper } from '../numbers/cholesky.ts';
import type { Estimate } from '../numbers/estimate.ts';
import type { GroupBlock } from './groupDesign.ts';
import { type GroupFit, termsOf } from './groupRegression.ts';

/** Second pass: the value of a group, from the same draws as its fit. */
export interface GroupValue {
  add(block: GroupBlock): void;
  /** EVPPI at each λ in the order that was asked for, EUR per patient, never negative. */
  estimates(): Estimate[];
}

/**
 * Expected value of partial perfect information of a group of inputs: what knowing all of them for certain before
 * choosing would be worth.
 *
 *   EVPPI = E over φ of max over strategies of E(NMB | φ)  −  max over strategies of E(NMB)
 *
 * with E(NMB | φ) from the regression on the members φ (Strong, Oakley & Brennan, Med Decis Making 2014;34:311-326). The mean
 * over φ is taken over the draws themselves.
 *
 * Standard error by batches, with the choice in each draw held fixed (envelope theorem): EVPPI is then a mean of products a·f
 * of a choice a (1 for the best strategy, −1 for the leader) and a fit f, which errs by the draws in which it is taken,
 * and by the error of the fit, h·(y − f) per draw, where h is the regression of a on the same terms.
 * @param lambdas in any order
 * @param batching of the draws
 */
export function groupValue(fit: GroupFit, lambdas: readonly number[], batching: Batching): GroupValue {
  const batches = batching.count;
  const sizes = new Float64Array(batches);
  const { design, coefficients, means, factors } = fit;
  const { strategies, outcomes, polynomialOf } = design;
  const rising = Float64Array.from(lambdas).sort();
  const places = lambdas.map((lambda) => rising.indexOf(lambda));
  const size = rising.length;
  const leaders = Uint32Array.from(rising, (lambda) => leaderAt(means, lambda));
  let draws = 0;

  const fitted = outcomes.map(() => new Float64Array(0));
  /** Of each outcome, [batch][term]: terms times what the fit leaves over, summed over draws. */
  const residuals = coefficients.map((values) => new Float64Array(batches * values.length));
  // Differences: what begins at a λ is added there, and taken off where it has ended.
  const step = size + 1;
  /** In how many draws another strategy than the leader is best. */
  const others = new Float64Array(step);
  /** What it gains over the leader in cost and in effect, [batch][λ]. */
  const costs = new Float64Array(batches * step);
  const effects = new Float64Array(batches * step);
  /** Per strategy [λ][term]: terms of the draws in which it is chosen, less those in which it is left. */
  const choices = Array.from(
    { length: strategies },
    (_, at) => new Float64Array(step * termsOf(design, 2 * at).length),
  );

  const enter = (differences: Float64Array, from: number, after: number, value: number): void => {
    differences[from] = (differences[from] as number) + value;
    differences[after] = (differences[after] as number) - value;
  };
  /** The terms of a strategy in one draw count from one λ up to another. */
  const enterTerms = (strategy: number, row: number, from: number, after: number, sign: number): void => {
    const terms = termsOf(design, 2 * strategy);
    const differences = choices[strategy] as Float64Array;
    for (const [at, term] of terms.entries())
      enter(differences, from * terms.length + at, after * terms.length + at, sign * (term[row] as number));
  };
  const costOf = (strategy: number, row: number): number => fitted[2 * strategy]?.[row] as number;
  const effectOf = (strategy: number, row: number): number => fitted[2 * strategy + 1]?.[row] as number;

  /** The best strategy of a draw at one λ; the leader unless another one is better. */
  const bestAt = (row: number, place: number): number => {
    const lambda = rising[place] as number;
    let best = leaders[place] as number;
    let most = lambda * effectOf(best, row) - costOf(best, row);
    for (let strategy = 0; strategy < strategies; strategy++) {
      const netBenefit = lambda * effectOf(strategy, row) - costOf(strategy, row);
      if (netBenefit > most) [best, most] = [strategy, netBenefit];
    }
    return best;
  };
  /** The first λ after `from` at which another strategy overtakes the best one of a draw, or at which the leader changes. */
  const endOf = (best: number, row: number, from: number): number => {
    let crossing = Number.POSITIVE_INFINITY;
    for (let strategy = 0; strategy < strategies; strategy++) {
      const steeper = effectOf(strategy, row) - effectOf(best, row);
      if (steeper > 0) crossing = Math.min(crossing, (costOf(strategy, row) - costOf(best, row)) / steeper);
    }
    let after = from + 1;
    while (after < size && (rising[after] as number) <= crossing && leaders[after] === leaders[from]) after++;
    return after;
  };

  return {
    add(block) {
      const { rows, from: first } = block;
      design.load(block);
      draws += rows;
      for (const [which, outcome] of outcomes.entries()) {
        if (rows > (fitted[which]?.length as number)) fitted[which] = new Float64Array(rows);
        const values = fitted[which] as Float64Array;
        const ofTerms = coefficients[which] as Float64Array;
        const terms = termsOf(design, which).slice(0, ofTerms.length);
        values.fill(0);
        for (const [at, term] of terms.entries()) addTimes(values, ofTerms[at] as number, term, rows);
        const sums = residuals[which] as Float64Array;
        for (let row = 0; row < rows; row++) {
          const over = (outcome[row] as number) - (values[row] as number);
          const start = batchOf(batching, first + row) * terms.length;
          for (let at = 0; at < terms.length; at++)
            sums[start + at] = (sums[start + at] as number) + over * (terms[at]?.[row] as number);
        }
      }
      for (let row = 0; row < rows; row++) {
        const batch = batchOf(batching, first + row);
        sizes[batch] = (sizes[batch] as number) + 1;
        const start = batch * step;
        for (let from = 0; from < size; ) {
          const best = bestAt(row, from);
          const after = endOf(best, row, from);
          const leader = leaders[from] as number;
          if (best !== leader) {
            enter(others, from, after, 1);
            enter(costs, start + from, start + after, costOf(best, row) - costOf(leader, row));
            enter(effects, start + from, start + after, effectOf(best, row) - effectOf(leader, row));
            enterTerms(best, row, from, after, 1);
            enterTerms(leader, row, from, after, -1);
          }
          from = after;
        }
      }
    },

    estimates() {
      if (draws !== fit.draws) throw new Error(`a fit to ${fit.draws} draws and a value from ${draws}`);
      const counts = running(others, 1, 1);
      const [cost, effect] = [running(costs, batches, 1), running(effects, batches, 1)];
      const chosen = choices.map((sums, at) => running(sums, 1, termsOf(design, 2 * at).length));
      const errors = residuals.map((sums, which) =>
        solved(factors[polynomialOf[which >> 1] as number] as Float64Array, sums, batches),
      );
      const gainIn = (batch: number, place: number): number =>
        (rising[place] as number) * (effect[batch * step + place] as number) -
        (cost[batch * step + place] as number);
      /** What the errors of the fits would have added, had they been made from this batch alone. */
      const errorIn = (batch: number, place: number): number => {
        let sum = 0;
        for (let which = 0; which < errors.length; which++) {
          const ofBatch = errors[which] as Float64Array;
          const terms = (coefficients[which] as Float64Array).length;
          const ofLambda = chosen[which >> 1] as Float64Array;
          const start = place * termsOf(design, which).length;
          let product = 0;
          for (let at = 0; at < terms; at++)
            product += (ofLambda[start + at] as number) * (ofBatch[batch * terms + at] as number);
          sum += which % 2 === 0 ? -product : (rising[place] as number) * product;
        }
        return sum;
      };
      return places.map((place) => {
        if (counts[place] === 0) return { value: 0, standardError: 0 };
        let gain = 0;
        for (let batch = 0; batch < batches; batch++) gain += gainIn(batch, place);
        return {
          value: Math.max(0, gain / draws),
          standardError: batchedMean(sizes, (batch) => gainIn(batch, place) + errorIn(batch, place))
            .standardError,
        };
      });
    },
  };
}

/** The strategy with the highest mean NMB. @param means of cost and effect of every strategy in turn */
function leaderAt(means: readonly number[], lambda: number): number {
  const netBenefit = (strategy: number): number =>
    lambda * (means[2 * strategy + 1] as number) - (means[2 * strategy] as number);
  let leader = 0;
  for (let strategy = 1; 2 * strategy < means.length; strategy++)
    if (netBenefit(strategy) > netBenefit(leader)) leader = strategy;
  return leader;
}

function addTimes(target: Float64Array, factor: number, values: Float64Array, rows: number): void {
  for (let row = 0; row < rows; row++)
    target[row] = (target[row] as number) + factor * (values[row] as number);
}

/** Running sums of differences, in each of some parts of the array and for each of some numbers that take turns. */
function running(differences: Float64Array, parts: number, turns: number): Float64Array {
  const sums = Float64Array.from(differences);
  const length = sums.length / parts;
  for (let at = 0; at < sums.length; at++)
    if (at % length >= turns) sums[at] = (sums[at] as number) + (sums[at - turns] as number);
  return sums;
}

/** M⁻¹·right for each of the batches' right sides, from the factor of M or of a greater matrix that begins with it. */
function solved(factor: Float64Array, rights: Float64Array, batches: number): Float64Array {
  const all = Float64Array.from(rights);
  const terms = all.length / batches;
  for (let batch = 0; batch < batches; batch++)
    solveUpper(factor, solveLower(factor, all.subarray(batch * terms, (batch + 1) * terms)));
  return all;
}
