import { mainDevice } from './indexDeliveries.ts';
import { onceDelivered } from './onceDelivered.ts';
import type { Question } from './question.ts';
import { date, month, monthName } from './sqlTerms.ts';

/** Lots that were recalled by the data date: table `recalled`. Of two notices of one lot the earlier counts. */
export function recalledTable(asOf: string): string {
  return `CREATE OR REPLACE TEMP TABLE recalled AS
    SELECT supplier_id, lot_no, recalled_on, reference
    FROM ${onceDelivered('recall', `recalled_on <= ${date(asOf)}`, ['recalled_on'])}`;
}

/** Query for those lots. */
export const recalledLots = `SELECT supplier_id AS supplier, lot_no AS lot, recalled_on::VARCHAR AS "recalledOn", reference FROM recalled`;

/**
 * Query for their patients by month of the procedure: each once, at the first main device of the lot; `before` counts the day of the recall too.
 */
export function recalledPatients({ contract, asOf, patients }: Question): string {
  const { from, to } = contract.calendar;
  return `SELECT supplier, lot, ${monthName(month('day'))} AS month,
      count(*) FILTER (day <= recalled_on) AS before, count(*) FILTER (day > recalled_on) AS after
    FROM (
      SELECT supplier_id AS supplier, lot_no AS lot, recalled_on, patient_key, min(procedure_date) AS day
      FROM delivery JOIN recalled USING (supplier_id, lot_no)
      WHERE ${patients} AND procedure_date BETWEEN ${date(from)} AND least(${date(to)}, ${date(asOf)}) AND ${mainDevice(contract)}
      GROUP BY ALL
    ) AS patient
    GROUP BY supplier, lot, ${month('day')}`;
}
