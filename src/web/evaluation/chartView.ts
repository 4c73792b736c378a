import { toSvg } from '../../io/charts/toSvg.ts';
import type { Chart } from '../../report/chart/chart.ts';
import { type ChartView, simpleTable, type TableView } from '../parts.ts';

/**
 * A chart of the report as a page shows it.
 * @param table the figures behind it; the chart's own if there is no better one
 */
export function chartView(
  id: string,
  chart: Chart,
  caption: string,
  dataLabel: string,
  table: TableView = chartTable(id, chart),
): ChartView {
  return { svg: toSvg(chart, `chart-${id}`), caption, dataLabel, table };
}

function chartTable(id: string, { title, table: { header, rows } }: Chart): TableView {
  return simpleTable(
    `${id}-data`,
    title,
    header.map((label, at) => ({ label, kind: at === 0 ? 'text' : 'number' })),
    rows,
  );
}
