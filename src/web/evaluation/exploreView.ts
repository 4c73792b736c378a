import type { Exploration } from '../../core/evaluation/exploreLot.ts';
import { lotResult } from '../../core/evaluation/result.ts';
import type { Problem } from '../../core/problem.ts';
import { acceptabilityChart } from '../../report/chart/acceptabilityChart.ts';
import { parameterInformationChart } from '../../report/chart/parameterInformationChart.ts';
import { rankChart } from '../../report/chart/rankChart.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { explorationSentence, simulationSentence } from '../../report/sentences/explorationSentences.ts';
import { uncertaintySentences, worthResearch } from '../../report/sentences/uncertaintySentences.ts';
import type { Table } from '../../report/table.ts';
import { explorationInformationTable, explorationTable } from '../../report/tables/explorationTables.ts';
import {
  acceptabilityTable,
  parameterInformationTable,
  rankTable,
} from '../../report/tables/uncertaintyTables.ts';
import { lotHead, lotName } from '../lot/lotHead.ts';
import type { PageHead } from '../pages.ts';
import { type ChartView, type TableView, tableView } from '../parts.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import { chartView } from './chartView.ts';
import { type ExploreField, fieldId, lambdaField, priceFieldOf } from './exploreFields.ts';
import type { ExploreForm } from './exploreForm.ts';
import { exploreTexts } from './exploreTexts.ts';
import { uncertaintyCaptions } from './figureCaptions.ts';
import type { FoundResult } from './findRun.ts';
import { resultTexts } from './resultTexts.ts';

/** "What would change": λ and prices to try, and what the simulation says of them. */
export interface ExploreView {
  readonly head: PageHead;
  readonly t: Localized<typeof exploreTexts>;
  readonly lotName: string;
  readonly problems: readonly ProblemRow[];
  readonly lambda: ExploreField;
  readonly prices: readonly ExploreField[];
  readonly resetHref: string;
  readonly resultHref: string;
  /** The answer in one sentence, or that there is none. */
  readonly headline: string;
  /** Null when the form holds something wrong. */
  readonly answer: ExploreAnswer | null;
}

interface ExploreAnswer {
  readonly comparison: TableView;
  /** Which simulation the answer comes from. */
  readonly simulation: string;
  /** In how many worlds an offer is the best, what certainty and which parameters would be worth. */
  readonly findings: readonly string[];
  readonly acceptability: ChartView;
  readonly ranks: ChartView;
  readonly information: TableView;
  /** Null when no parameter alone is worth research. */
  readonly research: ChartView | null;
}

/**
 * The page of a form that was answered, or that has problems.
 * @param answered null when there are problems
 */
export function exploreView(
  found: FoundResult,
  form: ExploreForm,
  problems: readonly Problem[],
  answered: Exploration | null,
  locale: Locale,
): ExploreView {
  const { run, published, lot } = found;
  const evaluation = lotResult(found.result, found.lot.id);
  const t = localized(exploreTexts, locale);
  const lambda = lambdaField(lot, form, problems, locale);
  const prices = evaluation.offers.map((offer) => priceFieldOf(lot, offer, form, problems, locale));
  const head = lotHead(published, lot, 5, t.title, locale);
  return {
    head: {
      ...head,
      breadcrumb: [...head.breadcrumb, { label: resultTexts.title[locale], href: `/runs/${run.id}` }],
    },
    t,
    lotName: lotName(lot, locale),
    problems: problems.flatMap((problem) =>
      problemRows([problem], locale, ({ where }) => `#${fieldId(where.field ?? '')}`).map((row) => ({
        ...row,
        where: [lambda, ...prices].find(({ name }) => name === problem.where.field)?.label ?? row.where,
      })),
    ),
    lambda,
    prices,
    resetHref: `/runs/${run.id}/explore`,
    resultHref: `/runs/${run.id}`,
    headline:
      answered === null
        ? t.wrong
        : explorationSentence(lot, evaluation, { ...evaluation, valuation: answered })[locale],
    answer: answered === null ? null : answerView(found, answered, t, locale),
  };
}

function answerView(
  found: FoundResult,
  answered: Exploration,
  t: ExploreView['t'],
  locale: Locale,
): ExploreAnswer {
  const evaluation = lotResult(found.result, found.lot.id);
  const explored = { ...evaluation, valuation: answered };
  // The lot as asked about: charts and tables mark its λ.
  const { willingnessToPay } = found.lot;
  const lot = { ...found.lot, willingnessToPay: { ...willingnessToPay, value: answered.willingnessToPay } };
  const captions = uncertaintyCaptions(lot, explored, locale);
  const view = (table: Table): TableView => tableView(table, locale);
  const bars = parameterInformationChart(
    lot,
    { ...explored, valuation: { ...answered, parameterInformation: worthResearch(explored) } },
    locale,
  );
  const parameters = parameterInformationTable(lot, explored);
  return {
    comparison: view(explorationTable(evaluation, explored)),
    simulation: simulationSentence(explored, locale),
    findings: uncertaintySentences(lot, explored).map(({ text }) => text[locale]),
    acceptability: chartView(
      'ceac',
      acceptabilityChart(lot, explored, locale),
      captions.acceptability,
      t.data,
      view(acceptabilityTable(lot, explored)),
    ),
    ranks: chartView('rank', rankChart(explored, locale), captions.ranks, t.data, view(rankTable(explored))),
    information: view(explorationInformationTable(found.lot, evaluation, explored)),
    research:
      bars === null || parameters === null
        ? null
        : chartView('evppi', bars, captions.parameterInformation, t.data, view(parameters)),
  };
}
