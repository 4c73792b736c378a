import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Column, type RecordKind, recordLayouts } from '../../src/core/deliveries/recordLayout.ts';
import { sha256 } from '../../src/io/fingerprint.ts';

/** Cells by column, ISO dates and numbers as numbers; a text stands for a line that is no row. */
export type Row = Readonly<Record<string, string | number | undefined>>;
export type Line = Row | string;

/** How an office writes its files: comma, UTF-8, ISO dates; or as Italian offices export; or a JSON object on each line. */
type Dialect = 'iso' | 'italian' | 'ndjson';

/** What a source hands over for one period. */
export interface Delivery {
  readonly name: string;
  readonly source: string;
  readonly dialect: Dialect;
  readonly extractedAt: string;
  readonly from: string;
  readonly to: string;
  readonly keyVersion: number;
  readonly files: Partial<Record<RecordKind, readonly Line[]>>;
}

/** Writes the files of a delivery and their manifest into `folder/deliveries/NAME`. */
export function writeDelivery(folder: string, delivery: Delivery): void {
  const { name, source, dialect, extractedAt, from, to, keyVersion, files } = delivery;
  const target = join(folder, 'deliveries', name);
  mkdirSync(target, { recursive: true });
  const listed = (Object.entries(files) as [RecordKind, readonly Line[]][])
    .filter(([, lines]) => lines.length > 0)
    .map(([record, lines]) => {
      const fileName = `${record}.${dialect === 'ndjson' ? 'ndjson' : 'csv'}`;
      const bytes = Buffer.from(fileText(dialect, record, lines), dialect === 'italian' ? 'latin1' : 'utf8');
      writeFileSync(join(target, fileName), bytes);
      return { name: fileName, record, rows: lines.length, sha256: sha256(bytes) };
    });
  const manifest = {
    source_system: source,
    format: dialect === 'ndjson' ? 'ndjson' : 'csv',
    extracted_at: extractedAt,
    period_from: from,
    period_to: to,
    key_version: keyVersion,
    flow_version: 'demo-1',
    files: listed,
  };
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function fileText(dialect: Dialect, record: RecordKind, lines: readonly Line[]): string {
  if (dialect === 'ndjson') return lines.map((line) => `${jsonText(line)}\n`).join('');
  const { separator, end } = csv[dialect];
  // Columns that no row fills are left out, as offices do; the obligatory ones stay.
  const columns = recordLayouts[record].columns.filter(
    ({ name, required }) =>
      required || lines.some((line) => typeof line !== 'string' && line[name] !== undefined),
  );
  return [
    columns.map(({ name }) => name).join(separator),
    ...lines.map((line) =>
      typeof line === 'string'
        ? line
        : columns.map((column) => cellText(dialect, column, line[column.name])).join(separator),
    ),
    '',
  ].join(end);
}

const csv = { iso: { separator: ',', end: '\n' }, italian: { separator: ';', end: '\r\n' } } as const;

function cellText(dialect: keyof typeof csv, { kind }: Column, value: string | number | undefined): string {
  if (value === undefined) return '';
  let text = String(value);
  if (dialect === 'italian' && typeof value === 'number') text = text.replace('.', ',');
  if (dialect === 'italian' && kind === 'date') text = text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1');
  return /[",;\r\n]/.test(text) && (dialect === 'iso' || /[";\r\n]/.test(text))
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

function jsonText(line: Line): string {
  return typeof line === 'string' ? line : JSON.stringify(line);
}

/** Some lines put among others at even distances. */
export function scattered(lines: readonly Line[], among: readonly Line[]): Line[] {
  const all: Line[] = [...lines];
  for (const [at, line] of [...among.entries()].reverse())
    all.splice(Math.floor(((at + 0.5) * lines.length) / among.length), 0, line);
  return all;
}
