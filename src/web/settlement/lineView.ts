import type { StoredContract } from '../../actions/contractStores.ts';
import type { StatementDetail } from '../../core/settlement/statementDetail.ts';
import type { LineProgress, StatementProgress } from '../../core/settlement/statementProgress.ts';
import { supplierName } from '../../report/contract/supplierName.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { clauseRuleText } from '../../report/payment/clauseRuleText.ts';
import { centsText } from '../../report/settlement/centsText.ts';
import { claimCountTable } from '../../report/settlement/claimCountTable.ts';
import { lineStateTexts } from '../../report/settlement/disputeTexts.ts';
import { heldTexts } from '../../report/settlement/heldTexts.ts';
import { outcomeOfTarget } from '../../report/settlement/outcomeOfTarget.ts';
import { workingTable } from '../../report/settlement/workingTable.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import { stateWords } from '../../report/tracking/stateTexts.ts';
import type { PageHead } from '../pages.ts';
import { type CalloutView, type Fact, fact, simpleTable, type TableView, tableView } from '../parts.ts';
import type { ProblemRow } from '../problemRows.ts';
import { type ContractLinks, contractLinks, contractPath } from '../tracking/contractHead.ts';
import { claimLabel } from './claimChoice.ts';
import { type DisputeView, disputeTexts, disputeView } from './disputeView.ts';
import { heldNote, lineName } from './lineTable.ts';
import { refusalRows, type SentForm } from './sentForm.ts';
import { belowStatements, statementPath } from './settlementHead.ts';

/** One line of a statement: its working step by step, its history, its dispute. */
export interface LineView {
  readonly head: PageHead;
  readonly links: ContractLinks;
  readonly t: Localized<typeof lineTexts>;
  readonly problems: readonly ProblemRow[];
  readonly saved: CalloutView | null;
  readonly held: CalloutView | null;
  readonly facts: readonly Fact[];
  /** The clause in words; null for one that the contract does not have. */
  readonly rule: {
    readonly words: string;
    readonly formula: string | null;
    readonly article: string | null;
  } | null;
  readonly working: TableView;
  readonly claims: TableView | null;
  /** Each claim by its number in the line, with hospital and the hospital's number. */
  readonly named: readonly string[];
  readonly history: TableView;
  readonly dispute: DisputeView | null;
  readonly statementHref: string;
}

const lineTexts = {
  problems: { it: 'Non è stato registrato nulla', en: 'Nothing was recorded' },
  savedTitle: { it: 'Registrato', en: 'Recorded' },
  saved: { it: 'L’atto è tra quelli della riga.', en: 'The act is among those of the line.' },
  held: { it: 'Questa riga non muove denaro', en: 'This line moves no money' },
  supplier: { it: 'Fornitore', en: 'Supplier' },
  statement: { it: 'Prospetto', en: 'Statement' },
  number: { it: 'n.', en: 'no.' },
  line: { it: 'Riga', en: 'Line' },
  clause: { it: 'Clausola', en: 'Clause' },
  period: { it: 'Periodo', en: 'Period' },
  target: { it: 'Obiettivo', en: 'Target' },
  state: { it: 'Stato della riga', en: 'State of the line' },
  silence: { it: 'nessuna risposta entro il termine', en: 'no answer in time' },
  payable: { it: 'Esigibile', en: 'Payable' },
  escrow: { it: 'In deposito', en: 'In escrow' },
  keeper: { it: 'presso', en: 'kept by' },
  annulled: { it: 'Annullato', en: 'Annulled' },
  rule: { it: 'Che cosa dice la clausola', en: 'What the clause says' },
  basis: { it: 'Fonte', en: 'Source' },
  working: { it: 'Il conto, passo per passo', en: 'The working, step by step' },
  named: {
    it: 'Quali richieste sono (solo per la stazione appaltante)',
    en: 'Which claims they are (for the board only)',
  },
  history: { it: 'Storia della riga', en: 'History of the line' },
  historyCaption: {
    it: 'Che cosa ne hanno detto i prospetti, il più vecchio per primo',
    en: 'What statements said of it, the oldest first',
  },
  asOf: { it: 'Data dei dati', en: 'Data date' },
  position: { it: 'Posizione', en: 'Position' },
  before: { it: 'Già mosso', en: 'Moved before' },
  amount: { it: 'Importo', en: 'Amount' },
  draft: { it: 'bozza', en: 'draft' },
  back: { it: 'Torna al prospetto', en: 'Back to the statement' },
};

/**
 * @param contract the version by which the statement was computed
 * @param statements all of the supplier, in the order in which they were made
 * @param sent a form that was just sent and refused
 */
export function lineView(
  contract: StoredContract,
  statement: StatementProgress,
  progress: LineProgress,
  detail: StatementDetail,
  statements: readonly StatementProgress[],
  sent: SentForm | undefined,
  saved: boolean,
  locale: Locale,
  format: Format,
): LineView {
  const t = localized(lineTexts, locale);
  const definition = contract.contract;
  const { line } = progress;
  const name = lineName(definition, line, locale);
  const of = `${t.statement} ${t.number} ${statement.statement.number}`;
  return {
    head: belowStatements(definition, name, locale, [{ label: of, href: statementPath(statement.hash) }]),
    links: contractLinks(definition, '/statements', locale),
    t,
    problems: refusalRows(sent, fieldLabels(sent, locale), locale),
    saved: saved ? { kind: 'success', title: t.savedTitle, text: t.saved } : null,
    held:
      line.held === null
        ? null
        : {
            kind: 'warning',
            title: t.held,
            text: `${capital(heldTexts[line.held][locale])}; ${heldNote(definition, line, detail.owing, locale)}.`,
          },
    facts: facts(contract, statement, progress, t, locale),
    rule: ruleOf(contract, line.clause, locale),
    working: tableView(
      workingTable(line, [...statement.statement.lines, ...statement.statement.penalties]),
      locale,
    ),
    claims: line.claims.length === 0 ? null : tableView(claimCountTable(line), locale),
    named: detail.claims
      .filter((claim) => claim.line === line.id)
      .map((claim) => claimLabel(definition, claim, locale)),
    history: historyTable(line.id, statements, t, locale),
    dispute: disputeView(definition, statement, progress, sent, locale, format),
    statementHref: statementPath(statement.hash),
  };
}

function ruleOf({ contract }: StoredContract, id: string, locale: Locale): LineView['rule'] {
  const clause = contract.payment?.clauses.find((one) => one.id === id);
  if (clause === undefined) return null;
  const { words, formula, article } = clauseRuleText(clause, contract);
  return {
    words: words[locale],
    formula: formula === null ? null : formula[locale],
    article: article === null ? null : article[locale],
  };
}

/** What the page calls the fields of its forms; the text of a task is what the hospital is to check. */
function fieldLabels(sent: SentForm | undefined, locale: Locale): Readonly<Record<string, string>> {
  const t = localized(disputeTexts, locale);
  return {
    site: t.site,
    line: lineTexts.line[locale],
    text: sent?.form === 'task' ? t.question : t.explanation,
    name: t.name,
    finding: t.finding,
    verdict: t.verdict,
  };
}

function facts(
  contract: StoredContract,
  { statement }: StatementProgress,
  { line, state, bySilence, payable, escrow, annulled }: LineProgress,
  t: LineView['t'],
  locale: Locale,
): Fact[] {
  const { payment } = contract.contract;
  const outcome = line.target === null ? undefined : outcomeOfTarget(contract.contract, line.target);
  const money = (amount: number): string => centsText(amount, locale);
  return [
    fact(t.supplier, supplierName(contract.contract, statement.supplier)),
    ...(line.target === null
      ? []
      : [
          fact(
            t.target,
            `${outcome?.label[locale] ?? line.target}${line.state === null ? '' : `: ${stateWords[line.state][locale]}`}`,
            { href: `${contractPath(contract.contract)}/targets/${line.target}` },
          ),
        ]),
    fact(t.asOf, dateText(statement.asOf, locale)),
    fact(t.state, `${lineStateTexts[state][locale]}${bySilence ? ` (${t.silence})` : ''}`),
    ...(state === 'draft'
      ? []
      : [
          fact(t.payable, money(payable)),
          fact(
            t.escrow,
            escrow === 0 ? money(escrow) : `${money(escrow)}, ${t.keeper} ${payment?.escrow[locale] ?? ''}`,
          ),
          fact(t.annulled, money(annulled)),
        ]),
  ];
}

function historyTable(
  id: string,
  statements: readonly StatementProgress[],
  t: LineView['t'],
  locale: Locale,
): TableView {
  const said = statements.flatMap((one) => {
    const found = one.lines.find(({ line }) => line.id === id);
    return found === undefined ? [] : [{ one, found }];
  });
  return simpleTable(
    'history',
    t.historyCaption,
    [
      { label: t.statement, kind: 'text' },
      { label: t.asOf, kind: 'text' },
      ...[t.position, t.before, t.amount].map((label) => ({ label, kind: 'number' as const })),
      { label: t.state, kind: 'text' },
    ],
    said.map(({ one: { hash, statement, issued }, found: { line, state } }) => [
      {
        text: `${t.number} ${statement.number}`,
        href: statementPath(hash),
        note: issued === null ? t.draft : `${t.period} ${statement.period.number}`,
      },
      dateText(statement.asOf, locale),
      ...[line.position, line.before, line.amount].map((amount) => centsText(amount, locale)),
      lineStateTexts[state][locale],
    ]),
  );
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
