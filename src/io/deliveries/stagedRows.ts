import { type Column, recordLayouts } from '../../core/deliveries/recordLayout.ts';
import { deviceIdentifier, readCell, trimmed } from './cellSql.ts';
import { literal, name } from './duckdb.ts';
import type { RecordFile } from './recordFiles.ts';
import { type Expected, quarantines, type RowCheck, raw, refusals } from './rowChecks.ts';
import { columnTypes } from './snapshotViews.ts';

/** How a file is read into typed rows that know what is wrong with them: columns that it has not are left out, they would take time to write. */
export interface Staging {
  readonly columns: readonly Column[];
  /** What `fault` counts, from 1. */
  readonly checks: readonly RowCheck[];
  /** SQL of the rows in the order of the file. */
  readonly select: string;
}

/** The line of a CSV file's first record: the header is 1. */
export const FIRST_RECORD = 2;

/** Lines that are no JSON object have no cells. */
const noObject: RowCheck = { reason: 'malformed', column: null, fails: 'malformed' };

/**
 * One pass over a file: every cell as its column's type, `fault` the first check that fails, `cells` what stands in a row that cannot be read
 * (without the patient's key), `bucket` of the patient, `udi_raw` a device identifier as scanned where it is more than that, `first_line` the
 * line of the first row, `given_line` that of a row that came with one. A row that fails a check has no keys.
 * @param rejects table for the rows that the reader cannot part into cells
 */
export function staging(file: RecordFile, expected: Expected, rejects: string): Staging {
  const { columns } = recordLayouts[file.kind];
  const header = file.form.is === 'csv' ? file.form.dialect.header : file.form.columns;
  const present = new Set(header);
  const unreadable = [...(file.form.is === 'ndjson' ? [noObject] : []), ...refusals(file.kind, present)];
  const checks = [...unreadable, ...quarantines(file.kind, expected)];
  const delimiter = file.form.is === 'csv' ? file.form.dialect.delimiter : ',';
  const typed = columns.map((column) =>
    present.has(column.name)
      ? `${typedCell(column, raw(column.name), delimiter)} AS ${name(column.name)}`
      : `NULL::${columnTypes[column.kind]} AS ${name(column.name)}`,
  );
  const there = columns.filter((column) => present.has(column.name));
  const shown = there.filter(({ kind }) => kind !== 'key');
  const cells = `to_json({${shown.map(({ name: column }) => `${literal(column)}: ${raw(column)}`).join(', ')}})`;
  const fault = checks.map(({ fails }, at) => `WHEN ${fails} THEN ${at + 1}`).join(' ');
  const key = columns.find(({ name: column }) => column === 'patient_key');
  const bucket = key
    ? `CASE WHEN ${name(key.name)} IS NOT NULL THEN ${firstDigit(raw(key.name))} END`
    : 'NULL::UTINYINT';
  const line =
    file.form.is === 'ndjson' && file.form.lineIn !== undefined
      ? `try_cast(${raw(file.form.lineIn)} AS INTEGER)`
      : 'NULL::INTEGER';
  const udi = present.has('udi_di') ? `nullif(${raw('udi_di')}, udi_di)` : 'NULL::VARCHAR';
  const kept = there.map(({ kind, name: column }) =>
    kind === 'key' ? `CASE WHEN fault IS NULL THEN ${name(column)} END AS ${name(column)}` : name(column),
  );
  return {
    checks,
    columns: there,
    select: `SELECT ${kept.join(', ')}, bucket, udi_raw, fault::SMALLINT AS fault,
        ${file.form.is === 'csv' ? FIRST_RECORD : 1} AS first_line, ${line} AS given_line,
        CASE WHEN fault <= ${unreadable.length} THEN ${cells} END AS cells
      FROM (SELECT *, CASE ${fault} END AS fault, ${bucket} AS bucket, ${udi} AS udi_raw
        FROM (SELECT *, ${typed.join(', ')} FROM (${source(file, rejects)})))`,
  };
}

function typedCell(column: Column, cell: string, delimiter: ',' | ';' | '\t'): string {
  return column.name === 'udi_di' ? deviceIdentifier(cell) : readCell(column.kind, cell, delimiter);
}

/** 0 to 15: the codes of `A` and `a` end with the same four bits as 1. */
function firstDigit(key: string): string {
  return `((ord(${key}) & 15) + 9 * (ord(${key}) >> 6))::UTINYINT`;
}

/** The file's rows with each cell as text, named `raw_…`. */
function source(file: RecordFile, rejects: string): string {
  if (file.form.is === 'ndjson') return jsonLines(file.path, file.form.columns);
  const { delimiter, header, padded } = file.form.dialect;
  const columns = header.map((column) => `${literal(`raw_${column}`)}: 'VARCHAR'`);
  const read = `read_csv(${literal(file.path)}, auto_detect = false, header = true, columns = {${columns.join(', ')}},
    delim = ${literal(delimiter)}, quote = '"', escape = '"', nullstr = '', strict_mode = true,
    store_rejects = true, rejects_table = ${literal(rejects)}, rejects_scan = ${literal(`${rejects}_scan`)})`;
  const cells = header.map((column) => `${trimmed(raw(column), padded)} AS ${raw(column)}`);
  return `SELECT ${cells.join(', ')} FROM ${read}`;
}

/** Each line a JSON object; its values as text. */
function jsonLines(path: string, columns: readonly string[]): string {
  const shape = JSON.stringify(Object.fromEntries(columns.map((column) => [column, 'VARCHAR'])));
  const isObject = `coalesce(json_valid(line) AND json_type(line) = 'OBJECT', false)`;
  const cells = columns.map((column) => `nullif(o.${name(column)}, '') AS ${raw(column)}`);
  return `SELECT ${cells.join(', ')}, o IS NULL AS malformed FROM (
    SELECT CASE WHEN ${isObject} THEN from_json(line, ${literal(shape)}) END AS o FROM ${lines(path)})`;
}

/** Lines of a file as they are. */
export function lines(path: string): string {
  return `read_csv(${literal(path)}, auto_detect = false, header = false, columns = {'line': 'VARCHAR'},
    delim = '\x01', quote = '', escape = '', nullstr = '')`;
}
