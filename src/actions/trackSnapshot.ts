import type { Snapshot } from '../core/deliveries/batch.ts';
import type { StoredContract, StoredTracking } from './contractStores.ts';
import type { World } from './world.ts';

/**
 * What is known of a contract from a snapshot.
 * @param asOf data date; the latest end of a delivered period if none is given
 */
export async function trackSnapshot(
  world: Pick<World, 'deliveries' | 'now'>,
  contract: StoredContract,
  snapshot: Snapshot,
  asOf = latestEnd(snapshot),
): Promise<StoredTracking> {
  for await (const _ of world.deliveries.aggregates(contract, snapshot, asOf)) {
    // TODO
  }
  throw new Error('not there yet');
}

function latestEnd({ batches }: Snapshot): string {
  return batches.map(({ to }) => to).reduce((latest, to) => (to > latest ? to : latest));
}
