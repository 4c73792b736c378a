import type { Contract } from '../../core/contract/contract.ts';
import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { Engine } from './duckdb.ts';
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
 * a date of death the day last seen is taken for it in `died`; `death_date` is delivered dates alone.
 */
export function seenTable({ asOf, patients }: Question): string {
  const death = `coalesce(death_date, CASE WHEN status = 'dead' THEN last_seen_date END)`;
  return `CREATE OR REPLACE TEMP TABLE seen AS
    SELECT patient_key, max(last_seen_date) AS last_seen,
      min(${death}) FILTER (${death} <= ${date(asOf)}) AS died,
      min(death_date) FILTER (death_date <= ${date(asOf)}) AS death_date
    FROM followup WHERE ${patients} AND last_seen_date <= ${date(asOf)} GROUP BY patient_key`;
}

/** Supplier and site in one number, so that components are compared without carrying texts. */
const SITES = 65_536;

/**
 * Makes a table of index deliveries: one for each patient, date and side of a procedure with a main component, with what follow-up says of
 * the patient (table `seen`). Columns: patient_key, day, side, supplier and site (places in the contract), month (its first day),
 * encounter where it is needed, last_seen, died, death_date; where records are needed also record.
 * @param index whose procedures; undefined for all in which a main component was used
 */
export async function makeIndexTable(
  engine: Engine,
  name: string,
  index: IndexProcedures | undefined,
  question: Question,
  needed: { readonly encounters: boolean; readonly records: boolean },
): Promise<void> {
  const encounter = needed.encounters ? 'min(encounter_key)' : 'NULL';
  const record = needed.records ? 'min(record_id)' : 'NULL';
  const components = mainComponents(index, question);
  await engine.run(`CREATE OR REPLACE TEMP TABLE ${name} AS
    WITH procedure AS (
      SELECT patient_key, day, side, min(owner) AS owner, max(owner) AS other, ${encounter} AS encounter, ${record} AS record
      FROM (${components}) GROUP BY patient_key, day, side
    )
    SELECT patient_key, day, side, ${ownerOf('owner')}, ${month('day')} AS month, owner <> other AS contested,
      encounter, record, last_seen, died, death_date
    FROM procedure LEFT JOIN seen USING (patient_key)`);
  const contested = await engine.rows(`SELECT 1 FROM ${name} WHERE contested LIMIT 1`);
  if (contested.length > 0) await engine.run(settled(name, components));
}

/**
 * Where components of one procedure are of several suppliers or sites, the one with the first `record_id` (then source) says whose it
 * is. There are few such procedures, so that record ids are looked at for their patients only.
 */
function settled(name: string, components: string): string {
  return `WITH first AS (
      SELECT patient_key, day, side, arg_min(owner, record_id || chr(1) || source) AS owner
      FROM (${components}) WHERE patient_key IN (SELECT patient_key FROM ${name} WHERE contested)
      GROUP BY patient_key, day, side
    )
    UPDATE ${name} AS i SET supplier = f.supplier, site = f.site
    FROM (SELECT patient_key, day, side, ${ownerOf('owner')} FROM first) AS f
    WHERE contested AND i.patient_key = f.patient_key AND i.day = f.day AND i.side IS NOT DISTINCT FROM f.side`;
}

function mainComponents(index: IndexProcedures | undefined, { contract, asOf, patients }: Question): string {
  const { from, to } = contract.calendar;
  const procedures =
    index === undefined
      ? 'true'
      : `${oneOf('code_system', [index.codeSystem])} AND ${oneOf('procedure_code', index.procedureCodes)}`;
  return `SELECT patient_key, procedure_date AS day, ${side('laterality')} AS side, record_id, source, encounter_key,
      ${supplierPlace(contract)}::INTEGER * ${SITES} + ${sitePlace(contract)} AS owner
    FROM delivery
    WHERE ${patients} AND ${procedures}
      AND procedure_date BETWEEN ${date(from)} AND least(${date(to)}, ${date(asOf)}) AND ${mainDevice(contract)}`;
}

function ownerOf(packed: string): string {
  return `(${packed} // ${SITES})::USMALLINT AS supplier, (${packed} % ${SITES})::USMALLINT AS site`;
}
