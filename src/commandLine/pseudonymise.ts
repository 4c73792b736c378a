import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { World } from '../actions/world.ts';
import { type Manifest, manifestSchema } from '../core/deliveries/manifest.ts';
import type { PseudonymKey } from '../core/deliveries/pseudonymiser.ts';
import type { Text } from '../core/problem.ts';
import { readKeyFile, writeNewKey } from '../io/pseudonymise/keyFile.ts';
import {
  type DeliveryFacts,
  type Pseudonymised,
  pseudonymiseFolder,
} from '../io/pseudonymise/pseudonymiseFolder.ts';
import { type ExitCode, exitCode, UsageError } from './exitCode.ts';
import { onDisk } from './files.ts';
import { printProblems, type Terminal } from './terminal.ts';

export interface PseudonymiseOptions {
  readonly contract?: string;
  readonly keyFile?: string;
  readonly keyVersion?: number;
  readonly out?: string;
  readonly source?: string;
  readonly from?: string;
  readonly to?: string;
  readonly flowVersion?: string;
  readonly rotateFrom?: string;
  readonly oldVersion?: number;
  readonly newKey?: string;
}

/**
 * `esito pseudonymise DIR --contract ID --key-file FILE --key-version N --out DIR …`: at the hospital, without any network: what goes in has
 * codes of patients, what comes out is a delivery with pseudonyms. `--new-key FILE` makes a key and nothing else. Neither a code nor a key is
 * ever printed.
 */
export async function pseudonymise(
  terminal: Terminal,
  tools: Pick<World, 'now'>,
  folder: string | undefined,
  options: PseudonymiseOptions,
): Promise<ExitCode> {
  const { locale, out, err } = terminal;
  if (options.newKey !== undefined) {
    await onDisk(options.newKey, writeNewKey(options.newKey));
    out(options.newKey);
    err(newKeyText[locale]);
    return exitCode.ok;
  }
  const { contract, keyFile, keyVersion, out: target, rotateFrom, oldVersion } = options;
  if (!folder || !contract || !keyFile || !keyVersion || !target)
    throw new UsageError(
      'esito pseudonymise DIR --contract ID --key-file FILE --key-version N --out DIR --source NAME --from DATE --to DATE --flow-version TEXT',
    );
  if ((rotateFrom === undefined) !== (oldVersion === undefined))
    throw new UsageError('--rotate-from FILE --old-version M');
  if (oldVersion !== undefined && oldVersion >= keyVersion)
    throw new UsageError('--old-version < --key-version');
  if (!/^[\w.-]+$/.test(contract)) throw new UsageError(`--contract: ${contract}`);
  await requireEmpty(target);
  const facts = await deliveryFacts(folder, options, tools.now());
  const current = await keyOf(terminal, keyFile, contract, keyVersion);
  const old =
    rotateFrom === undefined || oldVersion === undefined
      ? undefined
      : await keyOf(terminal, rotateFrom, contract, oldVersion);
  if (current === undefined || (rotateFrom !== undefined && old === undefined)) return exitCode.problems;
  const { value, problems } = await onDisk(folder, pseudonymiseFolder(folder, target, facts, current, old));
  printProblems(terminal, problems);
  if (value === undefined) {
    err(nothingText[locale]);
    return exitCode.problems;
  }
  for (const { name, rows } of value.manifest.files) out(`${join(target, name)}: ${rows}`);
  for (const line of summary(value)) err(line[locale]);
  return exitCode.ok;
}

async function keyOf(
  terminal: Terminal,
  file: string,
  contract: string,
  keyVersion: number,
): Promise<PseudonymKey | undefined> {
  const { value, problems } = await onDisk(file, readKeyFile(file));
  printProblems(terminal, problems);
  return value && { key: value, contract, keyVersion };
}

/** What was delivered is never written over. */
async function requireEmpty(target: string): Promise<void> {
  const there = await readdir(target).catch(() => []);
  if (there.length > 0)
    throw new UsageError(`--out ${target}: la cartella non è vuota / the folder is not empty`);
}

/** From the options, or else from a manifest.json in the folder that the hospital's export left there. */
async function deliveryFacts(
  folder: string,
  { source, from, to, flowVersion }: PseudonymiseOptions,
  now: string,
): Promise<DeliveryFacts> {
  const given = await givenManifest(join(folder, 'manifest.json'));
  const facts = {
    source_system: source ?? given.source_system,
    extracted_at: given.extracted_at ?? now,
    period_from: from ?? given.period_from,
    period_to: to ?? given.period_to,
    flow_version: flowVersion ?? given.flow_version,
    ...(given.completeness && { completeness: given.completeness }),
  };
  const parsed = manifestSchema.omit({ files: true, format: true, key_version: true }).safeParse(facts);
  if (parsed.success) return parsed.data;
  const wanted = { source_system: '--source', period_from: '--from', period_to: '--to' };
  const wrong = parsed.error.issues.map(({ path: [field] }) =>
    Object.hasOwn(wanted, String(field))
      ? wanted[field as keyof typeof wanted]
      : `--flow-version (${String(field)})`,
  );
  throw new UsageError(
    `Manca o non va bene / missing or not usable: ${[...new Set(wrong)].join(', ')}. --source NAME --from 2026-01-01 --to 2026-01-31 --flow-version TEXT`,
  );
}

async function givenManifest(file: string): Promise<Partial<Manifest>> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return {};
  try {
    return z.looseObject({}).parse(JSON.parse(text));
  } catch {
    throw new UsageError(`${file}: non è JSON / is no JSON`);
  }
}

const newKeyText: Text = {
  it: 'Chiave nuova. Resta all’ospedale: una copia in un luogo sicuro, mai per posta, mai insieme ai dati. Senza di essa gli pseudonimi delle prossime consegne non saranno più quelli di prima.',
  en: 'A fresh key. It stays at the hospital: a copy in a safe place, never by mail, never together with the data. Without it the pseudonyms of later deliveries will not be those of before.',
};

const nothingText: Text = {
  it: 'Non è stato scritto nulla.',
  en: 'Nothing was written.',
};

function summary({ patients, otherCodes, ofIds, leftOut }: Pseudonymised): readonly Text[] {
  return [
    { it: `Pazienti: ${patients}.`, en: `Patients: ${patients}.` },
    ...(otherCodes > 0 && !ofIds
      ? [
          {
            it: `Codici che non sono codici fiscali validi (STP, ENI, provvisori o errori di stampa): ${otherCodes}. Se uno è scritto male, quel paziente ha uno pseudonimo che non troverà i suoi altri dati.`,
            en: `Codes that are no valid fiscal codes (STP, ENI, provisional, or misprints): ${otherCodes}. Where one is misprinted, that patient’s pseudonym will not find the other data.`,
          },
        ]
      : []),
    ...(ofIds
      ? [
          {
            it: 'Nessun Patient ha un codice fiscale: gli pseudonimi vengono dagli id e non coincidono con quelli di consegne fatte con il codice fiscale.',
            en: 'No Patient has a fiscal code: pseudonyms are made of ids and do not meet those of deliveries made with fiscal codes.',
          },
        ]
      : []),
    ...(leftOut > 0
      ? [
          {
            it: `Risorse di tipi che non si leggono, non scritte: ${leftOut}.`,
            en: `Resources of types that are not read, left out: ${leftOut}.`,
          },
        ]
      : []),
  ];
}
