import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import { sitePlace, supplierPlace } from './indexDeliveries.ts';
import type { Question } from './question.ts';
import { date, oneOf } from './sqlTerms.ts';

/** Query for `RegistryCell`s: results as a registry delivered them, of periods that ended by the data date. */
export function registryCells(outcome: OutcomeDefinition, { contract, asOf }: Question): string {
  if (outcome.measure.kind !== 'registry') throw new RangeError(`${outcome.id} is no registry result`);
  return `SELECT ${supplierPlace(contract)} AS supplier, ${sitePlace(contract)} AS site,
      period_from::VARCHAR AS "from", period_to::VARCHAR AS "to", n, rate, lower, upper
    FROM registry
    WHERE ${oneOf('outcome_code', outcome.measure.codes)} AND ${oneOf('source_flow', [outcome.flow])} AND period_to <= ${date(asOf)}
      AND ${supplierPlace(contract)} IS NOT NULL AND ${sitePlace(contract)} IS NOT NULL`;
}
