import { type Kysely, sql } from 'kysely';
import type { CommitteeStore } from '../../actions/world.ts';
import type { Tables } from './tables.ts';

/** Recordings of the committees' judgements; earlier ones stay. */
export function committeeTable(database: Kysely<Tables>): CommitteeStore {
  return {
    async record({ fingerprint, lot, committee, recordedAt, actor }) {
      await database
        .insertInto('committee')
        .values({ fingerprint, lot, content: JSON.stringify(committee), recorded_at: recordedAt, actor })
        .execute();
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
      return {
        fingerprint,
        lot,
        committee: JSON.parse(row.content),
        recordedAt: row.recorded_at,
        actor: row.actor,
      };
    },
  };
}
