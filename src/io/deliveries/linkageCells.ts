import { mainDevice, sitePlace } from './indexDeliveries.ts';
import type { Question } from './question.ts';
import { date, month, monthName, side } from './sqlTerms.ts';

/**
 * Where each patient was last treated, as known at the data date, and whether on more than one day: table `treated`. Of several sites of one
 * day it is the later one of the contract's list.
 */
export function treatedTable({ contract, asOf, patients }: Question): string {
  const rows = (view: string, day: string) =>
    `SELECT patient_key, ${day} AS day, ${sitePlace(contract)} AS site FROM ${view} WHERE ${patients} AND ${day} <= ${date(asOf)}`;
  return `CREATE OR REPLACE TEMP TABLE treated AS
    SELECT patient_key, ${siteOf(latest('day', 'site'))} AS site, min(day) < max(day) AS often
    FROM (${rows('delivery', 'procedure_date')} UNION ALL ${rows('care', 'booking_date')})
    WHERE site IS NOT NULL GROUP BY patient_key`;
}

/** Day and site in one number, which is compared faster than two. */
function latest(day: string, site: string): string {
  return `max((${day} - DATE '0001-01-01') * 65536 + ${site})`;
}

function siteOf(packed: string): string {
  return `(${packed} % 65536)::USMALLINT`;
}

function dayOf(packed: string): string {
  return `(DATE '0001-01-01' + (${packed} // 65536)::INTEGER)`;
}

/**
 * Query for `LinkageCell`s on the tables `treated` and `seen`. An outcome row is counted at the site where its patient was last treated; a
 * patient (and side) with main devices of different days at the site and in the month of the last of them.
 */
export function linkageCells({ contract, asOf, patients }: Question): string {
  const site = sitePlace(contract);
  const no = '0::BIGINT';
  return `WITH cell AS (
      SELECT ${site} AS site, ${month('procedure_date')} AS month, count(*) AS devices,
        count(*) FILTER (patient_key IN (SELECT patient_key FROM seen)
          OR patient_key IN (SELECT patient_key FROM outcome WHERE ${patients} AND event_date <= ${date(asOf)})) AS matched,
        ${no} AS duplicates, ${no} AS outcomes, ${no} AS orphans
      FROM delivery WHERE ${patients} AND procedure_date <= ${date(asOf)} GROUP BY ALL
      UNION ALL
      SELECT ${siteOf('last')}, ${month(dayOf('last'))}, 0, 0, count(*), 0, 0 FROM (
        SELECT ${latest('procedure_date', site)} AS last, min(procedure_date) AS earliest
        FROM delivery
        WHERE ${patients} AND procedure_date <= ${date(asOf)} AND ${mainDevice(contract)}
          AND patient_key IN (SELECT patient_key FROM treated WHERE often)
        GROUP BY patient_key, ${side('laterality')}
      ) WHERE earliest < ${dayOf('last')} GROUP BY ALL
      UNION ALL
      SELECT treated.site, ${month('event_date')}, 0, 0, 0, count(*), count(*) FILTER (treated.patient_key IS NULL)
      FROM (SELECT patient_key, event_date FROM outcome WHERE ${patients} AND event_date <= ${date(asOf)}) AS o
        LEFT JOIN treated USING (patient_key) GROUP BY ALL
    )
    SELECT site, ${monthName('cell.month')} AS month, sum(devices) AS "deviceRows", sum(matched) AS matched,
      sum(duplicates) AS "duplicateKeys", sum(outcomes) AS "outcomeRows", sum(orphans) AS orphans
    FROM cell GROUP BY site, cell.month`;
}
