import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Manifest } from '../../core/deliveries/manifest.ts';
import { type Pseudonymiser, type PseudonymKey, pseudonymiser } from '../../core/deliveries/pseudonymiser.ts';
import { hasErrors, moreProblems, type Problem, problemList } from '../../core/problem.ts';
import { pseudonymiseCsv } from '../csv/pseudonymiseCsv.ts';
import { fileFacts } from '../deliveries/fileFacts.ts';
import { mixedFolder, noFiles } from './folderProblems.ts';
import { hmacSha256 } from './keyFile.ts';
import { patientCodes, pseudonymiseFhir } from './pseudonymiseFhir.ts';

/** What is known of a delivery before its files are read. */
export type DeliveryFacts = Omit<Manifest, 'files' | 'format' | 'key_version'>;

export interface Pseudonymised {
  readonly manifest: Manifest;
  readonly patients: number;
  /** Codes that are no valid fiscal codes. */
  readonly otherCodes: number;
  /** FHIR without fiscal codes: the pseudonyms are made of the ids of the Patient resources. */
  readonly ofIds: boolean;
  /** Resources of types that are not read. */
  readonly leftOut: number;
}

/**
 * Makes a delivery of a folder of CSV record files or of FHIR resources (`.csv`, `.txt`; `.ndjson`): pseudonyms in the place of codes, and a
 * manifest. With an old key also the `rotation` file. The folder `to` is made at the end, whole; where there are problems, not at all.
 * @param to must not be there yet, or be empty
 * @throws the system's error if something cannot be read or written
 */
export async function pseudonymiseFolder(
  from: string,
  to: string,
  facts: DeliveryFacts,
  current: PseudonymKey,
  old: PseudonymKey | undefined,
): Promise<{ readonly value: Pseudonymised | undefined; readonly problems: readonly Problem[] }> {
  const names = (await readdir(from)).filter((name) => /\.(csv|txt|ndjson)$/i.test(name)).toSorted();
  const resources = names.filter((name) => /\.ndjson$/i.test(name));
  if (names.length === 0) return { value: undefined, problems: [noFiles(from)] };
  if (resources.length > 0 && resources.length < names.length)
    return { value: undefined, problems: [mixedFolder(from)] };
  await mkdir(dirname(resolve(to)), { recursive: true });
  const staging = await mkdtemp(`${resolve(to)}.`);
  try {
    const errors = problemList();
    const warnings: Problem[] = [];
    const pseudonyms = pseudonymiser(hmacSha256, current, old);
    const fhir = resources.length > 0;
    const written = fhir
      ? await writeResources({ from, staging, names, pseudonyms, errors })
      : await writeRecords({
          from,
          staging,
          names,
          pseudonyms,
          errors,
          warnings,
          version: current.keyVersion,
        });
    const more = errors.count - errors.first.length;
    const problems = [
      ...warnings,
      ...errors.first,
      ...(more > 0 ? [moreProblems(more, { file: from })] : []),
    ];
    if (hasErrors(problems)) return { value: undefined, problems };
    const rotation = old && (await writeRotation(staging, pseudonyms, old.keyVersion, current.keyVersion));
    const files: Manifest['files'] = [];
    for (const { name, record, rows } of [...written.files, ...(rotation ? [rotation] : [])]) {
      const { sha256 } = await fileFacts(join(staging, name));
      files.push({ name, ...(record && { record }), rows, sha256 });
    }
    const format = fhir ? 'fhir-r4' : 'csv';
    const manifest = { ...facts, format, key_version: current.keyVersion, files } satisfies Manifest;
    await writeFile(join(staging, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(staging, to);
    const { leftOut, ofIds } = written;
    return {
      value: {
        manifest,
        patients: pseudonyms.patients(),
        otherCodes: pseudonyms.otherCodes(),
        ofIds,
        leftOut,
      },
      problems,
    };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

interface WrittenFile {
  readonly name: string;
  readonly record?: Manifest['files'][number]['record'];
  readonly rows: number;
}

interface Written {
  readonly files: readonly WrittenFile[];
  readonly leftOut: number;
  readonly ofIds: boolean;
}

interface Folder {
  readonly from: string;
  readonly staging: string;
  readonly names: readonly string[];
  readonly pseudonyms: Pseudonymiser;
  readonly errors: ReturnType<typeof problemList>;
}

async function writeResources({ from, staging, names, pseudonyms, errors }: Folder): Promise<Written> {
  const { codeOf, fiscal } = await patientCodes(from, names);
  const files: WrittenFile[] = [];
  let leftOut = 0;
  for (const name of names) {
    const done = await pseudonymiseFhir({ folder: from, name }, staging, codeOf, pseudonyms, errors);
    leftOut += done.leftOut;
    files.push({ name, rows: done.rows });
  }
  return { files, leftOut, ofIds: !fiscal };
}

async function writeRecords({
  from,
  staging,
  names,
  pseudonyms,
  errors,
  warnings,
  version,
}: Folder & { readonly warnings: Problem[]; readonly version: number }): Promise<Written> {
  const files: WrittenFile[] = [];
  for (const name of names) {
    const done = await pseudonymiseCsv(
      { folder: from, name },
      staging,
      version,
      pseudonyms,
      errors,
      warnings,
    );
    if (done !== undefined) files.push({ name, ...done });
  }
  return { files, leftOut: 0, ofIds: false };
}

/** In a delivery of resources it is the one file that holds records. */
async function writeRotation(
  staging: string,
  pseudonyms: Pseudonymiser,
  oldVersion: number,
  newVersion: number,
): Promise<WrittenFile> {
  const rows = pseudonyms.rotation();
  const lines = rows.map(([oldKey, newKey]) => [oldKey, oldVersion, newKey, newVersion].join(','));
  const name = 'rotation.csv';
  const text = ['old_key,old_version,new_key,new_version', ...lines, ''].join('\n');
  await writeFile(join(staging, name), text);
  return { name, record: 'rotation', rows: rows.length };
}
