import { BATCHES, type Batching } from '../numbers/batches.ts';
import { BLOCK } from '../numbers/stream.ts';
import type { Lot } from '../tender/lot.ts';
import { type InformationSums, informationSums } from './inputInformation.ts';
import { type LotDraws, lotDraws } from './lotDraws.ts';
import { addToHistogram, HISTOGRAM_CELLS, type HistogramCells, histogramCells } from './netBenefitHistogram.ts';
import { type OutcomeSums, outcomeSums, type SumsPlan } from './outcomeSums.ts';
import type { Strategy } from './strategy.ts';

/** What a simulation of a lot needs besides lot and strategies. */
export interface SimulationPlan {
  readonly draws: number;
  readonly seed: number;
  /** With the sums that EVPPI needs. */
  readonly information: boolean;
}

/**
 * Sums over the draws of a simulation. They are made part by part, each from nothing, and added in the order of the
 * parts: wherever and by however many workers parts are computed, the result is the same to the last bit.
 */
export interface SimulationSums {
  readonly plan: SumsPlan;
  readonly histogram: HistogramCells;
  /** `OutcomeSums`, histogram counts, draws with adjusted probabilities of each strategy, `InformationSums`. */
  readonly sums: readonly [
    outcomes: Float64Array,
    histogram: Float64Array,
    adjusted: Float64Array,
    information: Float64Array,
  ];
}

/** Blocks of a part. */
const PART_BLOCKS = 32;

/** Draws of a part, of which only the last may have fewer. */
export const PART: number = PART_BLOCKS * BLOCK;

/** Computes parts of a simulation. */
export interface Simulator {
  readonly parts: number;
  readonly draws: LotDraws;
  /** Sums of one part; valid until the next one is asked for. @param onBlock called after each block; may throw to cancel */
  part(index: number, onBlock?: () => void): SimulationSums;
}

/** Draws are dealt into 32 batches of equal size, in runs of at most a block. */
function batchingOf(draws: number): Batching {
  return { count: BATCHES, run: Math.min(BLOCK, Math.ceil(draws / BATCHES)) };
}

/** Values of λ at which a lot is valued: the published range, both ends included, and the tender's own λ; rising. */
export function lambdasOf({ willingnessToPay: { value, range } }: Lot): number[] {
  const steps = Math.floor((range.to - range.from) / range.step + 1e-9);
  const published = Array.from({ length: steps + 1 }, (_, step) => range.from + step * range.step);
  return [...new Set([...published, value])].sort((a, b) => a - b);
}

export function simulatorOf(lot: Lot, strategies: readonly Strategy[], plan: SimulationPlan): Simulator {
  const draws = lotDraws(lot, strategies, plan.seed);
  const sumsPlan: SumsPlan = {
    strategies: strategies.map(({ id }) => id),
    lambdas: lambdasOf(lot),
    rankLambda: lot.willingnessToPay.value,
    batching: batchingOf(plan.draws),
  };
  // The first block tells how wide the cells of the histogram must be.
  draws.run(0);
  const histogram = histogramCells(draws, Math.min(BLOCK, plan.draws), lot.willingnessToPay.value);
  const outcomes: OutcomeSums = outcomeSums(sumsPlan);
  const information: InformationSums | null =
    plan.information && strategies.length > 1 ? informationSums(draws, sumsPlan.batching) : null;
  const counts = new Float64Array(strategies.length * HISTOGRAM_CELLS);
  const adjusted = new Float64Array(strategies.length);
  const all = [outcomes.sums, counts, adjusted, information?.sums ?? new Float64Array(0)] as const;
  return {
    parts: Math.ceil(plan.draws / PART),
    draws,
    part(index, onBlock = () => {}) {
      for (const sums of all) sums.fill(0);
      const end = Math.min(plan.draws, (index + 1) * PART);
      for (let from = index * PART; from < end; from += BLOCK) {
        const rows = Math.min(BLOCK, end - from);
        draws.run(from / BLOCK);
        outcomes.add(draws, rows, from);
        information?.add(rows, from);
        addToHistogram(histogram, draws, rows, counts);
        draws.strategies.forEach((strategy, at) => {
          for (let row = 0; row < rows; row++) {
            adjusted[at] = (adjusted[at] as number) + (strategy.adjusted[row] as number);
          }
        });
        onBlock();
      }
      return { plan: sumsPlan, histogram, sums: all };
    },
  };
}
