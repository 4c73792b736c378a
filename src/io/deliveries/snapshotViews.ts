import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Batch } from '../../core/deliveries/batch.ts';
import {
  type Column,
  type ColumnKind,
  type RecordKind,
  recordKinds,
  recordLayouts,
} from '../../core/deliveries/recordLayout.ts';
import { batchFolder, recordFile, setAsideFile } from './batchFolder.ts';
import { type Engine, type EngineLimits, literal, name, openEngine } from './duckdb.ts';
import { claim, release } from './ownedFolder.ts';

/** What a column of the views holds. */
export const columnTypes: Readonly<Record<ColumnKind, string>> = {
  text: 'VARCHAR',
  key: 'UUID',
  date: 'DATE',
  month: 'VARCHAR',
  number: 'DOUBLE',
  count: 'INTEGER',
};

/** SQL of the line from which a row of a batch came, beside `file_row_number`. */
export const LINE = 'coalesce(given_line, file_row_number + first_line)::INTEGER';

/**
 * Opens the rows of a snapshot: one view per kind of record (`delivery`, `outcome`, …) with the columns of its layout, and `source VARCHAR`,
 * `line INTEGER`, `bucket UTINYINT` (first hexadecimal digit of the patient's key; null where a kind has none). Keys are those of the newest version that the
 * rotations in force know. Rows that were set aside or refused are not there; unlinked ones are. Close the engine after use.
 * @param folder of the deliveries
 */
export async function openSnapshot(
  folder: string,
  snapshot: { readonly batches: readonly Batch[] },
  limits: EngineLimits,
): Promise<Engine> {
  const spill = join(folder, `.spill-${process.pid}-${randomUUID()}`);
  claim(spill);
  const engine = await openEngine(limits, [folder], spill);
  await createViews(engine, folder, snapshot.batches);
  return {
    ...engine,
    close() {
      engine.close();
      release(spill);
    },
  };
}

/** Folders for what does not fit into memory, one for each engine, which makes it when it needs it; with the number of the process. */
export const SPILL = /^\.spill-(\d+)-/;

/**
 * Creates the views over some batches in an engine that can reach them.
 * @param rotations SQL of rows with the columns of a rotation file, which count besides those of the batches
 * @returns whether keys are mapped: `newest_key` (old_key, new_key) is there then
 */
export async function createViews(
  engine: Engine,
  folder: string,
  batches: readonly Batch[],
  rotations?: string,
): Promise<boolean> {
  const files = await Promise.all(
    recordKinds.map(async (kind) => [kind, await filesOf(folder, batches, kind)] as const),
  );
  const rotation = files.find(([kind]) => kind === 'rotation')?.[1] ?? [];
  const rotated = rotation.length > 0 || rotations !== undefined;
  for (const [kind, own] of files.toSorted(([kind]) => (kind === 'rotation' ? -1 : 0))) {
    const there = await columnsIn(engine, own);
    await engine.run(viewSql(kind, own, there, rotated && kind !== 'rotation'));
    if (kind === 'rotation' && rotated) await engine.run(newestKeys(rotations));
  }
  return rotated;
}

/** One file of a batch. */
interface LaidFile {
  readonly path: string;
  readonly source: string;
  /** SQL of the rows that do not count; undefined where all do. */
  readonly left: string | undefined;
}

/** Columns that each file has: a delivery need not have all. */
async function columnsIn(
  engine: Engine,
  files: readonly LaidFile[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (files.length === 0) return new Map();
  const found = await engine.rows<{ path: string; name: string }>(
    `SELECT file_name AS path, name FROM parquet_schema([${files.map(({ path }) => literal(path)).join(', ')}])`,
  );
  const byPath = Map.groupBy(found, ({ path }) => path);
  return new Map([...byPath].map(([path, columns]) => [path, new Set(columns.map((column) => column.name))]));
}

/** SQL of all columns of a kind, null where they are not there. */
export function columnsOf(kind: RecordKind, there: readonly Column[]): string {
  const names = new Set(there.map((column) => column.name));
  return recordLayouts[kind].columns
    .map((column) =>
      names.has(column.name)
        ? name(column.name)
        : `NULL::${columnTypes[column.kind]} AS ${name(column.name)}`,
    )
    .join(', ');
}

async function filesOf(folder: string, batches: readonly Batch[], kind: RecordKind): Promise<LaidFile[]> {
  const files = batches.flatMap((batch) => {
    const own = batchFolder(folder, batch.contract, batch.id);
    return batch.files.flatMap(({ file, fileName }, at) =>
      file === kind
        ? [
            {
              path: recordFile(own, kind, at),
              source: batch.source,
              left: leftOut(own, batch, kind, fileName),
            },
          ]
        : [],
    );
  });
  const there = await Promise.all(
    files.map(({ path }) =>
      stat(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return files.filter((_, at) => there[at]);
}

/** Rows that were set aside, by their place in the file: nearly always few. Only unlinked ones may still come to count. */
function leftOut(own: string, { findings }: Batch, kind: RecordKind, fileName: string): string | undefined {
  const any = findings.some(
    (finding) =>
      finding.file === kind &&
      finding.fileName === fileName &&
      finding.fate !== 'doubt' &&
      finding.reason !== 'unlinked',
  );
  if (!any) return undefined;
  return `SELECT row FROM read_parquet(${literal(setAsideFile(own))})
    WHERE kind = ${literal(kind)} AND file = ${literal(fileName)} AND reason <> 'unlinked'`;
}

function viewSql(
  kind: RecordKind,
  files: readonly LaidFile[],
  there: ReadonlyMap<string, ReadonlySet<string>>,
  rotated: boolean,
): string {
  const create = `CREATE OR REPLACE TEMP VIEW ${name(kind)} AS`;
  const { columns } = recordLayouts[kind];
  if (files.length === 0)
    return `${create} SELECT ${columnsOf(kind, [])}, NULL::VARCHAR AS source, NULL::INTEGER AS line, NULL::UTINYINT AS bucket WHERE false`;
  const parts = files.map(({ path, source, left }) => {
    const own = columns.filter((column) => there.get(path)?.has(column.name));
    const rows = `SELECT ${columnsOf(kind, own)}, ${literal(source)} AS source, ${LINE} AS line, bucket
      FROM read_parquet(${literal(path)}, file_row_number = true) AS r`;
    return left === undefined ? rows : `${rows} ANTI JOIN (${left}) AS l ON r.file_row_number = l.row`;
  });
  const rows = parts.join(' UNION ALL ');
  if (!rotated || !columns.some(isPatient)) return `${create} ${rows}`;
  return `${create} SELECT r.* REPLACE (coalesce(k.new_key, r.patient_key) AS patient_key,
      CASE WHEN k.new_key IS NULL THEN r.bucket ELSE ${bucketOf('k.new_key')} END AS bucket)
    FROM (${rows}) AS r LEFT JOIN newest_key AS k ON k.old_key = r.patient_key`;
}

/** Whether the column holds the pseudonym by which rows are joined. */
function isPatient(column: Column): boolean {
  return column.name === 'patient_key';
}

/** First hexadecimal digit of a UUID, 0 to 15: the bucket of a patient. */
export function bucketOf(key: string): string {
  return `('0x' || left(${key}::VARCHAR, 1))::UTINYINT`;
}

/** Rotations one after another: each old key beside the newest that stands for it. Versions only rise, so there is no circle. */
function newestKeys(more?: string): string {
  const rows = `SELECT old_key, new_key, new_version FROM rotation`;
  return `CREATE OR REPLACE TEMP TABLE newest_key AS
    WITH RECURSIVE step AS (
      SELECT old_key, min(new_key) AS new_key, min(new_version) AS version
      FROM (${more === undefined ? rows : `${rows} UNION ALL SELECT old_key, new_key, new_version FROM (${more})`})
      GROUP BY old_key
    ), way AS (
      SELECT old_key, new_key, version FROM step
      UNION ALL
      SELECT way.old_key, step.new_key, step.version
      FROM way JOIN step ON step.old_key = way.new_key AND step.version > way.version
    )
    SELECT old_key, arg_max(new_key, version) AS new_key FROM way GROUP BY old_key`;
}
