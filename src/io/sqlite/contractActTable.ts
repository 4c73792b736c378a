import { type Kysely, sql } from 'kysely';
import type { ContractActStore } from '../../actions/contractStores.ts';
import type { Tables } from './tables.ts';

/** Documents, signatures and closings of the phases of a contract, in the order in which they came. */
export function contractActTable(database: Kysely<Tables>): ContractActStore {
  return {
    async add({ fingerprint, contract, phase, kind, at, actor, ...content }, document) {
      await database
        .insertInto('contract_act')
        .values({
          fingerprint,
          contract,
          phase,
          kind,
          at,
          actor,
          content: JSON.stringify(content),
          document: document === undefined ? null : Buffer.from(document),
        })
        .execute();
    },
    async of(contract) {
      const rows = await database
        .selectFrom('contract_act')
        .select(['fingerprint', 'contract', 'phase', 'kind', 'content', 'at', 'actor'])
        .where('contract', '=', contract)
        .orderBy(sql`rowid`)
        .execute();
      return rows.map(({ content, ...same }) => ({ ...same, ...JSON.parse(content) }));
    },
  };
}
