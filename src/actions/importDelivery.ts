import type { Batch } from '../core/deliveries/batch.ts';
import { nextSnapshot } from '../core/deliveries/nextSnapshot.ts';
import { DomainError, type Problem } from '../core/problem.ts';
import type { GivenDelivery, ImportListener, StoredContract, StoredSnapshot } from './contractStores.ts';
import { trackSnapshot } from './trackSnapshot.ts';
import type { Actor, World } from './world.ts';

/** What became of a delivery. */
export type ImportOutcome =
  | { readonly state: 'done'; readonly batch: Batch; readonly snapshot: StoredSnapshot }
  /** It was in force already. */
  | { readonly state: 'unchanged'; readonly batch: Batch; readonly snapshot: StoredSnapshot }
  /** As a whole; nothing of it stays. */
  | { readonly state: 'refused'; readonly problems: readonly Problem[] };

/** Share of the work until the delivery is laid down. */
const LAID = 0.8;

/** A delivery that another one overtakes is laid against what that one left, once. */
const ATTEMPTS = 2;

/**
 * Takes a delivery in: checks and lays down its rows, computes what is known with them, and puts both in force in one step. Until then, and
 * if anything fails, everything stays as it was.
 * @throws DomainError `cancelled`; `busy` if other deliveries of the contract keep coming first
 */
export async function importDelivery(
  world: Pick<World, 'deliveries' | 'snapshots' | 'tracker' | 'fingerprint' | 'now'>,
  actor: Actor,
  contract: StoredContract,
  delivery: GivenDelivery,
  on: ImportListener,
): Promise<ImportOutcome> {
  const { id } = contract.contract;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await world.snapshots.inForce(id);
    // Deliveries that were checked under another version of the contract are not mixed with those of this one.
    const inForce = before?.fingerprint === contract.fingerprint ? before : undefined;
    const { value: batch, problems } = await world.deliveries.lay(contract, delivery, inForce, {
      ...on,
      progress: (fraction, step) => on.progress(fraction * LAID, step),
    });
    if (batch === undefined) return { state: 'refused', problems };
    const of = { contract: id, fingerprint: contract.fingerprint };
    const next = nextSnapshot(of, inForce, batch, world.fingerprint);
    if (next === undefined) return { state: 'unchanged', batch, snapshot: before as StoredSnapshot };
    if (on.cancelled()) throw cancelled();
    on.progress(LAID, 'tracking');
    const snapshot = { ...next, previous: before?.hash ?? null, madeAt: world.now(), actor: actor.name };
    const tracking = await trackSnapshot(world, contract, snapshot);
    if (on.cancelled()) throw cancelled();
    if (await world.snapshots.putInForce(snapshot, tracking)) {
      on.progress(1, 'tracking');
      return { state: 'done', batch, snapshot };
    }
  }
  throw new DomainError('busy', {
    it: 'Altre consegne dello stesso contratto sono entrate in vigore nel frattempo: riprovare.',
    en: 'Other deliveries of the same contract came in force meanwhile: try again.',
  });
}

function cancelled(): DomainError {
  return new DomainError('cancelled', {
    it: 'L’importazione è stata annullata: resta in vigore ciò che c’era.',
    en: 'The import was cancelled: what was in force stays so.',
  });
}
