import type { Contract } from '../../core/contract/contract.ts';
import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { Question } from './question.ts';
import { date, month, oneOf, place, side } from './sqlTerms.ts';

/** Procedures whose patients an outcome counts. */
export type IndexProcedures = NonNullable<OutcomeDefinition['index']>;

/** Supplier of a row as its place in the contract. */
export function supplierPlace({ suppliers }: Contract): string {
  return place(
    'supplier_id',
    suppliers.map(({ id }) => id),
  );
}

/** Site of a row as its place in the contract. */
export function sitePlace({ sites }: Contract): string {
  return place(
    'site_code',
    sites.map(({ code }) => code),
  );
}

/** Whether a row of `delivery` is of a main component that its supplier's contract names. */
export function mainDevice({ suppliers }: Contract): string {
  const each = suppliers.flatMap(({ id, devices }) => {
    const main = devices.filter((device) => device.main);
    if (main.length === 0) return [];
    const udi = main.flatMap(({ udiDi }) => udiDi);
    const rdm = main.flatMap(({ rdmNumbers }) => rdmNumbers);
    return [`(${oneOf('supplier_id', [id])} AND (${oneOf('udi_di', udi)} OR ${oneOf('rdm_number', rdm)}))`];
  });
  return each.length === 0 ? 'false' : `(${each.join(' OR ')})`;
}

/**
 * Latest day on which each patient was seen and the day of death, as known at the data date: table `seen`. Of a patient that is dead without
 * a date of death the day last seen is taken for it.
 */
export function seenTable({ asOf, patients }: Question): string {
  const death = `coalesce(death_date, CASE WHEN status = 'dead' THEN last_seen_date END)`;
  return `CREATE OR REPLACE TEMP TABLE seen AS
    SELECT patient_key, max(last_seen_date) AS last_seen,
      min(${death}) FILTER (${death} <= ${date(asOf)}) AS died
    FROM followup WHERE ${patients} AND last_seen_date <= ${date(asOf)} GROUP BY patient_key`;
}

/** Supplier and site in one number, so that the first of several components is found without carrying texts. */
const SITES = 65_536;

/**
 * Index deliveries: one for each patient, date and side of a procedure with a main component, with what follow-up says of the patient. Of
 * several components the one with the first `record_id` (then source) says whose it is. Columns: patient_key, day, side, supplier and
 * site (places in the contract), month (its first day), encounter where it is needed, last_seen, died; where records are needed also record.
 */
export function indexTable(
  name: string,
  index: IndexProcedures,
  { contract, asOf, patients }: Question,
  needed: { readonly encounters: boolean; readonly records: boolean },
): string {
  const { from, to } = contract.calendar;
  const encounter = needed.encounters ? 'min(encounter_key)' : 'NULL';
  const record = needed.records ? 'min(record_id)' : 'NULL';
  return `CREATE OR REPLACE TEMP TABLE ${name} AS
    WITH component AS (
      SELECT patient_key, procedure_date AS day, ${side('laterality')} AS side, record_id, source, encounter_key,
        ${supplierPlace(contract)}::INTEGER * ${SITES} + ${sitePlace(contract)} AS owner
      FROM delivery
      WHERE ${patients} AND ${oneOf('code_system', [index.codeSystem])} AND ${oneOf('procedure_code', index.procedureCodes)}
        AND procedure_date BETWEEN ${date(from)} AND least(${date(to)}, ${date(asOf)}) AND ${mainDevice(contract)}
    ), procedure AS (
      SELECT patient_key, day, side, arg_min(owner, record_id || chr(1) || source) AS owner,
        ${encounter} AS encounter, ${record} AS record
      FROM component GROUP BY patient_key, day, side
    )
    SELECT patient_key, day, side, (owner // ${SITES})::USMALLINT AS supplier, (owner % ${SITES})::USMALLINT AS site,
      ${month('day')} AS month, encounter, record, last_seen, died
    FROM procedure LEFT JOIN seen USING (patient_key)`;
}
