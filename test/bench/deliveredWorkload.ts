import type { Contract } from '../../src/core/contract/contract.ts';
import { smallContract } from '../support/contract.ts';

/** How much is delivered, in rows. */
export interface Size {
  readonly uses: number;
  readonly outcomes: number;
}

/** Data date of all figures: the end of the period. */
export const AS_OF = '2028-03-31';

const MEASURED = ['ppm', 'death', 'revision', 'quality', 'waiting'];

/**
 * Two suppliers, forty sites, two years: two shares of events (one held to a risk, the same for all), survival of devices, gains of a score, and
 * waits.
 */
export function workloadContract(): Contract {
  return smallContract((definition) => {
    const outcomes = definition.outcomes as { id: string; exclude?: unknown; measure: object }[];
    definition.outcomes = outcomes
      .filter(({ id }) => MEASURED.includes(id))
      .map(({ exclude: _, ...outcome }) =>
        outcome.id === 'quality'
          ? { ...outcome, measure: { ...outcome.measure, scale: { kind: 'number' }, codes: ['SCORE'] } }
          : outcome,
      );
    const targets = definition.targets as { outcome: string }[];
    definition.targets = targets.filter(({ outcome }) => MEASURED.includes(outcome));
    definition.riskModels = (definition.riskModels as object[]).map((model) => ({
      ...model,
      form: { kind: 'constant' },
    }));
    definition.sites = Array.from({ length: 40 }, (_, at) => ({
      code: `H${at + 1}`,
      name: `Ospedale ${at + 1}`,
      keyHolder: 'Dott. Rossi',
    }));
  });
}

/** A whole number below `most`, drawn for row `i` by a seeded hash. */
function drawn(row: string, what: string, most: number): string {
  return `(hash(${row}, '${what}') % ${most})::INTEGER`;
}

/** Day of a use, and whose it is: every tenth use is of the patient before it. */
const usePatient = (row: string) => `CASE WHEN ${row} % 10 = 9 THEN ${row} - 1 ELSE ${row} END`;
const useDay = (row: string) => `DATE '2026-01-01' + ${drawn(row, 'day', 700)}`;
const key = (patient: string) => `sha256(concat('patient ', ${patient}))`;

export const WORKLOAD_FILES = ['delivery', 'outcome', 'followup', 'care'] as const;

/** Queries that make the rows of each file, as a hospital would export them: 4% of the outcome rows find no device, every fifth patient has a score before and
 * one after, and for every tenth use there is a booked service. */
export function workloadQueries({
  uses,
  outcomes,
}: Size): Readonly<Record<(typeof WORKLOAD_FILES)[number], string>> {
  const every = uses / outcomes;
  return {
    delivery: `SELECT 'R' || i AS record_id, 'valvole' AS contract_id, '1' AS lot_id,
        CASE ${drawn('i', 'supplier', 2)} WHEN 0 THEN 'S1' ELSE 'S2' END AS supplier_id,
        ${key(usePatient('i'))} AS patient_key, 1 AS key_version, 'H' || (1 + ${drawn('i', 'site', 40)}) AS site_code,
        CASE ${drawn('i', 'supplier', 2)} WHEN 0 THEN '08012345678907' ELSE '08098765432107' END AS udi_di,
        1 AS quantity, '35.05' AS procedure_code, 'ICD-9-CM' AS code_system, ${useDay('i')} AS procedure_date, 'none' AS laterality, 'sdo' AS source_flow
      FROM range(${uses}) AS t(i)`,
    outcome: `SELECT CASE WHEN j % 25 = 24 THEN ${key(`-1 - j`)} ELSE ${key(usePatient('i'))} END AS patient_key, code AS outcome_code,
        CASE WHEN code <> 'SCORE' THEN least(${useDay('i')} + ${drawn('i', 'event', 300)}, DATE '${AS_OF}')
          WHEN j % 5 = 3 THEN greatest(${useDay('i')} - ${drawn('i', 'before', 50)}, DATE '2026-01-01')
          ELSE least(${useDay('i')} + 60 + ${drawn('i', 'after', 100)}, DATE '${AS_OF}') END AS event_date,
        CASE code WHEN 'SCORE' THEN (50 + 10 * (j % 5 - 3) + ${drawn('j', 'score', 40)}) / 100 END AS value_num,
        CASE code WHEN 'SCORE' THEN 'proms' ELSE 'sdo' END AS source_flow
      FROM (SELECT j, ((j - (j % 5 = 4)::INTEGER) * ${every})::BIGINT AS i,
          CASE j % 5 WHEN 0 THEN 'PPM' WHEN 1 THEN ['PPM', 'DEATH'][1 + ${drawn('j', 'code', 2)}] WHEN 2 THEN 'REV' ELSE 'SCORE' END AS code
        FROM range(${outcomes}) AS t(j))`,
    followup: `SELECT ${key('i')} AS patient_key, last AS last_seen_date,
        CASE WHEN dead THEN 'dead' ELSE 'active' END AS status, CASE WHEN dead THEN last END AS death_date
      FROM (SELECT i, least(${useDay('i')} + 300 + ${drawn('i', 'seen', 500)}, DATE '${AS_OF}') AS last, ${drawn('i', 'dead', 20)} = 0 AS dead
        FROM range(${uses}) AS t(i) WHERE i % 10 <> 9)`,
    care: `SELECT 'C' || i AS record_id, 'valvole' AS contract_id, '1' AS lot_id, ['S1', 'S2'][1 + ${drawn('i', 'carer', 2)}] AS supplier_id,
        ${key(`'care ' || i`)} AS patient_key, 1 AS key_version, 'H' || (1 + ${drawn('i', 'clinic', 40)}) AS site_code,
        ['visit', 'exam'][1 + ${drawn('i', 'kind', 2)}] AS service_kind, ['U', 'B', 'D', 'P'][1 + ${drawn('i', 'class', 4)}] AS priority_class,
        booked AS booking_date, CASE status WHEN 'delivered' THEN booked + ${drawn('i', 'wait', 90)} END AS delivered_date, status, 'cup' AS source_flow
      FROM (SELECT i, ${useDay('i')} AS booked,
          CASE WHEN ${drawn('i', 'fate', 20)} < 16 THEN 'delivered' ELSE ['booked', 'booked', 'cancelled', 'not-delivered'][${drawn('i', 'fate', 20)} - 15] END AS status
        FROM range(${uses / 10}) AS t(i))`,
  };
}
