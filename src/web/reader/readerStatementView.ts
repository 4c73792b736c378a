import type { StoredContract } from '../../actions/contractStores.ts';
import { detailForSupplier, type StatementDetail } from '../../core/settlement/statementDetail.ts';
import type { StatementProgress } from '../../core/settlement/statementProgress.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, localized } from '../../report/locale.ts';
import { centsText } from '../../report/settlement/centsText.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import { simpleTable, type TableView } from '../parts.ts';
import type { FormField, SentForm } from '../settlement/sentForm.ts';
import { statementPath } from '../settlement/settlementHead.ts';
import { type StatementView, statementView } from '../settlement/statementView.ts';
import type { OpenedLink } from './openedLink.ts';
import { readerHead } from './readerView.ts';

/** A statement as its supplier sees it: the board's page without what only the board may do, and without its addresses. */
export type ReaderStatementView = Omit<StatementView, 'links' | 'approve'>;

/** @param by the version of the contract by which the statement was computed */
export function readerStatementView(
  { link, path }: OpenedLink,
  by: StoredContract,
  progress: StatementProgress,
  detail: StatementDetail,
  today: string,
  sent: SentForm | undefined,
  saved: boolean,
  locale: Locale,
  format: Format,
): ReaderStatementView {
  const {
    links: _,
    approve: __,
    ...view
  } = statementView(by, progress, detailForSupplier(detail), today, sent, saved, locale, format);
  const own = (href: string): string => ownAddress(path, href);
  return {
    ...view,
    head: readerHead(by.contract, link, locale, { title: view.head.title, path }),
    facts: view.facts.map((one) => ({ ...one, href: readable(path, one.href) })),
    lines: view.lines && withoutLinks(view.lines),
    unchanged: view.unchanged && withoutLinks(view.unchanged),
    penalties: view.penalties && withoutLinks(view.penalties),
    downloads: view.downloads.map((one) => ({ ...one, href: own(one.href) })),
    answer: view.answer && {
      accept: {
        ...view.answer.accept,
        action: own(view.answer.accept.action),
        name: named(view.answer.accept.name, link.holder, sent),
      },
      object: {
        ...view.answer.object,
        action: own(view.answer.object.action),
        name: named(view.answer.object.name, link.holder, sent),
      },
    },
  };
}

/** `/statements/HASH/…` → `/read/SECRET/statements/HASH/…` */
function ownAddress(path: string, href: string): string {
  return `${path}${href}`;
}

/** Of the board's addresses only those of statements have a page for the supplier. */
function readable(path: string, href: string | null): string | null {
  return href?.startsWith(statementPath('')) === true ? ownAddress(path, href) : null;
}

/** Whoever the link was made for stands there until somebody types another name. */
function named(field: FormField, holder: string, sent: SentForm | undefined): FormField {
  return sent === undefined ? { ...field, value: holder } : field;
}

function withoutLinks(table: TableView): TableView {
  return {
    ...table,
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, href: null })) })),
  };
}

const texts = {
  title: { it: 'Prospetti emessi', en: 'Statements issued' },
  number: { it: 'Prospetto', en: 'Statement' },
  period: { it: 'Periodo', en: 'Period' },
  issued: { it: 'Emesso il', en: 'Issued on' },
  answerBy: { it: 'Risposta entro il', en: 'Answer by' },
  net: { it: 'Saldo', en: 'Net' },
  payable: { it: 'Esigibile', en: 'Payable' },
  escrow: { it: 'In deposito', en: 'In escrow' },
};

/** Issued statements of a supplier, each leading to its own page; null without any. */
export function readerStatementsTable(
  path: string,
  statements: readonly StatementProgress[],
  locale: Locale,
  format: Format,
): TableView | null {
  if (statements.length === 0) return null;
  const t = localized(texts, locale);
  return simpleTable(
    'statements-table',
    t.title,
    [
      { label: t.number, kind: 'text' },
      { label: t.period, kind: 'text' },
      { label: t.issued, kind: 'text' },
      { label: t.answerBy, kind: 'text' },
      { label: t.net, kind: 'number' },
      { label: t.payable, kind: 'number' },
      { label: t.escrow, kind: 'number' },
    ],
    statements.map(({ hash, statement, issued, answerBy, payable, escrow }) => [
      { text: format.number(statement.number), href: ownAddress(path, statementPath(hash)) },
      `${dateText(statement.period.from, locale)} – ${dateText(statement.period.to, locale)}`,
      issued === null ? '–' : format.dateTime(issued.at),
      answerBy === null ? '–' : dateText(answerBy, locale),
      ...[statement.totals.net, payable, escrow].map((amount) => centsText(amount, locale)),
    ]),
  );
}
