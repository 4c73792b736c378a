/** Scores of one patient before and after, and the score after that the frozen model expects; any one scale, higher is better. */
export interface ScoredPatient {
  readonly before: number;
  readonly after: number;
  readonly expectedAfter: number;
}

/**
 * Gain of a provider's patients adjusted for their case mix: the reference population's mean gain, plus the provider's mean of
 * (after − expected), minus that of the reference (NHS Digital, Finalised PROMs in England 2018/19). The last term is not 0 where
 * the model was made on other years: without it every hip provider of that year would have seemed 1.4 points better.
 * @param patients of the provider, with both scores and an expected one
 * @param reference population, for instance all providers of the contract or the country
 * @returns undefined if either has no patients
 */
export function adjustedGain(
  patients: readonly ScoredPatient[],
  reference: readonly ScoredPatient[],
): number | undefined {
  if (patients.length === 0 || reference.length === 0) return undefined;
  return (
    meanOf(reference, ({ after, before }) => after - before) +
    meanOf(patients, excess) -
    meanOf(reference, excess)
  );
}

function excess({ after, expectedAfter }: ScoredPatient): number {
  return after - expectedAfter;
}

function meanOf(patients: readonly ScoredPatient[], of: (patient: ScoredPatient) => number): number {
  return patients.reduce((sum, patient) => sum + of(patient), 0) / patients.length;
}
