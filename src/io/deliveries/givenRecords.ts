import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishedContract } from '../../core/contract/contract.ts';
import { columnProblems } from '../../core/deliveries/columnProblems.ts';
import { dialectOf } from '../../core/deliveries/dialect.ts';
import { errorAt, type Parsed, type Problem } from '../../core/problem.ts';
import type { DeliveredFile, DeliveryFolder } from './deliveryFolder.ts';
import type { Engine } from './duckdb.ts';
import { writeAsUtf8 } from './fileFacts.ts';
import type { ConvertedRecords, Converters, RecordFile } from './recordFiles.ts';
import { lines } from './stagedRows.ts';

/**
 * The files of records of a delivery, ready to be read: in UTF-8, with known columns. In a delivery of another format, files that say what they
 * hold are CSV (the rotation of keys, beside resources).
 * @param scratch for what has to be written again or converted
 */
export async function givenRecords(
  engine: Engine,
  delivery: DeliveryFolder,
  contract: PublishedContract,
  scratch: string,
  converters: Converters,
): Promise<Parsed<ConvertedRecords>> {
  const { format } = delivery.manifest;
  const convert = converters[format];
  if (convert !== undefined) {
    const into = join(scratch, 'converted');
    await mkdir(into);
    const tables = delivery.files.filter(({ declared }) => declared.record !== undefined);
    const records = await Promise.all(
      tables.map((file, at) => csvFile(file, join(scratch, `text-${at}.csv`))),
    );
    const others = delivery.files.filter(({ declared }) => declared.record === undefined);
    const made = await convert({ ...delivery, files: others }, contract, into);
    const problems = [...made.problems, ...records.flatMap(problemsOf)];
    if (made.value === undefined || problems.length > 0) return { value: undefined, problems };
    return { value: { ...made.value, files: [...records, ...made.value.files] }, problems };
  }
  if (format === 'fhir-r4')
    return {
      value: undefined,
      problems: [
        errorAt(
          { file: 'manifest.json', field: 'format' },
          'format-unread',
          { it: 'Il formato FHIR qui non si può leggere.', en: 'FHIR cannot be read here.' },
          { it: 'Consegnare file CSV o NDJSON.', en: 'Deliver CSV or NDJSON files.' },
        ),
      ],
    };
  const files = await Promise.all(
    delivery.files.map((file, at) =>
      format === 'csv' ? csvFile(file, join(scratch, `text-${at}.csv`)) : jsonFile(engine, file),
    ),
  );
  const problems = files.flatMap(problemsOf);
  return problems.length > 0
    ? { value: undefined, problems }
    : { value: { files, setAside: [], doubts: [] }, problems: [] };
}

function problemsOf({ kind, fileName, form, rows }: RecordFile): readonly Problem[] {
  if (form.is === 'ndjson' && rows === 0) return [];
  return columnProblems(fileName, kind, form.is === 'csv' ? form.dialect.header : form.columns);
}

async function csvFile(file: DeliveredFile, target: string): Promise<RecordFile> {
  const legacy = file.encoding !== 'utf-8';
  if (legacy) await writeAsUtf8(file.path, target);
  return {
    ...described(file),
    path: legacy ? target : file.path,
    form: { is: 'csv', dialect: dialectOf(file.head) },
  };
}

async function jsonFile(engine: Engine, file: DeliveredFile): Promise<RecordFile> {
  const keys = await engine.rows<{ key: string }>(
    `SELECT DISTINCT unnest(json_keys(line)) AS key FROM ${lines(file.path)}
     WHERE json_valid(line) AND json_type(line) = 'OBJECT' ORDER BY key`,
  );
  return {
    ...described(file),
    path: file.path,
    form: { is: 'ndjson', columns: keys.map(({ key }) => key) },
  };
}

function described({ declared, sha256 }: DeliveredFile) {
  if (declared.record === undefined) throw new Error(`no kind of record: ${declared.name}`);
  return { kind: declared.record, fileName: declared.name, sha256, rows: declared.rows };
}
