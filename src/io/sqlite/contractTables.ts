import { type Kysely, sql } from 'kysely';
import { keepRows } from './keepRows.ts';

const tables = [
  'contract',
  'contract_draft',
  'snapshot',
  'tracking',
  'contract_act',
  'query',
  'acknowledgement',
];

/** The tables of contracts as they were first laid out. A row that is in is never changed or removed: the last one of its kind counts. */
export async function contractTables(db: Kysely<unknown>): Promise<void> {
  const create = (name: string, texts: readonly string[]) =>
    texts.reduce(
      (table, column) => table.addColumn(column, 'text', (one) => one.notNull()),
      db.schema.createTable(name),
    );
  await create('contract', [
    'fingerprint',
    'id',
    'definition',
    'yaml',
    'award_package',
    'published_at',
    'actor',
  ]).execute();
  await create('contract_draft', ['id', 'yaml', 'saved_at', 'actor']).execute();
  await create('snapshot', ['hash', 'contract', 'fingerprint', 'batches', 'made_at', 'actor'])
    .addColumn('previous', 'text')
    .execute();
  await create('tracking', ['snapshot', 'as_of', 'content', 'computed_at']).execute();
  await create('contract_act', ['fingerprint', 'contract', 'phase', 'content', 'at', 'actor'])
    .addColumn('kind', 'text', (column) =>
      column.notNull().check(sql`kind in ('editing', 'artefact', 'signature', 'closing')`),
    )
    .addColumn('document', 'blob')
    .execute();
  await create('query', ['contract', 'finding', 'text', 'at', 'actor'])
    .addColumn('kind', 'text', (column) =>
      column.notNull().check(sql`kind in ('question', 'answer', 'closing', 'reopening')`),
    )
    .execute();
  await create('acknowledgement', ['contract', 'alert', 'note', 'at', 'actor']).execute();
  for (const [table, columns] of [
    ['contract', ['id']],
    ['contract', ['fingerprint']],
    ['contract_draft', ['id']],
    ['snapshot', ['contract']],
    ['snapshot', ['hash']],
    ['tracking', ['snapshot', 'as_of']],
    ['contract_act', ['contract']],
    ['query', ['contract', 'finding']],
    ['acknowledgement', ['contract', 'alert']],
  ] as const)
    await db.schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns([...columns])
      .execute();
  // The database itself keeps two imports at the same time from following the same snapshot.
  await sql`
    create trigger snapshot_follows before insert on snapshot
    when new.previous is not (
      select hash from snapshot where contract = new.contract order by rowid desc limit 1
    )
    begin select raise(abort, 'another snapshot is in force'); end
  `.execute(db);
  await keepRows(db, tables);
}
