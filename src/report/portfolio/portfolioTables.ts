import type { Contract } from '../../core/contract/contract.ts';
import type { Cents } from '../../core/payment/money.ts';
import type { Text } from '../../core/problem.ts';
import type { PortfolioRow } from '../../core/settlement/portfolio.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Cell, Column, Table } from '../table.ts';
import { alertText, alertWords } from '../tracking/alertTexts.ts';
import { dateText } from '../tracking/dateText.ts';
import { stateWords } from '../tracking/stateTexts.ts';
import { partyName, siteName } from '../tracking/trackedTarget.ts';

/** Contracts of the rows, by id. */
export type Contracts = ReadonlyMap<string, Contract>;

const texts = {
  contract: { it: 'Contratto', en: 'Contract' },
  asOf: { it: 'Dati al', en: 'Data as of' },
  money: { it: 'Denaro', en: 'Money' },
  indicated: { it: 'Sospeso, indicato', en: 'Held, indicated' },
  stated: { it: 'Liquidato', en: 'Stated' },
  payable: { it: 'Esigibile', en: 'Payable' },
  escrow: { it: 'In deposito', en: 'In escrow' },
  annulled: { it: 'Annullato', en: 'Annulled' },
  claimed: { it: 'Chiesto indietro', en: 'Asked back' },
  recovered: { it: 'Recuperato', en: 'Recovered' },
  ratio: { it: 'Recuperato su chiesto indietro', en: 'Recovered of asked back' },
  penalties: { it: 'Penali per ritardi', en: 'Penalties for delay' },
  targets: { it: 'Obiettivi per stato', en: 'Targets by state' },
  owed: { it: 'Dati dovuti', en: 'Data owed' },
  party: { it: 'Chi li deve', en: 'Who owes them' },
  months: { it: 'Mesi di consegne', en: 'Months of deliveries' },
  patients: { it: 'Pazienti senza esito', en: 'Patients without outcome' },
  deadlines: { it: 'Richieste in scadenza', en: 'Claims nearing their deadline' },
  deadline: { it: 'Entro il', en: 'By' },
  site: { it: 'Ospedale', en: 'Hospital' },
  cases: { it: 'Casi', en: 'Cases' },
  reviews: { it: 'Contratti da rivedere', en: 'Contracts to review' },
  on: { it: 'Il', en: 'On' },
  what: { it: 'Che cosa', en: 'What' },
  meeting: { it: 'riunione periodica', en: 'regular meeting' },
  alerts: { it: 'Segnalazioni da guardare', en: 'Alerts to look at' },
  alert: { it: 'Segnalazione', en: 'Alert' },
  detail: { it: 'Di che cosa', en: 'Of what' },
  signs: {
    it: 'Positivo: al fornitore; negativo: dal fornitore. Solo prospetti emessi muovono denaro; ciò che è sospeso è quanto indicherebbero le righe sospese dell’ultimo prospetto.',
    en: 'Above zero: to the supplier; below zero: from the supplier. Only issued statements move money; what is held is what the held lines of the latest statement would come to.',
  },
  ratioNote: {
    it: 'Recuperato: di quanto i prospetti emessi chiedono indietro, ciò che il fornitore ha accettato, anche tacendo, o che una decisione ha confermato. Le penali per ritardi stanno in un conto a parte.',
    en: 'Recovered: of what issued statements ask back, what the supplier accepted, by silence too, or what stands after a dispute. Penalties for delay are a ledger of their own.',
  },
} satisfies Record<string, Text>;

const states = ['met', 'missed', 'inconclusive', 'not-computable'] as const;

/** Every table of a portfolio, as page, sheets and summary are made from them. */
export function portfolioTables(rows: readonly PortfolioRow[], contracts: Contracts): readonly Table[] {
  const name = ({ contract }: PortfolioRow): Text => contractOf(contracts, contract).title;
  const list = (
    id: string,
    title: Text,
    columns: readonly Column[],
    of: (row: PortfolioRow, contract: Contract) => readonly (readonly Cell[])[],
  ): Table => ({
    id,
    title,
    sheet: title,
    notes: [],
    columns: [words(texts.contract), ...columns],
    rows: rows.flatMap((row) =>
      of(row, contractOf(contracts, row.contract)).map((cells) => ({
        strong: false,
        cells: [name(row), ...cells],
      })),
    ),
  });
  return [
    {
      ...list(
        'money',
        texts.money,
        [
          words(texts.asOf),
          ...[
            texts.indicated,
            texts.stated,
            texts.payable,
            texts.escrow,
            texts.annulled,
            texts.claimed,
            texts.recovered,
          ].map(euros),
          { label: texts.ratio, kind: 'percent', decimals: 1 },
          euros(texts.penalties),
        ],
        (row) => [
          [
            row.asOf === null ? null : day(row.asOf),
            ...[row.indicatedHeld, row.stated, row.payable, row.escrow, row.annulled].map(amount),
            amount(row.recovery.claimed),
            amount(row.recovery.recovered),
            row.recovery.claimed === 0 ? null : row.recovery.recovered / row.recovery.claimed,
            amount(row.penalties),
          ],
        ],
      ),
      notes: [texts.signs, texts.ratioNote],
    },
    list(
      'targets',
      texts.targets,
      states.map((state) => counted(stateWords[state])),
      ({ targets }) => [states.map((state) => targets[state])],
    ),
    list('reviews', texts.reviews, [words(texts.on), words(texts.what)], ({ reviews }) =>
      reviews.map(({ on, what }) => [day(on), what ?? texts.meeting]),
    ),
    list(
      'deadlines',
      texts.deadlines,
      [words(texts.deadline), words(texts.site), counted(texts.cases)],
      ({ deadlines }, contract) =>
        deadlines.map(({ deadline, site, cases }) => [day(deadline), siteName(contract, site), cases]),
    ),
    list('alerts', texts.alerts, [words(texts.alert), words(texts.detail)], ({ alerts }, contract) =>
      alerts.map((alert) => [alertWords[alert.kind], alertText(alert, contract)]),
    ),
    list(
      'owed',
      texts.owed,
      [words(texts.party), counted(texts.months), counted(texts.patients)],
      ({ owed }, contract) =>
        owed.map(({ party, months, patients }) => [partyName(contract, party), months, patients]),
    ),
  ];
}

/** One row for each contract, for machines: amounts in EUR, counts, dates. */
export function portfolioCells(rows: readonly PortfolioRow[]): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
} {
  return {
    header: [
      'contract',
      'as_of',
      'indicated_held',
      'stated',
      'payable',
      'escrow',
      'annulled',
      'claimed',
      'recovered',
      'penalties',
      ...states.map((state) => `targets_${state.replace('-', '_')}`),
      'months_owed',
      'patients_owed',
      'claims_near_deadline',
      'next_review',
      'alerts',
    ],
    rows: rows.map((row) => [
      row.contract,
      row.asOf,
      ...[row.indicatedHeld, row.stated, row.payable, row.escrow, row.annulled].map(amount),
      amount(row.recovery.claimed),
      amount(row.recovery.recovered),
      amount(row.penalties),
      ...states.map((state) => row.targets[state]),
      row.owed.reduce((all, { months }) => all + months, 0),
      row.owed.reduce((all, { patients }) => all + patients, 0),
      row.deadlines.reduce((all, { cases }) => all + cases, 0),
      row.reviews[0]?.on ?? null,
      row.alerts.length,
    ]),
  };
}

/** @throws RangeError for a row whose contract is not given */
export function contractOf(contracts: Contracts, id: string): Contract {
  const contract = contracts.get(id);
  if (contract === undefined) throw new RangeError(`no contract ${id}`);
  return contract;
}

/** In EUR; cents are whole, so that this is exact to the cent as written. */
const amount = (cents: Cents): number => cents / 100;
const day = (date: string): Text => inBoth((locale) => dateText(date, locale));
const words = (label: Text): Column => ({ label, kind: 'text', decimals: 0 });
const counted = (label: Text): Column => ({ label, kind: 'number', decimals: 0 });
const euros = (label: Text): Column => ({
  label,
  kind: 'number',
  decimals: 2,
  unit: { it: '€', en: '€' },
});
