import { DomainError } from '../core/problem.ts';
import type { StoredContract } from './contractStores.ts';
import type { World } from './world.ts';

/** The version of a contract that is in force. @throws DomainError `not-found` */
export async function findContract(
  { contracts }: Pick<World, 'contracts'>,
  id: string,
): Promise<StoredContract> {
  const contract = await contracts.byId(id);
  if (contract !== undefined) return contract;
  throw new DomainError('not-found', {
    it: `Non esiste il contratto «${id}».`,
    en: `There is no contract “${id}”.`,
  });
}
