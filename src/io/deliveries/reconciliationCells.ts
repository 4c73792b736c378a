import { sitePlace, supplierPlace } from './indexDeliveries.ts';
import type { Question } from './question.ts';
import { date, month, monthName } from './sqlTerms.ts';

/** Query for the devices delivered, of `ReconciliationCell`s; a row without a quantity is one device. */
export function deliveredCells({ contract, asOf, patients }: Question): string {
  return `SELECT supplier, site, ${monthName('delivered.month')} AS month, sum(quantity) AS delivered, NULL AS consumed
    FROM (
      SELECT ${supplierPlace(contract)} AS supplier, ${sitePlace(contract)} AS site, ${month('procedure_date')} AS month,
        coalesce(quantity, 1) AS quantity
      FROM delivery WHERE ${patients} AND procedure_date <= ${date(asOf)}
    ) AS delivered
    WHERE supplier IS NOT NULL AND site IS NOT NULL GROUP BY supplier, site, delivered.month`;
}

/** Query for the devices consumed: they are of no patient, and of months that ended by the data date. */
export function consumedCells({ contract, asOf }: Question): string {
  const ended = `strftime(${date(asOf)} + 1, '%Y-%m')`;
  return `SELECT supplier, site, month, 0 AS delivered, sum(quantity) AS consumed
    FROM (
      SELECT ${supplierPlace(contract)} AS supplier, ${sitePlace(contract)} AS site, month, quantity
      FROM consumption WHERE month < ${ended}
    )
    WHERE supplier IS NOT NULL AND site IS NOT NULL GROUP BY supplier, site, month`;
}
