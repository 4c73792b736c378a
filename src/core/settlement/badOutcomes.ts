import type { SuppliersTarget } from './supplierStanding.ts';

/**
 * Patients with a bad outcome, as counted and without risk adjustment: events where lower is better, patients without one where higher is; of scores those who did
 * not reach the minimal important change.
 * @returns null where nothing was observed, or the figure counts no patients with and without
 */
export function badOutcomes({
  observed,
  crude,
  score,
  better,
}: Pick<SuppliersTarget, 'observed' | 'crude' | 'score' | 'better'>): number | null {
  const counted = crude ?? observed;
  if (counted === null) return null;
  if (score !== null) return score.responders === null ? null : counted.patients - score.responders.n;
  if (counted.events === null) return null;
  return better === 'lower' ? counted.events : counted.patients - counted.events;
}
