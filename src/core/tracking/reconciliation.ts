import type { ReconciliationCell } from './aggregates.ts';
import { sumOf } from './sumOf.ts';

/** One supplier's devices at one site in one month. */
export interface Reconciled {
  readonly supplier: string;
  readonly site: string;
  readonly month: string;
  readonly delivered: number;
  /** Null where the site reported no consumption of that month. */
  readonly consumed: number | null;
}

/** Rounding of a tolerance in binary. */
const SAME = 1e-9;

/**
 * Devices delivered beside devices consumed (DM 11 June 2010), by supplier, site and month. A report lists what was consumed, so where a site reported a month
 * and not a supplier, that supplier's consumption was 0. By month, site and supplier.
 */
export function reconciled(cells: readonly ReconciliationCell[]): Reconciled[] {
  const reported = new Set(
    cells.filter(({ consumed }) => consumed !== null).map(({ site, month }) => `${month} ${site}`),
  );
  const groups = Map.groupBy(cells, ({ supplier, site, month }) => `${month} ${site} ${supplier}`);
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group]) => {
      const { supplier, site, month } = group[0] as ReconciliationCell;
      return {
        supplier,
        site,
        month,
        delivered: sumOf(group, (cell) => cell.delivered),
        consumed: reported.has(`${month} ${site}`) ? sumOf(group, (cell) => cell.consumed ?? 0) : null,
      };
    });
}

/**
 * Whether devices delivered and consumed agree: the differences of all site-months, whatever their sign, are at most the tolerance of what was consumed.
 * So a surplus in one month does not make up for a lack in another, and one device of few does not stop a contract of hundreds.
 * @returns null where no consumption was reported
 */
export function isReconciled(cells: readonly Reconciled[], tolerance: number): boolean | null {
  let [difference, all, reported] = [0, 0, false];
  for (const { delivered, consumed } of cells) {
    if (consumed === null) continue;
    reported = true;
    difference += Math.abs(delivered - consumed);
    all += consumed;
  }
  return reported ? difference <= tolerance * all + SAME : null;
}
