import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Terminal } from './terminal.ts';
import { unusablePath } from './unusablePath.ts';

/** What `work` makes of a file or folder. @throws UsageError, naming it, if it cannot be read or written */
export async function onDisk<T>(name: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw unusablePath(name, error);
    throw error;
  }
}

/** @throws UsageError if the file cannot be read */
export function readBytes(file: string): Promise<Uint8Array> {
  return onDisk(file, readFile(file));
}

/** @throws UsageError if the file cannot be written */
export function writeTo(file: string, content: Uint8Array | string): Promise<void> {
  return onDisk(file, writeFile(file, content));
}

/**
 * Writes files by name into a folder, which is made if it is not there, and names each on standard error.
 * @throws UsageError if one cannot be written
 */
export async function writeFolder(
  { err }: Pick<Terminal, 'err'>,
  folder: string,
  files: Readonly<Record<string, Uint8Array | string>>,
): Promise<void> {
  await onDisk(folder, mkdir(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    await writeTo(file, content);
    err(file);
  }
}
