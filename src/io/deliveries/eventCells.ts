import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import { attributedEvents, followedDeaths, outcomeRows } from './attribution.ts';
import type { IndexTable } from './indexTables.ts';
import type { Question } from './question.ts';
import { excluded, riskModelOf, riskSql } from './riskSql.ts';
import { date, exactSum, monthName } from './sqlTerms.ts';

/**
 * One row for each index delivery of an outcome that is not excluded: patient_key, side, supplier, site, month, day, record, last_seen, `young`, `happened`, `ended` (event,
 * death, or seen until the end of the window; where death is the event, a death without a date ends nothing), `risk` (null without the covariates of the model; 0 if there is no model).
 */
export function eventPatients(outcome: OutcomeDefinition, question: Question, index: IndexTable): string {
  if (outcome.measure.kind !== 'event') throw new RangeError(`${outcome.id} is no share of events`);
  const { windowDays, death } = outcome.measure;
  const { contract, asOf } = question;
  const model = riskModelOf(contract, outcome);
  const end = `i.day + ${windowDays}`;
  return `WITH hit AS (
      SELECT DISTINCT id FROM (${eventsInWindow(outcome, question, index)})
    )
    SELECT i.patient_key, i.side, i.supplier, i.site, i.month, i.day, i.record, i.last_seen,
      ${end} + ${contract.dataQuality.lagDays} > ${date(asOf)} AS young,
      hit.id IS NOT NULL AS happened,
      coalesce(hit.id IS NOT NULL OR i.${death ? 'death_date' : 'died'} BETWEEN i.day AND ${end} OR i.last_seen >= ${end}, false) AS ended,
      ${model === undefined ? '0::DOUBLE' : probability(riskSql(model))} AS risk
    FROM ${index.name} AS i LEFT JOIN hit ON hit.id = i.rowid ${index.withCovariates}
    WHERE NOT ${excluded(outcome)}`;
}

/** Events of an outcome within its window beside their index delivery, as `attributedEvents`. */
export function eventsInWindow(outcome: OutcomeDefinition, question: Question, index: IndexTable): string {
  if (outcome.measure.kind !== 'event') throw new RangeError(`${outcome.id} is no share of events`);
  const { codes, windowDays, death } = outcome.measure;
  const rows = outcomeRows(outcome, codes, question);
  const events = death ? `${rows} UNION ALL ${followedDeaths}` : rows;
  return attributedEvents(events, index.name, `e.day <= i.day + ${windowDays}`);
}

/** Query for `EventCell`s. */
export function eventCells(outcome: OutcomeDefinition, question: Question, index: IndexTable): string {
  const known = 'NOT young AND ended AND risk IS NOT NULL';
  const missing = 'NOT young AND NOT (ended AND risk IS NOT NULL)';
  const modelled = riskModelOf(question.contract, outcome) !== undefined;
  const sum = (term: string, where: string) => (modelled ? exactSum(term, where) : '0::DOUBLE');
  return `SELECT supplier, site, ${monthName('month')} AS month,
      count(*) FILTER (young) AS young,
      count(*) FILTER (NOT young) AS due,
      count(*) FILTER (${known}) AS known,
      count(*) FILTER (${known} AND happened) AS events,
      count(*) FILTER (${missing}) AS missing,
      ${sum('risk', known)} AS expected,
      ${sum('risk * (1 - risk)', known)} AS variance,
      ${sum('risk', missing)} AS "expectedMissing",
      count(*) FILTER (NOT young AND risk IS NULL) AS "withoutRisk"
    FROM (${eventPatients(outcome, question, index)}) AS patient
    GROUP BY supplier, site, patient.month`;
}

/** A delivered figure that is no probability is as good as missing. */
function probability(term: string): string {
  return `CASE WHEN ${term} BETWEEN 0 AND 1 THEN ${term} END`;
}
