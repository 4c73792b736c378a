import { type Batching, batchOf, runEnd } from '../numbers/batches.ts';
import { type SharedSums, sharedSums } from '../numbers/sharedSums.ts';
import { bestLength } from './bestOverLambda.ts';

/** What is summed of the draws, and at which values of λ. */
export interface SumsPlan {
  readonly strategies: readonly string[];
  /** Rising, no two equal. */
  readonly lambdas: readonly number[];
  /** λ of ranks and pairwise wins. */
  readonly rankLambda: number;
  readonly batching: Batching;
  /** Plain draws, each independent of the others. */
  readonly independent: boolean;
}

/** Cost and effect of some draws, strategy by strategy, in the plan's order. */
export interface OutcomeBlock {
  readonly strategies: readonly { readonly cost: Float64Array; readonly effect: Float64Array }[];
}

/** Sums over the first draws of a simulation, for the picture of its convergence. */
export interface Snapshot {
  readonly draws: number;
  /** Of every strategy: draws in which it has the highest NMB at the λ of ranks, sums of cost and of effect. */
  readonly wins: readonly number[];
  readonly cost: readonly number[];
  readonly effect: readonly number[];
}

/**
 * Takes draws a block at a time and keeps sums only. Every sum is a plain one over draws, kept apart by batch: sums of
 * disjoint sets of draws add up, and those of several models may be weighted.
 */
export interface OutcomeSums {
  readonly plan: SumsPlan;
  /** All sums, one batch after the other; to be added, number by number, to those of other draws. */
  readonly sums: SharedSums;
  /**
   * Adds the first `rows` draws of the block; the first of them has the number `from`.
   * @throws Error if a cost or effect is not a finite number
   */
  add(block: OutcomeBlock, rows: number, from: number): void;
  /** What has been summed so far, all batches together. */
  snapshot(): Snapshot;
}

/**
 * Adds who wins in the rows from `row` up to `end`: from `at.best` on as `bestOverLambda` does, from `at.ranks` and
 * `at.pairs` on as `rankSums` does.
 */
export type WinSums = (
  strategies: OutcomeBlock['strategies'],
  row: number,
  end: number,
  sums: Float64Array,
  at: { readonly best: number; readonly ranks: number; readonly pairs: number },
) => void;

/** Where what stands in the sums of one batch. */
export function layoutOf({ strategies: { length: size }, lambdas }: SumsPlan) {
  const effect = 1 + size;
  const best = effect + size;
  const ranks = best + bestLength(size, lambdas.length);
  const pairs = ranks + size * size;
  return { draws: 0, cost: 1, effect, best, ranks, pairs, length: pairs + size * size };
}

/** @param addWins `drawnSums` or `recombinedSums` */
export function outcomeSums(plan: SumsPlan, addWins: WinSums): OutcomeSums {
  const layout = layoutOf(plan);
  const sums = sharedSums(plan.batching.count * layout.length);
  // Objects that live as long as the sums: what is made anew for each run of draws would pile up.
  const places = { best: 0, ranks: 0, pairs: 0 };
  const addTo = (place: number, values: Float64Array, row: number, end: number): void => {
    let sum = 0;
    for (let draw = row; draw < end; draw++) sum += values[draw] as number;
    // One infinity or NaN leaves its mark on the sum.
    if (!Number.isFinite(sum)) throw new Error('a draw gives a cost or effect that is not a finite number');
    sums[place] = (sums[place] as number) + sum;
  };
  return {
    plan,
    sums,
    add({ strategies }, rows, from) {
      for (let row = 0; row < rows; ) {
        const batch = batchOf(plan.batching, from + row) * layout.length;
        const end = Math.min(rows, runEnd(plan.batching, from + row) - from);
        sums[batch] = (sums[batch] as number) + (end - row);
        for (let at = 0; at < strategies.length; at++) {
          const { cost, effect } = strategies[at] as OutcomeBlock['strategies'][number];
          addTo(batch + layout.cost + at, cost, row, end);
          addTo(batch + layout.effect + at, effect, row, end);
        }
        places.best = batch + layout.best;
        places.ranks = batch + layout.ranks;
        places.pairs = batch + layout.pairs;
        addWins(strategies, row, end, sums, places);
        row = end;
      }
    },
    snapshot() {
      const total = (at: number): number => {
        let sum = 0;
        for (let batch = 0; batch < plan.batching.count; batch++)
          sum += sums[batch * layout.length + at] as number;
        return sum;
      };
      const { length: size } = plan.strategies;
      const ofEach = (from: number, step = 1) => plan.strategies.map((_, at) => total(from + at * step));
      return {
        draws: total(layout.draws),
        wins: ofEach(layout.ranks, size),
        cost: ofEach(layout.cost),
        effect: ofEach(layout.effect),
      };
    },
  };
}
