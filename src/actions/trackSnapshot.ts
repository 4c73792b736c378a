import type { Snapshot } from '../core/deliveries/batch.ts';
import { addAggregates, NO_AGGREGATES } from '../core/tracking/addAggregates.ts';
import { asOfDate } from '../core/tracking/asOfDate.ts';
import type { StoredContract, StoredTracking } from './contractStores.ts';
import type { World } from './world.ts';

/**
 * What is known of a contract from a snapshot.
 * @param asOf data date; the latest day that its deliveries cover if none is given
 */
export async function trackSnapshot(
  { deliveries, tracker, now }: Pick<World, 'deliveries' | 'tracker' | 'now'>,
  contract: StoredContract,
  snapshot: Snapshot,
  asOf = asOfDate(snapshot),
): Promise<StoredTracking> {
  if (asOf === undefined) throw new Error(`snapshot ${snapshot.hash} has no deliveries`);
  let aggregates = NO_AGGREGATES;
  for await (const part of deliveries.aggregates(contract, snapshot, asOf))
    aggregates = addAggregates(aggregates, part);
  const job = { contract, snapshot, asOf, aggregates };
  const tracking = await tracker.track(job, ({ outcome, supplier }) =>
    deliveries.series(contract, snapshot, asOf, { outcome, supplier }),
  );
  return { tracking, computedAt: now() };
}
