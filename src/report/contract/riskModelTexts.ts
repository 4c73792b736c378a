import type { Contract } from '../../core/contract/contract.ts';
import type { RiskModel } from '../../core/contract/riskModel.ts';
import type { Text } from '../../core/problem.ts';
import { exactNumber } from '../quantity.ts';
import { inBoth, same } from '../rules/phrases.ts';
import type { Table } from '../table.ts';

/** How the expected outcome of a patient follows, in words and as a formula; the formula is null where there is none. */
export function riskModelText({ form, reference }: RiskModel): {
  readonly words: Text;
  readonly formula: Text | null;
} {
  switch (form.kind) {
    case 'logistic':
      return {
        words: {
          it: 'Probabilità dell’evento di ogni paziente dalle sue covariate (regressione logistica, coefficienti congelati).',
          en: 'Probability of the event of each patient from the covariates (logistic regression, frozen coefficients).',
        },
        formula: inBoth(
          (locale) =>
            `p = 1 / (1 + e^−x), x = ${[
              signed(form.intercept, locale, true),
              ...form.terms.map(
                ({ covariate, coefficient, equals }) =>
                  `${signed(coefficient, locale, false)} · ${equals === undefined ? covariate : `[${covariate} = ${equals}]`}`,
              ),
            ].join(' ')}`,
        ),
      };
    case 'strata':
      return {
        words: {
          it: `Un tasso per ogni valore di «${form.covariate}».`,
          en: `One rate for each value of “${form.covariate}”.`,
        },
        formula: null,
      };
    case 'given':
      return {
        words: {
          it: `Il valore atteso di ogni paziente è consegnato nella covariata «${form.covariate}», calcolato con il modello nominato.`,
          en: `The expected value of each patient is delivered in the covariate “${form.covariate}”, computed by the named model.`,
        },
        formula: null,
      };
    case 'constant':
      return {
        words: {
          it: 'Lo stesso valore atteso per tutti: nessuna correzione per il rischio.',
          en: 'The same expected value for everybody: no adjustment for risk.',
        },
        formula: inBoth((locale) => `p = ${exactNumber(reference, locale)}`),
      };
  }
}

function signed(value: number, locale: 'it' | 'en', first: boolean): string {
  const size = exactNumber(Math.abs(value), locale);
  if (first) return value < 0 ? `−${size}` : size;
  return `${value < 0 ? '−' : '+'} ${size}`;
}

/** Coefficients or rates of a model; undefined where it has none. */
export function riskModelTable({ id, label, form }: RiskModel, { covariates }: Contract): Table | undefined {
  if (form.kind !== 'logistic' && form.kind !== 'strata') return undefined;
  const meaning = (code: string): Text => covariates?.find((one) => one.code === code)?.label ?? same('–');
  const rows =
    form.kind === 'logistic'
      ? form.terms.map(({ covariate, equals, coefficient }) => [
          equals === undefined ? covariate : `${covariate} = ${equals}`,
          meaning(covariate),
          inBoth((locale) => exactNumber(coefficient, locale)),
        ])
      : Object.entries(form.rates).map(([value, rate]) => [
          `${form.covariate} = ${value}`,
          meaning(form.covariate),
          inBoth((locale) => exactNumber(rate, locale)),
        ]);
  return {
    id: `risk-model-${id}`,
    title: {
      it: `${label.it}: ${form.kind === 'logistic' ? 'coefficienti' : 'tassi'}`,
      en: `${label.en}: ${form.kind === 'logistic' ? 'coefficients' : 'rates'}`,
    },
    sheet: same(id.slice(0, 25)),
    notes:
      form.kind === 'logistic'
        ? [
            inBoth(
              (locale) =>
                ({
                  it: `Intercetta ${exactNumber(form.intercept, locale)}.`,
                  en: `Intercept ${exactNumber(form.intercept, locale)}.`,
                })[locale],
            ),
          ]
        : [],
    columns: [
      { label: { it: 'Covariata', en: 'Covariate' }, kind: 'code', decimals: 0 },
      { label: { it: 'Significato', en: 'Meaning' }, kind: 'text', decimals: 0 },
      {
        label:
          form.kind === 'logistic' ? { it: 'Coefficiente', en: 'Coefficient' } : { it: 'Tasso', en: 'Rate' },
        kind: 'quantity',
        decimals: 0,
      },
    ],
    rows: rows.map((cells) => ({ cells, strong: false })),
  };
}
