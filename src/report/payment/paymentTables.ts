import type { Contract } from '../../core/contract/contract.ts';
import type { Clause } from '../../core/payment/clause.ts';
import type { Payment } from '../../core/payment/payment.ts';
import type { Text } from '../../core/problem.ts';
import { claimsUntil, matureOn } from '../../core/settlement/maturity.ts';
import { settlementPeriods } from '../../core/settlement/settlementPeriod.ts';
import { supplierName } from '../contract/supplierName.ts';
import { inBoth, same } from '../rules/phrases.ts';
import { centsText } from '../settlement/centsText.ts';
import type { Column, Row, Table } from '../table.ts';
import { dateText } from '../tracking/dateText.ts';
import { clauseExamples } from './clauseExamples.ts';
import { agreedEuros } from './phrases.ts';
import { stepTexts, stepValueText } from './stepTexts.ts';

const words = (it: string, en: string): Column => ({ label: { it, en }, kind: 'text', decimals: 0 });
const amounts = (it: string, en: string): Column => ({ label: { it, en }, kind: 'quantity', decimals: 0 });
const nameOf = (contract: Contract, id: string): Text => same(supplierName(contract, id));

/** Agreed prices. */
export function agreedPriceTable(contract: Contract, { prices }: Payment): Table {
  return {
    id: 'agreed-prices',
    title: { it: 'Prezzi concordati, senza IVA', en: 'Agreed prices, without VAT' },
    sheet: { it: 'Prezzi', en: 'Prices' },
    notes: [],
    columns: [words('Fornitore', 'Supplier'), amounts('Per dispositivo principale', 'For each main device')],
    rows: prices.map(({ supplier, price }) => ({
      strong: false,
      cells: [nameOf(contract, supplier), agreedEuros(price)],
    })),
  };
}

/** Limits of every clause, and those over all clauses of a supplier. */
export function paymentCapTable(contract: Contract, { clauses, caps }: Payment): Table {
  const limits = ({ period, life }: Clause['caps']) => [
    period === undefined ? null : agreedEuros(period),
    life === undefined ? null : agreedEuros(life),
  ];
  return {
    id: 'payment-caps',
    title: { it: 'Tetti', en: 'Caps' },
    sheet: { it: 'Tetti', en: 'Caps' },
    notes: [
      {
        it: 'Valgono in entrambi i sensi; «–»: nessun tetto oltre a quelli della regola stessa. La penale per ritardi sta fuori dai tetti comuni.',
        en: 'They hold in both directions; “–”: no cap but those of the rule itself. The penalty for delay stands outside the common caps.',
      },
    ],
    columns: [
      words('Fornitore', 'Supplier'),
      words('Clausola', 'Clause'),
      amounts('In un periodo', 'In one period'),
      amounts('Sul contratto', 'Over the contract'),
    ],
    rows: [
      ...clauses.map(({ supplier, label, caps: own }) => ({
        strong: false,
        cells: [nameOf(contract, supplier), label, ...limits(own)],
      })),
      ...caps.map(({ supplier, period, life }) => ({
        strong: true,
        cells: [
          nameOf(contract, supplier),
          { it: 'tutte insieme', en: 'all together' },
          ...limits({ period, life }),
        ],
      })),
    ],
  };
}

/** Periods that are settled. */
export function settlementPeriodTable(contract: Contract): Table {
  const date = (iso: string): Text => inBoth((locale) => dateText(iso, locale));
  return {
    id: 'settlement-periods',
    title: { it: 'Periodi di liquidazione', en: 'Settlement periods' },
    sheet: { it: 'Periodi', en: 'Periods' },
    notes: [],
    columns: [
      { label: { it: 'Periodo', en: 'Period' }, kind: 'number', decimals: 0 },
      words('Dal', 'From'),
      words('Al', 'To'),
    ],
    rows: settlementPeriods(contract).map(({ number, from, to }) => ({
      strong: false,
      cells: [number, date(from), date(to)],
    })),
  };
}

/** For each clause and period: from when on its amounts can be definitive, and until when claims may be filed. */
export function maturityTable(contract: Contract, { clauses }: Payment): Table {
  const date = (iso: string): Text => inBoth((locale) => dateText(iso, locale));
  return {
    id: 'maturity',
    title: { it: 'Quando un periodo può essere definitivo', en: 'When a period can be definitive' },
    sheet: { it: 'Termini', en: 'Deadlines' },
    notes: [
      {
        it: 'Definitivo alla prima data dei dati in cui il tempo non può portare altro: fine del periodo, finestra degli esiti, giorni per le richieste, ritardo delle consegne. Prima, la riga è provvisoria e non muove denaro; dopo, dati nuovi vengono come correzioni.',
        en: 'Definitive at the first data date at which time can bring nothing more: the period’s end, the window of outcomes, the days for claims, the lag of deliveries. Before it a line is provisional and moves no money; after it new data come as corrections.',
      },
      {
        it: 'Richieste: l’ultimo giorno utile per un dispositivo usato nel periodo. Ognuna conta nel periodo in cui è presentata, dopo la fine del contratto nell’ultimo.',
        en: 'Claims: the last day in time for a device that was used in the period. Each counts in the period in which it is filed, after the contract’s end in the last.',
      },
    ],
    columns: [
      words('Clausola', 'Clause'),
      { label: { it: 'Periodo', en: 'Period' }, kind: 'number', decimals: 0 },
      words('Definitivo dal', 'Definitive from'),
      words('Richieste fino al', 'Claims until'),
    ],
    rows: clauses.flatMap((clause) =>
      settlementPeriods(contract).map((period) => {
        const last = claimsUntil(clause, period, contract);
        const cells = [clause.label, period.number, date(matureOn(clause, period, contract))];
        return { strong: false, cells: [...cells, last === null ? null : date(last)] };
      }),
    ),
  };
}

/** Examples of a clause: what is assumed with the amount, then every figure that leads to it. */
export function clauseExampleTable(clause: Clause, contract: Contract): Table {
  return {
    id: `examples-${clause.id}`,
    title: { it: `Esempi: ${clause.label.it}`, en: `Examples: ${clause.label.en}` },
    sheet: { it: 'Esempi', en: 'Examples' },
    notes: [],
    columns: [
      words('Esempio e passi del conto', 'Example and steps of the calculation'),
      amounts('Valore', 'Value'),
    ],
    rows: clauseExamples(clause, contract).flatMap(({ words: said, steps, amount }, at): Row[] => [
      {
        strong: true,
        cells: [
          { it: `${at + 1}. ${said.it}`, en: `${at + 1}. ${said.en}` },
          inBoth((locale) => centsText(amount, locale)),
        ],
      },
      ...steps.map((step) => ({
        strong: false,
        cells: [stepTexts[step.name], inBoth((locale) => stepValueText(step, locale))],
      })),
    ]),
  };
}
