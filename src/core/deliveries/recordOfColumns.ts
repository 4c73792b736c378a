import { type RecordKind, recordKinds, recordLayouts } from './recordLayout.ts';

/** Names of columns that hold the code of a patient before it becomes a pseudonym. */
export const codeColumns = ['fiscal_code', 'codice_fiscale', 'patient_id'] as const;

/** Columns that the tool which makes pseudonyms fills in. */
const FILLED_IN: ReadonlySet<string> = new Set(['patient_key', 'key_version']);

/**
 * Which record file a header is of: all columns that its layout demands are there, the code of the patient in the place of its key. Of
 * several that would do it is the one whose layout knows most of the columns.
 * @param header names in lower case
 * @returns undefined if none would do
 */
export function recordOfColumns(header: readonly string[]): RecordKind | undefined {
  const there = new Set(header);
  const hasCode = codeColumns.some((column) => there.has(column));
  const possible = recordKinds
    .filter((kind) => kind !== 'rotation')
    .map((kind) => ({ kind, columns: recordLayouts[kind].columns }))
    .filter(({ columns }) => columns.some(({ name }) => name === 'patient_key') === hasCode)
    .filter(({ columns }) =>
      columns.every(({ name, required }) => !required || FILLED_IN.has(name) || there.has(name)),
    )
    .map(({ kind, columns }) => ({ kind, known: columns.filter(({ name }) => there.has(name)).length }));
  return possible.toSorted((one, other) => other.known - one.known)[0]?.kind;
}
