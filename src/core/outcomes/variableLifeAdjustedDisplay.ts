import { type RiskedOutcome, requireRisk } from './riskAdjustedCusum.ts';

/**
 * Variable life-adjusted display (VLAD): expected minus observed events after each patient, Vₜ = Vₜ₋₁ + (pₜ − yₜ); above 0 there
 * were fewer events than the frozen model expects (Lovegrove et al. 1997, Lancet 350:1128-1130). It shows, it does not decide:
 * limits belong to the CUSUM.
 * @throws RangeError unless every risk is above 0 and below 1
 */
export function variableLifeAdjustedDisplay(patients: readonly RiskedOutcome[]): readonly number[] {
  let sum = 0;
  return patients.map(({ risk, event }) => {
    requireRisk(risk);
    sum += risk - (event ? 1 : 0);
    return sum;
  });
}
