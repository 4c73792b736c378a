import type { StoredContract } from '../../actions/contractStores.ts';
import type { UnclaimedCell } from '../../core/settlement/paymentFacts.ts';
import { recovery } from '../../core/settlement/recovery.ts';
import { settlementPeriods } from '../../core/settlement/settlementPeriod.ts';
import type { StatementProgress, SupplierAccount } from '../../core/settlement/statementProgress.ts';
import { accountChart, type ChartedAccount } from '../../report/chart/accountChart.ts';
import { periodMoneyChart } from '../../report/chart/periodMoneyChart.ts';
import { supplierName } from '../../report/contract/supplierName.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { centsText } from '../../report/settlement/centsText.ts';
import { statementKindTexts } from '../../report/settlement/lineKindTexts.ts';
import { periodMoney } from '../../report/settlement/periodMoney.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import { periodText } from '../delivery/accountView.ts';
import { chartView } from '../evaluation/chartView.ts';
import type { PageHead } from '../pages.ts';
import { type ChartView, type ChoiceView, type SimpleCell, simpleTable, type TableView } from '../parts.ts';
import type { ProblemRow } from '../problemRows.ts';
import { type ContractLinks, contractHead, contractLinks, contractPath } from '../tracking/contractHead.ts';
import { claimsDueTable } from './claimsDueTable.ts';
import { type FormField, formField, refusalRows, type SentForm } from './sentForm.ts';
import { statementPath, statementsPath } from './settlementHead.ts';

/** What a contract's statements come to, period by period and over its life; the form that settles a period. */
export interface StatementsView {
  readonly head: PageHead;
  readonly links: ContractLinks;
  readonly t: Localized<typeof statementsTexts>;
  /** Why a period was not settled. */
  readonly problems: readonly ProblemRow[];
  /** The settlement that is under way; null if there is none. */
  readonly underWayHref: string | null;
  /** Null where nothing was settled yet. */
  readonly statements: TableView | null;
  /** Null where nothing was issued yet. */
  readonly accounts: {
    readonly table: TableView;
    readonly chart: ChartView;
    readonly money: ChartView;
  } | null;
  readonly claims: TableView | null;
  readonly claimsHref: string;
  readonly adjudicationHref: string;
  /** Null where no delivery is in force. */
  readonly settle: SettleForm | null;
}

interface SettleForm {
  readonly action: string;
  readonly period: FormField;
  readonly periods: readonly ChoiceView[];
  readonly asOf: FormField;
  readonly name: FormField;
}

/** Everything that the page shows. */
export interface StatementsData {
  readonly contract: StoredContract;
  /** Data date of the deliveries in force; undefined where there are none. */
  readonly asOf: string | undefined;
  /** In the order in which they were made. */
  readonly statements: readonly StatementProgress[];
  readonly accounts: readonly SupplierAccount[];
  readonly unclaimed: readonly UnclaimedCell[];
  readonly underWay: string | undefined;
  /** ISO day. */
  readonly today: string;
}

const statementsTexts = {
  title: { it: 'Prospetti di liquidazione', en: 'Statements' },
  lead: {
    it: 'Per ogni periodo e fornitore, quanto le regole del contratto muovono: solo su obiettivi decisi e dati completi. Un prospetto non si modifica mai: se arrivano dati nuovi, il successivo porta la differenza.',
    en: 'For each period and supplier, what the rules of the contract move: only on decided targets and complete data. A statement is never edited: if new data arrive, the next one brings the difference.',
  },
  sign: {
    it: 'Importi positivi: al fornitore. Negativi: dal fornitore.',
    en: 'Amounts above zero: to the supplier. Below zero: from the supplier.',
  },
  problems: { it: 'Il periodo non è stato liquidato', en: 'The period was not settled' },
  underWay: { it: 'Una liquidazione è in corso.', en: 'A settlement is under way.' },
  watch: { it: 'Seguila', en: 'Follow it' },
  nothingTitle: { it: 'Ancora nessun prospetto', en: 'No statement yet' },
  nothing: {
    it: 'Con il modulo in fondo alla pagina si liquida un periodo: ne esce una bozza per ogni fornitore, che un’altra persona approva.',
    en: 'The form at the end of the page settles a period: it makes a draft for each supplier, which another person approves.',
  },
  caption: { it: 'Prospetti per periodo e fornitore', en: 'Statements by period and supplier' },
  statement: { it: 'Prospetto', en: 'Statement' },
  period: { it: 'Periodo', en: 'Period' },
  state: { it: 'Stato', en: 'State' },
  net: { it: 'Saldo', en: 'Net' },
  held: { it: 'Sospeso', en: 'Held' },
  disputed: { it: 'Righe contestate', en: 'Disputed lines' },
  escrow: { it: 'In deposito', en: 'In escrow' },
  penalty: { it: 'Penale per ritardi', en: 'Delay penalty' },
  answerBy: { it: 'Risposta entro', en: 'Answer by' },
  draft: { it: 'bozza', en: 'draft' },
  issued: { it: 'emesso', en: 'issued' },
  number: { it: 'n.', en: 'no.' },
  accounts: { it: 'Conti sulla vita del contratto', en: 'Accounts over the life of the contract' },
  accountsCaption: {
    it: 'Liquidato = esigibile + in deposito + annullato',
    en: 'Stated = payable + in escrow + annulled',
  },
  ledger: { it: 'Conto', en: 'Account' },
  outcomes: { it: 'esiti e garanzie', en: 'outcomes and warranties' },
  supplier: { it: 'Fornitore', en: 'Supplier' },
  stated: { it: 'Liquidato', en: 'Stated' },
  payable: { it: 'Esigibile', en: 'Payable' },
  annulled: { it: 'Annullato', en: 'Annulled' },
  recovered: { it: 'Recuperato su chiesto indietro', en: 'Recovered of asked back' },
  recoveredNote: {
    it: 'Recuperato: di quanto i prospetti emessi chiedono indietro, ciò che il fornitore ha accettato, anche tacendo, o che una decisione ha confermato. Esigibile comprende anche le righe a cui il fornitore può ancora rispondere.',
    en: 'Recovered: of what issued statements ask back, what the supplier accepted, by silence too, or what stands after a dispute. Payable has also the lines that the supplier can still answer.',
  },
  none: { it: 'nulla chiesto indietro', en: 'nothing asked back' },
  money: { it: 'Denaro per periodo', en: 'Money by period' },
  data: { it: 'Dati del grafico', en: 'Data of the chart' },
  claims: { it: 'Richieste da presentare', en: 'Claims to be filed' },
  claimsNone: {
    it: 'Non c’è alcun caso per cui una richiesta sia ancora da presentare.',
    en: 'There is no case for which a claim is still to be filed.',
  },
  claimsAll: { it: 'Tutte le richieste', en: 'All claims' },
  adjudication: { it: 'Casi da giudicare', en: 'Cases to be judged' },
  settle: { it: 'Liquidare un periodo', en: 'Settle a period' },
  settleHint: {
    it: 'Si calcola dalle consegne in vigore. Chi liquida, o ha importato consegne, non può approvare.',
    en: 'It is computed from the deliveries in force. Who settles, or imported deliveries, cannot approve.',
  },
  asOf: { it: 'Data dei dati', en: 'Data date' },
  asOfHint: { it: 'Contano le righe fino a questo giorno.', en: 'Rows count until this day.' },
  name: { it: 'Nome e cognome di chi liquida', en: 'Full name of the person who settles' },
  submit: { it: 'Liquida', en: 'Settle' },
  noData: {
    it: 'Per liquidare serve prima una consegna di dati.',
    en: 'Data must be delivered before anything can be settled.',
  },
};

/** @param sent the form, if it was just sent and refused */
export function statementsView(
  data: StatementsData,
  sent: SentForm | undefined,
  locale: Locale,
  format: Format,
): StatementsView {
  const t = localized(statementsTexts, locale);
  const { contract, statements, asOf, underWay } = data;
  const definition = contract.contract;
  const issued = statements.some((one) => one.issued !== null);
  return {
    head: contractHead(definition, locale, t.title),
    links: contractLinks(definition, '/statements', locale),
    t,
    problems: refusalRows(sent, { period: t.period, asOf: t.asOf, name: t.name }, locale),
    underWayHref: underWay === undefined ? null : `/imports/${underWay}`,
    statements: statements.length === 0 ? null : statementTable(data, t, locale),
    accounts: issued ? accountParts(data, t, locale, format) : null,
    claims: claimsDueTable(definition, data.unclaimed, data, false, locale, format),
    claimsHref: `${contractPath(definition)}/claims`,
    adjudicationHref: `${contractPath(definition)}/adjudication`,
    settle:
      asOf === undefined
        ? null
        : {
            action: statementsPath(definition),
            period: formField(sent, 'settle', 'period', locale),
            periods: periodChoices(data, sent, locale),
            asOf: formField(sent, 'settle', 'asOf', locale, asOf),
            name: formField(sent, 'settle', 'name', locale),
          },
  };
}

type Words = StatementsView['t'];

function statementTable(
  { contract: { contract }, statements }: StatementsData,
  t: Words,
  locale: Locale,
): TableView {
  const order = contract.suppliers.map(({ id }) => id);
  const sorted = statements.toSorted(
    ({ statement: a }, { statement: b }) =>
      b.period.number - a.period.number ||
      order.indexOf(a.supplier) - order.indexOf(b.supplier) ||
      b.number - a.number,
  );
  return simpleTable(
    'statements',
    t.caption,
    [
      { label: t.statement, kind: 'text' },
      { label: t.state, kind: 'text' },
      ...[t.net, t.held, t.disputed, t.escrow, t.penalty].map((label) => ({
        label,
        kind: 'number' as const,
      })),
      { label: t.answerBy, kind: 'text' },
    ],
    sorted.map(({ hash, statement, issued, answerBy, lines, escrow }): SimpleCell[] => {
      const { period, totals } = statement;
      return [
        {
          text: `${t.period} ${period.number} · ${supplierName(contract, statement.supplier)}`,
          href: statementPath(hash),
          note: `${t.number} ${statement.number} · ${periodText(period, locale)}`,
        },
        { text: issued === null ? t.draft : t.issued, note: statementKindTexts[statement.kind][locale] },
        centsText(totals.net, locale),
        centsText(totals.indicatedHeld, locale),
        String(lines.filter(({ state }) => state === 'disputed').length),
        centsText(escrow, locale),
        centsText(totals.penalty, locale),
        answerBy === null ? '–' : dateText(answerBy, locale),
      ];
    }),
    { notes: [t.sign] },
  );
}

function accountParts(
  { contract: { contract }, statements, accounts }: StatementsData,
  t: Words,
  locale: Locale,
  format: Format,
): NonNullable<StatementsView['accounts']> {
  const charted = accounts.map(
    (account): ChartedAccount => ({
      name: supplierName(contract, account.supplier),
      account,
      recovery: recovery(statements.filter(({ statement }) => statement.supplier === account.supplier)),
    }),
  );
  const amounts = (of: Pick<SupplierAccount, 'stated' | 'payable' | 'escrow' | 'annulled'>): string[] =>
    [of.stated, of.payable, of.escrow, of.annulled].map((amount) => centsText(amount, locale));
  const table = simpleTable(
    'accounts',
    t.accountsCaption,
    [
      { label: t.supplier, kind: 'text' },
      { label: t.ledger, kind: 'text' },
      ...[t.stated, t.payable, t.escrow, t.annulled, t.recovered].map((label) => ({
        label,
        kind: 'number' as const,
      })),
    ],
    charted.flatMap(({ name, account, recovery: { claimed, recovered } }) => [
      [
        name,
        t.outcomes,
        ...amounts(account),
        claimed === 0
          ? t.none
          : {
              text: format.percent(recovered / claimed, 0),
              note: `${centsText(recovered, locale)} / ${centsText(claimed, locale)}`,
            },
      ],
      [name, t.penalty, ...amounts(account.penalty), '–'],
    ]),
    { notes: [t.sign, t.recoveredNote] },
  );
  return {
    table,
    chart: chartView('account-chart', accountChart(charted, locale), t.accountsCaption, t.data),
    money: chartView(
      'period-money',
      periodMoneyChart(periodMoney(contract, statements), locale),
      t.money,
      t.data,
    ),
  };
}

/** Periods from the one settled last on, since statements only go forward; the first that no issued statement states is chosen. */
function periodChoices(
  { contract: { contract }, statements, today }: StatementsData,
  sent: SentForm | undefined,
  locale: Locale,
): ChoiceView[] {
  const settled = Math.max(
    0,
    ...statements.filter(({ issued }) => issued !== null).map(({ statement }) => statement.period.number),
  );
  const periods = settlementPeriods(contract).filter(
    ({ number, from }) => from <= today && number >= settled,
  );
  const chosen = sent?.fields.period ?? String(Math.min(settled + 1, periods.at(-1)?.number ?? 1));
  return periods.map((period) => ({
    value: String(period.number),
    label: `${period.number}: ${periodText(period, locale)}`,
    selected: String(period.number) === chosen,
  }));
}
