import type { Batch } from '../core/deliveries/batch.ts';
import type { Problem } from '../core/problem.ts';
import { bringInForce } from './bringInForce.ts';
import type { GivenDelivery, ImportListener, StoredContract, StoredSnapshot } from './contractStores.ts';
import type { Actor, World } from './world.ts';

/** What became of a delivery. */
export type ImportOutcome =
  | { readonly state: 'done'; readonly batch: Batch; readonly snapshot: StoredSnapshot }
  /** It was in force already. */
  | { readonly state: 'unchanged'; readonly batch: Batch; readonly snapshot: StoredSnapshot }
  /** As a whole; nothing of it stays. */
  | { readonly state: 'refused'; readonly problems: readonly Problem[] };

/**
 * Takes a delivery in, and puts it in force beside those that are.
 * @throws DomainError `cancelled`; `busy` if other deliveries of the contract keep coming first
 */
export async function importDelivery(
  world: Pick<World, 'deliveries' | 'snapshots' | 'tracker' | 'fingerprint' | 'now'>,
  actor: Actor,
  contract: StoredContract,
  delivery: GivenDelivery,
  on: ImportListener,
): Promise<ImportOutcome> {
  const brought = await bringInForce(
    world,
    actor,
    contract,
    async () => [(beside, listener) => world.deliveries.lay(contract, delivery, beside, listener)],
    on,
  );
  if (brought.state === 'refused') return brought;
  const { state, batches, snapshot } = brought;
  return { state, batch: batches[0] as Batch, snapshot };
}
