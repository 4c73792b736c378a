import type { SuppliersTarget } from './supplierStanding.ts';

/**
 * Patients with a bad outcome, as counted: where there is a risk model the events themselves and not what O/E makes of them. Events where lower is better, patients without one where higher is; of scores those who did
 * not reach the minimal important change.
 * @returns null where nothing was observed, or the figure counts no patients with and without
 */
export function badOutcomes({
  observed,
  score,
  better,
}: Pick<SuppliersTarget, 'observed' | 'score' | 'better'>): number | null {
  if (observed === null) return null;
  if (score !== null) return score.responders === null ? null : observed.patients - score.responders.n;
  if (observed.events === null) return null;
  return better === 'lower' ? observed.events : observed.patients - observed.events;
}
