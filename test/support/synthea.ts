import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Contract } from '../../src/core/contract/contract.ts';
import { smallContract } from './contract.ts';

const FOLDER = 'test/data/synthea';

/** One of the files of test/data/synthea as text. */
export function syntheaText(name: string): string {
  return gunzipSync(readFileSync(join(FOLDER, `${name}.ndjson.gz`))).toString('utf8');
}

/** Writes the resources of ten patients into a folder; with the invented statements of use, if wanted. @returns their names */
export function syntheaFiles(folder: string, statements = false): readonly string[] {
  const names = ['Condition', 'Device', 'Encounter', 'Patient', 'Procedure'].map((name) => {
    writeFileSync(join(folder, `${name}.ndjson`), syntheaText(name));
    return `${name}.ndjson`;
  });
  if (!statements) return names;
  copyFileSync(join(FOLDER, 'DeviceUseStatement.ndjson'), join(folder, 'DeviceUseStatement.ndjson'));
  return [...names, 'DeviceUseStatement.ndjson'];
}

/** A contract of devices and procedures that occur in them; one outcome, sepsis. */
export function syntheaContract(): Contract {
  const contract = smallContract();
  const [first, second] = contract.suppliers;
  const [event] = contract.outcomes;
  if (first === undefined || second === undefined || event === undefined) throw new Error('no contract');
  const device = (label: string, gtin: string) => ({ label, udiDi: [gtin], rdmNumbers: [], main: true });
  return {
    ...contract,
    id: 'synthea',
    suppliers: [
      {
        ...first,
        devices: [
          device('Respiratory apnea monitoring system', '23290103271114'),
          device('Home continuous positive airway pressure unit', '82416332588326'),
          device('Polysomnography analyzer', '62622585771584'),
        ],
      },
      {
        ...second,
        devices: [
          device('Respiratory humidifier', '51104341082973'),
          device('Hospital bed', '13167167045612'),
          device('Manual wheelchair', '85102838254016'),
        ],
      },
    ],
    outcomes: [
      {
        ...event,
        id: 'sepsis',
        measure: { kind: 'event', codes: ['91302008'], windowDays: 30, death: false },
        index: { codeSystem: 'SNOMED CT', procedureCodes: ['103750000', '82808001', '385763009'] },
      },
    ],
    riskModels: [],
    targets: [],
    calendar: { ...contract.calendar, from: '1930-01-01', to: '2030-12-31' },
  };
}
