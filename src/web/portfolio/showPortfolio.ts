import { boardPortfolio } from '../../actions/boardPortfolio.ts';
import { csvText } from '../../report/csvText.ts';
import { portfolioCells, portfolioTables } from '../../report/portfolio/portfolioTables.ts';
import { sheetOf } from '../../report/resultSheets.ts';
import { page, type Route } from '../route.ts';
import { portfolioView } from './portfolioView.ts';

export const showPortfolio: Route = {
  method: 'get',
  path: '/portfolio',
  handle: async ({ world, locale }) => {
    const { rows, contracts } = await boardPortfolio(world);
    return page('portfolio/portfolio', portfolioView(rows, contracts, locale));
  },
};

export const downloadPortfolioCsv: Route = {
  method: 'get',
  path: '/portfolio.csv',
  handle: async ({ world }) => {
    const { header, rows } = portfolioCells((await boardPortfolio(world)).rows);
    return {
      kind: 'file',
      name: 'portfolio.csv',
      type: 'text/csv',
      bytes: new TextEncoder().encode(csvText(header, rows)),
    };
  },
};

export const downloadPortfolioTables: Route = {
  method: 'get',
  path: '/portfolio.xlsx',
  handle: async ({ world, locale }) => {
    const { rows, contracts } = await boardPortfolio(world);
    const title = { it: 'Portafoglio', en: 'Portfolio' }[locale];
    const sheets = portfolioTables(rows, contracts).map((table) => sheetOf(table, locale));
    return {
      kind: 'file',
      name: 'portfolio.xlsx',
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await world.reports.tables(title, sheets),
    };
  },
};
