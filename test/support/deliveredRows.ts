import {
  type Column,
  type RecordKind,
  recordKinds,
  recordLayouts,
} from '../../src/core/deliveries/recordLayout.ts';
import { type Engine, literal, name } from '../../src/io/deliveries/duckdb.ts';
import { bucketOf, columnTypes } from '../../src/io/deliveries/snapshotViews.ts';

/** A row by column; what is not filled is null. Tests know which column holds a text or a number. */
// biome-ignore lint/suspicious/noExplicitAny: cells of all kinds, read by name
export type DeliveredRow = Readonly<Record<string, any>>;
export type DeliveredRows = Readonly<Record<RecordKind, readonly DeliveredRow[]>>;

/** Rows of some kinds; all columns of the layout are there, and of a source. */
export function deliveredRows(given: Partial<Record<RecordKind, readonly DeliveredRow[]>>): DeliveredRows {
  return Object.fromEntries(
    recordKinds.map((kind) => {
      const empty = Object.fromEntries(recordLayouts[kind].columns.map((column) => [column.name, null]));
      return [kind, (given[kind] ?? []).map((row) => ({ ...empty, source: 'ris', ...row }))];
    }),
  ) as unknown as DeliveredRows;
}

/** The rows as tables of the names and columns of a snapshot's views. */
export async function asTables(engine: Engine, rows: DeliveredRows): Promise<void> {
  for (const kind of recordKinds) {
    const { columns } = recordLayouts[kind];
    const types = columns.map((column) => `${name(column.name)} ${columnTypes[column.kind]}`);
    await engine.run(
      `CREATE OR REPLACE TEMP TABLE ${kind} (${types.join(', ')}, source VARCHAR, line INTEGER, bucket UTINYINT)`,
    );
    if (rows[kind].length === 0) continue;
    const key = columns.some((column) => column.name === 'patient_key');
    const values = rows[kind].map((row, at) => {
      const bucket = key ? bucketOf(literal(row.patient_key)) : 'NULL';
      return `(${columns.map((column) => cell(row[column.name], column)).join(', ')}, ${literal(row.source)}, ${at + 2}, ${bucket})`;
    });
    await engine.run(`INSERT INTO ${kind} VALUES ${values.join(', ')}`);
  }
}

function cell(value: string | number | null, { kind }: Column): string {
  return value === null ? 'NULL' : `${literal(String(value))}::${columnTypes[kind]}`;
}
