import type { Text } from '../../core/problem.ts';
import type { PortfolioRow } from '../../core/settlement/portfolio.ts';
import { portfolioChart } from '../../report/chart/portfolioChart.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { type Contracts, contractOf, portfolioTables } from '../../report/portfolio/portfolioTables.ts';
import { chartView } from '../evaluation/chartView.ts';
import type { PageHead } from '../pages.ts';
import { type ChartView, type TableView, tableView } from '../parts.ts';
import { contractPath } from '../tracking/contractHead.ts';

/** All contracts of the board at once: money, targets, and what is to be done. */
export interface PortfolioView {
  readonly head: PageHead;
  readonly t: Localized<typeof portfolioTexts>;
  /** Null while no contract has figures. */
  readonly chart: ChartView | null;
  /** Tables with at least one row; in each, a contract leads to its page. */
  readonly tables: readonly TableView[];
  readonly downloads: readonly { readonly href: string; readonly label: string }[];
}

const portfolioTexts = {
  title: { it: 'Portafoglio', en: 'Portfolio' },
  lead: {
    it: 'Tutti i contratti della centrale, oggi: quanto denaro è in gioco, quanto è tornato, come stanno gli obiettivi, chi deve dati e che cosa scade.',
    en: 'All contracts of the board, today: how much money is at stake, how much came back, how targets stand, who owes data and what falls due.',
  },
  none: { it: 'Nessun contratto pubblicato.', en: 'No contracts published.' },
  downloads: { it: 'Scaricare', en: 'Download' },
  data: { it: 'Dati del grafico', en: 'Data of the chart' },
} satisfies Record<string, Text>;

export function portfolioView(
  rows: readonly PortfolioRow[],
  contracts: Contracts,
  locale: Locale,
): PortfolioView {
  const t = localized(portfolioTexts, locale);
  const drawn = portfolioChart(
    rows.map(({ contract, targets }) => ({ title: contractOf(contracts, contract).title, targets })),
    locale,
  );
  const hrefs = new Map(
    [...contracts.values()].map((contract) => [contract.title[locale], contractPath(contract)]),
  );
  return {
    head: { title: t.title, breadcrumb: [], notice: null, steps: [], refresh: null },
    t,
    chart: drawn && chartView('portfolio', drawn, drawn.title, t.data),
    tables: portfolioTables(rows, contracts)
      .filter((table) => table.rows.length > 0)
      .map((table) => leading(tableView(table, locale), hrefs)),
    downloads: [
      {
        href: '/portfolio.csv',
        label: { it: 'Una riga per contratto (CSV)', en: 'One row for each contract (CSV)' }[locale],
      },
      {
        href: '/portfolio.xlsx',
        label: { it: 'Tutte le tabelle (Excel)', en: 'All tables (Excel)' }[locale],
      },
    ],
  };
}

/** The same table with the contract of each row as a link. */
function leading(table: TableView, hrefs: ReadonlyMap<string, string>): TableView {
  return {
    ...table,
    rows: table.rows.map(({ strong, cells }) => ({
      strong,
      cells: cells.map((cell) => (cell.header ? { ...cell, href: hrefs.get(cell.text) ?? null } : cell)),
    })),
  };
}
