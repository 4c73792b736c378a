import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** What a folder of offers holds, by kind; nothing is looked into yet. */
export interface OffersFolder {
  readonly workbooks: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** The committee's file, `commissione.yaml`, if there is one. */
  readonly committee: { readonly name: string; readonly text: string } | undefined;
}

/** Name of the committee's file beside the workbooks. */
export const COMMITTEE_FILE = 'commissione.yaml';

/**
 * Reads a folder of offers: every .xlsx in it (temporary files of spreadsheet programs left out) and the
 * committee's file. @throws if the folder cannot be read
 */
export async function readOffersFolder(folder: string): Promise<OffersFolder> {
  const names = (await readdir(folder)).toSorted();
  const workbooks = names.filter((name) => name.toLowerCase().endsWith('.xlsx') && !/^(~\$|\.)/.test(name));
  return {
    workbooks: await Promise.all(
      workbooks.map(async (name) => ({ name: basename(name), bytes: await readFile(join(folder, name)) })),
    ),
    committee: names.includes(COMMITTEE_FILE)
      ? { name: COMMITTEE_FILE, text: await readFile(join(folder, COMMITTEE_FILE), 'utf8') }
      : undefined,
  };
}
