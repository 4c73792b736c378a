import { DomainError } from '../core/problem.ts';
import type { StoredContract } from './contractStores.ts';
import type { World } from './world.ts';

/** The version of a contract that something was computed by. @throws DomainError `not-found` */
export async function versionOf(
  { contracts }: Pick<World, 'contracts'>,
  fingerprint: string,
): Promise<StoredContract> {
  const version = await contracts.byFingerprint(fingerprint);
  if (version !== undefined) return version;
  throw new DomainError('not-found', {
    it: 'Questa versione del contratto non c’è.',
    en: 'There is no such version of the contract.',
  });
}
