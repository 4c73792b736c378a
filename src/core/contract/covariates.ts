import type { Contract } from './contract.ts';
import type { OutcomeDefinition } from './outcomeDefinition.ts';
import type { RiskModel } from './riskModel.ts';

/** Covariates that a risk model looks at. */
export function modelCovariates({ form }: Pick<RiskModel, 'form'>): readonly string[] {
  switch (form.kind) {
    case 'logistic':
      return form.terms.map(({ covariate }) => covariate);
    case 'strata':
    case 'given':
      return [form.covariate];
    case 'constant':
      return [];
  }
}

/** Covariates that the exclusions of an outcome look at. */
export function excludingCovariates({ exclude }: Pick<OutcomeDefinition, 'exclude'>): readonly string[] {
  return exclude.map(({ covariate }) => covariate);
}

/** Covariates that some exclusion or risk model of a contract looks at, each once: others are not to be delivered. */
export function contractCovariates({
  outcomes,
  riskModels,
}: Pick<Contract, 'outcomes' | 'riskModels'>): readonly string[] {
  return [...new Set([...outcomes.flatMap(excludingCovariates), ...riskModels.flatMap(modelCovariates)])];
}
