import { type Kysely, sql } from 'kysely';
import type { CommitteeStore } from '../../actions/world.ts';
import { lockedTables } from '../../core/scoring/committee.ts';
import { addEntry, entriesInForce } from './preferenceTable.ts';
import type { Tables } from './tables.ts';

/** Recordings of the committees' judgements; earlier ones stay. Tables of preferences have rows of their own. */
export function committeeTable(database: Kysely<Tables>): CommitteeStore {
  return {
    async record({ fingerprint, lot, committee: { tables, ...committee }, recordedAt, actor }) {
      await database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('committee')
          .values({ fingerprint, lot, content: JSON.stringify(committee), recorded_at: recordedAt, actor })
          .execute();
        for (const commissioner of new Set(tables.map((table) => table.commissioner))) {
          const own = tables.filter((table) => table.commissioner === commissioner);
          const entry = { commissioner, locked: true, tables: own, recordedAt, actor };
          await addEntry(transaction, fingerprint, lot, entry);
        }
      });
    },
    async latest(fingerprint, lot) {
      const row = await database
        .selectFrom('committee')
        .selectAll()
        .where('fingerprint', '=', fingerprint)
        .where('lot', '=', lot)
        .orderBy(sql`rowid`, 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const committee = JSON.parse(row.content);
      const entered = await entriesInForce(database, fingerprint, lot);
      return {
        fingerprint,
        lot,
        committee: { ...committee, tables: lockedTables(committee.commissioners, entered) },
        recordedAt: row.recorded_at,
        actor: row.actor,
      };
    },
  };
}
