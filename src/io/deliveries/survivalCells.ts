import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import { attributedEvents, outcomeRows } from './attribution.ts';
import type { IndexTable } from './indexTables.ts';
import type { Question } from './question.ts';
import { excluded } from './riskSql.ts';
import { date, monthName } from './sqlTerms.ts';

/**
 * Query for `SurvivalCell`s, on table `device`: from the index date to the first revision, else death, else the day last seen, else day 0.
 * @param period of a device, by which cells are parted
 */
export function survivalCells(period?: string): string {
  const [column, group] = period === undefined ? ['', ''] : [`${period} AS period, `, 'period, '];
  return `SELECT supplier, site, ${column}coalesce(revised, died, seen) AS day,
      count(revised) AS revisions,
      count(*) FILTER (revised IS NULL AND died IS NOT NULL) AS deaths,
      count(*) FILTER (revised IS NULL AND died IS NULL) AS censored,
      count(*) FILTER (lost) AS lost
    FROM device GROUP BY supplier, site, ${group}coalesce(revised, died, seen)`;
}

/** Query for `FollowUpCell`s, on the same table. */
export function followUpCells(outcome: OutcomeDefinition): string {
  const horizon = horizonOf(outcome);
  return `SELECT supplier, site, ${monthName('month')} AS month,
      count(*) FILTER (owed <= 0) AS young,
      count(*) FILTER (owed > 0) AS due,
      count(*) FILTER (owed > 0 AND owed = ${horizon}) AS "full",
      count(*) FILTER (owed > 0 AND NOT lost) AS known,
      count(*) FILTER (owed > 0 AND revised <= ${horizon}) AS revisions,
      count(*) FILTER (lost) AS missing
    FROM device GROUP BY supplier, site, device.month`;
}

function horizonOf({ id, measure }: OutcomeDefinition): number {
  if (measure.kind !== 'survival') throw new RangeError(`${id} is no survival`);
  return measure.horizonDays;
}

/**
 * Makes table `device`, one row for each device that is not excluded. Days count from its index date; `owed` is the one until which follow-up is owed. A
 * revision is of the device that was in place before that day: where the replacement is an index delivery of the same day, the new device was not revised.
 */
export function deviceTable(outcome: OutcomeDefinition, question: Question, index: IndexTable): string {
  const horizon = horizonOf(outcome);
  const due = `${date(question.asOf)} - ${question.contract.dataQuality.lagDays}`;
  return `CREATE OR REPLACE TEMP TABLE device AS
    WITH revision AS (SELECT id, min(day) AS revised FROM (${revisionsOf(outcome, question, index)}) GROUP BY id),
    followed AS (
      SELECT i.supplier, i.site, i.month, revised - i.day AS revised,
        CASE WHEN i.died >= i.day THEN i.died - i.day END AS died,
        greatest(coalesce(i.last_seen - i.day, 0), 0) AS seen,
        least(${horizon}, ${due} - i.day) AS owed
      FROM ${index.name} AS i LEFT JOIN revision ON revision.id = i.rowid ${index.withCovariates}
      WHERE NOT ${excluded(outcome)}
    )
    SELECT *, revised IS NULL AND died IS NULL AND seen < owed AS lost FROM followed`;
}

/** Revisions beside the device that was in place before their day, as `attributedEvents`. */
export function revisionsOf(outcome: OutcomeDefinition, question: Question, index: IndexTable): string {
  const codes = outcome.measure.kind === 'survival' ? outcome.measure.codes : [];
  const rows = outcomeRows(outcome, codes, question);
  return attributedEvents(rows, index.name, 'true', '(i.day < e.day)::INTEGER');
}
