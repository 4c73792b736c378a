import type { StoredTender, StoredUpload } from '../../actions/world.ts';
import type { OfferEvidence } from '../../core/evidence/evidence.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { plainNumber } from '../../report/quantity.ts';
import { lotHead, lotPath } from '../lot/lotHead.ts';
import type { PageHead } from '../pages.ts';
import { type CalloutView, type Fact, fact, simpleTable, type TableView } from '../parts.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import { type IndicatorView, indicatorView } from './indicatorView.ts';
import { receiptOf, receiptTexts } from './receipt.ts';

/** What was understood of one technical offer, for the supplier to check and the board to read. No price. */
export interface OfferView {
  readonly head: PageHead;
  readonly t: Localized<typeof offerTexts>;
  readonly supplier: string;
  /** Shown right after the upload. */
  readonly received: CalloutView | null;
  readonly receipt: readonly Fact[];
  readonly indicators: readonly IndicatorView[];
  /** Null when the lot asks for no declarations. */
  readonly declarations: TableView | null;
  readonly warnings: readonly ProblemRow[];
  readonly listHref: string;
}

const offerTexts = {
  lead: {
    it: 'Che cosa abbiamo capito del file: per ogni indicatore il dato fornito, la fonte e la distribuzione che ne segue. Se qualcosa non corrisponde, correggere il file e caricarlo di nuovo prima della scadenza.',
    en: 'What we understood of the file: for each indicator the figures given, their source and the distribution that follows. If something is not as meant, mend the file and upload it again before the deadline.',
  },
  contents: { it: 'In questa pagina', en: 'On this page' },
  indicators: { it: 'Indicatori', en: 'Indicators' },
  declarations: { it: 'Risposte dichiarate', en: 'Declared answers' },
  criterion: { it: 'Criterio', en: 'Criterion' },
  question: { it: 'Domanda', en: 'Question' },
  answer: { it: 'Risposta', en: 'Answer' },
  warnings: { it: 'Avvisi sul file', en: 'Warnings about the file' },
  noWarnings: { it: 'Nessun avviso.', en: 'No warnings.' },
  receipt: { it: 'Ricevuta', en: 'Receipt' },
  chart: {
    it: 'Curva: quanto è plausibile ogni valore; in colore pieno l’intervallo al 95%. Triangolo nero: minimo accettabile; triangolo vuoto: valore ideale.',
    en: 'Curve: how plausible each value is; shaded, the 95% interval. Black triangle: minimum acceptable; hollow triangle: ideal value.',
  },
  list: { it: 'Tutte le offerte tecniche', en: 'All technical offers' },
  accepted: { it: 'File accettato e archiviato', en: 'File accepted and stored' },
  acceptedText: {
    it: 'Questa pagina è la ricevuta: conservarne l’indirizzo o una stampa.',
    en: 'This page is the receipt: keep its address or a print of it.',
  },
  again: { it: 'Stesso file già ricevuto', en: 'The same file had already been received' },
  againText: {
    it: 'Il file è identico a quello già archiviato: vale la prima ricevuta, riportata qui.',
    en: 'The file is identical to the one stored: its first receipt, shown here, stands.',
  },
};

/**
 * The page of one technical offer.
 * @param received whether the page follows an upload, and whether that file had been there before
 */
export function offerView(
  published: StoredTender,
  lot: Lot,
  upload: StoredUpload,
  received: 'now' | 'again' | null,
  locale: Locale,
  format: Format,
): OfferView {
  const t = localized(offerTexts, locale);
  const content = upload.content as OfferEvidence;
  return {
    head: lotHead(published, lot, 2, upload.supplier, locale),
    t,
    supplier: upload.supplier,
    received:
      received === null
        ? null
        : received === 'now'
          ? { kind: 'success', title: t.accepted, text: t.acceptedText }
          : { kind: 'info', title: t.again, text: t.againText },
    receipt: receiptFacts(upload, locale, format),
    indicators: lot.indicators.flatMap((indicator) => {
      const evidence = content.evidence.find((one) => one.indicator === indicator.id);
      return evidence === undefined ? [] : [indicatorView(lot, indicator, evidence, locale, format)];
    }),
    declarations: declarationsTable(lot, content, t, locale),
    warnings: problemRows(upload.warnings, locale),
    listHref: `${lotPath(published, lot)}/offers`,
  };
}

function receiptFacts(upload: StoredUpload, locale: Locale, format: Format): Fact[] {
  const t = localized(receiptTexts, locale);
  const receipt = receiptOf(upload, format);
  return [
    fact(t.file, receipt.fileName),
    fact(t.size, receipt.size),
    fact(t.hash, receipt.sha256, { code: true }),
    fact(t.receivedAt, receipt.receivedAt),
    fact(t.actor, receipt.actor),
  ];
}

function declarationsTable(
  lot: Lot,
  { declarations, measures }: OfferEvidence,
  t: OfferView['t'],
  locale: Locale,
): TableView | null {
  const rows = lot.criteria.flatMap(({ code, label, rule }) => {
    if (rule.kind !== 'tabular' && rule.kind !== 'quantitative') return [];
    const figure = measures[code];
    const answer =
      rule.kind === 'tabular'
        ? rule.levels.find(({ id }) => id === declarations[code])?.label[locale]
        : figure !== undefined && `${plainNumber(figure, locale)}\u00a0${rule.unit}`;
    return [[`${code} ${label[locale]}`, rule.question[locale], answer || '–']];
  });
  if (rows.length === 0) return null;
  return simpleTable(
    'declarations',
    t.declarations,
    [
      { label: t.criterion, kind: 'text' },
      { label: t.question, kind: 'text' },
      { label: t.answer, kind: 'text' },
    ],
    rows,
  );
}
