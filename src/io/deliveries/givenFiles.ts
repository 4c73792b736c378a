import { constants, createReadStream } from 'node:fs';
import { copyFile, link, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { GivenDelivery } from '../../actions/contractStores.ts';
import type { Batch } from '../../core/deliveries/batch.ts';
import { normalisedCode } from '../../core/deliveries/fiscalCode.ts';
import type { RowReason } from '../../core/deliveries/rowFate.ts';
import { onDisk } from './batchFolder.ts';
import { type DeliveryFolder, MANIFEST } from './deliveryFolder.ts';

/**
 * Keeps the files of a delivery as they were given: under another version of the contract its rows are read again from them. Files that nobody
 * else writes to get a second name and take no room of their own; others are copied, where the file system can without moving a byte.
 * @param into folder that is not there yet
 * @returns the delivery as it is kept, to be read from there
 */
export async function keepGiven(
  delivery: DeliveryFolder,
  { folder, own = false }: GivenDelivery,
  into: string,
): Promise<DeliveryFolder> {
  await mkdir(into);
  const keep = own ? linkOrCopy : copy;
  for (const name of [MANIFEST, ...delivery.manifest.files.map((file) => file.name)]) {
    await keep(join(folder, name), join(into, name));
    await onDisk(join(into, name));
  }
  await onDisk(into);
  return {
    ...delivery,
    files: delivery.files.map((file) => ({ ...file, path: join(into, file.declared.name) })),
  };
}

/** Some file systems know no second name for a file, and none has one on another disk. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copy(from, to));
}

async function copy(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
}

/** Rows whose key is none, whose cells could not be told apart, or whose texts name somebody: where a person's code stands by mistake if it does anywhere. */
const suspect: readonly RowReason[] = ['no-key', 'malformed', 'names-patient'];

/**
 * Whether files name a person: such files are not kept. Looked for are fiscal codes where a row has no pseudonym or names somebody, and names and addresses
 * in FHIR resources, of which `esito pseudonymise` leaves none.
 */
export async function namesPerson({ manifest, files }: DeliveryFolder, batch: Batch): Promise<boolean> {
  const fhir = manifest.format === 'fhir-r4';
  if (!fhir && !batch.findings.some(({ reason }) => suspect.includes(reason))) return false;
  for (const { path } of files) if (await holdsPerson(path, fhir)) return true;
  return false;
}

const CODE =
  /(?<![0-9A-Za-z])[A-Za-z]{6}[0-9A-Za-z]{2}[A-Za-z][0-9A-Za-z]{2}[A-Za-z][0-9A-Za-z]{3}[A-Za-z](?![0-9A-Za-z])/g;
const WHO = /"(?:family|given|telecom|address)"\s*:/;

/** No sign is longer; what the end of a part may have cut off. */
const LONGEST = 64;

async function holdsPerson(path: string, fhir: boolean): Promise<boolean> {
  let rest = '';
  for await (const part of createReadStream(path, { encoding: 'latin1', highWaterMark: 1_048_576 })) {
    const text = rest + (part as string);
    if (fhir && WHO.test(text)) return true;
    for (const [code] of text.matchAll(CODE)) if (normalisedCode(code)?.kind === 'fiscal-code') return true;
    rest = text.slice(-LONGEST);
  }
  return false;
}
