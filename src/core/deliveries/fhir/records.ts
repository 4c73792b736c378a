import type { LinkMethod } from '../linkDevices.ts';
import { readUdi, type Udi } from '../udi.ts';
import type { FhirDevice } from './device.ts';
import type { Finding } from './finding.ts';
import type { DeviceOfInterest, InterestIndex, ProcedureCode } from './interest.ts';
import type { FhirPatient } from './patient.ts';
import type { FhirProcedure } from './procedure.ts';

/** A row of a record file by the names of its columns; empty cells are left out. */
export type RecordRow = Readonly<Record<string, string>>;

/** What a row of `delivery` is made of. */
export interface LinkedDevice {
  readonly contract: string;
  readonly keyVersion: number;
  readonly device: FhirDevice;
  readonly of: DeviceOfInterest;
  readonly procedure: FhirProcedure & { readonly expected: ProcedureCode | undefined };
  readonly site: string | undefined;
  readonly method: LinkMethod;
}

/** The row, and what is strange in the identifier as it was scanned. */
export function deliveryRow(linked: LinkedDevice): {
  readonly row: RecordRow;
  readonly doubts: Udi['doubts'];
} {
  const { device, of, procedure } = linked;
  const year = Number(procedure.date?.slice(0, 4));
  // The resource's own date has four digits for the year, so it goes before the two that were scanned.
  const scanned =
    device.carrier === undefined || Number.isNaN(year) ? undefined : readUdi(device.carrier, year);
  const [coding] = procedure.codings;
  return {
    row: filled({
      record_id: device.id,
      contract_id: linked.contract,
      lot_id: of.lot,
      supplier_id: of.supplier,
      patient_key: procedure.patient,
      key_version: String(linked.keyVersion),
      encounter_key: procedure.encounter,
      site_code: linked.site,
      udi_di: device.udiDi,
      rdm_number: device.rdmNumber,
      catalogue_no: device.catalogueNo,
      lot_no: device.lotNo ?? scanned?.lot,
      serial_no: device.serialNo ?? scanned?.serial,
      expiry: device.expiry ?? scanned?.expiry,
      emdn_code: device.emdnCode,
      cnd_code: device.cndCode,
      quantity: '1',
      procedure_code: procedure.expected?.code ?? coding?.code,
      code_system: procedure.expected?.codeSystem ?? coding?.system,
      procedure_date: procedure.date,
      laterality: procedure.side,
      indication_code: procedure.reason,
      match_method: linked.method,
    }),
    // GTINs are looked at in every row, whatever they come from.
    doubts: (scanned?.doubts ?? []).filter(
      (doubt) => doubt !== 'check-digit' && doubt !== 'no-device-identifier',
    ),
  };
}

/** A row for every entry of the dictionary that one of the codes belongs to. */
export function outcomeRows(index: InterestIndex, found: Finding): readonly RecordRow[] {
  return index.outcomes(found.codings).map(({ code, flow }) =>
    filled({
      patient_key: found.patient,
      outcome_code: code,
      event_date: found.date,
      value_num: found.number === undefined ? undefined : String(found.number),
      value_code: found.code,
      source_flow: flow,
      laterality: found.side,
      proms_profile: found.profile,
    }),
  );
}

/** A row for every covariate that one of the codes is. */
export function covariateRows(index: InterestIndex, found: Finding): readonly RecordRow[] {
  return index.covariates(found.codings).map((code) =>
    filled({
      patient_key: found.patient,
      encounter_key: found.encounter,
      covariate_code: code,
      value: found.fact ? '1' : found.number === undefined ? found.code : String(found.number),
      measured_date: found.date,
    }),
  );
}

/** Sex of a patient, where a contract asks for it by that name. */
export function sexRows({ id, sex }: FhirPatient): readonly RecordRow[] {
  return sex === undefined ? [] : [{ patient_key: id, covariate_code: 'sex', value: sex }];
}

/**
 * Until when a patient was seen: the last encounter, or the day of death, after which encounters are only papers.
 * @returns undefined for a patient of whom neither is known
 */
export function followUpRow(
  patient: string,
  lastDay: string | undefined,
  died: Pick<FhirPatient, 'dead' | 'deathDate'> | undefined,
): RecordRow | undefined {
  const lastSeen = died?.deathDate ?? lastDay;
  if (lastSeen === undefined) return undefined;
  return filled({
    patient_key: patient,
    last_seen_date: lastSeen,
    status: died?.dead === true ? 'dead' : 'active',
    death_date: died?.deathDate,
  });
}

/** A procedure as what may have happened to a patient, such as a revision. */
export function procedureFinding(procedure: FhirProcedure): Finding {
  const { patient, encounter, codings, date, side } = procedure;
  const noValue = { number: undefined, code: undefined, profile: undefined };
  return { patient, encounter, codings, date, side, ...noValue, fact: true };
}

function filled(cells: Readonly<Record<string, string | undefined>>): RecordRow {
  return Object.fromEntries(
    Object.entries(cells).filter((cell): cell is [string, string] => cell[1] !== undefined),
  );
}
