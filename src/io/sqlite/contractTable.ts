import { type Kysely, type Selectable, sql } from 'kysely';
import type { ContractStore, StoredContract } from '../../actions/contractStores.ts';
import { draftStore } from './contractDraftTable.ts';
import type { Tables } from './tables.ts';

/** Published versions of contracts, one row for each publication; the last one of a contract is in force. */
export function contractTable(database: Kysely<Tables>): ContractStore {
  const latestFirst = () => database.selectFrom('contract').selectAll().orderBy(sql`rowid`, 'desc');
  return {
    ...draftStore(database),
    async publish({ contract, fingerprint, yaml, awardPackage, publishedAt, actor }) {
      await database
        .insertInto('contract')
        .values({
          fingerprint,
          id: contract.id,
          definition: JSON.stringify(contract),
          yaml,
          award_package: awardPackage,
          published_at: publishedAt,
          actor,
        })
        .execute();
    },
    async all() {
      const rows = await database
        .selectFrom('contract')
        .selectAll()
        .where(sql`rowid`, 'in', sql`(select max(rowid) from contract group by id)`)
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
    async byId(id) {
      const row = await latestFirst().where('id', '=', id).limit(1).executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },
    async byFingerprint(fingerprint) {
      const row = await latestFirst().where('fingerprint', '=', fingerprint).limit(1).executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },
    async versions(id) {
      const rows = await latestFirst().where('id', '=', id).execute();
      const seen = new Set<string>();
      return rows
        .filter(({ fingerprint }) => !seen.has(fingerprint) && seen.add(fingerprint))
        .map((row) => fromRow(row));
    },
  };
}

function fromRow(row: Selectable<Tables['contract']>): StoredContract {
  return {
    contract: JSON.parse(row.definition),
    fingerprint: row.fingerprint,
    yaml: row.yaml,
    awardPackage: row.award_package,
    publishedAt: row.published_at,
    actor: row.actor,
  };
}
