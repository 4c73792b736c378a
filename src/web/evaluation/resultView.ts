import { lotResult } from '../../core/evaluation/result.ts';
import { boardSentences } from '../../report/boardSentences.ts';
import { acceptabilityChart } from '../../report/chart/acceptabilityChart.ts';
import { convergenceChart } from '../../report/chart/convergenceChart.ts';
import { parameterInformationChart } from '../../report/chart/parameterInformationChart.ts';
import { planeChart } from '../../report/chart/planeChart.ts';
import { pointsChart } from '../../report/chart/pointsChart.ts';
import { priceMapChart } from '../../report/chart/priceMapChart.ts';
import { rankChart } from '../../report/chart/rankChart.ts';
import { tornadoChart } from '../../report/chart/tornadoChart.ts';
import { traceChart } from '../../report/chart/traceChart.ts';
import { twoWayChart } from '../../report/chart/twoWayChart.ts';
import { winnerMapChart } from '../../report/chart/winnerMapChart.ts';
import { evaluationTables } from '../../report/evaluationTables.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { offerNames } from '../../report/offerNames.ts';
import { PRICE_MAPS, priceMaps } from '../../report/priceMaps.ts';
import { flipSentences } from '../../report/sentences/flipSentences.ts';
import type { Table } from '../../report/table.ts';
import { offerTraces } from '../../report/traces.ts';
import { lotHead, lotName, lotPath } from '../lot/lotHead.ts';
import type { PageHead } from '../pages.ts';
import { type CalloutView, type ChartView, type Fact, fact, type TableView, tableView } from '../parts.ts';
import { chartView } from './chartView.ts';
import { figureCaptions } from './figureCaptions.ts';
import type { FoundResult } from './findRun.ts';
import { allDraws, resultTexts } from './resultTexts.ts';

/** The result of an evaluation: what a board needs first, then every number behind it. */
export interface ResultView {
  readonly head: PageHead;
  readonly t: Localized<typeof resultTexts>;
  readonly lotName: string;
  readonly award: readonly string[];
  readonly findings: readonly string[];
  readonly warnings: readonly string[];
  /** What makes the result less than final: rehearsal, later files, later rules. */
  readonly caveats: readonly CalloutView[];
  readonly downloads: readonly { readonly href: string; readonly label: string }[];
  /** To the page that answers a changed λ or price. */
  readonly exploreHref: string;
  /** Where a contract is drafted from this evaluation. */
  readonly contractHref: string;
  readonly contents: readonly { readonly href: string; readonly label: string }[];
  readonly ranking: TableView;
  readonly points: ChartView;
  /** Tables of the calculation, folded away: ledger, judgements, declarations, prices. */
  readonly calculation: readonly TableView[];
  /** To the page with every step. */
  readonly ledgerHref: string;
  readonly benefits: TableView;
  readonly netBenefit: TableView;
  /** How the patients of each offer move through the states of a Markov model; empty for an event tree. */
  readonly traces: readonly ChartView[];
  readonly incremental: TableView;
  readonly plane: ChartView;
  readonly acceptability: ChartView;
  readonly ranks: ChartView;
  /** Null with a single offer. */
  readonly pairwise: TableView | null;
  /** Null if the tender asks for no precision. */
  readonly precision: TableView | null;
  /** Null for results from before it was kept. */
  readonly convergence: ChartView | null;
  /** Null when no other model is declared. */
  readonly alternatives: TableView | null;
  readonly informationValue: TableView;
  /** Null when no parameter is uncertain. */
  readonly parameterInformation: ChartView | null;
  /** Null when no group is declared. */
  readonly groupInformation: TableView | null;
  /** Null with a single offer. */
  readonly tornado: ChartView | null;
  /** Null when there are no two inputs that matter. */
  readonly twoWay: ChartView | null;
  /** Null with a single offer. */
  readonly price: {
    readonly toLead: TableView;
    /** Of the leader and the second. */
    readonly maps: readonly ChartView[];
    /** Of the others, folded away. */
    readonly others: readonly { readonly supplier: string; readonly chart: ChartView }[];
  } | null;
  /** What would change the award; null for results from before it was kept. */
  readonly flips: {
    readonly sentences: readonly string[];
    readonly tables: readonly TableView[];
    /** Null without a benefit criterion. */
    readonly map: ChartView | null;
  } | null;
  /** TOPSIS and ELECTRE, never the award. Null with a single admitted offer. */
  readonly otherMethods: TableView | null;
  readonly evidence: readonly TableView[];
  readonly parameters: TableView;
  readonly inputs: TableView;
  readonly run: readonly Fact[];
  readonly evaluationHref: string;
}

/**
 * The page of a run that has a result.
 * @param caveats what makes the result less than final
 */
export function resultView(
  { run, published, lot, result }: FoundResult,
  caveats: readonly CalloutView[],
  locale: Locale,
  format: Format,
): ResultView {
  const evaluation = lotResult(result, lot.id);
  const t = localized(resultTexts, locale);
  const tables = evaluationTables(lot, evaluation, result);
  const captions = figureCaptions(lot, evaluation, locale);
  const sentences = boardSentences(lot, evaluation);
  const saying = (tone: (typeof sentences)[number]['tone']): string[] =>
    sentences.filter((one) => one.tone === tone).map(({ text }) => text[locale]);
  const view = (table: Table): TableView => tableView(table, locale);
  const optional = (table: Table | null): TableView | null => table && view(table);
  const { sensitivity, twoWay } = evaluation.valuation;
  const tornado =
    sensitivity === null || tables.tornado === null
      ? null
      : chartView(
          'tornado',
          tornadoChart(lot, evaluation, sensitivity, locale),
          captions.tornado,
          t.data,
          view(tables.tornado),
        );
  const information = parameterInformationChart(lot, evaluation, locale);
  const parameterInformation =
    information === null || tables.parameterInformation === null
      ? null
      : chartView(
          'evppi',
          information,
          captions.parameterInformation,
          t.data,
          view(tables.parameterInformation),
        );
  const convergence = convergenceChart(evaluation, locale);
  const name = offerNames(evaluation);
  const maps = priceMaps(lot, evaluation).map((map) => ({
    supplier: name(map.offer),
    chart: chartView(
      `price-${map.offer}`,
      priceMapChart(lot, evaluation, map, locale),
      captions.priceMap(map, name(map.offer)),
      t.data,
    ),
  }));
  const map = evaluation.flips?.map ?? null;
  return {
    head: lotHead(published, lot, 5, t.title, locale),
    t,
    lotName: lotName(lot, locale),
    award: saying('result'),
    findings: saying('information'),
    warnings: saying('warning'),
    caveats,
    downloads: [
      { href: `/runs/${run.id}/report.pdf`, label: t.pdf },
      { href: `/runs/${run.id}/minutes.pdf`, label: t.minutes },
      { href: `/runs/${run.id}/result.xlsx`, label: t.xlsx },
      { href: `/runs/${run.id}/calculation.xlsx`, label: t.formulas },
      { href: `/runs/${run.id}/result.json`, label: t.json },
      { href: `/runs/${run.id}/package.json`, label: t.package },
      { href: `/runs/${run.id}/draws.csv`, label: allDraws(evaluation, format)[locale] },
    ],
    exploreHref: `/runs/${run.id}/explore`,
    contractHref: `/contracts/new?run=${encodeURIComponent(run.id)}`,
    contents: contents(t, {
      models: tables.alternatives !== null,
      sensitivity: tornado !== null,
      price: tables.priceToLead !== null,
      flips: tables.flips.length > 0,
      otherMethods: tables.otherMethods !== null,
    }),
    ranking: view(tables.ranking),
    points: chartView('points', pointsChart(lot, evaluation, locale), captions.points, t.data),
    calculation: [
      tables.technicalPoints,
      tables.judgements,
      ...tables.preferences,
      tables.declarations,
      tables.prices,
      tables.anomalies,
      ...tables.lifeCycleCosts,
    ].flatMap((table) => (table === null ? [] : [view(table)])),
    ledgerHref: `/runs/${run.id}/ledger`,
    benefits: view(tables.benefits),
    netBenefit: view(tables.netBenefit),
    traces: offerTraces(lot, evaluation).map((one) =>
      chartView(`trace-${one.offer}`, traceChart(one, locale), captions.trace(one.supplier), t.data),
    ),
    incremental: view(tables.incremental),
    plane: chartView('plane', planeChart(lot, evaluation, locale), captions.plane, t.data),
    acceptability: chartView(
      'ceac',
      acceptabilityChart(lot, evaluation, locale),
      captions.acceptability,
      t.data,
      view(tables.acceptability),
    ),
    ranks: chartView('rank', rankChart(evaluation, locale), captions.ranks, t.data, view(tables.ranks)),
    pairwise: optional(tables.pairwise),
    precision: optional(tables.precision),
    convergence:
      convergence && tables.convergence
        ? chartView('convergence', convergence, captions.convergence, t.data, view(tables.convergence))
        : null,
    alternatives: optional(tables.alternatives),
    informationValue: view(tables.informationValue),
    parameterInformation,
    groupInformation: optional(tables.groupInformation),
    tornado,
    twoWay:
      twoWay && tables.twoWay
        ? chartView(
            'two-way',
            twoWayChart(lot, evaluation, twoWay, locale),
            captions.twoWay,
            t.data,
            view(tables.twoWay),
          )
        : null,
    price: tables.priceToLead && {
      toLead: view(tables.priceToLead),
      maps: maps.slice(0, PRICE_MAPS).map(({ chart }) => chart),
      others: maps.slice(PRICE_MAPS),
    },
    flips:
      tables.flips.length === 0
        ? null
        : {
            sentences: flipSentences(lot, evaluation).map((text) => text[locale]),
            tables: tables.flips.map(view),
            map:
              map && tables.winnerMap
                ? chartView(
                    'winner-map',
                    winnerMapChart(lot, evaluation, map, locale),
                    captions.winnerMap,
                    t.data,
                    view(tables.winnerMap),
                  )
                : null,
          },
    otherMethods: optional(tables.otherMethods),
    evidence: tables.evidenceByOffer.map(view),
    parameters: view(tables.parameters),
    inputs: view(tables.inputs),
    run: [
      fact(t.startedAt, format.dateTime(run.startedAt)),
      ...(run.endedAt === null ? [] : [fact(t.endedAt, format.dateTime(run.endedAt))]),
      fact(t.actor, run.actor),
      fact(t.id, run.id, { code: true }),
    ],
    evaluationHref: `${lotPath(published, lot)}/evaluation`,
  };
}

function contents(
  t: ResultView['t'],
  has: {
    readonly models: boolean;
    readonly sensitivity: boolean;
    readonly price: boolean;
    readonly flips: boolean;
    readonly otherMethods: boolean;
  },
): ResultView['contents'] {
  return [
    { href: '#points', label: t.points },
    { href: '#value', label: t.benefits },
    { href: '#incremental-analysis', label: t.incremental },
    { href: '#uncertainty', label: t.uncertainty },
    ...(has.models ? [{ href: '#models', label: t.models }] : []),
    { href: '#evpi', label: t.evpi },
    ...(has.sensitivity ? [{ href: '#sensitivity', label: t.sensitivity }] : []),
    ...(has.price ? [{ href: '#price', label: t.price }] : []),
    ...(has.flips ? [{ href: '#flips', label: t.flips }] : []),
    ...(has.otherMethods ? [{ href: '#methods', label: t.otherMethods }] : []),
    { href: '#evidence', label: t.evidence },
    { href: '#sources', label: t.inputs },
  ];
}
