import type { Cents } from '../../core/payment/money.ts';
import type { Question } from './question.ts';
import { cents, monthName } from './sqlTerms.ts';
import { USED } from './useCells.ts';

/**
 * What each use of a main device cost: table `episode`. A cost row belongs to the use of its patient and encounter; without an encounter, to the patient's use if
 * there is only one. The cost of an encounter with several uses stands with the first of them: the others are parts of it, not without cost.
 */
export function episodeTable({ patients }: Question): string {
  return `CREATE OR REPLACE TEMP TABLE episode AS
    WITH spent AS (
      SELECT patient_key, encounter_key, sum(${cents('amount')}) AS cents FROM cost WHERE ${patients} GROUP BY ALL
    ), use AS (
      SELECT patient_key, encounter, supplier, month,
        row_number() OVER (PARTITION BY patient_key, encounter ORDER BY day, side) AS place,
        count(*) OVER (PARTITION BY patient_key) AS uses
      FROM ${USED}
    )
    SELECT supplier, month, own.cents IS NOT NULL OR whole.cents IS NOT NULL AS known,
      CASE WHEN place = 1 THEN coalesce(own.cents, 0) ELSE 0 END + coalesce(whole.cents, 0) AS cost
    FROM use
      LEFT JOIN spent AS own ON own.patient_key = use.patient_key AND own.encounter_key = use.encounter
      LEFT JOIN spent AS whole ON whole.patient_key = use.patient_key AND whole.encounter_key IS NULL AND uses = 1`;
}

/** Query for `EpisodeCell`s of a clause, on that table. @param supplier place in the contract @param cap at which each is cut */
export function episodeCells(supplier: number, cap: Cents | undefined): string {
  return `SELECT ${monthName('month')} AS month, count(*) AS episodes, count(*) FILTER (NOT known) AS "withoutCost",
      sum(cost) AS cost, sum(${cap === undefined ? 'cost' : `least(cost, ${cap})`}) AS "cappedCost"
    FROM episode WHERE supplier = ${supplier} GROUP BY episode.month`;
}
