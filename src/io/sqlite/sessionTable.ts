import { type Kysely, sql } from 'kysely';
import type { SessionStore } from '../../actions/world.ts';
import type { Tables } from './tables.ts';

/** What was recorded of the sittings of committees; earlier recordings stay. */
export function sessionTable(database: Kysely<Tables>): SessionStore {
  return {
    async record({ fingerprint, lot, facts, recordedAt, actor }) {
      await database
        .insertInto('session')
        .values({ fingerprint, lot, content: JSON.stringify(facts), recorded_at: recordedAt, actor })
        .execute();
    },
    async latest(fingerprint, lot) {
      const row = await database
        .selectFrom('session')
        .selectAll()
        .where('fingerprint', '=', fingerprint)
        .where('lot', '=', lot)
        .orderBy(sql`rowid`, 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { content, recorded_at: recordedAt, actor } = row;
      return { fingerprint, lot, facts: JSON.parse(content), recordedAt, actor };
    },
  };
}
