import type { Batch, Snapshot } from '../core/deliveries/batch.ts';
import { nextSnapshot } from '../core/deliveries/nextSnapshot.ts';
import { DomainError, type Parsed, type Problem } from '../core/problem.ts';
import type { ImportListener, StoredContract, StoredSnapshot } from './contractStores.ts';
import { trackSnapshot } from './trackSnapshot.ts';
import type { Actor, World } from './world.ts';

/** What became of deliveries. */
export type Brought =
  | { readonly state: 'done'; readonly batches: readonly Batch[]; readonly snapshot: StoredSnapshot }
  /** They were in force already. */
  | { readonly state: 'unchanged'; readonly batches: readonly Batch[]; readonly snapshot: StoredSnapshot }
  /** One of them was, as a whole; nothing of any stays. */
  | { readonly state: 'refused'; readonly problems: readonly Problem[] };

/** Lays deliveries down, each beside what is in force with those before it. */
export type Lay = (beside: Snapshot | undefined, on: ImportListener) => Promise<Parsed<Batch>>;

/** Share of the work until the deliveries are laid down. */
const LAID = 0.8;

/** Deliveries that another one overtakes are laid against what that one left, once. */
const ATTEMPTS = 2;

/**
 * Brings deliveries in force together: lays them down one after the other, computes what is known with them, and puts all in force in one
 * step. Until then, and if anything fails, everything stays as it was.
 * @param deliveries to be laid, asked for again if another delivery came first
 * @throws DomainError `cancelled`; `busy` if other deliveries of the contract keep coming first
 */
export async function bringInForce(
  world: Pick<World, 'snapshots' | 'deliveries' | 'tracker' | 'fingerprint' | 'now'>,
  actor: Actor,
  contract: StoredContract,
  deliveries: () => Promise<readonly Lay[]>,
  on: ImportListener,
): Promise<Brought> {
  const of = { contract: contract.contract.id, fingerprint: contract.fingerprint };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await world.snapshots.inForce(of.contract);
    // Deliveries that were checked under another version of the contract are not mixed with those of this one.
    const inForce = before?.fingerprint === of.fingerprint ? before : undefined;
    const all = await deliveries();
    const batches: Batch[] = [];
    let next: Snapshot | undefined = inForce;
    for (const [at, lay] of all.entries()) {
      const { value: batch, problems } = await lay(next, {
        ...on,
        progress: (fraction, step) => on.progress(((at + fraction) / all.length) * LAID, step),
      });
      if (batch === undefined) return { state: 'refused', problems };
      batches.push(batch);
      next = nextSnapshot(of, next, batch, world.fingerprint) ?? next;
    }
    if (next === undefined || next === inForce)
      return { state: 'unchanged', batches, snapshot: before as StoredSnapshot };
    if (on.cancelled()) throw cancelled();
    on.progress(LAID, 'tracking');
    const snapshot = { ...next, previous: before?.hash ?? null, madeAt: world.now(), actor: actor.name };
    const tracking = await trackSnapshot(world, contract, snapshot);
    if (on.cancelled()) throw cancelled();
    if (await world.snapshots.putInForce(snapshot, tracking)) {
      on.progress(1, 'tracking');
      return { state: 'done', batches, snapshot };
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
