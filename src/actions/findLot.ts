import { DomainError } from '../core/problem.ts';
import type { Lot } from '../core/tender/lot.ts';
import type { StoredTender, World } from './world.ts';

/** The tender in force and one of its lots; a DomainError `not-found` if there is none. */
export async function findLot(
  world: World,
  tenderId: string,
  lotId: string,
): Promise<{ readonly published: StoredTender; readonly lot: Lot }> {
  const published = await world.tenders.byId(tenderId);
  const lot = published?.tender.lots.find(({ id }) => id === lotId);
  if (published === undefined || lot === undefined) {
    throw new DomainError('not-found', {
      it: `Non esiste il lotto ${lotId} della gara «${tenderId}».`,
      en: `There is no lot ${lotId} of tender “${tenderId}”.`,
    });
  }
  return { published, lot };
}
