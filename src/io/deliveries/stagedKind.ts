import { rename, stat } from 'node:fs/promises';
import { type Column, type RecordKind, recordLayouts } from '../../core/deliveries/recordLayout.ts';
import { errorAt, type Problem } from '../../core/problem.ts';
import { type Engine, literal, name } from './duckdb.ts';
import { late, staged } from './lateChecks.ts';
import type { RecordFile } from './recordFiles.ts';
import type { Expected, RowCheck } from './rowChecks.ts';
import { columnsOf, LINE } from './snapshotViews.ts';
import { FIRST_RECORD, staging } from './stagedRows.ts';
import type { UnderWay } from './underWay.ts';

/** A file whose rows were read into the folder of the batch. */
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

/**
 * Reads a file in one pass, as fast as it can be parsed; what is wrong with a row is written beside it.
 * @param place where it is written, its place among the files, and how far the import is then
 */
export async function stageFile(
  engine: Engine,
  under: UnderWay,
  file: RecordFile,
  expected: Expected,
  place: { readonly path: string; readonly at: number; readonly until: number },
): Promise<StagedFile> {
  const { path } = place;
  const table = `rejects_${place.at}`;
  const { select, checks, columns } = staging(file, expected, table);
  await under.run('reading', place.until, write(select, path));
  const [read] = await engine.rows<{ n: number }>(`SELECT count(*) AS n FROM read_parquet(${literal(path)})`);
  const lost =
    file.form.is === 'csv'
      ? await engine.rows<{ n: number }>(`SELECT count(DISTINCT line) AS n FROM ${name(table)}`)
      : [];
  const unparted = lost[0]?.n ?? 0;
  if (unparted > 0) {
    const numbered = `${path}.numbered`;
    await under.run('reading', place.until, write(linesAfterLost(path, table), numbered));
    await rename(numbered, path);
  }
  return {
    file,
    path,
    checks,
    columns,
    rejects: unparted > 0 ? table : undefined,
    rows: (read?.n ?? 0) + unparted,
  };
}

function write(select: string, path: string): string {
  return `COPY (${select}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`;
}

/** SQL of the rows of a file with their lines, where records were lost between them. */
function linesAfterLost(path: string, rejects: string): string {
  const gaps = `SELECT from_row, max(lost) AS lost FROM (
      SELECT 0 AS from_row, 0 AS lost UNION ALL
      SELECT line - ${FIRST_RECORD} - row_number() OVER (ORDER BY line) + 1, row_number() OVER (ORDER BY line)
      FROM (SELECT DISTINCT line FROM ${name(rejects)})) GROUP BY from_row`;
  return `SELECT r.* EXCLUDE (file_row_number) REPLACE ((r.file_row_number + r.first_line + g.lost)::INTEGER AS given_line)
    FROM read_parquet(${literal(path)}, file_row_number = true) AS r ASOF JOIN (${gaps}) AS g ON r.file_row_number >= g.from_row
    ORDER BY r.file_row_number`;
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
      `SELECT ${columnsOf(kind, columns)}, bucket, fault, cells, ${LINE} AS line, file_row_number AS row, ${file} AS file, (${file}::BIGINT << 40) + file_row_number AS row_id
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
  return `SELECT ${columnsOf(kind, [])}, NULL::SMALLINT AS fault, NULL::INTEGER AS line, NULL::BIGINT AS row, 0 AS file, NULL::BIGINT AS row_id WHERE false`;
}

/** Bytes of the files, by which the time of reading is foretold. */
export async function sizes(files: readonly RecordFile[]): Promise<number[]> {
  return Promise.all(files.map(async ({ path }) => (await stat(path)).size));
}
