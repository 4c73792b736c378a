import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fhirInterest } from '../../../src/core/contract/fhirInterest.ts';
import { validGtin } from '../../../src/core/deliveries/gtin.ts';
import { readUdi } from '../../../src/core/deliveries/udi.ts';
import { fhirToRecords } from '../../../src/io/fhir/fhirToRecords.ts';
import { smallContract } from '../../support/contract.ts';
import { syntheaContract, syntheaFiles, syntheaText } from '../../support/synthea.ts';

const folder = mkdtempSync(join(tmpdir(), 'esito-fhir-'));
afterAll(() => rmSync(folder, { recursive: true }));
const reference = JSON.parse(readFileSync('test/golden/synthea-links.json', 'utf8'));

function newFolder(name: string): string {
  const made = join(folder, name);
  mkdirSync(made);
  return made;
}

/** Rows of a kind, without their lines. */
const rowsOf = (staging: string, kind: string): Record<string, string>[] =>
  readdirSync(staging)
    .filter((name) => name.startsWith(`${kind}-`))
    .flatMap((name) => readFileSync(join(staging, name), 'utf8').trim().split('\n'))
    .map((text) => {
      const { line: _, ...row } = JSON.parse(text);
      return row;
    });

async function synthea(name: string, statements: boolean) {
  const [from, staging] = [newFolder(`${name}-in`), newFolder(`${name}-out`)];
  const files = syntheaFiles(from, statements);
  const delivery = { folder: from, files, source: 'H1', keyVersion: 1 };
  return { staging, conversion: await fhirToRecords(fhirInterest(syntheaContract()), delivery, staging) };
}

describe('FHIR R4 resources of Synthea', () => {
  it('explains every device, as nothing in them says in which procedure it was used', async () => {
    const { staging, conversion } = await synthea('as-delivered', false);
    const { asDelivered, lines, outcomeRows, followUpRows, dead, expectedProcedures } = reference;
    expect(Object.fromEntries(conversion.unlinked.map(({ device, reason }) => [device.id, reason]))).toEqual(
      asDelivered.unlinked,
    );
    expect(
      Object.fromEntries(conversion.lines.map((one) => [one.fileName.split('.')[0], one.lines])),
    ).toEqual(lines);
    expect(conversion.lines.every(({ malformed, passedOver }) => malformed + passedOver === 0)).toBe(true);
    const made = conversion.files.map(({ kind, fileName, rows }) => [kind, fileName, rows]);
    expect(made).toEqual([
      ['outcome', 'Condition.ndjson', outcomeRows],
      ['followup', 'Patient.ndjson', dead],
      ['followup', 'Encounter.ndjson', followUpRows - dead],
    ]);
    expect(conversion.proceduresWithoutDevice).toBe(expectedProcedures);
    const followUp = rowsOf(staging, 'followup');
    expect(followUp.filter(({ status }) => status === 'dead')).toHaveLength(dead);
    // The last encounter, a certificate, is after the death.
    expect(followUp).toContainEqual({
      patient_key: '3af3708d-41f1-cd80-f3dd-ec5ac76072bf',
      last_seen_date: '1971-10-01',
      status: 'dead',
      death_date: '1971-10-01',
    });
  });

  it('links what statements of use say, each by its method, and leaves the rest with its candidates', async () => {
    const { staging, conversion } = await synthea('with-statements', true);
    const { linked, unlinked } = reference.withStatements;
    const rows = rowsOf(staging, 'delivery');
    const methods = new Map(rows.map((row) => [row.record_id, row.match_method]));
    expect([...methods.keys()].toSorted()).toEqual(Object.keys(linked));
    for (const [device, [method]] of Object.entries<string[]>(linked))
      expect(methods.get(device)).toBe(method);
    expect(Object.fromEntries(conversion.unlinked.map(({ device, reason }) => [device.id, reason]))).toEqual(
      unlinked,
    );
    expect(conversion.unlinked.find(({ reason }) => reason === 'several-procedures')?.candidates).toEqual([
      '781f8f93-3639-b679-bdbe-7a1da1a674de',
      'b940fa3f-67f5-e45c-8f4d-97b8a82dfebe',
    ]);
    expect(rows[0]).toEqual({
      record_id: '5e423b38-5628-fb9c-fe19-d5ed8d7d06c8',
      contract_id: 'synthea',
      lot_id: '1',
      supplier_id: 'S1',
      patient_key: 'a4a401d1-a46a-eb4a-8a38-760d5d79d6ec',
      key_version: '1',
      encounter_key: '338a8766-f26d-f4cb-9087-e94cae68e50e',
      site_code: 'H1',
      udi_di: '23290103271114',
      lot_no: expect.any(String),
      serial_no: expect.any(String),
      expiry: '2047-11-04',
      quantity: '1',
      procedure_code: '103750000',
      code_system: 'SNOMED CT',
      procedure_date: '2022-10-24',
      match_method: 'explicit-reference',
    });
  });

  it('finds a right check digit in only 25 of 208 GTINs, and the century of a year of two digits', () => {
    const devices = syntheaText('Device-100-patients')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const gtins: string[] = devices.map(({ udiCarrier }) => udiCarrier[0].deviceIdentifier);
    expect({ devices: gtins.length, valid: gtins.filter(validGtin).length }).toEqual(reference.gtins);
    // Synthea writes the year of the week, which in the last days of December may be the next one.
    const told = devices.filter(
      (one) => !/-12-(2[6-9]|3[01])T/.test(one.manufactureDate + one.expirationDate),
    );
    expect(told.length).toBeGreaterThan(190);
    for (const { udiCarrier, manufactureDate, expirationDate } of told) {
      const udi = readUdi(udiCarrier[0].carrierHRF, Number(manufactureDate.slice(0, 4)));
      expect([udi.manufactured, udi.expiry]).toEqual([
        manufactureDate.slice(0, 10),
        expirationDate.slice(0, 10),
      ]);
    }
  });
});

describe('single resources', () => {
  const KEY = 'a'.repeat(64);
  const subject = { reference: `Patient/${KEY}` };
  const eq5d = (levels: readonly object[]) => ({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ code: 'EQ5D' }] },
    subject,
    effectiveDateTime: '2026-05-01T10:00:00+02:00',
    component: levels,
  });

  async function convert(name: string, resources: readonly unknown[]) {
    const [from, staging] = [newFolder(`${name}-in`), newFolder(`${name}-out`)];
    const lines = resources.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
    writeFileSync(join(from, 'Observation.ndjson'), `\uFEFF${lines.join('\r\n')}\r\n`);
    const delivery = { folder: from, files: ['Observation.ndjson'], source: 'H2', keyVersion: 3 };
    return { staging, conversion: await fhirToRecords(fhirInterest(smallContract()), delivery, staging) };
  }

  it('reads EQ-5D from components and from a questionnaire; a missing answer stays missing', async () => {
    const item = [2, 1, undefined, 3, 1].map((level, at) => ({
      linkId: String(at + 1),
      ...(level !== undefined && { answer: [{ valueCoding: { code: String(level) } }] }),
    }));
    const { staging } = await convert('eq5d', [
      eq5d([1, 2, 3, 4, 5].map((valueInteger) => ({ valueInteger }))),
      eq5d([{ valueInteger: 1 }]),
      {
        resourceType: 'QuestionnaireResponse',
        status: 'completed',
        questionnaire: 'https://hospital.example/Questionnaire/EQ5D|2',
        subject,
        authored: '2026-06-01',
        item: [
          { linkId: 'group', item },
          { linkId: 'scale', answer: [{ valueInteger: 80 }] },
        ],
      },
    ]);
    expect(rowsOf(staging, 'outcome').map(({ proms_profile }) => proms_profile)).toEqual([
      '12345',
      undefined,
      '21931',
    ]);
  });

  it('refuses lines that are no resource, by line, and passes over what it does not read', async () => {
    const { conversion } = await convert('malformed', [
      '{"resourceType":"Observation"',
      '',
      { resourceType: 'Observation', status: 'final', subject: 7 },
      { resourceType: 'Location' },
      '[1]',
    ]);
    expect(conversion.lines).toEqual([
      { fileName: 'Observation.ndjson', lines: 4, malformed: 3, passedOver: 1 },
    ]);
    expect(conversion.malformed.map(({ kind, line }) => [kind, line])).toEqual([
      ['outcome', 1],
      ['outcome', 3],
      ['outcome', 5],
    ]);
  });

  it('takes RDM number, CND and EMDN codes, side and covariates; a device that a procedure names is linked', async () => {
    const icd9 = 'urn:oid:2.16.840.1.113883.6.104';
    const { staging, conversion } = await convert('rdm', [
      {
        resourceType: 'Procedure',
        id: 'p1',
        status: 'completed',
        code: { coding: [{ system: icd9, code: '35.05' }] },
        subject,
        performedDateTime: '2026-04-02',
        bodySite: [{ coding: [{ system: 'http://snomed.info/sct', code: '7771000' }] }],
        focalDevice: [{ manipulated: { reference: 'Device/d1' } }],
      },
      {
        resourceType: 'Device',
        id: 'd1',
        identifier: [{ system: 'https://hospital.example/rdm', value: '1000002' }],
        udiCarrier: [{ carrierHRF: '(17)261399(10)L7' }],
        type: {
          coding: [
            { system: 'https://hospital.example/cnd', code: 'X01' },
            { system: 'https://hospital.example/emdn', code: 'X02' },
          ],
        },
        patient: subject,
      },
      { resourceType: 'Patient', id: KEY, gender: 'female' },
      {
        resourceType: 'Condition',
        code: { coding: [{ code: 'prior_pacemaker' }] },
        subject,
        recordedDate: '2026-01-01',
      },
    ]);
    expect(rowsOf(staging, 'delivery')).toMatchObject([
      {
        record_id: 'd1',
        supplier_id: 'S2',
        site_code: 'H2',
        rdm_number: '1000002',
        cnd_code: 'X01',
        emdn_code: 'X02',
        lot_no: 'L7',
        laterality: 'left',
        code_system: 'ICD-9-CM',
        key_version: '3',
      },
    ]);
    expect(conversion.doubtful).toMatchObject([{ line: 2, site: 'H2', device: { id: 'd1' } }]);
    expect(rowsOf(staging, 'covariate').map((row) => [row.covariate_code, row.value])).toEqual([
      ['sex', 'F'],
      ['prior_pacemaker', '1'],
    ]);
  });
});
