import type { Contract } from '../../core/contract/contract.ts';
import { excludingCovariates, modelCovariates } from '../../core/contract/covariates.ts';
import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { RiskModel } from '../../core/contract/riskModel.ts';
import { literal, name } from './duckdb.ts';
import { date, double, oneOf } from './sqlTerms.ts';

export function riskModelOf(contract: Contract, outcome: OutcomeDefinition): RiskModel | undefined {
  return contract.riskModels.find(({ id }) => id === outcome.riskModel);
}

/** Covariates that an outcome's exclusions and risk model look at. */
export function covariatesOf(contract: Contract, outcome: OutcomeDefinition): readonly string[] {
  const model = riskModelOf(contract, outcome);
  const ofRisk = model === undefined ? [] : modelCovariates(model);
  return [...new Set([...excludingCovariates(outcome), ...ofRisk])].toSorted();
}

/**
 * Covariates of some patients on a day each, one column for each: the value of the latest date on or before the day, one without a date if
 * there is none with one. A value that names the patient's encounter of that day comes before all others. Of several values of one
 * date the greatest text counts.
 * @param table with patient_key, day, encounter; `rowid` is `id` of the result
 */
export function covariateTable(
  result: string,
  table: string,
  covariates: readonly string[],
  patients: string,
  asOf: string,
): string {
  const value = (code: string) =>
    `max(ranked) FILTER (covariate_code = ${literal(code)}).value AS ${name(code)}`;
  return `CREATE OR REPLACE TEMP TABLE ${result} AS
    WITH candidate AS (
      SELECT i.rowid AS id, covariate_code, struct_pack(
        own := coalesce(c.encounter_key = i.encounter, false),
        measured := coalesce(c.measured_date, DATE '0001-01-01'),
        value := c.value) AS ranked
      FROM covariate AS c JOIN ${table} AS i ON c.patient_key = i.patient_key
      WHERE ${patients} AND ${oneOf('covariate_code', covariates)}
        AND (c.measured_date IS NULL OR c.measured_date <= least(i.day, ${date(asOf)}))
    )
    SELECT id, ${covariates.map(value).join(', ')} FROM candidate GROUP BY id`;
}

/** Whether a patient is not counted, of the row \`c\` of covariates. Who has no value is counted. */
export function excluded({ exclude }: OutcomeDefinition): string {
  const each = exclude.map(
    ({ covariate, equals }) => `coalesce(${oneOf(`c.${name(covariate)}`, equals)}, false)`,
  );
  return each.length === 0 ? 'false' : `(${each.join(' OR ')})`;
}

/** What the frozen model expects of a patient, from the row \`c\` of covariates; null if one that it needs is missing or cannot be read. */
export function riskSql({ form, reference }: RiskModel): string {
  switch (form.kind) {
    case 'constant':
      return double(reference);
    case 'given':
      return number(form.covariate);
    case 'strata': {
      const cases = Object.entries(form.rates).map(
        ([value, rate]) => `WHEN ${literal(value)} THEN ${double(rate)}`,
      );
      return cases.length === 0 ? 'NULL::DOUBLE' : `CASE c.${name(form.covariate)} ${cases.join(' ')} END`;
    }
    case 'logistic': {
      const terms = form.terms.map(({ covariate, coefficient, equals }) => {
        const x =
          equals === undefined ? number(covariate) : `(c.${name(covariate)} = ${literal(equals)})::INTEGER`;
        return ` + ${double(coefficient)} * ${x}`;
      });
      return `1 / (1 + exp(-(${double(form.intercept)}${terms.join('')})))`;
    }
  }
}

/** A covariate as a number, with decimal point or comma; null for any other text. */
function number(covariate: string): string {
  const text = `trim(c.${name(covariate)})`;
  return `CASE WHEN regexp_full_match(${text}, '[+-]?\\d+([.,]\\d+)?([eE][+-]?\\d+)?') THEN TRY_CAST(replace(${text}, ',', '.') AS DOUBLE) END`;
}
