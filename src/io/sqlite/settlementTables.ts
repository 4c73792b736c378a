import { type Kysely, sql } from 'kysely';
import { keepRows } from './keepRows.ts';

const tables = ['statement', 'statement_act', 'reader_link', 'reader_link_revocation', 'release'];

/** The tables of payment and of what readers see, as they were first laid out. A row that is in is never changed or removed. */
export async function settlementTables(db: Kysely<unknown>): Promise<void> {
  const create = (name: string, texts: readonly string[]) =>
    texts.reduce(
      (table, column) => table.addColumn(column, 'text', (one) => one.notNull()),
      db.schema.createTable(name),
    );
  await create('statement', ['contract', 'supplier', 'content', 'package', 'detail', 'made_at', 'actor'])
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('previous', 'text')
    .execute();
  await create('statement_act', ['contract', 'supplier', 'content', 'at', 'actor'])
    .addColumn('statement', 'text', (column) => column.notNull().references('statement.hash'))
    .addColumn('kind', 'text', (column) =>
      column
        .notNull()
        .check(
          sql`kind in ('approval', 'acceptance', 'objection', 'task', 'answer', 'opinion', 'resolution')`,
        ),
    )
    .execute();
  await create('reader_link', ['contract', 'reader', 'holder', 'made_at', 'actor', 'expires_on'])
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('secret_hash', 'text', (column) => column.notNull().unique())
    .execute();
  await create('reader_link_revocation', ['at', 'actor'])
    .addColumn('link', 'text', (column) => column.primaryKey().references('reader_link.id'))
    .execute();
  await create('release', ['hash', 'contract', 'content', 'tests', 'against', 'made_at', 'actor']).execute();
  for (const [table, columns] of [
    ['statement', ['contract']],
    ['statement_act', ['contract', 'supplier', 'kind']],
    ['statement_act', ['statement']],
    ['reader_link', ['contract']],
    ['release', ['contract']],
    ['release', ['hash']],
  ] as const)
    await db.schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns([...columns])
      .execute();
  // The database itself keeps two statements of a supplier from being issued after the same one, and one from being issued twice.
  await sql`
    create trigger statement_follows before insert on statement_act
    when new.kind = 'approval' and (select previous from statement where hash = new.statement) is not (
      select statement from statement_act
      where contract = new.contract and supplier = new.supplier and kind = 'approval'
      order by rowid desc limit 1
    )
    begin select raise(abort, 'another statement was issued'); end
  `.execute(db);
  await keepRows(db, tables);
}
