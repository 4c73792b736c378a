import { type Kysely, type Selectable, sql } from 'kysely';
import type { ContractDraft, ContractStore } from '../../actions/contractStores.ts';
import type { Tables } from './tables.ts';

/** Drafts of contracts, one row for each saving; the last one counts. */
export function draftStore(database: Kysely<Tables>): Pick<ContractStore, 'saveDraft' | 'draft' | 'drafts'> {
  return {
    async saveDraft({ id, yaml, savedAt, actor }) {
      await database.insertInto('contract_draft').values({ id, yaml, saved_at: savedAt, actor }).execute();
    },
    async draft(id) {
      const row = await database
        .selectFrom('contract_draft')
        .selectAll()
        .where('id', '=', id)
        .orderBy(sql`rowid`, 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },
    async drafts() {
      const rows = await database
        .selectFrom('contract_draft')
        .selectAll()
        .where(sql`rowid`, 'in', sql`(select max(rowid) from contract_draft group by id)`)
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
  };
}

function fromRow({ saved_at: savedAt, ...same }: Selectable<Tables['contract_draft']>): ContractDraft {
  return { ...same, savedAt };
}
