import { type Kysely, sql } from 'kysely';

/** From now on the database itself refuses to change or remove rows of these tables: what is in stays, and the last row of its kind counts. */
export async function keepRows(db: Kysely<unknown>, tables: readonly string[]): Promise<void> {
  for (const table of tables)
    for (const change of ['update', 'delete'])
      await sql`
        create trigger ${sql.id(`kept_${table}_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
        begin select raise(abort, ${sql.lit(`rows of ${table} are kept`)}); end
      `.execute(db);
}
