import { sampleQuantile } from './sampleQuantile.ts';

/** What differs between units beyond chance and beyond what the risk model explains. */
export interface Overdispersion {
  /** z of each unit against the target, in the order given, neither winsorised nor left out. */
  readonly z: readonly number[];
  /** How many units the estimate rests on. */
  readonly kept: number;
  /** Σz²/I of these units: 1 if they differ by chance alone. */
  readonly phi: number;
  /** Variance between units on the scale of the limits; 0 if they differ no more than by chance. */
  readonly tau2: number;
}

/** One unit on the scale of the limits. */
export interface Deviation {
  /** Distance from the target in standard errors. */
  readonly z: number;
  readonly standardError: number;
}

/** What keeps the units that are really different from widening the limits that are to show them. */
export type Robustness = 'winsorised' | 'truncated';

/** With fewer units the estimate would say more about single ones than about their spread. */
const LEAST_UNITS = 10;

/** Share of units at each end that is pulled in or left out. */
const SHARE = 0.1;

/**
 * Winsorised: z beyond the 10% and 90% quantile is set to it. Truncated: the first and last tenth by rank is left out, ⌊10·rank/(I+1)⌋
 * in {0, 9}, ties at their mean rank. Then additively, by moments: τ² = (I·φ − (I − 1)) / (Σw − Σw²/Σw), w = 1/standardError²
 * (Spiegelhalter 2005, Stat Med 24:1185-1202, appendix A.2; DerSimonian & Laird 1986).
 * @param deviations one per unit, in any order
 * @returns undefined with fewer than ten units: limits are then those of chance alone
 */
export function overdispersion(
  deviations: readonly Deviation[],
  robustness: Robustness,
): Overdispersion | undefined {
  if (deviations.length < LEAST_UNITS) return undefined;
  const kept = robustness === 'winsorised' ? winsorised(deviations) : truncated(deviations);
  const units = kept.length;
  const weights = kept.map(({ standardError }) => 1 / (standardError * standardError));
  const weight = sum(weights);
  const phi = sum(kept.map(({ z }) => z * z)) / units;
  const tau2 = (units * phi - (units - 1)) / (weight - sum(weights.map((w) => w * w)) / weight);
  return { z: deviations.map(({ z }) => z), kept: units, phi, tau2: Math.max(0, tau2) };
}

function winsorised(deviations: readonly Deviation[]): Deviation[] {
  const all = deviations.map(({ z }) => z);
  const least = sampleQuantile(all, SHARE);
  const most = sampleQuantile(all, 1 - SHARE);
  return deviations.map(({ z, standardError }) => ({
    z: Math.min(most, Math.max(least, z)),
    standardError,
  }));
}

function truncated(deviations: readonly Deviation[]): Deviation[] {
  return deviations.filter(({ z }) => {
    const below = deviations.filter((other) => other.z < z).length;
    const equal = deviations.filter((other) => other.z === z).length;
    const tenth = Math.floor((10 * (below + (equal + 1) / 2)) / (deviations.length + 1));
    return tenth > 0 && tenth < 9;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
