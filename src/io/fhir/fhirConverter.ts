import { dirname } from 'node:path';
import { fhirInterest } from '../../core/contract/fhirInterest.ts';
import { errorAt, type Problem } from '../../core/problem.ts';
import type { DeliveryFolder } from '../deliveries/deliveryFolder.ts';
import type { ConvertedRecords, Converter, UnconvertedRow } from '../deliveries/recordFiles.ts';
import {
  type DoubtfulDevice,
  type FhirConversion,
  fhirToRecords,
  type UnlinkedDevice,
} from './fhirToRecords.ts';
import { LINE_COLUMN, madeColumns, type RowOrigin } from './recordFiles.ts';

/** Deliveries of FHIR R4 resources for the import: record files, and every device and line that became no row. */
export const fhirConverter: Converter = async (delivery, { contract }, into) => {
  const { manifest, files } = delivery;
  const folder = dirname(files[0]?.path ?? into);
  const conversion = await fhirToRecords(
    fhirInterest(contract),
    {
      folder,
      files: files.map(({ declared }) => declared.name),
      source: manifest.source_system,
      keyVersion: manifest.key_version,
    },
    into,
  );
  const problems = lineProblems(delivery, conversion);
  if (problems.length > 0) return { value: undefined, problems };
  const hashes = new Map(files.map(({ declared, sha256 }) => [declared.name, sha256]));
  const row = ({ fileName, line }: RowOrigin) => ({ fileName, line, sha256: hashes.get(fileName) ?? '' });
  const value: ConvertedRecords = {
    files: conversion.files.map(({ kind, fileName, path }) => ({
      kind,
      fileName,
      path,
      sha256: hashes.get(fileName) ?? '',
      rows: undefined,
      form: { is: 'ndjson', columns: madeColumns(kind), lineIn: LINE_COLUMN },
    })),
    setAside: [
      ...conversion.unlinked.map((one) => ({ ...row(one), ...setAsideDevice(one) })),
      ...conversion.malformed.map((one) => ({ ...row(one), ...malformedLine, kind: one.kind })),
    ],
    doubts: conversion.doubtful.map((one) => ({ ...row(one), ...doubtfulDevice(one) })),
  };
  return { value, problems: [] };
};

type Fate = Omit<UnconvertedRow, keyof RowOrigin | 'sha256'>;

const malformedLine = { reason: 'malformed', column: null, value: null, site: null, cells: {} } as const;

function doubtfulDevice({ device, site }: DoubtfulDevice): Fate {
  return {
    kind: 'delivery',
    reason: 'unreadable-udi',
    column: 'udi_di',
    value: device.carrier ?? null,
    site: site ?? null,
    cells: {},
  };
}

function setAsideDevice({ device, reason, site, candidates }: UnlinkedDevice): Fate {
  const cells = {
    record_id: device.id,
    udi_di: device.udiDi,
    rdm_number: device.rdmNumber,
    lot_no: device.lotNo,
    site_code: site,
    candidate_procedures: candidates.length > 0 ? candidates.join(' ') : undefined,
  };
  return {
    kind: 'delivery',
    reason,
    column: 'record_id',
    value: device.id,
    site: site ?? null,
    cells: Object.fromEntries(
      Object.entries(cells).filter((cell): cell is [string, string] => cell[1] !== undefined),
    ),
  };
}

/** A file with other than the declared number of lines was cut; one full of lines that are no resources is no export of FHIR. */
function lineProblems({ files }: DeliveryFolder, { lines, malformed }: FhirConversion): readonly Problem[] {
  const declared = new Map(files.map(({ declared: { name, rows } }) => [name, rows]));
  return lines.flatMap(({ fileName, lines: read, malformed: wrong }) => [
    ...(declared.get(fileName) === read ? [] : [rowCount(fileName, declared.get(fileName) ?? 0, read)]),
    ...(wrong > malformed.filter((line) => line.fileName === fileName).length
      ? [notFhir(fileName, wrong)]
      : []),
  ]);
}

function rowCount(file: string, declared: number, read: number): Problem {
  return errorAt(
    { file },
    'row-count',
    {
      it: `Il manifesto dice ${declared} righe, nel file ce ne sono ${read}.`,
      en: `The manifest says ${declared} rows, the file has ${read}.`,
    },
    {
      it: 'Controllare che l’esportazione sia completa: una risorsa per riga.',
      en: 'Check that the export is complete: one resource a line.',
    },
  );
}

function notFhir(file: string, wrong: number): Problem {
  return errorAt(
    { file },
    'not-fhir',
    {
      it: `${wrong} righe non sono risorse FHIR R4.`,
      en: `${wrong} lines are no FHIR R4 resources.`,
    },
    {
      it: 'Esportare di nuovo in NDJSON: una risorsa JSON per riga.',
      en: 'Export it again as NDJSON: one JSON resource a line.',
    },
  );
}
