import type { StoredRelease } from '../../actions/settlementStores.ts';
import type { Contract } from '../../core/contract/contract.ts';
import type { Text } from '../../core/problem.ts';
import { releasedCurveChart } from '../../report/chart/releasedCurveChart.ts';
import { releasedFunnelChart } from '../../report/chart/releasedFunnelChart.ts';
import { supplierName } from '../../report/contract/supplierName.ts';
import { figuresTable, gridTable, outcomeOf } from '../../report/disclosure/releaseTables.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import { chartView } from '../evaluation/chartView.ts';
import { type ChartView, type Fact, fact, type TableView, tableView } from '../parts.ts';

/** A release as pages show it: the same figures as its exports, and nothing else. */
export interface ReleaseView {
  readonly t: Localized<typeof releaseTexts>;
  readonly facts: readonly Fact[];
  /** Null where the release has no figure. */
  readonly figures: TableView | null;
  /** Sites by suppliers, one table for each outcome; empty where it has no such cells. */
  readonly grids: readonly TableView[];
  readonly funnels: readonly ChartView[];
  readonly curves: readonly ChartView[];
  readonly downloads: readonly { readonly href: string; readonly label: string; readonly note: string }[];
}

const releaseTexts = {
  nothing: {
    it: 'Non c’è nulla che si possa mostrare senza far riconoscere qualcuno: i casi sono ancora pochi.',
    en: 'There is nothing that could be shown without somebody being recognised: cases are still few.',
  },
  figures: { it: 'Numeri', en: 'Figures' },
  grids: { it: 'Sedi e fornitori', en: 'Sites and suppliers' },
  funnels: { it: 'Confronto', en: 'Comparison' },
  funnelsLead: {
    it: 'Gli altri non hanno nome, e i casi sono arrotondati a decine perché non si possano riconoscere.',
    en: 'The others have no name, and cases are rounded to tens so that they cannot be recognised.',
  },
  curves: { it: 'Dispositivi nel tempo', en: 'Devices over time' },
  downloads: { it: 'Scaricare le stesse cifre', en: 'Download the same figures' },
} satisfies Record<string, Text>;

const words = {
  asOf: { it: 'Dati al', en: 'Data as of' },
  snapshot: { it: 'Istantanea dei dati', en: 'Snapshot of the data' },
  hash: { it: 'Impronta della pubblicazione', en: 'Hash of the release' },
  tests: { it: 'Prove di riservatezza', en: 'Disclosure tests' },
  passed: { it: 'superate, contro {n} pubblicazioni precedenti', en: 'passed, against {n} earlier releases' },
  data: { it: 'Dati del grafico', en: 'Data of the chart' },
  upTo: { it: 'dati al', en: 'data as of' },
  csv: { it: 'Tabella (CSV)', en: 'Table (CSV)' },
  json: { it: 'Tutto (JSON)', en: 'Everything (JSON)' },
  csvNote: { it: 'una riga per numero', en: 'one row for each figure' },
  jsonNote: { it: 'con grafici e curve', en: 'with charts and curves' },
} satisfies Record<string, Text>;

/** @param path under which `figures.csv` and `release.json` stand */
export function releaseView(
  contract: Contract,
  { hash, content, against }: Pick<StoredRelease, 'hash' | 'content' | 'against'>,
  path: string,
  locale: Locale,
): ReleaseView {
  const w = localized(words, locale);
  const outcomes = [...new Set(content.figures.map(({ outcome }) => outcome))];
  const asOf = (date: string): string => `${w.upTo} ${dateText(date, locale)}`;
  return {
    t: localized(releaseTexts, locale),
    facts: [
      fact(w.asOf, dateText(content.asOf, locale)),
      fact(w.snapshot, content.snapshot, { code: true }),
      fact(w.hash, hash, { code: true }),
      fact(w.tests, w.passed.replace('{n}', String(against.length))),
    ],
    figures: content.figures.length === 0 ? null : tableView(figuresTable(contract, content), locale),
    grids: outcomes.flatMap((outcome) => {
      const table = gridTable(contract, content, outcome);
      return table === undefined ? [] : [tableView(table, locale)];
    }),
    funnels: content.funnels.flatMap(({ outcome, units }) => {
      const definition = outcomeOf(contract, outcome);
      const chart = releasedFunnelChart(definition, units, targetOf(content.figures, outcome), locale);
      const dates = [...new Set(units.map(({ data }) => data.asOf))].toSorted();
      return chart === null
        ? []
        : [
            chartView(
              `funnel-${outcome}`,
              chart,
              `${definition.label[locale]}, ${dates.map(asOf).join('; ')}`,
              w.data,
            ),
          ];
    }),
    curves: content.survival.flatMap(({ outcome, supplier, data, points }) => {
      const definition = outcomeOf(contract, outcome);
      const chart = releasedCurveChart(definition, { points }, locale);
      return chart === null
        ? []
        : [
            chartView(
              `curve-${outcome}-${supplier}`,
              chart,
              `${definition.label[locale]}, ${supplierName(contract, supplier)}, ${asOf(data.asOf)}`,
              w.data,
            ),
          ];
    }),
    downloads: [
      { href: `${path}/figures.csv`, label: w.csv, note: w.csvNote },
      { href: `${path}/release.json`, label: w.json, note: w.jsonNote },
    ],
  };
}

/** The target of a reader's figures of an outcome, where they have one for all. */
function targetOf(figures: StoredRelease['content']['figures'], outcome: string): number | null {
  const targets = new Set(figures.filter((one) => one.outcome === outcome).map(({ target }) => target));
  const [only = null] = targets;
  return targets.size === 1 ? only : null;
}
