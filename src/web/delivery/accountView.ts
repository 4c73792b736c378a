import type { QueryThread, StoredContract } from '../../actions/contractStores.ts';
import type { Batch, RowFinding } from '../../core/deliveries/batch.ts';
import { fateTexts, reasonTexts } from '../../report/deliveries/reasonTexts.ts';
import { recordTexts } from '../../report/deliveries/recordTexts.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, localized } from '../../report/locale.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import { simpleTable, type TableView } from '../parts.ts';
import { findingPath } from './deliveryHead.ts';

/** What became of a delivery, row by row: kept, set aside or refused, by file and by reason. */
export interface AccountView {
  /** `H1, 1 gen 2026 – 31 mar 2026` */
  readonly title: string;
  readonly facts: string;
  readonly files: TableView;
  /** Null where every row was taken without remark. */
  readonly findings: TableView | null;
}

const accountTexts = {
  file: { it: 'File', en: 'File' },
  rows: { it: 'Righe', en: 'Rows' },
  kept: { it: 'Tenute', en: 'Kept' },
  quarantined: { it: 'In quarantena', en: 'Quarantined' },
  refused: { it: 'Rifiutate', en: 'Refused' },
  total: { it: 'Totale', en: 'Total' },
  files: { it: 'Righe per file', en: 'Rows by file' },
  sum: {
    it: 'Righe = tenute + in quarantena + rifiutate, contate alla riga.',
    en: 'Rows = kept + quarantined + refused, counted to the row.',
  },
  extracted: { it: 'estratta il', en: 'extracted on' },
  key: { it: 'versione della chiave', en: 'key version' },
  findings: { it: 'Righe con un rilievo', en: 'Rows with a finding' },
  reason: { it: 'Rilievo', en: 'Finding' },
  fate: { it: 'Che cosa ne è stato', en: 'What became of them' },
  site: { it: 'Sede', en: 'Site' },
  lines: { it: 'Prime righe', en: 'First lines' },
  thread: { it: 'Richiesta', en: 'Query' },
};

/** State of the query about a finding, in a word. */
export const threadTexts = {
  none: { it: 'nessuna', en: 'none' },
  open: { it: 'aperta', en: 'open' },
  answered: { it: 'con risposta', en: 'answered' },
  closed: { it: 'chiusa', en: 'closed' },
} as const;

/** `1 gen 2026 – 31 mar 2026` */
export function periodText({ from, to }: Pick<Batch, 'from' | 'to'>, locale: Locale): string {
  return `${dateText(from, locale)} – ${dateText(to, locale)}`;
}

/** @param threads queries about findings of the contract */
export function accountView(
  contract: StoredContract,
  batch: Batch,
  threads: readonly QueryThread[],
  locale: Locale,
  format: Format,
): AccountView {
  const t = localized(accountTexts, locale);
  const id = batch.id.slice(0, 12);
  return {
    title: `${batch.source}, ${periodText(batch, locale)}`,
    facts: `${t.extracted} ${format.dateTime(batch.extractedAt)} · ${t.key} ${batch.keyVersion}`,
    files: filesTable(`files-${id}`, batch, t, locale, format),
    findings:
      batch.findings.length === 0
        ? null
        : findingsTable(
            `findings-${id}`,
            contract,
            batch.findings.map((finding) => ({ finding, file: finding.fileName })),
            threads,
            locale,
            format,
          ),
  };
}

function filesTable(
  id: string,
  { files }: Batch,
  t: { readonly [K in keyof typeof accountTexts]: string },
  locale: Locale,
  format: Format,
): TableView {
  const counts = ['rows', 'kept', 'quarantined', 'refused'] as const;
  const total = counts.map((count) => files.reduce((sum, file) => sum + file[count], 0));
  return simpleTable(
    id,
    t.files,
    [
      { label: t.file, kind: 'text' },
      ...counts.map((count) => ({ label: t[count], kind: 'number' as const })),
    ],
    [
      ...files.map((file) => [
        { text: recordTexts[file.file].label[locale], note: file.fileName },
        ...counts.map((count) => format.number(file[count])),
      ]),
      [t.total, ...total.map((sum) => format.number(sum))],
    ],
    { notes: [t.sum], strong: [files.length] },
  );
}

/** Lines of a finding that a table lists; its page has the others. */
const LINES = 5;

/** Findings, each leading to its own page. @param findings each with the name of its file, and of the delivery where that is not said elsewhere */
export function findingsTable(
  id: string,
  contract: StoredContract,
  findings: readonly { readonly finding: RowFinding; readonly file: string }[],
  threads: readonly QueryThread[],
  locale: Locale,
  format: Format,
): TableView {
  const t = localized(accountTexts, locale);
  const stateOf = new Map(threads.map(({ finding, state }) => [finding, state]));
  return simpleTable(
    id,
    t.findings,
    [
      { label: t.reason, kind: 'text' },
      { label: t.fate, kind: 'text' },
      { label: t.file, kind: 'text' },
      { label: t.site, kind: 'text' },
      { label: t.rows, kind: 'number' },
      { label: t.lines, kind: 'text' },
      { label: t.thread, kind: 'text' },
    ],
    findings.map(({ finding, file }) => [
      { text: reasonTexts[finding.reason].label[locale], href: findingPath(contract, finding.id) },
      fateTexts[finding.fate][locale],
      { text: recordTexts[finding.file].label[locale], note: file },
      finding.site ?? '–',
      format.number(finding.rows),
      linesText(finding),
      threadTexts[stateOf.get(finding.id) ?? 'none'][locale],
    ]),
  );
}

function linesText({ first, rows }: RowFinding): string {
  const lines = first.slice(0, LINES).map(({ line }) => line);
  return `${lines.join(', ')}${rows > lines.length ? ' …' : ''}`;
}
