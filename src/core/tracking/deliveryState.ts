import type { Contract } from '../contract/contract.ts';
import type { Batch, Snapshot } from '../deliveries/batch.ts';
import { addDays, lastDayOf } from './months.ts';
import type { QualityCell } from './tracking.ts';

/** Deliveries that may hold rows of each site: a source named like a site delivers that site, any other all sites. */
export function batchesBySite(contract: Contract, snapshot: Snapshot): ReadonlyMap<string, readonly Batch[]> {
  const sites = contract.sites.map(({ code }) => code);
  const bySource = Map.groupBy(snapshot.batches, ({ source }) => source);
  const known = new Set(sites);
  const ofAll = [...bySource].flatMap(([source, batches]) => (known.has(source) ? [] : batches));
  return new Map(sites.map((site) => [site, [...(bySource.get(site) ?? []), ...ofAll]]));
}

/**
 * Whether a site's rows of a month are there. A month counts as delivered if
 * batches in force cover each of its days within the contract, as late if the last of them was extracted after the due date, as owed if the due
 * date is over at the data date. What an earlier snapshot held does not count: a delivery that replaces one that came in time, and comes after the due
 * date, is late. Months outside the contract are not due.
 * @param batches that may hold rows of the site, from `batchesBySite`
 */
export function deliveryState(
  contract: Contract,
  batches: readonly Batch[],
  asOf: string,
  month: string,
): QualityCell['delivery'] {
  const from = later(`${month}-01`, contract.calendar.from);
  const to = earlier(lastDayOf(month), contract.calendar.to);
  if (from > to) return 'not-due';
  const due = addDays(lastDayOf(month), contract.dataQuality.deliveryDueDays);
  const covering = batches.filter((batch) => batch.from <= to && batch.to >= from);
  if (!covers(covering, from, to)) return due < asOf ? 'owed' : 'not-due';
  const inTime = covering.filter(({ extractedAt }) => extractedAt.slice(0, 10) <= due);
  return covers(inTime, from, to) ? 'in' : 'late';
}

function covers(
  periods: readonly { readonly from: string; readonly to: string }[],
  from: string,
  to: string,
): boolean {
  let open = from;
  for (const period of periods.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    if (period.from > open) return false;
    if (period.to >= open) open = addDays(period.to, 1);
  }
  return open > to;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
