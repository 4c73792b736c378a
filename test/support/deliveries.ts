import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { ImportListener } from '../../src/actions/contractStores.ts';
import type { Batch, Snapshot } from '../../src/core/deliveries/batch.ts';
import type { RecordKind } from '../../src/core/deliveries/recordLayout.ts';
import type { EngineLimits } from '../../src/io/deliveries/duckdb.ts';
import { sha256 } from '../../src/io/fingerprint.ts';

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'esito-deliveries-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The pseudonym of a made-up patient. */
export function keyOf(patient: string | number): string {
  return sha256(`patient ${patient}`);
}

export interface MadeFile {
  readonly name: string;
  readonly record?: RecordKind;
  readonly text: string | Uint8Array;
  readonly rows: number;
}

/** Writes a delivery: its files and the manifest that belongs to them, changed as said. */
export function writeDelivery(folder: string, files: readonly MadeFile[], manifest: object = {}): string {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  const content = {
    source_system: 'regione',
    extracted_at: '2026-08-01T08:00:00+02:00',
    period_from: '2026-01-01',
    period_to: '2026-06-30',
    key_version: 1,
    flow_version: 'test 1',
    files: files.map(({ name, record, text, rows }) => ({
      name,
      ...(record && { record }),
      rows,
      sha256: sha256(text),
    })),
    ...manifest,
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(content));
  return folder;
}

/** A CSV file of rows; a column that no row has is left out. */
export function csv(
  record: RecordKind,
  rows: readonly Readonly<Record<string, string | number>>[],
  name = `${record}.csv`,
): MadeFile {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => columns.map((column) => String(row[column] ?? '')).join(','));
  return { name, record, rows: rows.length, text: `${[columns.join(','), ...lines].join('\n')}\n` };
}

/** An implant of the small contract's first supplier. */
export function implant(patient: string | number, change: Readonly<Record<string, string | number>> = {}) {
  return {
    record_id: `R-${patient}`,
    contract_id: 'valvole',
    lot_id: '1',
    supplier_id: 'S1',
    patient_key: keyOf(patient),
    key_version: 1,
    site_code: 'H1',
    udi_di: '08012345678907',
    procedure_code: '35.05',
    code_system: 'ICD-9-CM',
    procedure_date: '2026-03-01',
    ...change,
  };
}

/** An event of the small contract. */
export function happened(patient: string | number, change: Readonly<Record<string, string | number>> = {}) {
  return {
    patient_key: keyOf(patient),
    outcome_code: 'PPM',
    event_date: '2026-03-10',
    source_flow: 'sdo',
    ...change,
  };
}

/** Of an import in tests. */
export const limits: EngineLimits = { memory: '300MB', threads: 1 };

/** Nobody listens. */
export const listener: ImportListener = { progress: () => {}, cancelled: () => false };

/** Batches in force, as they would be after the last of them. */
export function snapshotOf(...batches: readonly (Batch | undefined)[]): Snapshot {
  return {
    hash: sha256(JSON.stringify(batches.map((batch) => batch?.id))),
    contract: 'valvole',
    fingerprint: '',
    batches: batches.filter((batch) => batch !== undefined),
    previous: null,
  };
}
