import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import Database from 'better-sqlite3';
import express from 'express';
import type { Batch, Snapshot } from '../../src/core/deliveries/batch.ts';
import { type RecordKind, recordLayouts } from '../../src/core/deliveries/recordLayout.ts';
import { addAggregates, NO_AGGREGATES } from '../../src/core/tracking/addAggregates.ts';
import type { Aggregates } from '../../src/core/tracking/aggregates.ts';
import { batchFolder, recordFile, setAsideFile } from '../../src/io/deliveries/batchFolder.ts';
import { batchStore } from '../../src/io/deliveries/deliveryStore.ts';
import { deliverySums } from '../../src/io/deliveries/deliverySums.ts';
import { fileFacts } from '../../src/io/deliveries/fileFacts.ts';
import { bucketOf, columnTypes } from '../../src/io/deliveries/snapshotViews.ts';
import { published } from '../support/contract.ts';
import { AS_OF, type Size, WORKLOAD_FILES, workloadContract, workloadQueries } from './deliveredWorkload.ts';
import { rawQueries, type Totals, totals } from './rawDeliveries.ts';
import { sqliteQueries } from './sqliteDeliveries.ts';

/** What the product and DuckDB by itself may use, as the site and the commands set it. */
export const LIMITS = { memory: '500MB', threads: 2 };

/** Parts of the benchmark; each runs in a process of its own and returns what it measured. */
export const parts = {
  files,
  rawImport,
  rawTyped,
  hashes,
  import: productImport,
  rawRefresh,
  refresh,
  sqlite,
  laid,
};

export async function connect(folder: string): Promise<DuckDBConnection> {
  const spill = join(folder, 'spill');
  await mkdir(spill, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: LIMITS.memory,
    threads: String(LIMITS.threads),
    temp_directory: spill,
  });
  return instance.connect();
}

/** Time by the clock, and of the processor in all threads of this process, s. */
export interface Taken {
  readonly seconds: number;
  readonly cpu: number;
}

export async function taken(work: () => Promise<unknown>): Promise<Taken> {
  const start = performance.now();
  const used = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(used);
  return { seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
}

/** The files of a delivery with their manifest. */
async function files(folder: string, size: Size) {
  const connection = await connect(folder);
  const given = join(folder, 'given');
  await mkdir(given);
  const listed = [];
  for (const record of WORKLOAD_FILES) {
    const path = join(given, `${record}.csv`);
    await connection.run(`COPY (${workloadQueries(size)[record]}) TO '${path}' (HEADER)`);
    const rows = await connection.runAndReadAll(`SELECT count(*) FROM (${workloadQueries(size)[record]})`);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    listed.push({
      name: `${record}.csv`,
      record,
      rows: Number(rows.value(0, 0)),
      sha256: hash.digest('hex'),
    });
  }
  const manifest = {
    source_system: 'ris',
    extracted_at: '2028-04-01T00:00:00Z',
    period_from: '2026-01-01',
    period_to: AS_OF,
    key_version: 1,
    flow_version: '1',
    files: listed,
  };
  await writeFile(join(given, 'manifest.json'), JSON.stringify(manifest));
  const bytes = await Promise.all(listed.map(({ name }) => stat(join(given, name))));
  return { megabytes: bytes.reduce((sum, { size }) => sum + size, 0) / 1e6 };
}

/** The same files to Parquet, columns as the engine takes them (dates and whole numbers are found, keys stay text), and nothing else. */
async function rawImport(folder: string): Promise<Taken> {
  const connection = await connect(folder);
  await mkdir(join(folder, 'raw'), { recursive: true });
  return taken(async () => {
    for (const record of WORKLOAD_FILES)
      await connection.run(
        `COPY (FROM read_csv('${join(folder, 'given', `${record}.csv`)}')) TO '${join(folder, 'raw', `${record}.parquet`)}' (COMPRESSION zstd)`,
      );
  });
}

/** The same again with columns of the types that the product gives them, as somebody would say them by hand. */
async function rawTyped(folder: string): Promise<Taken> {
  const connection = await connect(folder);
  await mkdir(join(folder, 'raw'), { recursive: true });
  const statements = await Promise.all(
    WORKLOAD_FILES.map(async (record) => {
      const path = join(folder, 'given', `${record}.csv`);
      const given = await connection.runAndReadAll(`DESCRIBE FROM read_csv('${path}')`);
      const types = given.getRowObjectsJson().map(({ column_name }) => {
        const column = recordLayouts[record].columns.find(({ name }) => name === column_name);
        const type = column?.kind === 'key' ? 'VARCHAR' : columnTypes[column?.kind ?? 'text'];
        return `'${column_name}': '${type}'`;
      });
      return `COPY (SELECT * REPLACE (left(patient_key, 32)::UUID AS patient_key)
          FROM read_csv('${path}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${types.join(', ')}}))
        TO '${join(folder, 'raw', `${record}.parquet`)}' (COMPRESSION zstd)`;
    }),
  );
  return taken(async () => {
    for (const statement of statements) await connection.run(statement);
  });
}

/** Hash of each file, as the product takes it before it reads rows. */
async function hashes(folder: string): Promise<Taken> {
  return taken(async () => {
    for (const record of WORKLOAD_FILES) await fileFacts(join(folder, 'given', `${record}.csv`));
  });
}

/** By the product, while a page of the same process is asked for over and over. */
async function productImport(folder: string) {
  await rm(join(folder, 'data'), { recursive: true, force: true });
  const store = batchStore({ folder: join(folder, 'data'), limits: LIMITS, converters: {} });
  const contract = published(workloadContract());
  const server = express()
    .get('/', (_, response) => {
      response.send('<!doctype html><title>Esito</title>');
    })
    .listen(0);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const waits: number[] = [];
  let done = false;
  const visitor = (async () => {
    while (!done) {
      const start = performance.now();
      await (await fetch(address)).text();
      waits.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  let laid: Awaited<ReturnType<typeof store.lay>> | undefined;
  const time = await taken(async () => {
    laid = await store.lay(contract, { folder: join(folder, 'given') }, undefined, {
      progress: () => {},
      cancelled: () => false,
    });
  });
  done = true;
  await visitor;
  server.close();
  if (laid?.value === undefined) throw new Error(JSON.stringify(laid?.problems));
  const snapshot = snapshotOf(contract.fingerprint, [laid.value]);
  await writeFile(join(folder, 'snapshot.json'), JSON.stringify(snapshot));
  const inOrder = waits.toSorted((one, other) => one - other);
  return {
    ...time,
    files: laid.value.files.map(({ file, rows, kept, quarantined, refused }) => ({
      file,
      rows,
      kept,
      quarantined,
      refused,
    })),
    page: {
      answers: waits.length,
      median: inOrder[Math.floor(waits.length / 2)],
      p99: inOrder[Math.floor(waits.length * 0.99)],
      longest: inOrder.at(-1),
    },
  };
}

function snapshotOf(fingerprint: string, batches: Snapshot['batches']): Snapshot {
  return { hash: '0'.repeat(64), contract: 'valvole', fingerprint, batches, previous: null };
}

/** Every figure from the product's own Parquet, by the product. */
async function refresh(folder: string) {
  const snapshot: Snapshot = JSON.parse(await readFile(join(folder, 'snapshot.json'), 'utf8'));
  const sums = deliverySums({ folder: join(folder, 'data'), limits: LIMITS });
  let all = NO_AGGREGATES;
  const time = await taken(async () => {
    for await (const part of sums.aggregates(published(workloadContract()), snapshot, AS_OF))
      all = addAggregates(all, part);
  });
  return { ...time, totals: totalsOf(all) };
}

function totalsOf({ events, survival, scores, waits, linkage, reconciliation }: Aggregates): Totals {
  return {
    ...totals(
      'ppm',
      events.filter(({ outcome }) => outcome === 'ppm'),
    ),
    ...totals(
      'death',
      events.filter(({ outcome }) => outcome === 'death'),
    ),
    ...totals('survival', survival),
    ...totals('scores', scores),
    ...totals('waits', waits),
    ...totals('linkage', linkage),
    ...totals('reconciliation', reconciliation),
  };
}

/** The same figures by hand, from the same Parquet. */
async function rawRefresh(folder: string) {
  const connection = await connect(folder);
  await rawViews(connection, folder);
  let found: Totals = {};
  const time = await taken(async () => {
    for (const [name, query] of Object.entries(rawQueries)) {
      const rows = (await connection.runAndReadAll(query)).getRowObjects();
      const cells = rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([column, value]) => [
            column,
            typeof value === 'bigint' ? Number(value) : value,
          ]),
        ),
      );
      found = { ...found, ...totals(name.replace(/^(devices|duplicates|outcomes)$/, 'linkage'), cells) };
    }
  });
  return { ...time, totals: found };
}

async function rawViews(connection: DuckDBConnection, folder: string): Promise<void> {
  const { batches }: Snapshot = JSON.parse(await readFile(join(folder, 'snapshot.json'), 'utf8'));
  for (const [at, record] of WORKLOAD_FILES.entries()) {
    const parts = batches.map(({ contract, id }) => {
      const own = batchFolder(join(folder, 'data'), contract, id);
      return `FROM read_parquet('${recordFile(own, record, at)}', file_row_number = true) WHERE file_row_number NOT IN (
        SELECT row FROM '${setAsideFile(own)}' WHERE kind = '${record}' AND reason <> 'unlinked')`;
    });
    await connection.run(`CREATE VIEW ${record} AS ${parts.join(' UNION ALL BY NAME ')}`);
  }
}

/** A part of the rows in SQLite: loaded, indexed by patient, some of the figures asked for. */
async function sqlite(folder: string, size: Size) {
  const connection = await connect(folder);
  await rawViews(connection, folder);
  const database = new Database(join(folder, 'part.sqlite'));
  database.pragma('journal_mode = off');
  database.pragma('synchronous = off');
  const load = await taken(async () => {
    for (const record of WORKLOAD_FILES) {
      const described = await connection.runAndReadAll(`DESCRIBE ${record}`);
      const given = new Set(described.getRowObjectsJson().map(({ column_name }) => column_name));
      const there = recordLayouts[record].columns.filter(({ name }) => given.has(name));
      const columns = there.map(({ name, kind }) =>
        kind === 'date' ? `${name} - DATE '1970-01-01'` : kind === 'key' ? `${name}::VARCHAR` : name,
      );
      database.exec(`CREATE TABLE ${record} (${there.map(({ name }) => name).join(', ')})`);
      const insert = database.prepare(`INSERT INTO ${record} VALUES (${columns.map(() => '?').join(', ')})`);
      const result = await connection.stream(
        `SELECT ${columns.join(', ')} FROM ${record} WHERE patient_key IN (SELECT patient_key FROM delivery WHERE substr(patient_key::VARCHAR, 1, 2) < '0d')`,
      );
      for await (const rows of result.yieldRowsJs())
        database.transaction(() => {
          for (const row of rows)
            insert.run(row.map((cell) => (typeof cell === 'bigint' ? Number(cell) : cell)));
        })();
    }
    for (const record of WORKLOAD_FILES)
      database.exec(`CREATE INDEX ${record}_patient ON ${record} (patient_key)`);
  });
  const uses = database.prepare('SELECT count(*) AS n FROM delivery').get() as { n: number };
  const queries = await taken(async () => {
    for (const query of Object.values(sqliteQueries)) database.prepare(query).all();
  });
  database.close();
  return {
    uses: uses.n,
    share: uses.n / size.uses,
    load: load.seconds,
    queries: queries.seconds,
    asked: Object.keys(sqliteQueries),
  };
}

/** Rows laid down without an import, for sizes whose text would fill the disk. */
function laid(folder: string, size: Size) {
  return layDown(folder, workloadQueries(size));
}

/** Rows of queries, typed as an import leaves them, one file for each bucket of patients; `snapshot.json` beside them. */
export async function layDown(folder: string, queries: Partial<Record<RecordKind, string>>) {
  const connection = await connect(folder);
  const contract = published(workloadContract());
  const id = '0'.repeat(64);
  const own = batchFolder(join(folder, 'data'), 'valvole', id);
  await mkdir(own, { recursive: true });
  const accounts: Batch['files'][number][] = [];
  for (const [record, query] of Object.entries(queries) as [RecordKind, string][]) {
    const described = await connection.runAndReadAll(`DESCRIBE ${query}`);
    const given = new Set(described.getRowObjectsJson().map(({ column_name }) => column_name));
    const columns = recordLayouts[record].columns
      .filter(({ name }) => given.has(name))
      .map(({ name, kind }) =>
        kind === 'key' ? `left(${name}, 32)::UUID AS ${name}` : `${name}::${columnTypes[kind]} AS ${name}`,
      );
    const parted = join(folder, record);
    await connection.run(`COPY (SELECT ${columns.join(', ')}, 2 AS first_line, NULL::INTEGER AS given_line, ${given.has('patient_key') ? bucketOf('patient_key') : 'NULL::UTINYINT'} AS bucket FROM (${query}))
      TO '${parted}' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (bucket), WRITE_PARTITION_COLUMNS)`);
    for (const name of (await readdir(parted, { recursive: true })).filter((one) =>
      one.endsWith('.parquet'),
    )) {
      const path = recordFile(own, record, accounts.length);
      await rename(join(parted, name), path);
      const rows = await connection.runAndReadAll(`SELECT count(*) FROM '${path}'`);
      const counted = Number(rows.value(0, 0));
      const fate = { rows: counted, kept: counted, quarantined: 0, refused: 0 };
      accounts.push({ file: record, fileName: name, sha256: id, ...fate });
    }
  }
  const batch = {
    id,
    contract: 'valvole',
    delivery: 'made',
    source: 'ris',
    from: '2026-01-01',
    to: AS_OF,
    extractedAt: '2028-04-01T00:00:00Z',
    keyVersion: 1,
    flowVersion: '1',
    files: accounts,
    findings: [],
  };
  await writeFile(join(folder, 'snapshot.json'), JSON.stringify(snapshotOf(contract.fingerprint, [batch])));
  const total = (record: string): number =>
    accounts.filter(({ file }) => file === record).reduce((sum, { rows }) => sum + rows, 0);
  return { rows: Object.keys(queries).map((file) => ({ file, rows: total(file) })) };
}
