import { requireCount } from './eventCount.ts';

/** What a frozen risk model expects of some patients. */
export interface ExpectedEvents {
  /** E: events, not a rate */
  readonly expected: number;
  /** Variance of the number of events if the risks are right: Σ p(1−p) */
  readonly variance: number;
}

/** Patients of one stratum and the reference rate of it, a fraction. */
export interface Stratum {
  readonly n: number;
  readonly referenceRate: number;
}

/**
 * E = Σ nₛ·rₛ over strata, variance Σ nₛ·rₛ(1−rₛ) (Breslow & Day 1987, chapter 2).
 * @throws RangeError for an n that is no whole number from 0 or a rate outside 0 to 1
 */
export function expectedFromStrata(strata: readonly Stratum[]): ExpectedEvents {
  let expected = 0;
  let variance = 0;
  for (const { n, referenceRate } of strata) {
    requireCount('n', n);
    requireRisk(referenceRate);
    expected += n * referenceRate;
    variance += n * referenceRate * (1 - referenceRate);
  }
  return { expected, variance };
}

/**
 * E = Σ pᵢ over patients, pᵢ from the risk model of the contract, variance Σ pᵢ(1−pᵢ).
 * @param risks one per patient, each 0 to 1
 * @throws RangeError for any other risk
 */
export function expectedFromRisks(risks: readonly number[]): ExpectedEvents {
  return expectedFromStrata(risks.map((referenceRate) => ({ n: 1, referenceRate })));
}

function requireRisk(risk: number): void {
  if (!(risk >= 0 && risk <= 1)) throw new RangeError(`a rate must be between 0 and 1, not ${risk}`);
}
