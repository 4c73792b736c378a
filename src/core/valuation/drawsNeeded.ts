import type { Estimate } from '../numbers/estimate.ts';
import type { Lot } from '../tender/lot.ts';
import type { Acceptability } from './acceptability.ts';
import type { ExpectedOutcome } from './netMonetaryBenefit.ts';

/** Standard errors that the tender asks for: of probabilities (0.005: half a point) and of euros per patient. */
export type WantedPrecision = NonNullable<Lot['simulation']['precision']>;

/** How exact the simulation is beside how exact it was asked to be. */
export interface Precision {
  readonly wanted: WantedPrecision;
  readonly rows: readonly PrecisionRow[];
}

export interface PrecisionRow {
  readonly quantity: 'probabilityBest' | 'netMonetaryBenefit' | 'informationValue';
  /** The largest over strategies; probability, or EUR per patient. */
  readonly standardError: number;
  readonly wanted: number;
  /** Draws that it takes in all. */
  readonly draws: number;
  /** Draws that are still missing; 0: precise enough. */
  readonly missing: number;
}

/**
 * How many independent draws in all bring a standard error from `reached` with `draws` draws to `wanted`:
 * n·(SE/wanted)², because a standard error falls with the root of n. Nothing can be said from an error of 0, so then
 * the draws made are enough.
 * @param reached standard error, same unit as `wanted`
 * @param wanted above 0
 */
export function drawsNeeded(reached: number, wanted: number, draws: number): number {
  if (reached === 0) return draws;
  const ratio = reached / wanted;
  // A whole number that rounding has pushed up a little is not rounded up to the next one.
  return Math.ceil(draws * ratio * ratio * (1 - 1e-12));
}

/**
 * Precision of the outputs at the tender's λ beside what is wanted.
 * @returns null if the tender asks for none
 */
export function precisionOf(
  wanted: WantedPrecision | undefined,
  draws: number,
  expected: readonly ExpectedOutcome[],
  { probabilityBest, expectedValueOfPerfectInformation }: Acceptability,
): Precision | null {
  if (wanted === undefined) return null;
  const row = (
    quantity: PrecisionRow['quantity'],
    estimates: readonly Estimate[],
    goal: number,
  ): PrecisionRow => {
    const standardError = Math.max(...estimates.map((one) => one.standardError));
    const needed = drawsNeeded(standardError, goal, draws);
    return { quantity, standardError, wanted: goal, draws: needed, missing: Math.max(0, needed - draws) };
  };
  return {
    wanted,
    rows: [
      row('probabilityBest', Object.values(probabilityBest), wanted.probability),
      row(
        'netMonetaryBenefit',
        expected.map((one) => one.netMonetaryBenefit),
        wanted.euros,
      ),
      row('informationValue', [expectedValueOfPerfectInformation], wanted.euros),
    ],
  };
}
