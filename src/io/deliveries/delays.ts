import { onceDelivered } from './onceDelivered.ts';
import { date } from './sqlTerms.ts';

/** Query for `Delay`s: supplies that came after their due date, by the data date. */
export function delays(asOf: string): string {
  return `SELECT supplier_id AS supplier, reference, due_date::VARCHAR AS "dueOn", supplied_date::VARCHAR AS "suppliedOn",
      supplied_date - due_date AS days
    FROM ${onceDelivered('delay', `supplied_date <= ${date(asOf)}`)}
    WHERE supplied_date > due_date`;
}
