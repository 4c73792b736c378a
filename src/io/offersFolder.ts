import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { GivenFile } from '../actions/world.ts';

/** What a folder of offers holds, by kind; nothing is looked into yet. */
export interface OffersFolder {
  readonly workbooks: readonly GivenFile[];
  /** The committee's file, `commissione.yaml`, if there is one. */
  readonly committee: TextFile | undefined;
  /** What happened in the committee's sittings, `verbale.yaml`, if there is such a file. */
  readonly session: TextFile | undefined;
}

interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Name of the committee's file beside the workbooks. */
const COMMITTEE_FILE = 'commissione.yaml';

/** Name of the file of the sittings. */
const SESSION_FILE = 'verbale.yaml';

/**
 * Reads a folder of offers: every .xlsx in it (temporary files of spreadsheet programs left out), the
 * committee's file and that of its sittings. @throws if the folder cannot be read
 */
export async function readOffersFolder(folder: string): Promise<OffersFolder> {
  const names = (await readdir(folder)).toSorted();
  const textFile = async (name: string): Promise<TextFile | undefined> =>
    names.includes(name) ? { name, text: await readFile(join(folder, name), 'utf8') } : undefined;
  const workbooks = names.filter((name) => name.toLowerCase().endsWith('.xlsx') && !/^(~\$|\.)/.test(name));
  return {
    workbooks: await Promise.all(
      workbooks.map(async (name) => ({ name: basename(name), bytes: await readFile(join(folder, name)) })),
    ),
    committee: await textFile(COMMITTEE_FILE),
    session: await textFile(SESSION_FILE),
  };
}
