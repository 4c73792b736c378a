import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import type { Tables } from './tables.ts';

/**
 * Opens the operational database and brings it to the current layout.
 * @param file path, or `:memory:`
 * @throws Error if the connection would not sync every commit to disk
 */
export async function openDatabase(file: string): Promise<Kysely<Tables>> {
  const connection = new Sqlite(file);
  connection.pragma('journal_mode = WAL');
  // The library's own default in WAL mode is NORMAL, which may lose an acknowledged upload at a power cut.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('busy_timeout = 5000');
  if (connection.pragma('synchronous', { simple: true }) !== 2) {
    throw new Error('SQLite refuses synchronous=FULL: accepted uploads would not be safe');
  }
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
  const { error } = await new Migrator({
    db: database,
    provider: { getMigrations: async () => migrations },
  }).migrateToLatest();
  if (error !== undefined) throw error;
  return database;
}
