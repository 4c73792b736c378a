import { type Kysely, sql } from 'kysely';
import type { AcknowledgementStore } from '../../actions/contractStores.ts';
import type { Tables } from './tables.ts';

/** Who has seen which alert, and what comes of it. */
export function acknowledgementTable(database: Kysely<Tables>): AcknowledgementStore {
  return {
    of: (contract) =>
      database
        .selectFrom('acknowledgement')
        .select(['contract', 'alert', 'at', 'actor', 'note'])
        .where('contract', '=', contract)
        .orderBy(sql`rowid`)
        .execute(),
    async add(acknowledgement) {
      await database.insertInto('acknowledgement').values(acknowledgement).execute();
    },
  };
}
