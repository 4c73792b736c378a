import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { RecordRow } from '../../core/deliveries/fhir/records.ts';
import { type RecordKind, recordLayouts } from '../../core/deliveries/recordLayout.ts';

/** A record file that was made of one file of resources. */
export interface MadeFile {
  readonly kind: RecordKind;
  /** The file of resources that its rows come from. */
  readonly fileName: string;
  readonly path: string;
  readonly rows: number;
}

/** Where a row comes from. */
export interface RowOrigin {
  readonly fileName: string;
  readonly line: number;
}

/** The column of a made row that holds its line in the file of resources; undefined in rows that several lines made. */
export const LINE_COLUMN = 'line';

/** Names of the columns of made rows. */
export function madeColumns(kind: RecordKind): readonly string[] {
  return [...recordLayouts[kind].columns.map(({ name }) => name), LINE_COLUMN];
}

/** Record files as NDJSON in a folder, one for each kind and file of resources, made when their first row comes. */
export function recordFiles(folder: string): {
  write(kind: RecordKind, from: RowOrigin, row: RecordRow): Promise<void>;
  close(): Promise<readonly MadeFile[]>;
} {
  const open = new Map<string, Omit<MadeFile, 'rows'> & { readonly stream: WriteStream; rows: number }>();
  return {
    async write(kind, { fileName, line }, row) {
      const key = `${kind}|${fileName}`;
      let file = open.get(key);
      if (file === undefined) {
        const path = join(folder, `${kind}-${open.size}.ndjson`);
        file = { kind, fileName, path, rows: 0, stream: createWriteStream(path) };
        open.set(key, file);
      }
      file.rows++;
      const made = { ...row, [LINE_COLUMN]: String(line) };
      if (!file.stream.write(`${JSON.stringify(made)}\n`)) await once(file.stream, 'drain');
    },
    async close() {
      for (const { stream } of open.values()) {
        stream.end();
        await finished(stream);
      }
      return [...open.values()].map(({ stream: _, ...made }) => made);
    },
  };
}
