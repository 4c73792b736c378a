import {
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBTypeId,
  type DuckDBValueConverter,
  type Json,
  JsonDuckDBValueConverter,
} from '@duckdb/node-api';

/** What an engine may use. */
export interface EngineLimits {
  /** As DuckDB writes it: `500MB`; the process holds about 450 MB more. What does not fit spills to disk. */
  readonly memory: string;
  readonly threads: number;
}

/** Dates and UUIDs come as text, whole numbers of any width as numbers. */
type Row = Record<string, Json>;

/** DuckDB in memory. Queries run in threads of their own and never hold up the event loop. */
export interface Engine {
  run(sql: string): Promise<void>;
  rows<T extends object = Row>(sql: string): Promise<T[]>;
  /** Rows part by part, for results that are too many to hold. */
  stream<T extends object = Row>(sql: string): AsyncIterable<T[]>;
  /** How far the query under way is, 0 to 1, as far as the engine can tell. */
  progress(): number;
  /** Ends the query under way; it throws. */
  interrupt(): void;
  close(): void;
}

/**
 * Opens an engine that can reach these folders, and nothing else: no network, no extensions, no other files, and no way to change that
 * by a query.
 * @param folders absolute paths
 * @param spill folder of this engine alone for what does not fit into memory; it is made when it is needed
 */
export async function openEngine(
  limits: EngineLimits,
  folders: readonly string[],
  spill: string,
): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: limits.memory,
    threads: String(limits.threads),
    temp_directory: spill,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await instance.connect();
  const engine = engineOn(connection, instance);
  await engine.run(`SET allowed_directories = [${[...folders, spill].map(literal).join(', ')}]`);
  await engine.run('SET enable_progress_bar = true');
  await engine.run('SET enable_progress_bar_print = false');
  await engine.run('SET enable_external_access = false');
  await engine.run('SET lock_configuration = true');
  return engine;
}

function engineOn(connection: DuckDBConnection, instance: DuckDBInstance): Engine {
  return {
    async run(sql) {
      await connection.run(sql);
    },
    async rows<T>(sql: string) {
      const reader = await connection.runAndReadAll(sql);
      return reader.convertRowObjects(cells) as T[];
    },
    async *stream<T>(sql: string) {
      const result = await connection.stream(sql);
      for await (const rows of result.yieldConvertedRowObjects(cells)) yield rows as T[];
    },
    progress: () => Math.max(0, connection.progress.percentage / 100),
    interrupt: () => connection.interrupt(),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const wide: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
]);

/** Sums and counts come as 64 or 128 bits. @throws RangeError for one that a number cannot hold */
const cells: DuckDBValueConverter<Json> = (value, type, converter) => {
  if (value !== null && wide.has(type.typeId)) {
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError(`too large for a number: ${value}`);
    return number;
  }
  return JsonDuckDBValueConverter(value, type, converter) ?? null;
};

/** A text as SQL writes it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as SQL writes it. */
export function name(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
