import { DomainError } from '../core/problem.ts';
import { asOfDate } from '../core/tracking/asOfDate.ts';
import { dateText } from '../report/tracking/dateText.ts';
import type { StoredContract, StoredSnapshot, StoredTracking } from './contractStores.ts';
import { trackSnapshot } from './trackSnapshot.ts';
import type { World } from './world.ts';

/**
 * What is known of a contract at a data date: as stored, or computed and stored from the snapshot in force, by the version of the contract
 * that it was made under.
 * @param asOf ISO date; undefined for that of the last import
 * @param cancelled asked before it is stored
 * @throws DomainError `no-data` before the first delivery, `no-such-date` before the contract or in the future, `cancelled`
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
  if (asOf !== undefined) checkDate(asOf, version, snapshot, world.now());
  const tracking = await trackSnapshot(world, version, snapshot, asOf);
  if (cancelled()) throw notWanted();
  await world.trackings.store(tracking);
  return tracking;
}

/**
 * Data delivered until a day say nothing of the days to come, and a contract that has not begun has no figures.
 * @throws DomainError `no-such-date`
 */
export function checkDate(
  asOf: string,
  { contract }: Pick<StoredContract, 'contract'>,
  snapshot: StoredSnapshot,
  now: string,
): void {
  const { from } = contract.calendar;
  const today = now.slice(0, 10);
  const covered = asOfDate(snapshot) ?? today;
  const to = covered > today ? covered : today;
  if (asOf >= from && asOf <= to) return;
  throw new DomainError('no-such-date', {
    it: `La data dei dati può stare fra il ${dateText(from, 'it')}, quando comincia il contratto, e il ${dateText(to, 'it')}.`,
    en: `The data date may lie between ${dateText(from, 'en')}, when the contract begins, and ${dateText(to, 'en')}.`,
  });
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
