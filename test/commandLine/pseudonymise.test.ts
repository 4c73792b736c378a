import { createHmac } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/commandLine/exitCode.ts';
import { type PseudonymiseOptions, pseudonymise } from '../../src/commandLine/pseudonymise.ts';
import { manifestSchema } from '../../src/core/deliveries/manifest.ts';
import { sha256 } from '../../src/io/fingerprint.ts';
import { inProcess, esito as ownProcess } from '../support/commandLine.ts';
import { syntheaFiles, syntheaText } from '../support/synthea.ts';

const folder = mkdtempSync(join(tmpdir(), 'esito-pseudonymise-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [key, oldKey] = ['new.key', 'old.key'].map((name) => join(folder, name)) as [string, string];

const esito = (from: string | undefined, options: PseudonymiseOptions) =>
  inProcess((terminal) => pseudonymise(terminal, { now: () => '2026-02-01T08:00:00.000Z' }, from, options));

const usual = {
  contract: 'valvole',
  keyFile: key,
  keyVersion: 2,
  source: 'H1',
  from: '2026-01-01',
  to: '2026-01-31',
  flowVersion: 'SDO 2026',
};

/** Of a folder with these files. */
async function delivery(
  name: string,
  files: Readonly<Record<string, string | Buffer>>,
  more: PseudonymiseOptions = {},
) {
  const [from, to] = [join(folder, `${name}-in`), join(folder, `${name}-out`)];
  mkdirSync(from);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(from, file), content);
  return { to, ended: await esito(from, { ...usual, out: to, ...more }) };
}

const read = (to: string, file: string) => readFileSync(join(to, file), 'utf8');

const hmac = (file: string, text: string) =>
  createHmac('sha256', readFileSync(file, 'utf8').trim()).update(text).digest('hex');

beforeAll(async () => {
  for (const file of [key, oldKey]) expect((await esito(undefined, { newKey: file })).code).toBe(0);
});

// Invented; the second is the first with letters for digits where two people would have the same code.
const CODE = 'RSSMRA85T10A562S';
const header = 'fiscal_code;outcome_code;event_date;value_num;source_flow;cognome';

describe('esito pseudonymise', () => {
  it('makes keys that only their owner may read, never over another, and never prints them', async () => {
    expect(statSync(key).mode & 0o777).toBe(0o600);
    const made = readFileSync(key, 'utf8');
    await expect(esito(undefined, { newKey: key })).rejects.toThrow(UsageError);
    expect(readFileSync(key, 'utf8')).toBe(made);
    chmodSync(key, 0o644);
    const refused = await delivery('open', { 'outcome.csv': `${header}\n` });
    chmodSync(key, 0o600);
    expect(refused.ended).toMatchObject({ code: 1, out: '' });
    expect(refused.ended.err).toMatch(/Other users .* can read the key file[\s\S]*chmod 600/);
  });

  it('writes an Italian export with one pseudonym for each person, its manifest and the rotation', async () => {
    const rows = [
      `${CODE.toLowerCase()};PPM;02/01/2026;1,5;sdo;Rossi`,
      ` ${CODE} ;DEATH;03/01/2026;;"sdo; città";Rossi`,
      'STP123;PPM;04/01/2026;;sdo;Ignoto',
    ];
    const text = Buffer.from(`${header}\r\n${rows.join('\r\n')}\r\n`, 'latin1');
    const { to, ended } = await delivery('csv', { 'esiti.csv': text }, { rotateFrom: oldKey, oldVersion: 1 });
    expect(ended).toMatchObject({ code: 0 });
    const person = hmac(key, `vbp:valvole:v2|${CODE}`);
    const other = hmac(key, 'vbp:valvole:v2|STP123');
    expect(read(to, 'esiti.csv')).toBe(
      [
        'patient_key;outcome_code;event_date;value_num;source_flow',
        `${person};PPM;02/01/2026;1,5;sdo`,
        `${person};DEATH;03/01/2026;;"sdo; città"`,
        `${other};PPM;04/01/2026;;sdo`,
        '',
      ].join('\n'),
    );
    expect(read(to, 'rotation.csv').split('\n')).toEqual([
      'old_key,old_version,new_key,new_version',
      `${hmac(oldKey, `vbp:valvole:v1|${CODE}`)},1,${person},2`,
      `${hmac(oldKey, 'vbp:valvole:v1|STP123')},1,${other},2`,
      '',
    ]);
    const manifest = manifestSchema.parse(JSON.parse(read(to, 'manifest.json')));
    expect(manifest).toMatchObject({
      source_system: 'H1',
      format: 'csv',
      period_from: '2026-01-01',
      key_version: 2,
      files: [
        { name: 'esiti.csv', record: 'outcome', rows: 3, sha256: sha256(read(to, 'esiti.csv')) },
        { name: 'rotation.csv', record: 'rotation', rows: 2, sha256: sha256(read(to, 'rotation.csv')) },
      ],
    });
    expect(ended.err).toMatch(/left out: cognome/);
    expect(ended.err).toMatch(/Patients: 2\.\nCodes that are no valid fiscal codes .*: 1\./);
    expect(ended.out + ended.err).not.toMatch(new RegExp(`${CODE}|STP123`, 'i'));
  });

  it('is a command: it says what is missing, and writes nothing over', async () => {
    const given = [
      '--contract',
      'valvole',
      '--key-file',
      key,
      '--key-version',
      '2',
      '--out',
      join(folder, 'x'),
    ];
    const ended = ownProcess('pseudonymise', folder, ...given);
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(/missing.*--source, --from, --to, --flow-version/);
    await expect(esito(folder, { ...usual, out: folder })).rejects.toThrow(/not empty/);
  });

  it('fills in the version of the key, and delivers files that name no patient as they are', async () => {
    const devices =
      'record_id,contract_id,lot_id,supplier_id,fiscal_code,site_code,udi_di,procedure_code,code_system,procedure_date\n' +
      `r1,valvole,1,S1,${CODE},H1,08012345678907,35.05,ICD-9-CM,2026-01-02\n`;
    const consumption = 'site_code,supplier_id,month,quantity\nH1,S1,2026-01,4\n';
    const { to, ended } = await delivery('devices', { 'a.csv': devices, 'b.csv': consumption });
    expect(ended).toMatchObject({ code: 0 });
    expect(read(to, 'a.csv').split('\n')[1]).toMatch(/^r1,valvole,1,S1,[0-9a-f]{64},2,H1,08012345678907,/);
    expect(read(to, 'b.csv')).toBe(consumption);
  });

  it('writes nothing at all where a row has no code, or its code stands in another cell, and says in which line', async () => {
    const rows = [
      ';PPM;02/01/2026;;sdo;',
      `${CODE};PPM;02/01/2026;;sdo ${CODE.toLowerCase()};`,
      `${CODE};PPM;02/01/2026;;;sdo;;`,
    ];
    const { to, ended } = await delivery('empty', { 'outcome.csv': [header, ...rows, ''].join('\n') });
    expect(ended).toMatchObject({ code: 1, out: '' });
    for (const [line, problem] of [
      [2, 'empty-code'],
      [3, 'still-named'],
      [4, 'other-length'],
    ])
      expect(ended.err).toMatch(new RegExp(`outcome\\.csv:${line}:.*\\[${problem}\\]`));
    expect(existsSync(to)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith('empty-out'))).toEqual([]);
    expect(ended.err.toUpperCase()).not.toContain(CODE);
  });

  it('leaves nothing of Synthea’s resources that says who a patient is', async () => {
    const from = join(folder, 'fhir-in');
    mkdirSync(from);
    syntheaFiles(from, true);
    const to = join(folder, 'fhir-out');
    const ended = await esito(from, { ...usual, out: to });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.err).toMatch(/No Patient has a fiscal code/);
    const written = readdirSync(to)
      .map((file) => read(to, file))
      .join('\n');
    const patients = syntheaText('Patient')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const saying = new Set<string>();
    for (const { id, identifier, name, telecom, address, birthDate, extension } of patients) {
      for (const one of [id, birthDate, ...identifier.map(({ value }: { value: string }) => value)])
        saying.add(one);
      for (const { family, given } of name) for (const part of [family, ...given]) saying.add(part);
      for (const { value } of telecom) saying.add(value);
      for (const { line, postalCode } of address) for (const part of [...line, postalCode]) saying.add(part);
      for (const { valueString } of extension) if (valueString !== undefined) saying.add(valueString);
    }
    expect(saying.size).toBeGreaterThan(100);
    // Birth dates and post codes may stand in other places by chance: as a day of care, within a number.
    const found = [...saying].filter((one) => written.includes(one));
    expect(found.filter((one) => !/^\d{4}-\d\d-\d\d$|^\d{5}$/.test(one))).toEqual([]);
    expect(written).not.toMatch(/birthDate|display|telecom|"text"|"name":\[/);
    const manifest = manifestSchema.parse(JSON.parse(read(to, 'manifest.json')));
    expect(manifest.files.map(({ name, rows }) => [name, rows])).toEqual([
      ['Condition.ndjson', 555],
      ['Device.ndjson', 16],
      ['DeviceUseStatement.ndjson', 6],
      ['Encounter.ndjson', 1215],
      ['Patient.ndjson', 13],
      ['Procedure.ndjson', 2056],
    ]);
  });

  it('makes the same pseudonym of a Patient’s fiscal code as of a table’s, and refuses patients without one', async () => {
    const line = (...resources: object[]) => resources.map((one) => `${JSON.stringify(one)}\n`).join('');
    const patient = (id: string, ...values: string[]) => ({
      resourceType: 'Patient',
      id,
      identifier: values.map((value) => ({ value })),
    });
    const encounter = (id: string) => ({
      resourceType: 'Encounter',
      id: `e-${id}`,
      subject: { reference: `Patient/${id}`, display: 'Mario Rossi' },
    });
    const good = await delivery('fiscal', { 'all.ndjson': line(encounter('1'), patient('1', '99', CODE)) });
    expect(good.ended).toMatchObject({ code: 0 });
    const person = hmac(key, `vbp:valvole:v2|${CODE}`);
    expect(read(good.to, 'all.ndjson')).toBe(
      line(
        { resourceType: 'Encounter', id: 'e-1', subject: { reference: `Patient/${person}` } },
        { resourceType: 'Patient', id: person },
      ),
    );
    const bad = await delivery('unknown', { 'all.ndjson': line(patient('1', CODE), encounter('2')) });
    expect(bad.ended.code).toBe(1);
    expect(bad.ended.err).toMatch(/all\.ndjson:2:.*\[no-fiscal-code\]/);
  });
});
