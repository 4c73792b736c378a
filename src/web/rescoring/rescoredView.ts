import type { Problem, Text } from '../../core/problem.ts';
import type { LotRescoring, TenderRescoring } from '../../core/rescoring/rescore.ts';
import { summaryOf } from '../../core/rescoring/summary.ts';
import { changesByRuleChart } from '../../report/chart/changesByRuleChart.ts';
import { changesOverLambdaChart } from '../../report/chart/changesOverLambdaChart.ts';
import { formatFor } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { unitLabel } from '../../report/quantity.ts';
import {
  bestOverLambdaTable,
  lotName,
  lotRulesTable,
  offersTable,
} from '../../report/rescoring/pastLotTables.ts';
import { pastRuleTexts } from '../../report/rescoring/pastRuleTexts.ts';
import { noticesOf, rescoringMethod, sourcesOf } from '../../report/rescoring/rescoringReport.ts';
import { lotSentences, rescoringSentences } from '../../report/rescoring/rescoringSentences.ts';
import {
  changesByRuleTable,
  changesOverLambdaTables,
  lotsTable,
  mismatchTable,
} from '../../report/rescoring/rescoringTables.ts';
import type { Table } from '../../report/table.ts';
import { chartView } from '../evaluation/chartView.ts';
import type { PageHead } from '../pages.ts';
import { type ChartView, type Fact, fact, type TableView, tableView } from '../parts.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import { rescoringHead } from './rescoringView.ts';

/** A past tender re-scored. */
export interface RescoredView {
  readonly head: PageHead;
  readonly t: Localized<typeof rescoredTexts>;
  readonly facts: readonly Fact[];
  readonly results: readonly string[];
  readonly findings: readonly string[];
  readonly warnings: readonly string[];
  /** What was unusual in the file, though it could be read. */
  readonly remarks: readonly ProblemRow[];
  readonly downloads: readonly { readonly href: string; readonly label: string }[];
  readonly lotsTable: TableView;
  /** Null when every printed figure comes out. */
  readonly mismatches: TableView | null;
  readonly byRule: ChartView;
  readonly overLambda: readonly ChartView[];
  readonly method: readonly string[];
  readonly lots: readonly {
    readonly id: string;
    readonly name: string;
    readonly sentences: readonly string[];
    readonly offers: TableView;
    readonly rules: TableView;
    readonly best: TableView | null;
    readonly published: readonly Fact[];
    readonly sources: string;
  }[];
}

const rescoredTexts = {
  inShort: { it: 'In breve', en: 'In short' },
  attention: { it: 'Attenzione', en: 'Caution' },
  remarks: { it: 'Letto con avvisi', en: 'Read with warnings' },
  downloads: { it: 'Scaricare', en: 'Downloads' },
  tender: { it: 'Gara', en: 'Tender' },
  buyer: { it: 'Stazione appaltante', en: 'Buyer' },
  source: { it: 'Fonte', en: 'Source' },
  lambda: { it: 'λ', en: 'λ' },
  rules: { it: 'Quante aggiudicazioni, con quale regola', en: 'How many awards, under which rule' },
  overLambda: { it: 'Al variare di λ', en: 'As λ varies' },
  eachLot: { it: 'Lotto per lotto', en: 'Lot by lot' },
  ruleByRule: {
    it: 'Chi vincerebbe, regola per regola e λ per λ',
    en: 'Who would win, rule by rule and λ by λ',
  },
  published: { it: 'Regole pubblicate', en: 'Published rules' },
  outcomes: { it: 'Fonti degli esiti', en: 'Sources of outcomes' },
  method: { it: 'Come si legge', en: 'How to read this' },
  again: { it: 'Ricalcolare un’altra gara', en: 'Re-score another tender' },
  data: { it: 'Dati del grafico', en: 'Data of the chart' },
} satisfies Record<string, Text>;

/**
 * @param problems warnings that the file came with
 * @param downloads where the same comes as files; none for an uploaded file, which is not kept
 */
export function rescoredView(
  rescored: TenderRescoring,
  problems: readonly Problem[],
  downloads: RescoredView['downloads'],
  locale: Locale,
): RescoredView {
  const t = localized(rescoredTexts, locale);
  const { tender, lambda, lots } = rescored;
  const { unit } = tender.willingnessToPay;
  const summary = summaryOf([rescored]);
  const sentences = rescoringSentences([rescored], summary);
  const ofTone = (tone: (typeof sentences)[number]['tone']): string[] =>
    sentences.filter((one) => one.tone === tone).map(({ text }) => text[locale]);
  const optional = (table: Table | null): TableView | null => table && tableView(table, locale);
  const byRule = changesByRuleChart(summary, locale);
  const lambdaTables = changesOverLambdaTables(summary);
  return {
    head: {
      ...rescoringHead(locale),
      title: tender.title,
      breadcrumb: [{ label: rescoringHead(locale).title, href: '/rescoring' }],
      notice: noticesOf([rescored]),
    },
    t,
    facts: [
      fact(t.buyer, tender.buyer),
      fact(t.source, tender.source),
      fact(t.lambda, `${formatFor(locale).number(lambda)} ${unitLabel(unit, locale)}`),
    ],
    results: ofTone('result'),
    findings: ofTone('information'),
    warnings: ofTone('warning'),
    remarks: problemRows(problems, locale),
    downloads,
    lotsTable: tableView(lotsTable([rescored]), locale),
    mismatches: optional(mismatchTable([rescored])),
    byRule: chartView(
      'changes-by-rule',
      byRule,
      byRule.description,
      t.data,
      tableView(changesByRuleTable(summary), locale),
    ),
    overLambda: summary.overLambda.map((changes, at) => {
      const chart = changesOverLambdaChart(changes, locale);
      return chartView(
        `over-lambda-${at + 1}`,
        chart,
        chart.description,
        t.data,
        tableView(lambdaTables[at] as Table, locale),
      );
    }),
    method: rescoringMethod.map((text) => text[locale]),
    lots: lots.map((lot) => lotView(lot, lambda, unit, locale)),
  };
}

function lotView(
  rescored: LotRescoring,
  lambda: number,
  unit: string,
  locale: Locale,
): RescoredView['lots'][number] {
  const best = bestOverLambdaTable(rescored, unit);
  return {
    id: `lot-${rescored.lot.id}`,
    name: lotName(rescored.lot)[locale],
    sentences: lotSentences(rescored, unit).map((text) => text[locale]),
    offers: tableView(offersTable(rescored, lambda), locale),
    rules: tableView(lotRulesTable(rescored), locale),
    best: best && tableView(best, locale),
    published: pastRuleTexts(rescored.lot).map(({ title, words }) => fact(title[locale], words[locale])),
    sources: sourcesOf(rescored).join('; '),
  };
}
