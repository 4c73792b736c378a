import { sitePlace, supplierPlace } from './indexDeliveries.ts';
import type { Question } from './question.ts';
import { cents, date, month, monthName } from './sqlTerms.ts';

/**
 * Procedures in which a main device was used, whatever their code, with whose it was: table `used`, made by `makeIndexTable`. What is paid for is the device; the
 * codes of an outcome only say whom it counts.
 */
export const USED = 'used';

/** Query for the procedures of `UseCell`s. */
export const procedureCells = `SELECT supplier, site, ${monthName('month')} AS month, count(*) AS procedures, 0 AS billed, 0 AS unpriced
    FROM ${USED} WHERE supplier IS NOT NULL AND site IS NOT NULL GROUP BY supplier, site, ${USED}.month`;

/** Query for what was billed, in cells of the same kind: all device rows of the supplier, main or not. */
export function billedCells({ contract, asOf, patients }: Question): string {
  const { from, to } = contract.calendar;
  return `SELECT supplier, site, ${monthName('billed.month')} AS month, 0 AS procedures,
      coalesce(sum(cents), 0) AS billed, count(*) FILTER (cents IS NULL) AS unpriced
    FROM (
      SELECT ${supplierPlace(contract)} AS supplier, ${sitePlace(contract)} AS site, ${month('procedure_date')} AS month,
        ${cents('unit_price', 'coalesce(quantity, 1)')} AS cents
      FROM delivery WHERE ${patients} AND procedure_date BETWEEN ${date(from)} AND least(${date(to)}, ${date(asOf)})
    ) AS billed
    WHERE supplier IS NOT NULL AND site IS NOT NULL GROUP BY supplier, site, billed.month`;
}
