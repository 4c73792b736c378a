import type { Problem } from '../problem.ts';
import type { Lot } from '../tender/lot.ts';
import type { CommissionerTables } from './committee.ts';
import { type ComparedOffer, preferenceProblems } from './preferenceProblems.ts';

/**
 * Why tables that are locked cannot be scored, so that the comparison has to begin again: they are all alike, or compare other
 * offers than those that are there. Nothing is said of likeness before the last commissioner has locked.
 * @returns errors only; empty where the tables stand or none is locked
 */
export function voidComparison(
  lot: Lot,
  offers: readonly ComparedOffer[],
  commissioners: readonly string[],
  entered: readonly CommissionerTables[],
  excluded: ReadonlySet<string>,
): Problem[] {
  const locked = entered.filter((one) => one.locked && commissioners.includes(one.commissioner));
  if (locked.length === 0) return [];
  const names = locked.map(({ commissioner }) => commissioner);
  const tables = locked.flatMap((one) => one.tables);
  return preferenceProblems(lot, offers, names, tables, excluded).filter(
    ({ severity, code }) =>
      severity === 'error' && (code !== 'tables-identical' || locked.length === commissioners.length),
  );
}
