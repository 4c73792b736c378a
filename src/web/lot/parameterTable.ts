import { mean } from '../../core/distributions/distribution.ts';
import { percentText } from '../../core/evidence/evidenceFields.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { type Parameter, parameterDistribution } from '../../core/tender/parameter.ts';
import { intervalQuantiles } from '../../core/tender/quantileFindings.ts';
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
  uniform: { it: 'Uniforme', en: 'Uniform' },
  triangular: { it: 'Triangolare', en: 'Triangular' },
  likely: { it: 'più probabile', en: 'most likely' },
  of: { it: 'su', en: 'of' },
  observed: { it: 'osservati', en: 'observed' },
  ratio: { it: 'rapporto tra', en: 'ratio of' },
  and: { it: 'e', en: 'and' },
  sd: { it: 'deviazione standard', en: 'standard deviation' },
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
  /** `5%: 12 €, 95%: 30 €`: each limit with the probability below it. */
  const limits = ({ low, high }: { low: number; high: number }, below: number, upTo: number): string =>
    `${percentText(below)[locale]}: ${figure(low)}, ${percentText(upTo)[locale]}: ${figure(high)}`;
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
    case 'uniform':
      return `${t.uniform}, ${figure(value.minimum)} – ${figure(value.maximum)}`;
    case 'triangular':
      return `${t.triangular}, ${figure(value.minimum)} – ${figure(value.maximum)}, ${t.likely} ${figure(value.mode)}`;
    case 'beta-events':
      return `Beta, ${value.events} ${t.of} ${value.n} ${t.observed}`;
    case 'gamma-sd':
      return `Gamma, ${t.sd} ${figure(value.sd)}, ${value.n} ${t.observed}`;
    case 'beta-interval':
    case 'gamma-interval': {
      const family = value.family === 'beta-interval' ? 'Beta' : 'Gamma';
      const { lowProbability, highProbability } = intervalQuantiles('beta', value);
      return `${family}, ${limits(value, lowProbability, highProbability)}`;
    }
    case 'beta-quantiles':
    case 'gamma-quantiles': {
      const family = value.family === 'beta-quantiles' ? 'Beta' : 'Gamma';
      return `${family}, ${limits(value, value.lowProbability, value.highProbability)}`;
    }
    case 'lognormal-arms': {
      const { events, n, comparatorEvents, comparatorN } = value;
      return `${t.lognormal}, ${t.ratio} ${events} ${t.of} ${n} ${t.and} ${comparatorEvents} ${t.of} ${comparatorN}`;
    }
  }
}

function quantity({ unit }: Parameter, value: number, locale: Locale): string {
  return quantityText({ quantity: value, unit, share: false }, locale);
}
