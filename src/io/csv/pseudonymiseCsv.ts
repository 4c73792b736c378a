import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { type Dialect, dialectOf } from '../../core/deliveries/dialect.ts';
import { type Pseudonymiser, stillHolds } from '../../core/deliveries/pseudonymiser.ts';
import { type RecordKind, recordLayouts } from '../../core/deliveries/recordLayout.ts';
import { codeColumns, recordOfColumns } from '../../core/deliveries/recordOfColumns.ts';
import type { Problem, ProblemList } from '../../core/problem.ts';
import { fileFacts } from '../deliveries/fileFacts.ts';
import { emptyCode, stillNamed } from '../pseudonymise/lineProblems.ts';
import { brokenFile, notText, otherLength, unknownColumns } from './recordFileProblems.ts';

/** A line longer than this is an open quotation mark or no table at all. */
const LONGEST_LINE = 1_000_000;

export interface PseudonymisedCsv {
  readonly record: RecordKind;
  readonly rows: number;
}

/**
 * Writes a record file again, in UTF-8 and with its own delimiter: `patient_key` in the place of the patient's code, `key_version` where the
 * layout has it, and no column that the layout has not, whatever it holds. Read as a stream, in UTF-8 or else Windows-1252.
 * @returns undefined if the file is no record file; what is wrong is in `problems`, of columns left out in `warnings`
 * @throws the system's error if a file cannot be read or written
 */
export async function pseudonymiseCsv(
  from: { readonly folder: string; readonly name: string },
  to: string,
  keyVersion: number,
  pseudonyms: Pseudonymiser,
  problems: ProblemList,
  warnings: Problem[],
): Promise<PseudonymisedCsv | undefined> {
  const path = join(from.folder, from.name);
  const { encoding, head } = await fileFacts(path);
  if (encoding === undefined) {
    problems.add(() => notText(from.name));
    return undefined;
  }
  const dialect = dialectOf(head);
  const record = recordOfColumns(dialect.header);
  if (record === undefined) {
    problems.add(() => unknownColumns.noRecord(from.name, dialect.header.includes('patient_key')));
    return undefined;
  }
  const plan = planOf(record, dialect);
  if (plan.leftOut.length > 0) warnings.push(unknownColumns.leftOut(from.name, plan.leftOut));
  const out = createWriteStream(join(to, from.name));
  const lines = rowWriter(plan, dialect, String(keyVersion), pseudonyms, problems, from.name);
  let rows = 0;
  const parser = parse({
    bom: true,
    delimiter: dialect.delimiter,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: LONGEST_LINE,
    from: 2,
    info: true,
  });
  out.write(
    lineOf(
      plan.columns.map(({ name }) => name),
      dialect,
    ),
  );
  try {
    await pipeline(
      createReadStream(path),
      decoded(encoding),
      parser,
      async (records: AsyncIterable<CsvRecord>) => {
        for await (const { record: cells, info } of records) {
          const line = lines(cells, info.lines);
          if (line === undefined) continue;
          rows++;
          await written(out, line);
        }
      },
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.add(() => brokenFile(from.name, error.message));
  }
  await new Promise((resolve, reject) => {
    out.on('error', reject);
    out.end(resolve);
  });
  return { record, rows };
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

interface Plan {
  /** Columns to be written, and where their cells stand in a row of the file. */
  readonly columns: readonly { readonly name: string; readonly at: number }[];
  readonly leftOut: readonly string[];
  readonly width: number;
  /** Where the code of the patient stands; −1 in files that name none. */
  readonly code: number;
}

function planOf(record: RecordKind, { header }: Dialect): Plan {
  const layout = recordLayouts[record].columns;
  const code = header.findIndex((name) => (codeColumns as readonly string[]).includes(name));
  const columns = layout
    .map(({ name }) => ({ name, at: name === 'patient_key' ? code : header.indexOf(name) }))
    .filter(({ name, at }) => at >= 0 || name === 'key_version');
  const taken = new Set(columns.map(({ at }) => at));
  return {
    columns,
    code,
    width: header.length,
    leftOut: header.filter((name, at) => !taken.has(at) && name !== 'key_version'),
  };
}

/** Turns the cells of a row into a line; undefined for a row that is refused. */
function rowWriter(
  { columns, code, width }: Plan,
  dialect: Dialect,
  keyVersion: string,
  pseudonyms: Pseudonymiser,
  problems: ProblemList,
  file: string,
): (cells: readonly string[], line: number) => string | undefined {
  return (cells, line) => {
    const where = { file, line };
    if (cells.length !== width) {
      problems.add(() => otherLength(where, cells.length, width));
      return undefined;
    }
    const given = cells[code] ?? '';
    const key = code < 0 ? '' : pseudonyms.keyOf(given);
    if (key === undefined) {
      problems.add(() => emptyCode(where));
      return undefined;
    }
    const others = columns.map(({ name, at }) => {
      if (name === 'key_version') return keyVersion;
      return at === code ? key : (cells[at] as string);
    });
    if (code >= 0 && others.some((cell) => stillHolds(cell, given))) {
      problems.add(() => stillNamed(where));
      return undefined;
    }
    return lineOf(others, dialect);
  };
}

function lineOf(cells: readonly string[], { delimiter }: Dialect): string {
  const quoted = cells.map((cell) =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${quoted.join(delimiter)}\n`;
}

async function written(out: WriteStream, line: string): Promise<void> {
  if (!out.write(line)) await once(out, 'drain');
}

function decoded(encoding: 'utf-8' | 'windows-1252') {
  return async function* (chunks: AsyncIterable<Buffer>) {
    const decoder = new TextDecoder(encoding);
    for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  };
}
