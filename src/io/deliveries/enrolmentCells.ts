import type { Contract } from '../../core/contract/contract.ts';
import { supplierPlace } from './indexDeliveries.ts';
import { onceDelivered } from './onceDelivered.ts';
import { cents, date } from './sqlTerms.ts';

/** Query for `EnrolmentCell`s: months of the contract that ended by the data date. Member months count to four decimals. */
export function enrolmentCells(contract: Contract, asOf: string): string {
  const { from, to } = contract.calendar;
  const rows = onceDelivered(
    'enrolment',
    `month < strftime(${date(asOf)} + 1, '%Y-%m') AND month BETWEEN '${from.slice(0, 7)}' AND '${to.slice(0, 7)}'`,
  );
  return `SELECT supplier, month, stratum, sum(months)::DOUBLE AS "memberMonths", coalesce(sum(cents), 0) AS cost
    FROM (
      SELECT ${supplierPlace(contract)} AS supplier, month, stratum, TRY_CAST(member_months AS DECIMAL(18, 4)) AS months, ${cents('cost')} AS cents
      FROM ${rows}
    )
    WHERE supplier IS NOT NULL GROUP BY supplier, month, stratum`;
}
