import type { StoredContract } from '../../actions/contractStores.ts';
import { objectionReasons } from '../../core/settlement/statementAct.ts';
import type { StatementDetail } from '../../core/settlement/statementDetail.ts';
import type { LineProgress, StatementProgress } from '../../core/settlement/statementProgress.ts';
import { supplierName } from '../../report/contract/supplierName.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { centsText } from '../../report/settlement/centsText.ts';
import { objectionTexts } from '../../report/settlement/disputeTexts.ts';
import { sumsNote, totalTexts } from '../../report/settlement/totalTexts.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import { periodText } from '../delivery/accountView.ts';
import { snapshotPath } from '../delivery/deliveryHead.ts';
import type { PageHead } from '../pages.ts';
import { type CalloutView, type ChoiceView, type Fact, fact, simpleTable, type TableView } from '../parts.ts';
import type { ProblemRow } from '../problemRows.ts';
import { type ContractLinks, contractLinks } from '../tracking/contractHead.ts';
import { claimChoices } from './claimChoice.ts';
import { lineName, lineTable } from './lineTable.ts';
import { type FormField, formField, refusalRows, type SentForm } from './sentForm.ts';
import { belowStatements, statementPath } from './settlementHead.ts';

/** One statement: what it states line by line, what was answered, and what can be done with it now. */
export interface StatementView {
  readonly head: PageHead;
  readonly links: ContractLinks;
  readonly t: Localized<typeof statementTexts>;
  readonly problems: readonly ProblemRow[];
  readonly saved: CalloutView | null;
  /** How it stands, in a sentence. */
  readonly standing: CalloutView;
  readonly facts: readonly Fact[];
  readonly totals: TableView;
  /** Lines that move or hold something, or are of the period itself; null if there are none. */
  readonly lines: TableView | null;
  /** The others. */
  readonly unchanged: TableView | null;
  readonly penalties: TableView | null;
  readonly downloads: readonly { readonly href: string; readonly label: string; readonly note: string }[];
  /** For a draft; null once it is issued. */
  readonly approve: { readonly action: string; readonly name: FormField } | null;
  /** Of an issued statement while lines can be answered; null otherwise. */
  readonly answer: AnswerForms | null;
}

interface AnswerForms {
  readonly accept: {
    readonly action: string;
    readonly line: FormField;
    readonly lines: readonly ChoiceView[];
    readonly name: FormField;
  };
  readonly object: {
    readonly action: string;
    readonly line: FormField;
    readonly lines: readonly ChoiceView[];
    readonly reason: FormField;
    readonly reasons: readonly ChoiceView[];
    readonly claim: FormField;
    readonly claims: readonly ChoiceView[];
    readonly text: FormField;
    readonly name: FormField;
    readonly open: boolean;
  };
}

const statementTexts = {
  problems: { it: 'Non è stato registrato nulla', en: 'Nothing was recorded' },
  savedTitle: { it: 'Registrato', en: 'Recorded' },
  saved: { it: 'L’atto è tra quelli del prospetto.', en: 'The act is among those of the statement.' },
  supplier: { it: 'Fornitore', en: 'Supplier' },
  period: { it: 'Periodo', en: 'Period' },
  kind: { it: 'Tipo', en: 'Kind' },
  provisional: {
    it: 'provvisorio: per qualche riga il tempo non è finito',
    en: 'provisional: for some line the time is not over',
  },
  definitive: { it: 'definitivo', en: 'definitive' },
  asOf: { it: 'Data dei dati', en: 'Data date' },
  snapshot: { it: 'Istantanea dei dati', en: 'Snapshot of the data' },
  rules: { it: 'Versione delle regole', en: 'Version of the rules' },
  hash: { it: 'Impronta del prospetto', en: 'Hash of the statement' },
  previous: { it: 'Prospetto precedente', en: 'Statement before' },
  none: { it: 'nessuno', en: 'none' },
  ordinary: { it: 'Usati e fatturati finora, fuori da qui', en: 'Used and billed so far, outside of this' },
  procedures: { it: 'procedure', en: 'procedures' },
  unpriced: { it: 'righe senza prezzo', en: 'rows without a price' },
  totals: { it: 'Totali', en: 'Totals' },
  totalsTable: { it: 'Somme delle righe', en: 'Sums of the lines' },
  item: { it: 'Voce', en: 'Item' },
  amount: { it: 'Importo', en: 'Amount' },
  payable: { it: 'di cui esigibile', en: 'of which payable' },
  escrow: { it: 'di cui in deposito', en: 'of which in escrow' },
  annulled: { it: 'di cui annullato', en: 'of which annulled' },
  lines: { it: 'Righe', en: 'Lines' },
  linesCaption: { it: 'Righe che muovono o sospendono qualcosa', en: 'Lines that move or hold something' },
  unchanged: {
    it: 'Righe di periodi precedenti, senza differenze',
    en: 'Lines of earlier periods, without a difference',
  },
  noLines: { it: 'Nessuna riga muove o sospende qualcosa.', en: 'No line moves or holds anything.' },
  penalties: { it: 'Penali per ritardi nelle forniture', en: 'Penalties for late supplies' },
  penaltiesHint: {
    it: 'Stanno in un conto a parte (art. 126 d.lgs. 36/2023): non entrano nel saldo.',
    en: 'They are in a ledger of their own (art. 126 d.lgs. 36/2023): they are not in the net.',
  },
  downloads: { it: 'Scaricare', en: 'Download' },
  pdfIt: { it: 'Prospetto in italiano (PDF)', en: 'Statement in Italian (PDF)' },
  pdfEn: { it: 'Prospetto in inglese (PDF)', en: 'Statement in English (PDF)' },
  pdfNote: { it: 'da firmare o archiviare', en: 'to sign or to file' },
  package: { it: 'Pacchetto da ricalcolare (JSON)', en: 'Package to compute again (JSON)' },
  packageNote: {
    it: 'con «esito verify» o la pagina Verifica si rifanno i conti; contiene conteggi dei casi del fornitore, anche piccoli: non sono dati aperti',
    en: 'with “esito verify” or the Verify page the sums are done again; it holds counts of the supplier’s cases, small ones too: they are not open data',
  },
  approve: { it: 'Approvare ed emettere', en: 'Approve and issue' },
  approveHint: {
    it: 'Dall’emissione il fornitore ha {days} giorni per rispondere; le righe senza risposta valgono come accettate. Approva chi non ha importato i dati e non ha fatto la liquidazione.',
    en: 'From its issue the supplier has {days} days to answer; lines without an answer count as accepted. Whoever approves has neither imported the data nor made the settlement.',
  },
  name: { it: 'Nome e cognome di chi agisce', en: 'Full name of the person who acts' },
  answer: { it: 'Risposta del fornitore', en: 'Answer of the supplier' },
  accept: { it: 'Accettare', en: 'Accept' },
  acceptLine: { it: 'Che cosa si accetta', en: 'What is accepted' },
  all: { it: 'tutte le righe a cui non si è ancora risposto', en: 'all lines that were not answered yet' },
  object: { it: 'Contestare una riga', en: 'Object to a line' },
  line: { it: 'Riga', en: 'Line' },
  reason: { it: 'Che cosa non va', en: 'What is wrong' },
  claim: { it: 'Che cosa si contesta', en: 'What is objected to' },
  text: { it: 'Spiegazione', en: 'Explanation' },
  textHint: {
    it: 'Nessun nome di paziente, codice fiscale o pseudonimo.',
    en: 'No name of a patient, no fiscal code, no pseudonym.',
  },
  objectButton: { it: 'Contesta', en: 'Object' },
};

const words = {
  title: { it: 'Prospetto', en: 'Statement' },
  number: { it: 'n.', en: 'no.' },
  draft: { it: 'Bozza', en: 'Draft' },
  draftText: {
    it: 'Non è stata emessa: non muove nulla finché una persona diversa non la approva.',
    en: 'It was not issued: it moves nothing until another person approves it.',
  },
  issued: { it: 'Emesso', en: 'Issued' },
  by: { it: 'approvato da', en: 'approved by' },
  answerBy: { it: 'risposta del fornitore entro il', en: 'answer of the supplier by' },
};

/**
 * @param contract the version by which the statement was computed @param detail what the reader may know of its claims and of who owes data
 * @param sent a form that was just sent and refused
 * @param saved whether the page follows an act that was recorded
 */
export function statementView(
  contract: StoredContract,
  progress: StatementProgress,
  detail: StatementDetail,
  today: string,
  sent: SentForm | undefined,
  saved: boolean,
  locale: Locale,
  format: Format,
): StatementView {
  const t = localized(statementTexts, locale);
  const w = localized(words, locale);
  const { hash, statement, issued, answerBy } = progress;
  const definition = contract.contract;
  const days = format.number(definition.payment?.responseDays ?? 0);
  const path = statementPath(hash);
  const table = (id: string, caption: string, lines: readonly LineProgress[]): TableView | null =>
    lines.length === 0 ? null : lineTable(id, caption, definition, hash, lines, detail.owing, locale);
  const ordinary = progress.lines.filter(({ line }) => line.rule !== 'delay-penalty');
  const moving = ordinary.filter((one) => isNews(one, statement.period.number));
  return {
    head: belowStatements(
      definition,
      `${w.title} ${w.number} ${statement.number}: ${supplierName(definition, statement.supplier)}`,
      locale,
    ),
    links: contractLinks(definition, '/statements', locale),
    t: { ...t, approveHint: t.approveHint.replace('{days}', days) },
    problems: refusalRows(
      sent,
      { statement: w.title, line: t.line, reason: t.reason, claim: t.claim, text: t.text, name: t.name },
      locale,
    ),
    saved: saved ? { kind: 'success', title: t.savedTitle, text: t.saved } : null,
    standing:
      issued === null
        ? { kind: 'warning', title: w.draft, text: w.draftText }
        : {
            kind: 'info',
            title: w.issued,
            text: `${format.dateTime(issued.at)}, ${w.by} ${issued.by}; ${w.answerBy} ${dateText(answerBy ?? '', locale)}.`,
          },
    facts: facts(contract, progress, t, locale, format),
    totals: totalsTable(progress, t, locale),
    lines: table('lines', t.linesCaption, moving),
    unchanged: table(
      'unchanged',
      t.unchanged,
      ordinary.filter((one) => !moving.includes(one)),
    ),
    penalties: table(
      'penalties',
      t.penalties,
      progress.lines.filter(({ line }) => line.rule === 'delay-penalty'),
    ),
    downloads: [
      { href: `${path}/statement.pdf?in=it`, label: t.pdfIt, note: t.pdfNote },
      { href: `${path}/statement.pdf?in=en`, label: t.pdfEn, note: t.pdfNote },
      { href: `${path}/package.json`, label: t.package, note: t.packageNote },
    ],
    approve:
      issued === null
        ? { action: `${path}/approval`, name: formField(sent, 'approve', 'name', locale) }
        : null,
    answer: answerForms(contract, progress, detail, today, sent, locale),
  };
}

function isNews({ line, state }: LineProgress, period: number): boolean {
  return (
    line.amount !== 0 ||
    line.held !== null ||
    line.period === period ||
    state === 'disputed' ||
    state === 'falls'
  );
}

type Words = Localized<typeof statementTexts>;

function facts(
  contract: StoredContract,
  { hash, statement }: StatementProgress,
  t: Words,
  locale: Locale,
  format: Format,
): Fact[] {
  const { ordinary, period, previous } = statement;
  return [
    fact(t.supplier, supplierName(contract.contract, statement.supplier)),
    fact(t.period, `${period.number}: ${periodText(period, locale)}`),
    fact(t.kind, t[statement.kind]),
    fact(t.asOf, dateText(statement.asOf, locale)),
    fact(t.snapshot, statement.snapshot, { href: snapshotPath(contract, statement.snapshot) }),
    fact(t.rules, statement.fingerprint, { code: true }),
    fact(t.hash, hash, { code: true }),
    fact(t.previous, previous ?? t.none, previous === null ? {} : { href: statementPath(previous) }),
    fact(
      t.ordinary,
      `${format.number(ordinary.procedures)} ${t.procedures}, ${centsText(ordinary.billed, locale)}${ordinary.unpriced === 0 ? '' : ` (${format.number(ordinary.unpriced)} ${t.unpriced})`}`,
    ),
  ];
}

function totalsTable(
  { statement: { totals }, issued, payable, escrow, annulled }: StatementProgress,
  t: Words,
  locale: Locale,
): TableView {
  const rows: [string, number][] = [
    [totalTexts.toSupplier[locale], totals.toSupplier],
    [totalTexts.fromSupplier[locale], totals.fromSupplier],
    [totalTexts.net[locale], totals.net],
    ...(issued === null
      ? []
      : ([
          [t.payable, payable],
          [t.escrow, escrow],
          [t.annulled, annulled],
        ] as [string, number][])),
    [totalTexts.indicatedHeld[locale], totals.indicatedHeld],
    [totalTexts.life[locale], totals.life],
    [totalTexts.penalty[locale], totals.penalty],
    [totalTexts.penaltyLife[locale], totals.penaltyLife],
  ];
  return simpleTable(
    'totals',
    t.totalsTable,
    [
      { label: t.item, kind: 'text' },
      { label: t.amount, kind: 'number' },
    ],
    rows.map(([item, amount]) => [item, centsText(amount, locale)]),
    { notes: [sumsNote[locale]], strong: [2] },
  );
}

function answerForms(
  { contract }: StoredContract,
  { hash, issued, answerBy, lines }: StatementProgress,
  detail: StatementDetail,
  today: string,
  sent: SentForm | undefined,
  locale: Locale,
): AnswerForms | null {
  const open = lines.filter(({ state }) => state === 'open');
  if (issued === null || answerBy === null || answerBy < today || open.length === 0) return null;
  const t = localized(statementTexts, locale);
  const field = (form: string, name: string): FormField => formField(sent, form, name, locale);
  const choices = (form: string): ChoiceView[] =>
    open
      .filter(({ line }) => line.kind !== 'unchanged')
      .map(({ line }) => ({
        value: line.id,
        label: `${lineName(contract, line, locale)}: ${centsText(line.amount, locale)}`,
        selected: sent?.form === form && sent.fields.line === line.id,
      }));
  const path = statementPath(hash);
  return {
    accept: {
      action: `${path}/acceptances`,
      line: field('accept', 'line'),
      lines: [{ value: '', label: t.all, selected: false }, ...choices('accept')],
      name: field('accept', 'name'),
    },
    object: {
      action: `${path}/objections`,
      line: field('object', 'line'),
      lines: choices('object'),
      reason: field('object', 'reason'),
      reasons: objectionReasons.map((reason) => ({
        value: reason,
        label: objectionTexts[reason][locale],
        selected: sent?.form === 'object' && sent.fields.reason === reason,
      })),
      claim: field('object', 'claim'),
      claims: claimChoices(
        contract,
        detail,
        open.map(({ line }) => line).filter(({ kind }) => kind !== 'unchanged'),
        sent?.form === 'object' ? (sent.fields.claim ?? '') : '',
        locale,
      ),
      text: field('object', 'text'),
      name: field('object', 'name'),
      open: sent?.form === 'object',
    },
  };
}
