import type { Contract } from '../../core/contract/contract.ts';
import { type ClaimedClause, ofIndex } from './claimFacts.ts';
import { eventPatients, eventsInWindow } from './eventCells.ts';
import type { IndexTable } from './indexTables.ts';
import type { Question } from './question.ts';
import { excluded } from './riskSql.ts';
import { completedMonths, date } from './sqlTerms.ts';
import { revisionsOf } from './survivalCells.ts';

/**
 * What can be claimed under a clause: table `found` with the index delivery (patient_key, day, side, site) and the day from which a claim's time runs, `happened`: of each
 * event; for an absence, the end of the window. A good absence needs a patient seen until then; a bad one counts the dead too, as the outcome does.
 */
export function foundTable(clause: ClaimedClause, question: Question, index: IndexTable): string {
  const { claimed, months } = clause;
  const { outcome } = claimed;
  const supplier = supplierAt(question.contract, clause);
  const create = 'CREATE OR REPLACE TEMP TABLE found AS';
  if (claimed.says === 'absence' && outcome.measure.kind === 'event') {
    const end = `day + ${outcome.measure.windowDays}`;
    const known = claimed.good ? `coalesce(last_seen >= ${end}, false)` : 'ended';
    return `${create} SELECT patient_key, day, side, site, ${end} AS happened
      FROM (${eventPatients(outcome, question, index)})
      WHERE supplier = ${supplier} AND NOT happened AND ${known} AND ${end} <= ${date(question.asOf)}`;
  }
  const events =
    outcome.measure.kind === 'survival'
      ? revisionsOf(outcome, question, index)
      : eventsInWindow(outcome, question, index);
  const inTime = months === undefined ? 'true' : `${completedMonths('i.day', 'e.day')} < ${months}`;
  return `${create} SELECT i.patient_key, i.day, i.side, i.site, e.day AS happened
    FROM (${events}) AS e JOIN ${index.name} AS i ON i.rowid = e.id ${index.withCovariates}
    WHERE i.supplier = ${supplier} AND NOT ${excluded(outcome)} AND ${inTime}`;
}

/** Query for `UnclaimedCell`s, on that table and `claimed`: also those whose deadline is over. */
export function unclaimedCells(clause: ClaimedClause): string {
  return `SELECT site, (happened + ${clause.claimed.claimDays})::VARCHAR AS deadline, count(*) AS cases
    FROM (SELECT patient_key, day, side, site, min(happened) AS happened FROM found GROUP BY ALL) AS f
      ANTI JOIN claimed AS c ON ${ofIndex(clause)}
    GROUP BY site, deadline`;
}

function supplierAt({ suppliers }: Contract, { supplier }: ClaimedClause): number {
  return suppliers.findIndex(({ id }) => id === supplier);
}
