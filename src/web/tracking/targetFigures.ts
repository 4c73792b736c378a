import type { Text } from '../../core/problem.ts';
import { sitesChart, waitsChart } from '../../report/chart/againstTargetCharts.ts';
import type { Chart } from '../../report/chart/chart.ts';
import { funnelChart } from '../../report/chart/funnelChart.ts';
import { runChart } from '../../report/chart/runChart.ts';
import { cusumChart, vladChart } from '../../report/chart/seriesChart.ts';
import { survivalChart } from '../../report/chart/survivalChart.ts';
import type { Locale } from '../../report/locale.ts';
import { type MethodNote, methodNotes } from '../../report/tracking/methodNotes.ts';
import { monthsTable, sitesTable, waitsTable } from '../../report/tracking/targetTables.ts';
import type { TrackedTarget } from '../../report/tracking/trackedTarget.ts';
import { chartView } from '../evaluation/chartView.ts';
import { type ChartView, type TableView, tableView } from '../parts.ts';

/** How a figure is made and where the formula comes from, one click away. */
export interface NoteView {
  readonly text: string;
  /** Empty where there is none to name. */
  readonly source: string;
}

/** A chart with what is known beside it, for the partial `tracked-figure`. */
export interface FigureView {
  readonly id: string;
  readonly title: string;
  readonly chart: ChartView | null;
  readonly table: TableView | null;
  readonly notes: readonly NoteView[];
  readonly methodLabel: string;
}

const texts = {
  months: { it: 'Mese per mese', en: 'Month by month' },
  sites: { it: 'Sede per sede', en: 'Site by site' },
  monitoring: { it: 'Paziente dopo paziente', en: 'Patient by patient' },
  vlad: { it: 'Attesi meno osservati', en: 'Expected minus observed' },
  survival: { it: 'Nel tempo dopo l’intervento', en: 'Over time after the procedure' },
  waits: { it: 'Classe per classe', en: 'Class by class' },
  data: { it: 'Dati del grafico', en: 'Data of the chart' },
  method: { it: 'Come si calcola', en: 'How it is computed' },
} satisfies Record<string, Text>;

export function noteView({ text, source }: MethodNote, locale: Locale): NoteView {
  return { text: text[locale], source };
}

/** Every chart and table that there are data for, in the order in which a clinician asks. */
export function targetFigures(tracked: TrackedTarget, locale: Locale): FigureView[] {
  const { figures } = tracked;
  const { funnel, monitoring, survival } = figures;
  const ofRisk = tracked.outcome.riskModel === undefined ? [methodNotes.targetAsRisk] : [];
  const figure = (
    id: string,
    title: Text,
    chart: Chart | null,
    table: TableView | null,
    notes: readonly MethodNote[],
    data?: TableView,
  ): FigureView[] =>
    chart === null && table === null
      ? []
      : [
          {
            id,
            title: title[locale],
            chart: chart && chartView(id, chart, chart.description, texts.data[locale], data),
            table,
            notes: notes.map((note) => noteView(note, locale)),
            methodLabel: texts.method[locale],
          },
        ];
  const months = figures.periods.length > 0 ? tableView(monthsTable(tracked), locale) : null;
  const sites = figures.sites.length > 0 ? tableView(sitesTable(tracked), locale) : null;
  const waits = figures.waits.length > 0 ? tableView(waitsTable(tracked), locale) : null;
  const run = figures.runChart && runChart(tracked, figures.runChart, locale);
  const scatter = funnel && funnelChart(tracked, funnel, locale);
  return [
    ...figure('survival', texts.survival, survival && survivalChart(tracked, survival, locale), null, [
      methodNotes.survival,
    ]),
    ...figure('waits', texts.waits, waitsChart(tracked, locale), waits, [methodNotes.waits]),
    ...figure(
      'months',
      texts.months,
      run,
      run === null ? months : null,
      [...(run === null ? [] : [methodNotes.months]), ...(figures.trend === null ? [] : [methodNotes.trend])],
      months ?? undefined,
    ),
    ...figure(
      'sites',
      texts.sites,
      scatter ?? sitesChart(tracked, locale),
      sites,
      scatter === null ? [] : [methodNotes.funnel],
    ),
    ...figure('cusum', texts.monitoring, monitoring && cusumChart(tracked, monitoring, locale), null, [
      methodNotes.cusum,
      ...ofRisk,
    ]),
    ...figure('vlad', texts.vlad, monitoring && vladChart(tracked, monitoring, locale), null, [
      methodNotes.vlad,
      ...ofRisk,
    ]),
  ];
}
