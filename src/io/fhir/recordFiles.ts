import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { RecordRow } from '../../core/deliveries/fhir/records.ts';
import type { RecordKind } from '../../core/deliveries/recordLayout.ts';

/** A record file that was written, with its number of rows. */
export interface WrittenFile {
  readonly record: RecordKind;
  readonly name: string;
  readonly rows: number;
}

/** Record files as NDJSON in a folder: made when their first row comes. */
export function recordFiles(folder: string): {
  write(record: RecordKind, row: RecordRow): Promise<void>;
  close(): Promise<readonly WrittenFile[]>;
} {
  const open = new Map<RecordKind, { readonly stream: WriteStream; readonly name: string; rows: number }>();
  return {
    async write(record, row) {
      let file = open.get(record);
      if (file === undefined) {
        const name = `${record}.ndjson`;
        file = { stream: createWriteStream(join(folder, name)), name, rows: 0 };
        open.set(record, file);
      }
      file.rows++;
      if (!file.stream.write(`${JSON.stringify(row)}\n`)) await once(file.stream, 'drain');
    },
    async close() {
      for (const { stream } of open.values()) {
        stream.end();
        await finished(stream);
      }
      return [...open].map(([record, { name, rows }]) => ({ record, name, rows }));
    },
  };
}
