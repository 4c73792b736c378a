import { type Kysely, type Selectable, sql } from 'kysely';
import type { StatementStore, StoredStatement } from '../../actions/settlementStores.ts';
import type { StatementAct } from '../../core/settlement/statementAct.ts';
import type { Tables } from './tables.ts';

/** Statements as they were made, and what was done with each, in the order in which it came. */
export function statementTable(database: Kysely<Tables>): StatementStore {
  return {
    async add(statements) {
      await database.transaction().execute(async (transaction) => {
        for (const { hash, statement, package: text, detail, madeAt, actor } of statements)
          await transaction
            .insertInto('statement')
            .values({
              hash,
              contract: statement.contract,
              supplier: statement.supplier,
              previous: statement.previous,
              content: JSON.stringify(statement),
              package: text,
              detail: JSON.stringify(detail),
              made_at: madeAt,
              actor,
            })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
      });
    },
    async byHash(hash) {
      const row = await database
        .selectFrom('statement')
        .selectAll()
        .where('hash', '=', hash)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    async ofContract(contract) {
      const rows = await database
        .selectFrom('statement')
        .selectAll()
        .where('contract', '=', contract)
        .orderBy(sql`rowid`)
        .execute();
      return rows.map(fromRow);
    },
    async acts(contract) {
      const rows = await database
        .selectFrom('statement_act')
        .selectAll()
        .where('contract', '=', contract)
        .orderBy(sql`rowid`)
        .execute();
      return rows.map(({ content, ...same }) => ({ ...same, ...JSON.parse(content) }) as StatementAct);
    },
    async act({ statement, contract, supplier, kind, at, actor, ...content }, seen) {
      try {
        // One statement, so that of two who act at the same time the second finds what the first did.
        const { numAffectedRows } = await sql`
          insert into statement_act (statement, contract, supplier, kind, content, at, actor)
          select ${statement}, ${contract}, ${supplier}, ${kind}, ${JSON.stringify(content)}, ${at}, ${actor}
          where (select count(*) from statement_act where statement = ${statement}) = ${seen}
        `.execute(database);
        return numAffectedRows === 1n;
      } catch (error) {
        if (error instanceof Error && error.message.includes('another statement was issued')) return false;
        throw error;
      }
    },
  };
}

function fromRow({
  hash,
  content,
  package: text,
  detail,
  made_at,
  actor,
}: Selectable<Tables['statement']>): StoredStatement {
  return {
    hash,
    statement: JSON.parse(content),
    package: text,
    detail: JSON.parse(detail),
    madeAt: made_at,
    actor,
  };
}
