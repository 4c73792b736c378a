import type { Kysely, Selectable } from 'kysely';
import type { StoredTender, TenderStore } from '../../actions/world.ts';
import type { Tables } from './tables.ts';

/** Published tender versions. The version in force is the one published last. */
export function tenderTable(database: Kysely<Tables>): TenderStore {
  return {
    async publish({ tender, fingerprint, publishedAt, actor }) {
      await database
        .insertInto('tender')
        .values({
          fingerprint,
          id: tender.id,
          definition: JSON.stringify(tender),
          published_at: publishedAt,
          actor,
        })
        // A version that returns after another one is in force again from now.
        .onConflict((conflict) =>
          conflict.column('fingerprint').doUpdateSet({ published_at: publishedAt, actor }),
        )
        .execute();
    },
    async all() {
      const rows = await database
        .selectFrom('tender')
        .selectAll()
        .orderBy('id')
        .orderBy('published_at')
        .execute();
      return [...new Map(rows.map((row) => [row.id, fromRow(row)])).values()];
    },
    async byId(id) {
      const row = await database
        .selectFrom('tender')
        .selectAll()
        .where('id', '=', id)
        .orderBy('published_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },
    async byFingerprint(fingerprint) {
      const row = await database
        .selectFrom('tender')
        .selectAll()
        .where('fingerprint', '=', fingerprint)
        .executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },
  };
}

function fromRow(row: Selectable<Tables['tender']>): StoredTender {
  return {
    tender: JSON.parse(row.definition),
    fingerprint: row.fingerprint,
    publishedAt: row.published_at,
    actor: row.actor,
  };
}
