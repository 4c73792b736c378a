import { createHmac } from 'node:crypto';
import { pseudonym } from '../../../src/core/deliveries/pseudonym.ts';
import { daysAfter } from '../days.ts';
import type { Row } from '../deliveryFolder.ts';
import { dice } from '../dice.ts';
import type { Patient } from './patients.ts';
import { contractId, keys, seed } from './truth.ts';

/** A period of one delivery. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly keyVersion: number;
}

/** Pseudonym of an invented person, made as a hospital makes it. */
export function keyOf(person: string, keyVersion: number): string {
  const made = pseudonym(
    (key, text) => createHmac('sha256', key).update(text).digest('hex'),
    Buffer.from(keys[keyVersion - 1] as string, 'utf8'),
    { contract: contractId, keyVersion },
    person,
  );
  if (made === undefined) throw new Error('a person without a code');
  return made.pseudonym;
}

export function codeOf({ number }: Patient): string {
  return `TAVI-${String(number).padStart(4, '0')}`;
}

const within = ({ from, to }: Pick<Period, 'from' | 'to'>, date: string): boolean =>
  date >= from && date <= to;

/** One row of `delivery` for each device of a procedure; a second valve in the same procedure or a later one where told. */
export function deviceRows(
  patient: Patient,
  period: Period,
  extra: { readonly valveInValve: boolean; readonly redo: string | undefined; readonly expired: boolean },
): Row[] {
  const { supplier, site, number, index } = patient;
  const procedure = (date: string, encounter: string, lot: string) => ({
    contract_id: contractId,
    lot_id: '1',
    supplier_id: supplier.id,
    patient_key: keyOf(codeOf(patient), period.keyVersion),
    key_version: period.keyVersion,
    encounter_key: encounter,
    site_code: site,
    lot_no: lot,
    procedure_code: number % 12 === 0 ? '35.06' : '35.05',
    code_system: 'ICD-9-CM',
    procedure_date: date,
    urgency: patient.urgent ? 'urgenza' : 'elettività',
    source_flow: 'dispositivi',
    quantity: 1,
  });
  const valve = (date: string, encounter: string, lot: string, at: number): Row => {
    const { udi, catalogue } = supplier.valves[patient.valve];
    return {
      ...procedure(date, encounter, lot),
      record_id: `${encounter}-${at}`,
      udi_di: udi,
      catalogue_no: catalogue,
      serial_no: `${catalogue}-${number}${at}`,
      expiry: extra.expired ? daysAfter(date, -20) : daysAfter(date, 400 + (number % 200)),
      emdn_code: 'P0703',
      unit_price: supplier.price,
    };
  };
  const encounter = `${site}-${String(number).padStart(4, '0')}`;
  const rows: Row[] = [];
  if (within(period, index)) {
    rows.push(valve(index, encounter, patient.lot, 1));
    if (extra.valveInValve) rows.push(valve(index, encounter, patient.lot, 2));
    if (patient.introducer) {
      const { udi, rdm, catalogue } = supplier.introducer;
      rows.push({
        ...procedure(index, encounter, `${supplier.id}-INT-${index.slice(2, 4)}`),
        record_id: `${encounter}-9`,
        ...(udi === undefined ? { rdm_number: rdm } : { udi_di: udi }),
        catalogue_no: catalogue,
        unit_price: 412.5,
      });
    }
  }
  if (extra.redo !== undefined && within(period, extra.redo))
    rows.push(valve(extra.redo, `${encounter}R`, `${supplier.id}-R`, 1));
  return rows;
}

/** What happened in the period, as far as anybody will hear of it. */
export function outcomeRows(patient: Patient, period: Period): Row[] {
  return patient.happenings
    .filter(({ date }) => within(period, date) && !(patient.forgotten && date > patient.index))
    .map(
      ({ code, flow, date, profile }): Row => ({
        patient_key: keyOf(codeOf(patient), period.keyVersion),
        outcome_code: code,
        event_date: date,
        source_flow: flow,
        ...(profile !== undefined && { proms_instrument: 'EQ-5D-5L', proms_profile: profile }),
        ...(code.startsWith('VARC') && { adjudication: 'comitato clinico, unità vascolare' }),
      }),
    );
}

/** What the frozen risk model needs, measured before the implant. */
export function covariateRows(patient: Patient, period: Period): Row[] {
  if (!within(period, patient.index)) return [];
  return Object.entries({
    age: String(patient.age),
    sex: patient.female ? 'F' : 'M',
    lvef_class: patient.lowFunction ? 'low' : 'preserved',
  }).map(([covariate_code, value]) => ({
    patient_key: keyOf(codeOf(patient), period.keyVersion),
    covariate_code,
    value,
    measured_date: patient.index,
  }));
}

/** When the patient was last seen, for 400 days after the implant. */
export function followUpRow(patient: Patient, period: Period): Row[] {
  const { index, death, emigrated, forgotten } = patient;
  const ended = [death, emigrated].some((date) => date !== undefined && date < period.from);
  if (forgotten || index > period.to || ended || index < daysAfter(period.from, -400)) return [];
  const patientKey = keyOf(codeOf(patient), period.keyVersion);
  if (death !== undefined && within(period, death))
    return [{ patient_key: patientKey, last_seen_date: death, status: 'dead', death_date: death }];
  if (emigrated !== undefined && within(period, emigrated))
    return [{ patient_key: patientKey, last_seen_date: emigrated, status: 'emigrated' }];
  const seen = daysAfter(period.to, -dice(seed, `seen ${patient.number} ${period.to}`).whole(0, 9));
  return [{ patient_key: patientKey, last_seen_date: seen < index ? index : seen, status: 'active' }];
}

/** Devices used by site, supplier, month and device: what the pharmacy's flow reports beside the register. */
export function consumptionRows(devices: readonly Row[]): Row[] {
  const used = Map.groupBy(devices, (row) =>
    [
      row.site_code,
      row.supplier_id,
      String(row.procedure_date).slice(0, 7),
      row.udi_di ?? '',
      row.rdm_number ?? '',
    ].join('|'),
  );
  return [...used.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, rows]) => {
      const [site_code, supplier_id, month, udi, rdm] = key.split('|') as [
        string,
        string,
        string,
        string,
        string,
      ];
      return {
        site_code,
        supplier_id,
        month,
        ...(udi === '' ? { rdm_number: rdm } : { udi_di: udi }),
        quantity: rows.length,
        source_flow: 'consumi',
      };
    });
}
