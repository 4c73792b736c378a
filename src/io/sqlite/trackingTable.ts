import { type Kysely, sql } from 'kysely';
import type { StoredTracking, TrackingStore } from '../../actions/contractStores.ts';
import type { Tables } from './tables.ts';

/** What is known of a contract from a snapshot, at one data date or more; the first was computed at the import. */
export function trackingTable(database: Kysely<Tables>): TrackingStore {
  const ofSnapshot = (snapshot: string) => database.selectFrom('tracking').where('snapshot', '=', snapshot);
  return {
    store: (tracking) => addTracking(database, tracking),
    async of(snapshot, asOf) {
      const date =
        asOf ?? sql<string>`(select as_of from tracking where snapshot = ${snapshot} order by rowid limit 1)`;
      const row = await ofSnapshot(snapshot)
        .where('as_of', '=', date)
        .selectAll()
        .orderBy(sql`rowid`, 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined
        ? undefined
        : { tracking: JSON.parse(row.content), computedAt: row.computed_at };
    },
    async dates(snapshot) {
      const rows = await ofSnapshot(snapshot).select('as_of').distinct().orderBy('as_of').execute();
      return rows.map((row) => row.as_of);
    },
  };
}

export async function addTracking(
  database: Kysely<Tables>,
  { tracking, computedAt }: StoredTracking,
): Promise<void> {
  await database
    .insertInto('tracking')
    .values({
      snapshot: tracking.snapshot,
      as_of: tracking.asOf,
      content: JSON.stringify(tracking),
      computed_at: computedAt,
    })
    .execute();
}
