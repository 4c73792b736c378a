import type { PublishedContract } from '../../src/core/contract/contract.ts';
import type { Snapshot } from '../../src/core/deliveries/batch.ts';
import { nextSnapshot } from '../../src/core/deliveries/nextSnapshot.ts';
import { addAggregates, NO_AGGREGATES } from '../../src/core/tracking/addAggregates.ts';
import type { Aggregates } from '../../src/core/tracking/aggregates.ts';
import { asOfDate } from '../../src/core/tracking/asOfDate.ts';
import { trackContract } from '../../src/core/tracking/trackContract.ts';
import type { Tracking } from '../../src/core/tracking/tracking.ts';
import { aggregates } from '../../src/io/deliveries/aggregates.ts';
import { openSnapshot } from '../../src/io/deliveries/snapshotViews.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';
import { importedExample } from './importedExample.ts';

/** A shipped contract as it stood after each of its deliveries, at the last day that they cover. */
export async function standingsOfExample(
  name: string,
  folder: string,
): Promise<{
  readonly published: PublishedContract;
  readonly standings: readonly { readonly aggregates: Aggregates; readonly tracking: Tracking }[];
}> {
  const { published, batches } = await importedExample(name, folder);
  const of = { contract: published.contract.id, fingerprint: published.fingerprint };
  const standings: { aggregates: Aggregates; tracking: Tracking }[] = [];
  let snapshot: Snapshot | undefined;
  for (const batch of batches) {
    const next = nextSnapshot(of, snapshot, batch, fingerprint) as Snapshot;
    snapshot = next;
    const asOf = asOfDate(next) as string;
    const engine = await openSnapshot(folder, next, { memory: '256MB', threads: 1 });
    try {
      let sums = NO_AGGREGATES;
      for await (const part of aggregates(engine, published.contract, asOf, 20_000))
        sums = addAggregates(sums, part);
      const tracking = trackContract({
        contract: published,
        snapshot: next,
        asOf,
        aggregates: sums,
        monitoring: new Map(),
        award: undefined,
      });
      standings.push({ aggregates: sums, tracking });
    } finally {
      engine.close();
    }
  }
  return { published, standings };
}
