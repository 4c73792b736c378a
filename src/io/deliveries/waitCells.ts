import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import { PNGLA_2019, type PriorityClass } from '../../core/deliveries/waitingTime.ts';
import { literal, name } from './duckdb.ts';
import { sitePlace, supplierPlace } from './indexDeliveries.ts';
import type { Question } from './question.ts';
import { covariatesOf, covariateTable, excluded } from './riskSql.ts';
import { date, month, monthName, oneOf } from './sqlTerms.ts';

/** Booked services that an outcome looks at, in the classes that it names: table `booking`. */
function bookingTable(outcome: OutcomeDefinition, { contract, asOf, patients }: Question): string {
  const { from, to } = contract.calendar;
  return `CREATE OR REPLACE TEMP TABLE booking AS
    SELECT patient_key, booking_date AS day, NULL::VARCHAR AS encounter, ${supplierPlace(contract)} AS supplier, ${sitePlace(contract)} AS site,
      ${month('booking_date')} AS month, priority_class AS priority, service_kind AS service, status,
      CASE WHEN status = 'delivered' AND delivered_date <= ${date(asOf)} THEN delivered_date - booking_date END AS waited,
      CASE priority_class ${classesOf(outcome).map(limit).join(' ')} END AS longest
    FROM care
    WHERE ${patients} AND booking_date BETWEEN ${date(from)} AND least(${date(to)}, ${date(asOf)})
      AND ${oneOf('priority_class', classesOf(outcome))}`;
}

function classesOf({ id, measure }: OutcomeDefinition): readonly PriorityClass[] {
  if (measure.kind !== 'wait') throw new RangeError(`${id} is no wait`);
  return measure.classes;
}

function limit(priority: PriorityClass): string {
  const { visit, exam } = PNGLA_2019.days[priority];
  return `WHEN ${literal(priority)} THEN CASE service_kind WHEN 'visit' THEN ${visit} ELSE ${exam} END`;
}

/** Tables that `waitCells` reads. */
export function waitTables(outcome: OutcomeDefinition, question: Question): readonly string[] {
  const covariates = covariatesOf(question.contract, outcome);
  const booking = bookingTable(outcome, question);
  if (covariates.length === 0) return [booking];
  return [
    booking,
    covariateTable(name('booking covariate'), 'booking', covariates, question.patients, question.asOf),
  ];
}

/**
 * Query for `WaitCell`s on the tables of `waitTables`. In time: on the last day of the class's limit counts. What is neither delivered, nor
 * cancelled, nor closed without the service is overdue from the day after that.
 */
export function waitCells(outcome: OutcomeDefinition, { contract, asOf }: Question): string {
  const open = `waited IS NULL AND status NOT IN ('not-delivered', 'cancelled')`;
  const withCovariates =
    covariatesOf(contract, outcome).length === 0
      ? ''
      : `LEFT JOIN ${name('booking covariate')} AS c ON c.id = b.rowid`;
  return `SELECT supplier, site, ${monthName('b.month')} AS month, priority, service,
      count(*) AS booked,
      count(waited) AS delivered,
      count(*) FILTER (waited <= longest) AS "inTime",
      count(*) FILTER (${open} AND day + longest < ${date(asOf)}) AS overdue,
      count(*) FILTER (status = 'not-delivered') AS "notDelivered",
      count(*) FILTER (status = 'cancelled') AS cancelled,
      coalesce(sum(waited), 0) AS days
    FROM booking AS b ${withCovariates}
    WHERE supplier IS NOT NULL AND site IS NOT NULL AND NOT ${excluded(outcome)}
    GROUP BY supplier, site, b.month, priority, service`;
}
