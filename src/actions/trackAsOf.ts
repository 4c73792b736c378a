import { DomainError } from '../core/problem.ts';
import type { StoredTracking } from './contractStores.ts';
import { trackSnapshot } from './trackSnapshot.ts';
import type { World } from './world.ts';

/**
 * What is known of a contract at a data date: as stored, or computed and stored from the snapshot in force, by the version of the contract
 * that it was made under.
 * @param asOf ISO date; undefined for that of the last import
 * @param cancelled asked before it is stored
 * @throws DomainError `no-data` before the first delivery, `cancelled`
 */
export async function trackAsOf(
  world: Pick<World, 'snapshots' | 'trackings' | 'deliveries' | 'tracker' | 'now' | 'contracts'>,
  id: string,
  asOf: string | undefined,
  cancelled: () => boolean = () => false,
): Promise<StoredTracking> {
  const snapshot = await world.snapshots.inForce(id);
  if (snapshot === undefined) throw noData();
  const stored = await world.trackings.of(snapshot.hash, asOf);
  if (stored !== undefined) return stored;
  const version = await world.contracts.byFingerprint(snapshot.fingerprint);
  if (version === undefined) throw new Error(`snapshot ${snapshot.hash} of an unknown version`);
  const tracking = await trackSnapshot(world, version, snapshot, asOf);
  if (cancelled()) throw notWanted();
  await world.trackings.store(tracking);
  return tracking;
}

export function noData(): DomainError {
  return new DomainError('no-data', {
    it: 'Per questo contratto non è stato ancora consegnato nulla.',
    en: 'Nothing has been delivered for this contract yet.',
  });
}

function notWanted(): DomainError {
  return new DomainError('cancelled', {
    it: 'Il calcolo è stato annullato: non ne resta nulla.',
    en: 'The computation was cancelled: nothing of it stays.',
  });
}
