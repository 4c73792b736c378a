import type { RiskModel } from '../contract/riskModel.ts';
import { normalQuantile } from '../numbers/normalQuantile.ts';
import { tailBeyond } from '../outcomes/interval.ts';
import type { ScoreCell } from './aggregates.ts';
import type { HeldTarget } from './heldTarget.ts';
import type { Observed } from './tracking.ts';

/** Gains of patients as sums. */
export interface Gains {
  readonly patients: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

/**
 * Changes from before to after. Where the supplier owes the scores, a patient without them counts as one without change, so that nobody gains by not
 * delivering.
 */
export function changes(cells: readonly ScoreCell[], held: HeldTarget): Gains {
  return withGaps(cells, held, {
    patients: total(cells, ({ known }) => known),
    sum: total(cells, ({ sumAfter, sumBefore }) => sumAfter - sumBefore),
    sumOfSquares: total(cells, ({ sumSquaredChange }) => sumSquaredChange),
  });
}

/**
 * After minus what the frozen model expects after, less the reference's own mean of the same, plus the reference's mean gain: what its patients would have
 * gained here (see `adjustedGain` in core/outcomes).
 */
export function adjustedGains(cells: readonly ScoreCell[], held: HeldTarget, model: RiskModel): Gains {
  const reference = model.reference - (model.referenceExcess ?? 0);
  const patients = total(cells, ({ known }) => known);
  const excess = total(cells, ({ sumAfter, sumExpected }) => sumAfter - sumExpected);
  const squares = total(cells, ({ sumSquaredExcess }) => sumSquaredExcess);
  return withGaps(cells, held, {
    patients,
    sum: excess + patients * reference,
    sumOfSquares: squares + 2 * reference * excess + patients * reference * reference,
  });
}

/** The gains that are held to the target: adjusted ones where the outcome has a risk model. */
export function countedGains(cells: readonly ScoreCell[], held: HeldTarget): Gains {
  return held.model === null ? changes(cells, held) : adjustedGains(cells, held, held.model);
}

function withGaps(cells: readonly ScoreCell[], { owner }: HeldTarget, gains: Gains): Gains {
  const gaps = owner === 'supplier' ? total(cells, ({ missing }) => missing) : 0;
  return { ...gains, patients: gains.patients + gaps };
}

/** Mean and what is uncertain about it. */
export interface MeanGain {
  readonly mean: number;
  /** standard deviation of patients, divisor n − 1 */
  readonly deviation: number;
  readonly standardError: number;
}

/** @returns undefined for fewer than two patients, of whom nothing can be said about the spread */
export function meanGain({ patients, sum, sumOfSquares }: Gains): MeanGain | undefined {
  if (patients < 2) return undefined;
  const mean = sum / patients;
  const variance = Math.max(0, (sumOfSquares - patients * mean * mean) / (patients - 1));
  const deviation = Math.sqrt(variance);
  return { mean, deviation, standardError: deviation / Math.sqrt(patients) };
}

/** Mean with its normal interval: mean ∓ z·s/√n. */
export function observedGain(gains: Gains, level: number): Observed | null {
  const found = meanGain(gains);
  if (found === undefined) return null;
  const tail = tailBeyond(level);
  const half = normalQuantile(1 - tail, tail) * found.standardError;
  return {
    value: found.mean,
    interval: { lower: found.mean - half, upper: found.mean + half },
    method: 'normal-mean',
    patients: gains.patients,
    events: null,
  };
}

function total(cells: readonly ScoreCell[], of: (cell: ScoreCell) => number): number {
  return cells.reduce((sum, cell) => sum + of(cell), 0);
}
