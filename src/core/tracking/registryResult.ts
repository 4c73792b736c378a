import { normalQuantile } from '../numbers/normalQuantile.ts';
import { tailBeyond } from '../outcomes/interval.ts';
import type { RegistryCell } from './aggregates.ts';
import { sumOf } from './sumOf.ts';
import type { Observed } from './tracking.ts';

/**
 * A registry's result, rate and interval as delivered, of the period that ends last (of several the longest). Where a supplier has results of several
 * sites for it, the rate of all is their mean by patients, with the normal interval that follows from the widths of theirs.
 * @param level at which the registry's own intervals are taken to be
 * @returns null without patients
 */
export function registryResult(cells: readonly RegistryCell[], level: number): Observed | null {
  const latest = latestPeriod(cells);
  const [only] = latest;
  if (only === undefined) return null;
  if (latest.length === 1)
    return registryObserved(only.rate, { lower: only.lower, upper: only.upper }, only.n);
  const patients = sumOf(latest, ({ n }) => n);
  const value = sumOf(latest, ({ n, rate }) => n * rate) / patients;
  const standardError = Math.hypot(...latest.map((cell) => cell.n * registryError(cell, level))) / patients;
  const tail = tailBeyond(level);
  const half = normalQuantile(1 - tail, tail) * standardError;
  return registryObserved(value, { lower: value - half, upper: value + half }, patients);
}

/** Results of the period that counts, with patients. */
export function latestPeriod(cells: readonly RegistryCell[]): readonly RegistryCell[] {
  const filled = cells.filter(({ n }) => n > 0);
  const [first] = filled.toSorted(
    (one, other) => descending(one.to, other.to) || descending(other.from, one.from),
  );
  return filled.filter(({ from, to }) => from === first?.from && to === first.to);
}

/** Standard error that the width of a delivered interval stands for. */
export function registryError(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  level: number,
): number {
  const tail = tailBeyond(level);
  return (upper - lower) / (2 * normalQuantile(1 - tail, tail));
}

function registryObserved(value: number, interval: Observed['interval'], patients: number): Observed {
  return { value, interval, method: 'registry', patients, events: null };
}

function descending(one: string, other: string): number {
  return one === other ? 0 : one < other ? 1 : -1;
}
