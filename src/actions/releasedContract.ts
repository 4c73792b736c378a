import type { ReleasedData } from '../core/disclosure/release.ts';
import type { StoredContract } from './contractStores.ts';
import { findContract } from './findContract.ts';
import type { World } from './world.ts';

/**
 * The version of a contract by which a release was made: its outcomes, suppliers and sites are those that the figures name.
 * @throws DomainError `not-found` for no such contract
 */
export async function releasedContract(
  world: Pick<World, 'contracts' | 'snapshots'>,
  { contract, snapshot }: ReleasedData & { readonly contract: string },
): Promise<StoredContract> {
  const from = await world.snapshots.byHash(snapshot);
  const by = from && (await world.contracts.byFingerprint(from.fingerprint));
  return by ?? findContract(world, contract);
}
