import { daysAfter } from '../days.ts';
import type { Row } from '../deliveryFolder.ts';
import { keyOf, type Period } from './rows.ts';
import { contractId, suppliers } from './truth.ts';

const valve = suppliers[0]?.valves[0]?.udi as string;

/** Device rows of people who are in no other row. */
export function device(name: string, period: Period, day: number, change: Row = {}): Row {
  return {
    record_id: `X-${name}`,
    contract_id: contractId,
    lot_id: '1',
    supplier_id: 'S1',
    patient_key: keyOf(`PROVA-${name}`, period.keyVersion),
    key_version: period.keyVersion,
    site_code: 'H02',
    udi_di: valve,
    procedure_code: '35.05',
    code_system: 'ICD-9-CM',
    procedure_date: daysAfter(period.from, day),
    source_flow: 'dispositivi',
    quantity: 1,
    ...change,
  };
}

/** Outcome rows of the same people. */
export function outcome(name: string, period: Period, day: number, change: Row = {}): Row {
  return {
    patient_key: keyOf(`PROVA-${name}`, period.keyVersion),
    outcome_code: '37.82',
    event_date: daysAfter(period.from, day),
    source_flow: 'sdo',
    ...change,
  };
}

/** A pacemaker of the patient of a device row, five days later. */
export function pacemakerOf({ patient_key, procedure_date }: Row): Row {
  return {
    patient_key,
    outcome_code: '37.82',
    event_date: daysAfter(procedure_date as string, 5),
    source_flow: 'sdo',
  };
}
