import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { Question } from './question.ts';
import { date, oneOf, sameSide, side } from './sqlTerms.ts';

/** Rows of an outcome, as known at the data date: of its codes and its flow. Columns patient_key, day, side and those given. */
export function outcomeRows(
  { flow }: OutcomeDefinition,
  codes: readonly string[],
  { asOf, patients }: Question,
  more = '',
): string {
  return `SELECT patient_key, event_date AS day, ${side('laterality')} AS side${more} FROM outcome
    WHERE ${patients} AND ${oneOf('outcome_code', codes)} AND ${oneOf('source_flow', [flow])} AND event_date <= ${date(asOf)}`;
}

/** Deaths of which follow-up has the date (table `seen`), in the columns of `outcomeRows`: of no side. */
export const followedDeaths = `SELECT patient_key, death_date AS day, NULL AS side FROM seen WHERE death_date IS NOT NULL`;

/**
 * Events beside the index delivery that each belongs to: the latest one on or before it, of the same side where both rows name one. Two
 * of one day are left and right: of those the one of the event's own side, then one that names no side, then left. Columns id (`rowid`
 * of the index table), day.
 * @param within condition on `e.day` and `i.day`: events later than it do not count, so that the latest delivery need not be looked for further back
 * @param first what comes before the latest day in choosing the delivery, a whole number from 0 to 1
 */
export function attributedEvents(events: string, index: string, within: string, first = '0'): string {
  return `SELECT arg_max(i.rowid, ${first} * 100000000 + (i.day - DATE '0001-01-01') * 8
        + coalesce((i.side = e.side)::INTEGER, 0) * 4 + CASE i.side WHEN 0 THEN 1 WHEN 1 THEN 0 ELSE 2 END) AS id,
      e.day
    FROM (${events}) AS e JOIN ${index} AS i
      ON i.patient_key = e.patient_key AND i.day <= e.day AND ${within} AND ${sameSide('i.side', 'e.side')}
    GROUP BY e.patient_key, e.day, e.side`;
}
