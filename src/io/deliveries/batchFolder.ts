import { open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Batch } from '../../core/deliveries/batch.ts';
import type { RecordKind } from '../../core/deliveries/recordLayout.ts';

/** Where a batch lies: `<folder>/<contract>/<batch id>`. */
export function batchFolder(folder: string, contract: string, id: string): string {
  return join(folder, contract, id);
}

/**
 * The rows of one of its files, typed, in the order in which they were given: also those that `setAsideFile` names, which do not count.
 * @param at place among the files of the batch
 */
export function recordFile(batch: string, kind: RecordKind, at: number): string {
  return join(batch, `${kind}-${at}.parquet`);
}

/** Its rows that were not kept, the unlinked among them, with what stood in them and their place in the file. */
export function setAsideFile(batch: string): string {
  return join(batch, 'set-aside.parquet');
}

/** The files of its delivery, as they were given. */
export function givenFolder(batch: string): string {
  return join(batch, 'given');
}

const BATCH = 'batch.json';

/** The batch in a folder; undefined if there is none. */
export async function readBatch(batch: string): Promise<Batch | undefined> {
  const text = await readFile(join(batch, BATCH), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as Batch);
}

/** Writes the account of a batch into its folder, and waits until all of it is on disk. */
export async function writeBatch(folder: string, batch: Batch): Promise<void> {
  await writeFile(join(folder, BATCH), JSON.stringify(batch));
  for (const file of await readdir(folder)) await onDisk(join(folder, file));
  await onDisk(folder);
}

/** Waits until a file, or what a folder lists, would survive the machine's end. */
export async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
