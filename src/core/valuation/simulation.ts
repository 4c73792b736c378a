import { BATCHES, type Batching } from '../numbers/batches.ts';
import { sharedSums } from '../numbers/sharedSums.ts';
import { BLOCK } from '../numbers/stream.ts';
import type { Lot } from '../tender/lot.ts';
import { drawnSums } from './drawnSums.ts';
import { informationSums } from './inputInformation.ts';
import { type LotDraws, lotDraws, type SimulationMode } from './lotDraws.ts';
import {
  addToHistogram,
  HISTOGRAM_CELLS,
  type HistogramCells,
  histogramCells,
} from './netBenefitHistogram.ts';
import { outcomeSums, type Snapshot, type SumsPlan } from './outcomeSums.ts';
import { recombinedSums } from './recombinedSums.ts';
import type { Strategy } from './strategy.ts';
import { willingnessToPayValues } from './willingnessToPayValues.ts';
import { RANDOMISATIONS } from './wordSource.ts';

/** What is asked of a simulation. */
export interface SimulationPlan {
  readonly mode: SimulationMode;
  /** In the modes with Sobol' points a multiple of `POINTS`; see `drawsFor`. */
  readonly draws: number;
  readonly seed: number;
}

/** Draws of the modes with Sobol' points come in this number: a block of every randomisation. */
export const POINTS: number = RANDOMISATIONS * BLOCK;

/** The number of draws that a mode makes of those asked for: as many, or the next multiple of `POINTS`. */
export function drawsFor(mode: SimulationMode, draws: number): number {
  return mode === 'audit' ? draws : Math.ceil(draws / POINTS) * POINTS;
}

/** Blocks of a part. */
const PART_BLOCKS = 32;

/** Draws of a part of a simulation; the last part may have fewer. */
const PART: number = PART_BLOCKS * BLOCK;

/** How many draws of each strategy are kept to be drawn in the cost-effectiveness plane. */
const PLANE_POINTS = 300;

/**
 * A simulation, or a part of it, as sums over its draws. Parts are made each from nothing and added in their order:
 * wherever and by however many workers they are computed, the result is the same to the last bit.
 */
export interface Simulation {
  readonly plan: SumsPlan;
  readonly histogramCells: HistogramCells;
  readonly sums: {
    readonly outcomes: Float64Array;
    readonly histogram: Float64Array;
    /** Draws with probabilities that were brought back into 0…1, by strategy (Markov models only). */
    readonly adjusted: Float64Array;
    /** For EVPPI; empty if it was not asked for, or with a single strategy. */
    readonly information: Float64Array;
  };
  readonly snapshots: readonly Snapshot[];
  /** Mean value of every uncertain input in each cell of the information sums. */
  readonly cellPositions: Float64Array;
  /** The first draws: cost and effect of every strategy. */
  readonly plane: readonly { readonly cost: Float64Array; readonly effect: Float64Array }[];
}

/** Computes parts of a simulation. */
export interface Simulator {
  readonly parts: number;
  /** Of all parts together. */
  readonly blocks: number;
  /** One part; its sums are overwritten by the next one. @param onBlock called after each block; may throw to cancel */
  part(index: number, onBlock?: () => void): Simulation;
}

/** In how many parts a simulation is made. */
export function partsOf({ draws }: SimulationPlan): number {
  return Math.ceil(draws / PART);
}

/** Values of λ at which a lot is valued: the published range and the tender's own λ, rising. */
function lambdasOf(lot: Lot): number[] {
  return [...new Set([...willingnessToPayValues(lot), lot.willingnessToPay.value])].sort((a, b) => a - b);
}

/**
 * Plain draws are dealt into 32 batches of equal size, in runs of at most a block; of Sobol' points every randomisation
 * is a batch.
 */
export function batchingOf({ mode, draws }: SimulationPlan): Batching {
  return mode === 'audit'
    ? { count: BATCHES, run: Math.min(BLOCK, Math.ceil(draws / BATCHES)) }
    : { count: RANDOMISATIONS, run: BLOCK };
}

/** @param information whether the sums for EVPPI are wanted */
export function simulatorOf(
  lot: Lot,
  strategies: readonly Strategy[],
  plan: SimulationPlan,
  information: boolean,
): Simulator {
  return simulator(lot, lotDraws(lot, strategies, plan), plan, information);
}

/** The same from draws at hand. */
export function simulator(lot: Lot, draws: LotDraws, plan: SimulationPlan, information: boolean): Simulator {
  const { strategies } = draws;
  const sumsPlan: SumsPlan = {
    strategies: strategies.map(({ id }) => id),
    lambdas: lambdasOf(lot),
    rankLambda: lot.willingnessToPay.value,
    batching: batchingOf(plan),
    independent: plan.mode === 'audit',
  };
  // The first block tells how wide the cells of the histogram must be.
  draws.run(0);
  const cells = histogramCells(draws, Math.min(BLOCK, plan.draws), lot.willingnessToPay.value);
  const shown = Math.min(PLANE_POINTS, plan.draws);
  const plane = draws.strategies.map(({ cost, effect }) => ({
    cost: cost.slice(0, shown),
    effect: effect.slice(0, shown),
  }));
  const outcomes = outcomeSums(sumsPlan, (plan.mode === 'sharp' ? recombinedSums : drawnSums)(sumsPlan));
  const informed = information && strategies.length > 1 ? informationSums(draws, sumsPlan.batching) : null;
  const sums: Simulation['sums'] = {
    outcomes: outcomes.sums,
    histogram: sharedSums(strategies.length * HISTOGRAM_CELLS),
    adjusted: sharedSums(strategies.length),
    information: informed?.sums ?? sharedSums(0),
  };
  const positions = informed?.positions ?? new Float64Array(0);

  return {
    parts: partsOf(plan),
    blocks: Math.ceil(plan.draws / BLOCK),
    part(index, onBlock = () => {}) {
      for (const one of Object.values(sums)) one.fill(0);
      const snapshots: Snapshot[] = [];
      const end = Math.min(plan.draws, (index + 1) * PART);
      for (let from = index * PART; from < end; from += BLOCK) {
        const rows = Math.min(BLOCK, end - from);
        draws.run(from / BLOCK);
        outcomes.add(draws, rows, from);
        informed?.add(rows, from);
        addToHistogram(cells, draws, rows, sums.histogram);
        countAdjusted(draws, rows, sums.adjusted);
        if (index === 0 || from + BLOCK >= end) snapshots.push(outcomes.snapshot());
        onBlock();
      }
      return { plan: sumsPlan, histogramCells: cells, sums, snapshots, cellPositions: positions, plane };
    },
  };
}

function countAdjusted({ strategies }: LotDraws, rows: number, counts: Float64Array): void {
  for (const [at, { adjusted }] of strategies.entries()) {
    if (adjusted === null) continue;
    for (let row = 0; row < rows; row++) counts[at] = (counts[at] as number) + (adjusted[row] as number);
  }
}

/** Adds parts in their order. */
export function simulationOf(): { add(part: Simulation): void; simulation(): Simulation } {
  let all: Simulation | undefined;
  return {
    add(part) {
      if (all === undefined) {
        const sums = Object.fromEntries(Object.entries(part.sums).map(([name, one]) => [name, one.slice()]));
        all = { ...part, sums: sums as unknown as Simulation['sums'] };
        return;
      }
      for (const name of ['outcomes', 'histogram', 'adjusted', 'information'] as const) {
        const [to, from] = [all.sums[name], part.sums[name]];
        for (let at = 0; at < to.length; at++) to[at] = (to[at] as number) + (from[at] as number);
      }
      const before = all.snapshots.at(-1) as Snapshot;
      all = {
        ...all,
        snapshots: [...all.snapshots, ...part.snapshots.map((one) => addSnapshots(before, one))],
      };
    },
    simulation() {
      if (all === undefined) throw new Error('a simulation without parts');
      return all;
    },
  };
}

function addSnapshots(a: Snapshot, b: Snapshot): Snapshot {
  const add = (of: 'wins' | 'cost' | 'effect') => a[of].map((value, at) => value + (b[of][at] as number));
  return { draws: a.draws + b.draws, wins: add('wins'), cost: add('cost'), effect: add('effect') };
}

/** The whole simulation by one worker. @param onProgress receives the fraction done; may throw to cancel */
export function simulationFrom(
  { parts, blocks, part }: Simulator,
  onProgress: (fraction: number) => void = () => {},
): Simulation {
  const { add, simulation } = simulationOf();
  let done = 0;
  for (let at = 0; at < parts; at++) add(part(at, () => onProgress(++done / blocks)));
  return simulation();
}
