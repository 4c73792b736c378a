import type { Contract } from '../../src/core/contract/contract.ts';
import { smallContract } from '../support/contract.ts';

/** How much is delivered, in rows. */
export interface Size {
  readonly uses: number;
  readonly outcomes: number;
}

/** Data date of all figures: the end of the period. */
export const AS_OF = '2028-03-31';

/** Two suppliers, forty sites, two years: two shares of events (one risk-adjusted) and the survival of devices. */
export function workloadContract(): Contract {
  return smallContract((definition) => {
    const outcomes = definition.outcomes as { id: string; exclude?: unknown }[];
    definition.outcomes = outcomes
      .filter(({ id }) => ['ppm', 'death', 'revision'].includes(id))
      .map(({ exclude: _, ...outcome }) => outcome);
    const targets = definition.targets as { outcome: string }[];
    definition.targets = targets.filter(({ outcome }) => ['ppm', 'death', 'revision'].includes(outcome));
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

export const WORKLOAD_FILES = ['delivery', 'outcome', 'followup'] as const;

/** Queries that make the rows of each file, as a hospital would export them: 4% of the outcome rows find no device. */
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
    outcome: `SELECT CASE WHEN j % 25 = 24 THEN ${key(`-1 - j`)} ELSE ${key(usePatient('i'))} END AS patient_key,
        ['PPM', 'PPM', 'DEATH', 'REV', 'REV'][1 + ${drawn('i', 'code', 5)}] AS outcome_code,
        least(${useDay('i')} + ${drawn('i', 'event', 300)}, DATE '${AS_OF}') AS event_date, 'sdo' AS source_flow
      FROM (SELECT j, (j * ${every})::BIGINT AS i FROM range(${outcomes}) AS t(j))`,
    followup: `SELECT ${key('i')} AS patient_key, last AS last_seen_date,
        CASE WHEN dead THEN 'dead' ELSE 'active' END AS status, CASE WHEN dead THEN last END AS death_date
      FROM (SELECT i, least(${useDay('i')} + 300 + ${drawn('i', 'seen', 500)}, DATE '${AS_OF}') AS last, ${drawn('i', 'dead', 20)} = 0 AS dead
        FROM range(${uses}) AS t(i) WHERE i % 10 <> 9)`,
  };
}
