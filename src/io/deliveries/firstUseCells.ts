import { monthName } from './sqlTerms.ts';
import { USED } from './useCells.ts';

/**
 * Query for `FirstUseCell`s of a clause: uses of the supplier that are among the first of their patient, by date, then record.
 * @param supplier place in the contract
 */
export function firstUseCells(supplier: number, firstUses: number): string {
  return `SELECT ${monthName('month')} AS month, count(*) AS uses
    FROM (
      SELECT month, row_number() OVER (PARTITION BY patient_key ORDER BY day, record, side) AS place
      FROM ${USED} WHERE supplier = ${supplier}
    ) AS ranked
    WHERE place <= ${firstUses} GROUP BY ranked.month`;
}
