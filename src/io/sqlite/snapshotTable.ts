import { type Kysely, type Selectable, sql } from 'kysely';
import type { SnapshotStore, StoredSnapshot } from '../../actions/contractStores.ts';
import type { Batch } from '../../core/deliveries/batch.ts';
import type { Tables } from './tables.ts';
import { addTracking } from './trackingTable.ts';

/**
 * Snapshots in the order in which they came in force: the last row of a contract is in force. The same batches may come in force again, after
 * others, so that a hash may have several rows.
 */
export function snapshotTable(database: Kysely<Tables>): SnapshotStore {
  const latestFirst = () => database.selectFrom('snapshot').selectAll().orderBy(sql`rowid`, 'desc');
  return {
    async inForce(contract) {
      const row = await latestFirst().where('contract', '=', contract).limit(1).executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },
    async byHash(hash) {
      const row = await latestFirst().where('hash', '=', hash).limit(1).executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },
    async ofContract(contract) {
      return (await latestFirst().where('contract', '=', contract).execute()).map(fromRow);
    },
    async lastOfVersions(contract) {
      const rows = await latestFirst()
        .where(sql<number>`rowid`, 'in', (from) =>
          from
            .selectFrom('snapshot')
            .where('contract', '=', contract)
            .groupBy('fingerprint')
            .select(sql<number>`max(rowid)`.as('last')),
        )
        .execute();
      return rows.map(fromRow);
    },
    async putInForce({ batches, madeAt, ...same }, tracking) {
      try {
        await database.transaction().execute(async (transaction) => {
          await transaction
            .insertInto('snapshot')
            .values({ ...same, batches: JSON.stringify(batches), made_at: madeAt })
            .execute();
          await addTracking(transaction, tracking);
        });
        return true;
      } catch (error) {
        if (error instanceof Error && error.message.includes('another snapshot is in force')) return false;
        throw error;
      }
    },
    async batches() {
      const rows = await database.selectFrom('snapshot').select('batches').execute();
      const named = rows.flatMap(({ batches }) => (JSON.parse(batches) as Batch[]).map(({ id }) => id));
      return [...new Set(named)];
    },
  };
}

function fromRow({ batches, made_at: madeAt, ...same }: Selectable<Tables['snapshot']>): StoredSnapshot {
  return { ...same, batches: JSON.parse(batches), madeAt };
}
