import type { StoredTender, World } from '../../actions/world.ts';
import { DomainError } from '../../core/problem.ts';

/** The tender in force; a DomainError `not-found` if there is none. */
export async function findTender({ tenders }: World, id: string): Promise<StoredTender> {
  const published = await tenders.byId(id);
  if (published === undefined) {
    throw new DomainError('not-found', {
      it: `Non esiste la gara «${id}».`,
      en: `There is no tender “${id}”.`,
    });
  }
  return published;
}
