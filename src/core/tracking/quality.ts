import type { Contract } from '../contract/contract.ts';
import type { Snapshot } from '../deliveries/batch.ts';
import type { Aggregates } from './aggregates.ts';
import { batchesBySite, deliveryState } from './deliveryState.ts';
import { monthOf, monthsBetween } from './months.ts';
import { isReconciled, type Reconciled, reconciled } from './reconciliation.ts';
import type { QualityCell } from './tracking.ts';

/** Length of `2026-03`. */
const MONTH = 7;

/**
 * Linkage, completeness and reconciliation of each site in each month of the contract up to the data date; and of later or other months in which rows
 * were nevertheless delivered. By site, then month.
 */
export function quality(
  contract: Contract,
  snapshot: Snapshot,
  asOf: string,
  aggregates: Aggregates,
): QualityCell[] {
  const devices = Map.groupBy(reconciled(aggregates.reconciliation), place);
  const linkage = Map.groupBy(aggregates.linkage, place);
  const followUp = Map.groupBy([...aggregates.events, ...aggregates.scores, ...aggregates.followUp], place);
  const to = monthOf(asOf < contract.calendar.to ? asOf : contract.calendar.to);
  const months = monthsBetween(monthOf(contract.calendar.from), to);
  const withRows = Map.groupBy([...devices.keys(), ...linkage.keys(), ...followUp.keys()], (key) =>
    key.slice(MONTH + 1),
  );
  const batches = batchesBySite(contract, snapshot);
  return contract.sites
    .map(({ code }) => code)
    .sort()
    .flatMap((site) => {
      const others = (withRows.get(site) ?? []).map((key) => key.slice(0, MONTH));
      return [...new Set([...months, ...others])].sort().map((month) => {
        const key = place({ site, month });
        const rows = linkage.get(key) ?? [];
        const due = followUp.get(key) ?? [];
        return {
          site,
          month,
          delivery: deliveryState(contract, batches.get(site) ?? [], asOf, month),
          deviceRows: sumOf(rows, (cell) => cell.deviceRows),
          matched: sumOf(rows, (cell) => cell.matched),
          followUpDue: sumOf(due, (cell) => cell.due),
          followUpKnown: sumOf(due, (cell) => cell.known),
          outcomeRows: sumOf(rows, (cell) => cell.outcomeRows),
          orphans: sumOf(rows, (cell) => cell.orphans),
          ...devicesOf(devices.get(key) ?? [], contract.dataQuality.consumptionTolerance),
        };
      });
    });
}

function devicesOf(
  cells: readonly Reconciled[],
  tolerance: number,
): Pick<QualityCell, 'delivered' | 'consumed' | 'reconciled'> {
  const reported = cells.some(({ consumed }) => consumed !== null);
  return {
    delivered: sumOf(cells, ({ delivered }) => delivered),
    consumed: reported ? sumOf(cells, ({ consumed }) => consumed ?? 0) : null,
    // Each supplier by itself: one's surplus does not make up for another's lack.
    reconciled: reported ? cells.every((cell) => isReconciled([cell], tolerance) !== false) : null,
  };
}

/** `2026-03 H1`; rows of no site are in no cell, and in the totals of linkage. */
function place({ site, month }: { readonly site: string | null; readonly month: string }): string {
  return `${month} ${site ?? ''}`;
}

function sumOf<Cell>(cells: readonly Cell[], of: (cell: Cell) => number): number {
  return cells.reduce((sum, cell) => sum + of(cell), 0);
}
