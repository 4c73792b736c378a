import type { Contract } from '../../core/contract/contract.ts';
import type { HashedStatement } from '../../core/settlement/hashedStatement.ts';
import type { Statement, StatementLine, StatementTotals } from '../../core/settlement/statement.ts';
import { supplierName } from '../contract/supplierName.ts';
import {
  type Block,
  type Cover,
  type PrintedRule,
  type PrintedTable,
  printedTable,
  type ReportDocument,
} from '../document.ts';
import { type Locale, type Localized, localized } from '../locale.ts';
import { clauseLabel } from '../payment/clauseLabel.ts';
import { clauseRuleText } from '../payment/clauseRuleText.ts';
import { dateText } from '../tracking/dateText.ts';
import { stateWords } from '../tracking/stateTexts.ts';
import { centsText } from './centsText.ts';
import { claimCountTable } from './claimCountTable.ts';
import { heldTexts } from './heldTexts.ts';
import { statementKindTexts } from './lineKindTexts.ts';
import { outcomeOfTarget } from './outcomeOfTarget.ts';
import { owingPartyText } from './owingPartyText.ts';
import { sumsNote, totalTexts } from './totalTexts.ts';
import { workingTable } from './workingTable.ts';

const texts = {
  title: { it: 'Prospetto di liquidazione', en: 'Statement' },
  number: { it: 'n.', en: 'no.' },
  page: { it: 'Pagina {page} di {pages}', en: 'Page {page} of {pages}' },
  buyer: { it: 'Stazione appaltante', en: 'Purchasing board' },
  supplier: { it: 'Fornitore', en: 'Supplier' },
  period: { it: 'Periodo', en: 'Period' },
  kind: { it: 'Tipo', en: 'Kind' },
  asOf: { it: 'Data dei dati', en: 'Data date' },
  snapshot: { it: 'Istantanea dei dati', en: 'Snapshot of the data' },
  rules: { it: 'Versione delle regole', en: 'Version of the rules' },
  hash: { it: 'Impronta del prospetto', en: 'Hash of the statement' },
  previous: { it: 'Prospetto precedente', en: 'Statement before' },
  none: { it: 'nessuno', en: 'none' },
  totals: { it: 'Totali', en: 'Totals' },
  totalsTable: { it: 'Somme delle righe', en: 'Sums of the lines' },
  item: { it: 'Voce', en: 'Item' },
  amount: { it: 'Importo', en: 'Amount' },
  lines: { it: 'Righe', en: 'Lines' },
  linesTable: { it: 'Righe che muovono o sospendono qualcosa', en: 'Lines that move or hold something' },
  unchanged: {
    it: 'Righe di periodi precedenti senza differenze: {count}, tutte con importo 0; stanno nel pacchetto.',
    en: 'Lines of earlier periods without a difference: {count}, all with amount 0; they are in the package.',
  },
  cite: {
    it: 'Tutte le righe: istantanea {snapshot}, regole {rules}.',
    en: 'All lines: snapshot {snapshot}, rules {rules}.',
  },
  line: { it: 'Clausola e periodo', en: 'Clause and period' },
  target: { it: 'Obiettivo e stato', en: 'Target and state' },
  position: { it: 'Posizione', en: 'Position' },
  before: { it: 'Già mosso', en: 'Moved before' },
  held: { it: 'Sospesa perché', en: 'Held because' },
  claims: { it: 'richieste', en: 'claims' },
  penalties: { it: 'Penali per ritardi', en: 'Penalties for delay' },
  rulesTitle: { it: 'Le regole', en: 'The rules' },
  working: { it: 'Come si arriva agli importi', en: 'How the amounts come about' },
  owed: { it: 'dati dovuti da', en: 'data owed by' },
  verify: { it: 'Come verificare', en: 'How to verify' },
  verifyText: {
    it: 'Al prospetto si accompagna un pacchetto (JSON) con tutto ciò da cui è calcolato. «esito verify FILE», o la pagina Verifica di una qualsiasi installazione, lo ricalcola e nomina ogni differenza: deve uscire la stessa impronta scritta qui. Dalle consegne stesse, «esito settle» su un’altra macchina dà gli stessi byte.',
    en: 'With the statement comes a package (JSON) of all that it is computed from. “esito verify FILE”, or the Verify page of any installation, computes it again and names every difference: the hash printed here must come out. From the deliveries themselves, “esito settle” on another machine gives the same bytes.',
  },
  ownCases: {
    it: 'Prospetto e pacchetto contengono conteggi dei casi del fornitore, anche da 1 a 4, perché un importo si ricalcola solo da quelli: procedure, richieste, e i pazienti degli obiettivi su cui si regge una clausola, periodo per periodo. Non ci sono sedi, giorni o riferimenti a persone. Non sono dati aperti: chi li riceve li usa solo per verificare e contestare.',
    en: 'Statement and package hold counts of the supplier’s own cases, from 1 to 4 too, since an amount can only be computed again from them: procedures, claims, and patients of the targets on which a clause rests, period by period. There are no sites, days or references to persons. They are not open data: whoever receives them uses them to verify and object only.',
  },
  answer: {
    it: 'Il fornitore ha {days} giorni dall’emissione per accettare o contestare ogni riga; le righe senza risposta valgono come accettate. Le righe contestate restano in deposito ({escrow}), le altre si pagano.',
    en: 'The supplier has {days} days from its issue to accept each line or object to it; lines without an answer count as accepted. Disputed lines wait in escrow ({escrow}), the others are paid.',
  },
};

type Words = Localized<typeof texts>;

/** Characters of a hash that tell it in a line of text; the whole one stands on the cover. */
const SHORT = 12;

/**
 * A statement as a document of a few pages: what it cites, totals, lines that move or hold something, how each amount comes about, how to verify. It says
 * the same to both parties, and nothing that the supplier may not see: claims are counts.
 * @param contract the version by which it was computed
 */
export function statementReport(
  contract: Contract,
  { hash, statement }: HashedStatement,
  locale: Locale,
): ReportDocument {
  const t = localized(texts, locale);
  const title = `${t.title} ${t.number} ${statement.number}`;
  const supplier = supplierName(contract, statement.supplier);
  const news = statement.lines.filter((line) => isNews(line, statement.period.number));
  const worked = [...news, ...statement.penalties].filter(({ amount }) => amount !== 0);
  const cite = t.cite
    .replace('{snapshot}', statement.snapshot.slice(0, SHORT))
    .replace('{rules}', statement.fingerprint.slice(0, SHORT));
  const rest = statement.lines.length - news.length;
  const linesNotes = [cite, ...(rest === 0 ? [] : [t.unchanged.replace('{count}', String(rest))])];
  return {
    locale,
    title: `${title}: ${supplier}`,
    author: contract.buyer[locale],
    header: `${title} · ${supplier} · ${contract.title[locale]} · ${hash.slice(0, SHORT)}`,
    pageLabel: t.page,
    blocks: [
      cover(contract, { hash, statement }, title, supplier, t, locale),
      heading(t.totals),
      { kind: 'table', table: totalsTable(statement, t, locale) },
      heading(t.lines),
      { kind: 'table', table: lineTable(t.linesTable, contract, news, linesNotes, t, locale) },
      ...(statement.penalties.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              table: lineTable(t.penalties, contract, statement.penalties, [cite], t, locale),
            },
          ]),
      heading(t.rulesTitle),
      { kind: 'rules', rules: clauseRules(contract, statement, locale) },
      ...(worked.length === 0 ? [] : [heading(t.working)]),
      ...worked.flatMap((line) =>
        workingBlocks(contract, line, [...statement.lines, ...statement.penalties], t, locale),
      ),
      heading(t.verify),
      { kind: 'paragraph', tone: 'normal', text: t.verifyText },
      { kind: 'paragraph', tone: 'normal', text: t.ownCases },
      {
        kind: 'paragraph',
        tone: 'normal',
        text: t.answer
          .replace('{days}', String(contract.payment?.responseDays ?? 0))
          .replace('{escrow}', contract.payment?.escrow[locale] ?? ''),
      },
    ],
  };
}

/** Whether a line moves or holds something, or is of the statement's own period. */
function isNews(line: StatementLine, period: number): boolean {
  return line.amount !== 0 || line.held !== null || line.period === period;
}

function heading(text: string): Block {
  return { kind: 'heading', level: 1, text };
}

function cover(
  contract: Contract,
  { hash, statement }: HashedStatement,
  title: string,
  supplier: string,
  t: Words,
  locale: Locale,
): Cover {
  const { period, previous } = statement;
  const fact = (label: string, value: string, code = false) => ({ label, value, code });
  return {
    kind: 'cover',
    title,
    subtitle: contract.title[locale],
    notice: contract.notice?.[locale] ?? null,
    facts: [
      fact(t.buyer, contract.buyer[locale]),
      fact(t.supplier, supplier),
      fact(t.period, `${period.number}: ${dateText(period.from, locale)} – ${dateText(period.to, locale)}`),
      fact(t.kind, statementKindTexts[statement.kind][locale]),
      fact(t.asOf, dateText(statement.asOf, locale)),
      fact(t.snapshot, statement.snapshot, true),
      fact(t.rules, statement.fingerprint, true),
      fact(t.hash, hash, true),
      fact(t.previous, previous ?? t.none, previous !== null),
    ],
    createdLabel: null,
  };
}

/** The clauses of the supplier as the parties agreed them. */
function clauseRules(contract: Contract, { supplier }: Statement, locale: Locale): PrintedRule[] {
  const clauses = contract.payment?.clauses.filter((clause) => clause.supplier === supplier) ?? [];
  return clauses.map((clause) => {
    const { title, words, formula, article } = clauseRuleText(clause, contract);
    return {
      title: title[locale],
      words: words[locale],
      formula: formula === null ? null : formula[locale],
      article: article === null ? null : article[locale],
    };
  });
}

function totalsTable({ totals }: Statement, t: Words, locale: Locale): PrintedTable {
  return {
    title: t.totalsTable,
    notes: [sumsNote[locale]],
    columns: [
      { label: t.item, group: null, align: 'left', code: false },
      { label: t.amount, group: null, align: 'right', code: false },
    ],
    rows: (Object.keys(totalTexts) as (keyof StatementTotals)[]).map((key) => ({
      cells: [totalTexts[key][locale], centsText(totals[key], locale)],
      strong: key === 'net',
    })),
  };
}

function lineTable(
  title: string,
  contract: Contract,
  lines: readonly StatementLine[],
  notes: readonly string[],
  t: Words,
  locale: Locale,
): PrintedTable {
  const money = (amount: number): string => centsText(amount, locale);
  return {
    title,
    notes,
    columns: [
      ...[t.line, t.target].map((label) => ({ label, group: null, align: 'left' as const, code: false })),
      ...[t.position, t.before, t.amount].map((label) => ({
        label,
        group: null,
        align: 'right' as const,
        code: false,
      })),
      { label: t.held, group: null, align: 'left', code: false },
    ],
    rows: lines.map((line) => ({
      cells: [
        nameOf(contract, line, locale),
        line.target === null
          ? '–'
          : `${outcomeOfTarget(contract, line.target)?.label[locale] ?? line.target}${line.state === null ? '' : `: ${stateWords[line.state][locale]}`}`,
        money(line.position),
        money(line.before),
        money(line.amount),
        heldText(contract, line, t, locale),
      ],
      strong: false,
    })),
  };
}

function nameOf(contract: Contract, { clause, period }: StatementLine, locale: Locale): string {
  return `${clauseLabel(contract, clause)[locale]} · ${period}`;
}

function heldText(contract: Contract, { held, owedBy }: StatementLine, t: Words, locale: Locale): string {
  if (held === null) return '–';
  const owed = owedBy.map((party) => owingPartyText(party, contract)[locale]).join(', ');
  return `${heldTexts[held][locale]}${owed === '' ? '' : `; ${t.owed}: ${owed}`}`;
}

function workingBlocks(
  contract: Contract,
  line: StatementLine,
  lines: readonly StatementLine[],
  t: Words,
  locale: Locale,
): Block[] {
  const name = nameOf(contract, line, locale);
  const printed = (table: PrintedTable): Block => ({ kind: 'table', table });
  return [
    printed({ ...printedTable(workingTable(line, lines), locale), title: name, notes: [] }),
    ...(line.claims.length === 0
      ? []
      : [printed({ ...printedTable(claimCountTable(line), locale), title: `${name}: ${t.claims}` })]),
  ];
}
