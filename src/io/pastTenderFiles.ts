import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GivenFile } from '../actions/world.ts';

/** Past tenders in a folder, each a YAML file, in the order of their names. */
export async function pastTenderFiles(folder: string): Promise<GivenFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted();
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
}
