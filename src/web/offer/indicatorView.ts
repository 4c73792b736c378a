import { interval95, mean } from '../../core/distributions/distribution.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import { placeText, type Text } from '../../core/problem.ts';
import type { Indicator } from '../../core/tender/indicator.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { parameterDistribution } from '../../core/tender/parameter.ts';
import { valueAtMeanBaseline } from '../../core/valuation/baselineRatio.ts';
import { toSvg } from '../../io/charts/toSvg.ts';
import { distributionChart } from '../../report/chart/distributionChart.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, localized } from '../../report/locale.ts';
import { isShare, quantityText } from '../../report/quantity.ts';
import { distributionText, givenText } from '../../report/tables/evidenceTables.ts';
import { type Fact, fact } from '../parts.ts';

/** One indicator of one offer: the figures as given, and what follows from them. */
export interface IndicatorView {
  readonly id: string;
  readonly label: string;
  /** Said on top when the supplier gave nothing. */
  readonly nothingGiven: string | null;
  readonly facts: readonly Fact[];
  readonly svg: string;
}

const indicatorTexts = {
  given: { it: 'Dato fornito', en: 'Figures given' },
  source: { it: 'Fonte', en: 'Source' },
  note: { it: 'Nota', en: 'Note' },
  cell: { it: 'Cella del file', en: 'Cell in the file' },
  distribution: { it: 'Distribuzione', en: 'Distribution' },
  baseline: { it: 'Rischio di base a cui si applica il rapporto', en: 'Baseline risk the ratio applies to' },
  mean: { it: 'Media', en: 'Mean' },
  interval: { it: 'Intervallo al 95%', en: '95% interval' },
  minimum: { it: 'Minimo accettabile', en: 'Minimum acceptable' },
  better: { it: 'la media è migliore', en: 'the mean is better' },
  equal: { it: 'la media è uguale', en: 'the mean is equal' },
  worse: { it: 'la media è peggiore', en: 'the mean is worse' },
  nothing: {
    it: 'Per questo indicatore non è stato fornito alcun dato: come da regole di gara si usa il minimo accettabile, come valore noto.',
    en: 'No figures were given for this indicator: by the tender’s rules the minimum acceptable value is used, as a known value.',
  },
};

/** One indicator in words, figures and picture. */
export function indicatorView(
  lot: Lot,
  indicator: Indicator,
  evidence: Evidence,
  locale: Locale,
  format: Format,
): IndicatorView {
  const t = localized(indicatorTexts, locale);
  const { distribution, source, note, place } = evidence;
  const nothing = Object.keys(evidence.given).length === 0;
  const share = isShare(indicator);
  const figure = (quantity: number): string =>
    quantityText({ quantity, unit: indicator.unit, share }, locale);
  const shown = valueAtMeanBaseline(lot, indicator, distribution);
  const average = shown(mean(distribution));
  const [lower, upper] = interval95(distribution).map(shown) as [number, number];
  const gain = (average - indicator.minimumAcceptable) * (indicator.better === 'higher' ? 1 : -1);
  const verdict = gain > 0 ? t.better : gain < 0 ? t.worse : t.equal;
  return {
    id: indicator.id,
    label: indicator.label[locale],
    nothingGiven: nothing ? t.nothing : null,
    facts: [
      ...(nothing
        ? []
        : [
            fact(t.given, figuresText(evidence, locale, format)),
            fact(t.source, source),
            ...(note === '' ? [] : [fact(t.note, note)]),
            fact(t.cell, placeText(place), { code: true }),
            fact(t.distribution, distributionText(distribution)[locale]),
            ...baselineFacts(lot, indicator, t.baseline, locale),
          ]),
      fact(t.mean, figure(average)),
      ...(distribution.family === 'fixed' ? [] : [fact(t.interval, `${figure(lower)} – ${figure(upper)}`)]),
      fact(t.minimum, `${figure(indicator.minimumAcceptable)} (${verdict})`),
    ],
    svg: toSvg(distributionChart(indicator, distribution, locale, shown), `chart-${indicator.id}`),
  };
}

/** The baseline to which a ratio is applied: mean and interval of the figures shown are risks at its mean. */
function baselineFacts(lot: Lot, { evidence }: Indicator, term: string, locale: Locale): Fact[] {
  if (evidence.form !== 'ratio-to-baseline') return [];
  const baseline = lot.parameters.find(({ id }) => id === evidence.baseline);
  if (baseline === undefined) return [];
  const risk = mean(parameterDistribution(baseline));
  return [
    fact(
      term,
      `${baseline.label[locale]}: ${quantityText({ quantity: risk, unit: '1', share: true }, locale)}`,
    ),
  ];
}

/** `31 eventi su 480 osservati`, `Media 4,6 · Deviazione standard 2,1 · Osservati (n) 480`. */
function figuresText(evidence: Evidence, locale: Locale, format: Format): string {
  const { events, n, comparatorN } = evidence.given;
  if (events === undefined || n === undefined || comparatorN !== undefined)
    return givenText(evidence)[locale];
  const text: Text = {
    it: `${format.number(events)} ${events === 1 ? 'evento' : 'eventi'} su ${format.number(n)} osservati`,
    en: `${format.number(events)} ${events === 1 ? 'event' : 'events'} among ${format.number(n)} observed`,
  };
  return text[locale];
}
