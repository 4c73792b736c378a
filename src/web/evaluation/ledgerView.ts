import { lotResult } from '../../core/evaluation/result.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { ledgerTable } from '../../report/tables/ledgerTable.ts';
import { lotHead, lotName } from '../lot/lotHead.ts';
import type { PageHead } from '../pages.ts';
import { type TableView, tableView } from '../parts.ts';
import type { FoundResult } from './findRun.ts';
import { resultTexts } from './resultTexts.ts';

const ledgerTexts = {
  title: { it: 'Registro del calcolo', en: 'Ledger of the calculation' },
  lead: {
    it: 'Come ogni offerta arriva ai suoi punti, riga per riga: coefficienti, soglia, riparametrazioni, arrotondamenti, prezzi, totali, posizione.',
    en: 'How each offer comes to its points, line by line: coefficients, threshold, rescaling, rounding, prices, totals, rank.',
  },
  download: {
    it: 'Lo stesso registro, con tutte le tabelle (.xlsx)',
    en: 'The same ledger, with all tables (.xlsx)',
  },
  back: { it: 'Torna al risultato', en: 'Back to the result' },
};

/** Every step of the calculation of the points. */
export interface LedgerView {
  readonly head: PageHead;
  readonly t: Localized<typeof ledgerTexts>;
  readonly lotName: string;
  readonly ledger: TableView;
  readonly downloadHref: string;
  readonly resultHref: string;
}

export function ledgerView({ run, published, lot, result }: FoundResult, locale: Locale): LedgerView {
  const evaluation = lotResult(result, lot.id);
  const t = localized(ledgerTexts, locale);
  const head = lotHead(published, lot, 5, t.title, locale);
  return {
    head: {
      ...head,
      breadcrumb: [...head.breadcrumb, { label: resultTexts.title[locale], href: `/runs/${run.id}` }],
    },
    t,
    lotName: lotName(lot, locale),
    ledger: tableView(ledgerTable(lot, evaluation), locale),
    downloadHref: `/runs/${run.id}/result.xlsx`,
    resultHref: `/runs/${run.id}`,
  };
}
