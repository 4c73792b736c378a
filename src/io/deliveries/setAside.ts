import type { FileAccount, RowFinding } from '../../core/deliveries/batch.ts';
import { fiscalCodePattern } from '../../core/deliveries/namesPatient.ts';
import { type RecordKind, recordLayouts } from '../../core/deliveries/recordLayout.ts';
import { type RefusalReason, type RowReason, refusalReasons } from '../../core/deliveries/rowFate.ts';
import { fingerprint } from '../fingerprint.ts';
import { type Engine, literal, name } from './duckdb.ts';
import { aliveOn, late, staged } from './lateChecks.ts';
import type { UnconvertedRow } from './recordFiles.ts';
import type { RowCheck } from './rowChecks.ts';

/** Lines listed in a finding. */
const FIRST = 20;

/** Rows that were not kept: file and line, why, and what stands in them but for the patient's key. `row` is their place among the readable rows of the file. */
export const createSetAside = `CREATE TEMP TABLE set_aside (
  kind VARCHAR, file VARCHAR, row BIGINT, line INTEGER, reason VARCHAR, "column" VARCHAR, value VARCHAR, site VARCHAR, cells VARCHAR)`;

const into = 'INSERT INTO set_aside (kind, file, row, line, reason, "column", value, site, cells)';

/** Where cells could not be told apart, what may name a patient: a key, or a fiscal code by mistake. */
const NAMES_PATIENT = `(?i)[0-9a-f]{16,}|${fiscalCodePattern}`;

/** What names a patient wherever it stands: a pseudonym, or a fiscal code. Fewer digits may be a device identifier, which whoever mends the row has to see. */
const PATIENT_IN_CELL = NAMES_PATIENT.replace('{16,}', '{32,}');

/** A text of a row whose cells are known, without what names a patient: columns may be shifted, or a code written in the wrong one. */
function hidden(sql: string): string {
  return `regexp_replace(${sql}::VARCHAR, ${literal(PATIENT_IN_CELL)}, '…', 'g')`;
}

/** Rows that the reader could not part into cells, without what may name the patient. */
export function setAsideRejects(kind: RecordKind, fileName: string, rejects: string): string {
  return `${into} SELECT ${literal(kind)}, ${literal(fileName)}, NULL, line::INTEGER, 'malformed', NULL, NULL, NULL,
      json_object('', regexp_replace(trim(csv_line, chr(10) || chr(13)), ${literal(NAMES_PATIENT)}, '…', 'g'))
    FROM (SELECT line, min(csv_line) AS csv_line FROM ${name(rejects)} GROUP BY line)`;
}

/**
 * Rows that a check of their own or of the others set aside.
 * @param fileNames,checks of each file, in order
 * @param anyLate whether the others set any aside
 */
export function setAsideRows(
  kind: RecordKind,
  fileNames: readonly string[],
  checks: readonly (readonly RowCheck[])[],
  anyLate: boolean,
): string {
  const { columns, identity } = recordLayouts[kind];
  const shown = columns.filter((column) => column.kind !== 'key').map(({ name: column }) => column);
  const site = shown.includes('site_code') ? 'site_code' : 'NULL::VARCHAR';
  const known = checks.flatMap((own, file) =>
    own.map(
      ({ reason, column }, at) =>
        `(${file}, ${at + 1}, ${literal(reason)}, ${column === null ? 'NULL' : literal(column)})`,
    ),
  );
  const [only] = identity.length === 1 ? identity : [];
  const dated = aliveOn[kind];
  const ofLate = `CASE WHEN l.reason IN ('after-death', 'before-index') THEN ${dated ? literal(dated) : 'NULL'}
    WHEN l.reason <> 'unlinked' THEN ${only ? literal(only) : 'NULL'} END`;
  const byOthers = anyLate
    ? ` UNION ALL SELECT s.*, l.reason, ${ofLate} FROM ${staged(kind)} AS s JOIN ${late(kind)} AS l USING (row_id)`
    : '';
  return `${into}
    WITH known(file, fault, reason, "column") AS (VALUES ${known.join(', ')}),
    found AS (
      SELECT s.*, k.reason, k."column" FROM ${staged(kind)} AS s JOIN known AS k ON k.file = s.file AND k.fault = s.fault
      WHERE s.fault IS NOT NULL${byOthers}
    )
    SELECT ${literal(kind)}, [${fileNames.map(literal).join(', ')}][file + 1], row, line, reason, "column",
      CASE WHEN "column" IS NOT NULL THEN ${hidden(`json_extract_string(cells, '$.' || "column")`)} END, ${hidden(site)}, ${hidden('cells')}
    FROM (SELECT * REPLACE (coalesce(cells, to_json({${shown.map((column) => `${literal(column)}: ${name(column)}`).join(', ')}})::VARCHAR) AS cells)
      FROM found)
    ORDER BY row_id`;
}

/** Things delivered of which no record could be made. */
export function setAsideUnconverted(rows: readonly UnconvertedRow[]): string {
  return `${into} ${unconverted(rows)}`;
}

/** SQL of rows that the engine has not read, with the columns of `set_aside`. @param rows at least one */
export function unconverted(rows: readonly UnconvertedRow[]): string {
  const text = (value: string | null) => (value === null ? 'NULL' : literal(value));
  const values = rows.map(
    (row) =>
      `(${literal(row.kind)}, ${literal(row.fileName)}, NULL, ${row.line}, ${literal(row.reason)}, ${text(row.column)}, ${text(row.value)}, ${text(row.site)}, ${literal(JSON.stringify(row.cells))})`,
  );
  const cells = ['value', 'site', 'cells'].map((cell) => `${hidden(cell)} AS ${cell}`).join(', ');
  return `SELECT * REPLACE (${cells}) FROM (VALUES ${values.join(', ')}) AS r(kind, file, row, line, reason, "column", value, site, cells)`;
}

/** Whether a reason refuses a row or sets it aside. */
export function fateOf(reason: RowReason): 'refused' | 'quarantined' {
  return (refusalReasons as readonly RowReason[]).includes(reason as RefusalReason)
    ? 'refused'
    : 'quarantined';
}

interface Group {
  readonly kind: RecordKind;
  readonly file: string;
  readonly reason: RowReason;
  readonly site: string | null;
  readonly rows: number;
  readonly first: RowFinding['first'];
}

/**
 * Rows of a table counted by file, reason and site, with the first lines of each.
 * @param delivery hash of its content: a question about a finding outlives another version of the contract
 * @param from SQL of rows with the columns of `set_aside`
 */
export async function findingsOf(
  engine: Engine,
  delivery: string,
  from: string,
  fate: (reason: RowReason) => RowFinding['fate'],
): Promise<RowFinding[]> {
  const groups = await engine.rows<Group>(
    `SELECT kind, file, reason, site, count(*) AS rows,
      min_by({'line': line, 'column': "column", 'value': left(${hidden('value')}, 200)}, line, ${FIRST}) AS first
    FROM (${from}) GROUP BY kind, file, reason, site ORDER BY kind, file, reason, site NULLS FIRST`,
  );
  return groups.map(({ kind, file, reason, site, rows, first }) => ({
    id: fingerprint([delivery, file, reason, site]).slice(0, 32),
    file: kind,
    fileName: file,
    fate: fate(reason),
    reason,
    site,
    rows,
    first,
  }));
}

/** What became of a file's rows. */
export function fileAccount(
  file: { readonly kind: RecordKind; readonly fileName: string; readonly sha256: string },
  rows: number,
  findings: readonly RowFinding[],
): FileAccount {
  const own = findings.filter((finding) => finding.file === file.kind && finding.fileName === file.fileName);
  const sum = (fate: RowFinding['fate']) =>
    own.filter((finding) => finding.fate === fate).reduce((all, finding) => all + finding.rows, 0);
  const quarantined = sum('quarantined');
  const refused = sum('refused');
  return {
    file: file.kind,
    fileName: file.fileName,
    sha256: file.sha256,
    rows,
    kept: rows - quarantined - refused,
    quarantined,
    refused,
  };
}
