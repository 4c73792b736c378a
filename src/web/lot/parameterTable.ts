import { mean } from '../../core/distributions/distribution.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { type Parameter, parameterDistribution } from '../../core/tender/parameter.ts';
import type { Source } from '../../core/tender/schemaText.ts';
import { type Locale, localized } from '../../report/locale.ts';
import { quantityText } from '../../report/quantity.ts';
import { simpleTable, type TableView } from '../parts.ts';

const parameterTexts = {
  caption: { it: 'Costi, utilità e valori di base', en: 'Costs, utilities and baseline values' },
  parameter: { it: 'Voce', en: 'Item' },
  value: { it: 'Valore atteso', en: 'Expected value' },
  distribution: { it: 'Incertezza', en: 'Uncertainty' },
  source: { it: 'Fonte', en: 'Source' },
  date: { it: 'Data', en: 'Date' },
  known: { it: 'valore noto', en: 'known value' },
  se: { it: 'errore standard', en: 'standard error' },
  interval: { it: 'IC 95%', en: '95% CI' },
  normal: { it: 'Normale', en: 'Normal' },
  lognormal: { it: 'Log-normale', en: 'Log-normal' },
};

/** What the tender itself brings into the valuation, equal for all offers, each figure with source and date. */
export function parameterTable({ parameters }: Lot, locale: Locale): TableView {
  const t = localized(parameterTexts, locale);
  return simpleTable(
    'parameters-table',
    t.caption,
    [
      { label: t.parameter, kind: 'text' },
      { label: t.value, kind: 'number' },
      { label: t.distribution, kind: 'text' },
      { label: t.source, kind: 'text' },
      { label: t.date, kind: 'text' },
    ],
    parameters.map((parameter) => [
      { text: parameter.label[locale], note: parameter.id },
      quantity(parameter, mean(parameterDistribution(parameter)), locale),
      uncertaintyText(parameter, locale),
      { text: parameter.source.citation[locale], href: parameter.source.url ?? null },
      sourceDate(parameter.source),
    ]),
  );
}

/** `2012`, `10/2012`, `18/10/2012`: as precise as the source. */
export function sourceDate({ date }: Source): string {
  return date.split('-').toReversed().join('/');
}

function uncertaintyText(parameter: Parameter, locale: Locale): string {
  const t = localized(parameterTexts, locale);
  const { value } = parameter;
  const figure = (number: number): string => quantity(parameter, number, locale);
  switch (value.family) {
    case 'fixed':
      return t.known;
    case 'gamma':
      return `Gamma, ${t.se} ${figure(value.se)}`;
    case 'beta':
      return `Beta, ${t.se} ${figure(value.se)}`;
    case 'normal':
      return `${t.normal}, ${t.se} ${figure(value.se)}`;
    case 'lognormal':
      return `${t.lognormal}, ${t.interval} ${figure(value.lower)} – ${figure(value.upper)}`;
  }
}

function quantity({ unit }: Parameter, value: number, locale: Locale): string {
  return quantityText({ quantity: value, unit, share: false }, locale);
}
