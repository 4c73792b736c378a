import type { Reader } from '../core/disclosure/reader.ts';
import type { StoredRelease } from './settlementStores.ts';
import type { Actor, World } from './world.ts';

/** What a release needs of the world. */
export type ReleaseWorld = Pick<
  World,
  'contracts' | 'snapshots' | 'trackings' | 'deliveries' | 'tracker' | 'releases' | 'fingerprint' | 'now'
>;

/**
 * Makes what a reader may see of a contract at the data date of the snapshot in force, tests it against all earlier releases of the contract, and stores it
 * with the result: one that failed is kept, and not given out. A release with the same content as one that is there is that one.
 * @param contract its id
 * @throws DomainError `not-found` for no such contract, supplier or site; `no-data` before the first delivery
 */
export async function makeRelease(
  _world: ReleaseWorld,
  _actor: Actor,
  _contract: string,
  _reader: Reader,
): Promise<StoredRelease> {
  throw new Error('to be written');
}
