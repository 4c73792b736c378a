import type { LinkageCell } from './aggregates.ts';
import { sumOf } from './sumOf.ts';
import type { Tracking } from './tracking.ts';

/** How rows found each other in all: match rate of device rows, orphans of outcome rows; rates null without rows. Stands beside every result. */
export function linkage(cells: readonly LinkageCell[]): Tracking['linkage'] {
  const sum = (of: (cell: LinkageCell) => number) => sumOf(cells, of);
  const [deviceRows, matched] = [sum((cell) => cell.deviceRows), sum((cell) => cell.matched)];
  const [outcomeRows, orphans] = [sum((cell) => cell.outcomeRows), sum((cell) => cell.orphans)];
  return {
    deviceRows,
    matched,
    matchRate: deviceRows > 0 ? matched / deviceRows : null,
    duplicateKeys: sum((cell) => cell.duplicateKeys),
    outcomeRows,
    orphans,
    orphanRate: outcomeRows > 0 ? orphans / outcomeRows : null,
  };
}

/** Whether so many outcome rows found their device as the contract asks; without rows nothing is amiss. */
export function isLinked(
  { outcomeRows, orphans }: Pick<Tracking['linkage'], 'outcomeRows' | 'orphans'>,
  least: number,
): boolean {
  return outcomeRows === 0 || (outcomeRows - orphans) / outcomeRows >= least;
}
