import type { z } from 'zod';
import { errorAt, type Problem, type Text } from '../problem.ts';
import { recordKinds } from './recordLayout.ts';

/** What a field of `manifest.json` says; fields of a file have the path `files.…`. */
export const manifestFields: Readonly<Record<string, Text>> = {
  source_system: {
    it: 'chi consegna: al più 64 lettere senza accenti, cifre, punti, trattini; sempre lo stesso per la stessa fonte',
    en: 'who delivers: at most 64 unaccented letters, digits, points, hyphens; always the same for the same source',
  },
  format: { it: 'csv, ndjson o fhir-r4; csv se manca', en: 'csv, ndjson or fhir-r4; csv if left out' },
  extracted_at: {
    it: 'quando i dati sono stati estratti, con il fuso: 2026-11-10T08:00:00+01:00',
    en: 'when the data were extracted, with the time zone: 2026-11-10T08:00:00+01:00',
  },
  period_from: { it: 'primo giorno del periodo: 2026-09-01', en: 'first day of the period: 2026-09-01' },
  period_to: { it: 'ultimo giorno del periodo: 2026-09-30', en: 'last day of the period: 2026-09-30' },
  key_version: {
    it: 'numero della chiave degli pseudonimi: 1, 2, …',
    en: 'number of the key of the pseudonyms: 1, 2, …',
  },
  flow_version: {
    it: 'versione del flusso da cui vengono i dati, da 1 a 64 caratteri: "SDO 2026"',
    en: 'version of the flow that the data come from, 1 to 64 characters: "SDO 2026"',
  },
  files: {
    it: 'elenco dei file, almeno uno, ciascuno con i campi che seguono',
    en: 'list of the files, at least one, each with the fields that follow',
  },
  'files.name': {
    it: 'nome del file: lettere senza accenti, cifre, punti, trattini',
    en: 'name of the file: unaccented letters, digits, points, hyphens',
  },
  'files.record': {
    it: `che cosa contiene: ${recordKinds.join(', ')}; non serve per risorse FHIR`,
    en: `what it holds: ${recordKinds.join(', ')}; not needed for FHIR resources`,
  },
  'files.rows': {
    it: 'quante righe ha, senza l’intestazione',
    en: 'how many rows it has, without the header',
  },
  'files.sha256': {
    it: 'impronta SHA-256 del file: 64 cifre esadecimali minuscole',
    en: 'SHA-256 hash of the file: 64 hexadecimal digits in lower case',
  },
  completeness: {
    it: 'facoltativo: quote fra 0 e 1 che la fonte dichiara complete',
    en: 'optional: shares between 0 and 1 that the source declares complete',
  },
};

/** What is wrong with a manifest, field by field, in the words of whoever writes it. */
export function manifestFieldProblems(issues: readonly z.core.$ZodIssue[]): Problem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => unknownField([...issue.path, key].join('.')));
    const field = issue.path.join('.');
    const says = manifestFields[issue.path.filter((step) => typeof step === 'string').join('.')];
    return [wrongField(field, says ?? theManifest)];
  });
}

function unknownField(field: string): Problem {
  return errorAt(
    { file: 'manifest.json', field },
    'manifest-wrong',
    { it: 'Il manifesto non ha un campo con questo nome.', en: 'A manifest has no field of this name.' },
    {
      it: `Toglierlo, o dargli uno di questi nomi: ${names}.`,
      en: `Take it out, or give it one of these names: ${names}.`,
    },
  );
}

function wrongField(field: string, says: Text): Problem {
  return errorAt(
    { file: 'manifest.json', field },
    'manifest-wrong',
    {
      it: 'Questo campo del manifesto manca, o non è scritto come deve.',
      en: 'This field of the manifest is missing, or not written as it must be.',
    },
    { it: `Ci va ${says.it}.`, en: `What belongs there: ${says.en}.` },
  );
}

const names = Object.keys(manifestFields).join(', ');

const theManifest: Text = {
  it: `un oggetto JSON con i campi ${names}`,
  en: `a JSON object with the fields ${names}`,
};
