import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import { attributedEvents, outcomeRows } from './attribution.ts';
import type { IndexTable } from './indexTables.ts';
import type { Question } from './question.ts';
import { excluded } from './riskSql.ts';

/**
 * Query for `SurvivalCell`s: from the index date to the first revision, else death, else the day last seen, else day 0. A revision is of
 * the device that was in place before that day: where the replacement is an index delivery of the same day, the new device was not revised.
 */
export function survivalCells(outcome: OutcomeDefinition, question: Question, index: IndexTable): string {
  if (outcome.measure.kind !== 'survival') throw new RangeError(`${outcome.id} is no survival`);
  const revisions = attributedEvents(
    outcomeRows(outcome, outcome.measure.codes, question),
    index.name,
    'true',
    '(i.day < e.day)::INTEGER',
  );
  return `WITH revision AS (SELECT id, min(day) AS revised FROM (${revisions}) GROUP BY id),
    device AS (
      SELECT i.supplier, i.site, revised - i.day AS revised,
        CASE WHEN i.died >= i.day THEN i.died - i.day END AS died,
        greatest(coalesce(i.last_seen - i.day, 0), 0) AS seen
      FROM ${index.name} AS i LEFT JOIN revision ON revision.id = i.rowid ${index.withCovariates}
      WHERE NOT ${excluded(outcome)}
    )
    SELECT supplier, site, coalesce(revised, died, seen) AS day,
      count(revised) AS revisions,
      count(*) FILTER (revised IS NULL AND died IS NOT NULL) AS deaths,
      count(*) FILTER (revised IS NULL AND died IS NULL) AS censored
    FROM device GROUP BY supplier, site, coalesce(revised, died, seen)`;
}
