import type { SetAsideRow, StoredContract } from '../../actions/contractStores.ts';
import { type FindingInQuestion, nextMessages, type QueryMessage } from '../../actions/queries.ts';
import { fateTexts, reasonTexts } from '../../report/deliveries/reasonTexts.ts';
import { recordTexts } from '../../report/deliveries/recordTexts.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { siteLabel } from '../../report/tracking/trackedTarget.ts';
import type { PageHead } from '../pages.ts';
import { type CalloutView, type Fact, fact, simpleTable, type TableView } from '../parts.ts';
import { type ContractLinks, contractLinks, contractPath } from '../tracking/contractHead.ts';
import { periodText, threadTexts } from './accountView.ts';
import { deliveryHead, findingPath, snapshotPath } from './deliveryHead.ts';
import { stateOf } from './findingsView.ts';

/** What is wrong with some rows, how to mend it, and what was asked and answered about it. */
export interface FindingView {
  readonly head: PageHead;
  readonly t: Localized<typeof findingTexts>;
  readonly links: ContractLinks;
  readonly means: string;
  readonly mend: string;
  /** That the rows were delivered again; null if not. */
  readonly replaced: CalloutView | null;
  readonly facts: readonly Fact[];
  /** Rows as they stood in the file, without the patient's key; null if none can be shown. */
  readonly rows: TableView | null;
  readonly messages: readonly { readonly who: string; readonly kind: string; readonly text: string }[];
  /** What can be said now. */
  readonly form: {
    readonly action: string;
    /** State of the thread when the page was made. */
    readonly seen: string;
    readonly kinds: readonly {
      readonly value: QueryMessage;
      readonly label: string;
      readonly checked: boolean;
    }[];
  };
}

const findingTexts = {
  means: { it: 'Che cosa vuol dire', en: 'What it means' },
  mend: { it: 'Che cosa fare', en: 'What to do' },
  replaced: { it: 'Già consegnate di nuovo', en: 'Delivered again since' },
  replacedText: {
    it: 'Una consegna più recente ha preso il posto di quella con queste righe.',
    en: 'A later delivery has taken the place of the one with these rows.',
  },
  file: { it: 'File', en: 'File' },
  source: { it: 'Consegnato da', en: 'Delivered by' },
  site: { it: 'Sede', en: 'Site' },
  count: { it: 'Righe', en: 'Rows' },
  fate: { it: 'Che cosa ne è stato', en: 'What became of them' },
  thread: { it: 'Richiesta', en: 'Query' },
  snapshot: { it: 'Conto della consegna', en: 'Account of the delivery' },
  rows: { it: 'Le righe, come stavano nel file', en: 'The rows, as they stood in the file' },
  line: { it: 'Riga', en: 'Line' },
  column: { it: 'Colonna', en: 'Column' },
  value: { it: 'Che cosa c’è', en: 'What is there' },
  noKey: {
    it: 'Lo pseudonimo del paziente non è mostrato. La riga 1 è l’intestazione.',
    en: 'The patient’s pseudonym is not shown. Line 1 is the header.',
  },
  messages: { it: 'Richiesta a chi ha consegnato', en: 'Query to whoever delivered' },
  nobody: { it: 'Nessuno ha ancora chiesto nulla.', en: 'Nobody has asked anything yet.' },
  say: { it: 'Che cosa vuoi fare', en: 'What you want to do' },
  text: { it: 'Messaggio', en: 'Message' },
  hint: {
    it: 'Non scrivere nomi, codici fiscali o altro che faccia riconoscere un paziente: bastano file e riga.',
    en: 'Write no names, fiscal codes or anything else by which a patient could be recognised: file and line are enough.',
  },
  send: { it: 'Invia', en: 'Send' },
  findings: { it: 'Rilievi', en: 'Findings' },
};

const kindTexts = {
  question: {
    said: { it: 'Domanda', en: 'Question' },
    say: { it: 'Fare una domanda', en: 'Ask a question' },
  },
  answer: { said: { it: 'Risposta', en: 'Answer' }, say: { it: 'Rispondere', en: 'Answer' } },
  closing: {
    said: { it: 'Chiusura', en: 'Closing' },
    say: { it: 'Chiudere la richiesta', en: 'Close the query' },
  },
  reopening: {
    said: { it: 'Riapertura', en: 'Reopening' },
    say: { it: 'Riaprire la richiesta', en: 'Open the query again' },
  },
} as const satisfies Record<QueryMessage, object>;

/** @param rows the first of the rows; empty if they are not kept any more */
export function findingView(
  contract: StoredContract,
  about: FindingInQuestion,
  rows: readonly SetAsideRow[],
  locale: Locale,
  format: Format,
): FindingView {
  const t = localized(findingTexts, locale);
  const { finding, thread, inForce, delivery, snapshot } = about;
  const reason = reasonTexts[finding.reason];
  const path = contractPath(contract.contract);
  const seen = stateOf(about);
  return {
    head: deliveryHead(contract, reason.label[locale], locale, [
      { label: t.findings, href: `${path}/findings` },
    ]),
    t,
    links: contractLinks(contract.contract, '/findings', locale),
    means: reason.means[locale],
    mend: reason.mend[locale],
    replaced: inForce ? null : { kind: 'info', title: t.replaced, text: t.replacedText },
    facts: [
      fact(t.file, `${recordTexts[finding.file].label[locale]} (${finding.fileName})`),
      fact(t.source, `${delivery.source}, ${periodText(delivery, locale)}`),
      ...(finding.site === null ? [] : [fact(t.site, siteLabel(contract.contract, finding.site))]),
      fact(t.count, format.number(finding.rows)),
      fact(t.fate, fateTexts[finding.fate][locale]),
      fact(t.thread, threadTexts[seen][locale]),
      fact(t.snapshot, snapshot.slice(0, 12), { href: snapshotPath(contract, snapshot) }),
    ],
    rows: rows.length > 0 ? rowsTable(rows, t) : firstTable(about, t),
    messages: (thread?.messages ?? []).map(({ at, actor, kind, text }) => ({
      who: `${actor}, ${format.dateTime(at)}`,
      kind: kindTexts[kind].said[locale],
      text,
    })),
    form: {
      action: findingPath(contract, finding.id),
      seen,
      kinds: nextMessages[seen].map((kind, at) => ({
        value: kind,
        label: kindTexts[kind].say[locale],
        checked: at === 0,
      })),
    },
  };
}

/** All columns in which any of the rows has something. */
function rowsTable(rows: readonly SetAsideRow[], t: FindingView['t']): TableView {
  const columns = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))].filter((column) =>
    rows.some(({ cells }) => (cells[column] ?? '') !== ''),
  );
  return simpleTable(
    'rows',
    t.rows,
    [{ label: t.line, kind: 'number' }, ...columns.map((label) => ({ label, kind: 'code' as const }))],
    rows.map(({ line, cells }) => [String(line), ...columns.map((column) => cells[column] ?? '')]),
    { notes: [t.noKey] },
  );
}

/** Where the rows themselves cannot be read: the first lines, with the cell that is wrong. */
function firstTable({ finding }: FindingInQuestion, t: FindingView['t']): TableView | null {
  if (finding.first.length === 0) return null;
  return simpleTable(
    'rows',
    t.rows,
    [
      { label: t.line, kind: 'number' },
      { label: t.column, kind: 'code' },
      { label: t.value, kind: 'code' },
    ],
    finding.first.map(({ line, column, value }) => [String(line), column ?? '–', value ?? '–']),
    { notes: [t.noKey] },
  );
}
