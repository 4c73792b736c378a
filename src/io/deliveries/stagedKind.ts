import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Column, type RecordKind, recordLayouts } from '../../core/deliveries/recordLayout.ts';
import { errorAt, type Problem } from '../../core/problem.ts';
import { type Engine, literal, name } from './duckdb.ts';
import { late, staged } from './lateChecks.ts';
import type { RecordFile } from './recordFiles.ts';
import type { Expected, RowCheck } from './rowChecks.ts';
import { columnsOf } from './snapshotViews.ts';
import { staging } from './stagedRows.ts';
import type { UnderWay } from './underWay.ts';

/** A file whose rows were read into the folder of the import. */
export interface StagedFile {
  readonly file: RecordFile;
  readonly path: string;
  readonly checks: readonly RowCheck[];
  /** Columns that it has. */
  readonly columns: readonly Column[];
  /** Table of its rows that could not be parted into cells. */
  readonly rejects: string | undefined;
  readonly rows: number;
}

/** Reads a file in one pass, as fast as it can be parsed; what is wrong with a row is written beside it. */
export async function stageFile(
  engine: Engine,
  under: UnderWay,
  file: RecordFile,
  expected: Expected,
  place: { readonly folder: string; readonly at: number; readonly until: number },
): Promise<StagedFile> {
  const path = join(place.folder, `staged-${place.at}.parquet`);
  const table = `rejects_${place.at}`;
  const { select, checks, columns } = staging(file, expected, table);
  await under.run(
    'reading',
    place.until,
    `COPY (${select}) TO ${literal(path)} (FORMAT parquet, COMPRESSION lz4)`,
  );
  const [read] = await engine.rows<{ n: number }>(`SELECT count(*) AS n FROM read_parquet(${literal(path)})`);
  const lost =
    file.form.is === 'csv'
      ? await engine.rows<{ n: number }>(`SELECT count(DISTINCT line) AS n FROM ${name(table)}`)
      : [];
  const unparted = lost[0]?.n ?? 0;
  return {
    file,
    path,
    checks,
    columns,
    rejects: unparted > 0 ? table : undefined,
    rows: (read?.n ?? 0) + unparted,
  };
}

/** A file with more or fewer rows than its manifest says was cut, or is another. */
export function rowCountProblems({ file, rows }: StagedFile): Problem[] {
  if (file.rows === undefined || file.rows === rows) return [];
  return [
    errorAt(
      { file: file.fileName },
      'row-count',
      {
        it: `Il manifesto dice ${file.rows} righe, nel file ce ne sono ${rows}.`,
        en: `The manifest says ${file.rows} rows, the file has ${rows}.`,
      },
      {
        it: 'Controllare che l’estrazione sia completa e le virgolette chiuse; l’intestazione non si conta.',
        en: 'Check that the extract is complete and quotes are closed; the header is not counted.',
      },
    ),
  ];
}

/**
 * Makes `staged_KIND` of the files of a kind, with the table of what later checks find.
 * @param rotated whether `newest_key` is there: `person` is the patient under the newest key
 */
export async function createStaged(
  engine: Engine,
  kind: RecordKind,
  files: readonly StagedFile[],
  rotated: boolean,
): Promise<void> {
  const rows = files.map(
    ({ path, columns }, file) =>
      `SELECT ${columnsOf(kind, columns)}, bucket, udi_raw, fault, given_line, cells, file_row_number AS row, ${file} AS file, (${file}::BIGINT << 40) + file_row_number AS row_id
       FROM read_parquet(${literal(path)}, file_row_number = true)`,
  );
  const all = rows.length > 0 ? rows.join(' UNION ALL ') : noRows(kind);
  const patients = recordLayouts[kind].columns.some(({ name: column }) => column === 'patient_key');
  await engine.run(
    `CREATE TEMP VIEW ${staged(kind)} AS ${
      !patients
        ? all
        : rotated
          ? `SELECT r.*, coalesce(k.new_key, r.patient_key) AS person FROM (${all}) AS r LEFT JOIN newest_key AS k ON k.old_key = r.patient_key`
          : `SELECT *, patient_key AS person FROM (${all})`
    }`,
  );
  await engine.run(`CREATE TEMP TABLE ${late(kind)} (row_id BIGINT, reason VARCHAR)`);
}

/** For kinds that a delivery has no file of, but others are checked against. */
function noRows(kind: RecordKind): string {
  return `SELECT ${columnsOf(kind, [])}, NULL::SMALLINT AS fault, NULL::INTEGER AS given_line, NULL::BIGINT AS row, 0 AS file, NULL::BIGINT AS row_id WHERE false`;
}

/** SQL that adds to rows of a kind their line: the one that they came with, or else records counted from the header, 1. Only where some were lost on the way has it to be looked up. */
export async function linesOf(
  engine: Engine,
  kind: RecordKind,
  files: readonly StagedFile[],
): Promise<{ readonly lined: (rows: string) => string; readonly ordered: boolean }> {
  const first = files.map(({ file }) => (file.form.is === 'csv' ? 2 : 1));
  if (files.every(({ rejects }) => rejects === undefined)) {
    const shift = `[${first.join(', ')}][file + 1]`;
    return {
      lined: (rows) => `SELECT *, coalesce(given_line, row + ${shift})::INTEGER AS line FROM ${rows}`,
      ordered: true,
    };
  }
  const gaps = files.map(({ rejects }, file) =>
    rejects === undefined
      ? `SELECT ${file} AS file, 0 AS from_row, ${first[file]} AS shift`
      : `SELECT ${file}, 0, ${first[file]} UNION ALL
         SELECT ${file}, from_row, ${first[file]} + max(lost) FROM (
           SELECT line - ${first[file]} - row_number() OVER (ORDER BY line) + 1 AS from_row, row_number() OVER (ORDER BY line) AS lost
           FROM (SELECT DISTINCT line FROM ${name(rejects)})) GROUP BY from_row`,
  );
  const table = name(`gap_${kind}`);
  await engine.run(
    `CREATE TEMP TABLE ${table} AS SELECT file, from_row, max(shift) AS shift FROM (${gaps.join(' UNION ALL ')}) AS g(file, from_row, shift) GROUP BY file, from_row`,
  );
  return {
    lined: (rows) =>
      `SELECT f.*, (f.row + g.shift)::INTEGER AS line FROM ${rows} AS f ASOF JOIN ${table} AS g ON f.file = g.file AND f.row >= g.from_row`,
    ordered: false,
  };
}

/** Bytes of the files, by which the time of reading is foretold. */
export async function sizes(files: readonly RecordFile[]): Promise<number[]> {
  return Promise.all(files.map(async ({ path }) => (await stat(path)).size));
}
