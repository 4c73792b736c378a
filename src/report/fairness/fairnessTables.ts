import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { ClauseFairness, SequenceFairness } from '../../core/fairness/fairness.ts';
import type { Spread } from '../../core/fairness/spread.ts';
import type { SupplierFairness } from '../../core/fairness/supplierFairness.ts';
import type { Text } from '../../core/problem.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Cell, Column, Table } from '../table.ts';
import { scenarioText, trueFigureText } from './fairnessTexts.ts';

const euro: Text = { it: '€', en: '€' };

const text = (label: Text): Column => ({ label, kind: 'text', decimals: 0 });
const count = (label: Text): Column => ({ label, kind: 'number', decimals: 0 });
const share = (label: Text): Column => ({ label, kind: 'percent', decimals: 1 });
const amount = (label: Text): Column => ({ label, unit: euro, kind: 'number', decimals: 0 });

const spreadColumns: readonly Column[] = [
  amount({ it: 'Costo medio del fornitore', en: 'Mean cost to the supplier' }),
  amount({ it: 'Costo medio della centrale', en: 'Mean cost to the board' }),
  amount({ it: 'Deviazione standard', en: 'Standard deviation' }),
  amount({ it: 'Al fornitore: 5%', en: 'To the supplier: 5%' }),
  amount({ it: '50%', en: '50%' }),
  amount({ it: '95%', en: '95%' }),
  share({ it: 'P(penalità)', en: 'P(malus)' }),
  share({ it: 'P(premio)', en: 'P(bonus)' }),
  amount({ it: 'Penalità massima', en: 'Greatest malus' }),
];

function spreadCells({ mean, deviation, low, median, high, malus, bonus, least }: Spread): readonly Cell[] {
  return [-mean, mean, deviation, low, median, high]
    .map((cents): Cell => cents / 100)
    .concat([malus, bonus, Math.max(0, -least) / 100]);
}

const ofSupplier: Text = {
  it: 'Importi sulla vita del contratto: sopra 0 al fornitore, sotto 0 dal fornitore. Ciò che costa alla centrale è ciò che riceve il fornitore. Penalità massima: la maggiore con probabilità sopra una su mille milioni.',
  en: 'Amounts over the life of the contract: above 0 to the supplier, below 0 from it. What it costs the board is what the supplier receives. Greatest malus: the greatest with a probability above one in a thousand million.',
};

/** What a clause costs each side in every scenario and at every volume. */
export function costTable(clause: ClauseFairness, outcome: OutcomeDefinition | undefined): Table {
  return {
    id: 'fairness-cost',
    title: { it: 'Che cosa costa a ciascuna parte', en: 'What it costs each side' },
    sheet: { it: 'Costo', en: 'Cost' },
    notes: [ofSupplier],
    columns: [
      text({ it: 'Se è vero', en: 'If this is true' }),
      share({ it: 'Volume', en: 'Volume' }),
      count({ it: 'Pazienti', en: 'Patients' }),
      ...spreadColumns,
    ],
    rows: clause.cells.map(({ scenario, volume, patients, amount: spread }) => ({
      cells: [scenarioText(scenario, clause, outcome), volume, patients, ...spreadCells(spread)],
      strong: volume === 1 && 'odds' in scenario && scenario.odds === 1,
    })),
  };
}

/** Period after period at the target and at a broken promise. Null where no target decides. */
export function lookTable(clause: ClauseFairness, outcome: OutcomeDefinition | undefined): Table | null {
  const { kept, broken } = clause;
  if (kept === null || broken === null) return null;
  const of = (sequence: SequenceFairness, words: Text): Text =>
    inBoth(
      (locale) => `${words[locale]} (${trueFigureText(clause.counts, outcome, sequence.figure, locale)})`,
    );
  const columns = (group: Text): Column[] =>
    [
      share({ it: 'Penalità chiesta finora', en: 'Malus asked so far' }),
      share({ it: 'Penalità in essere', en: 'Malus standing' }),
      share({ it: 'Premio in essere', en: 'Bonus standing' }),
      amount({ it: 'In media al fornitore', en: 'Mean to the supplier' }),
      amount({ it: 'Meno possibile', en: 'Least possible' }),
      amount({ it: 'Più possibile', en: 'Most possible' }),
    ].map((column) => ({ ...column, group }));
  return {
    id: 'fairness-looks',
    title: { it: 'Periodo dopo periodo', en: 'Period after period' },
    sheet: { it: 'Periodi', en: 'Periods' },
    notes: [],
    columns: [
      count({ it: 'Periodo', en: 'Period' }),
      count({ it: 'Pazienti', en: 'Patients' }),
      ...columns(of(kept, { it: 'Promessa mantenuta', en: 'Promise kept' })),
      ...columns(of(broken, { it: 'Promessa rotta', en: 'Promise broken' })),
    ],
    rows: kept.looks.map((look, at) => ({
      cells: [
        look.period,
        look.patients,
        ...[look, broken.looks[at] ?? look].flatMap(({ asked, amount: spread }): Cell[] => [
          asked,
          spread.malus,
          spread.bonus,
          spread.mean / 100,
          spread.least / 100,
          spread.most / 100,
        ]),
      ],
      strong: false,
    })),
  };
}

/** All clauses of a supplier together. Null where they cannot be summed exactly. */
export function supplierTable({ supplier, cells }: SupplierFairness): Table | null {
  if (cells === null) return null;
  return {
    id: 'fairness-supplier',
    title: {
      it: `Tutte le clausole di ${supplier} insieme`,
      en: `All clauses of ${supplier} together`,
    },
    sheet: { it: `Insieme ${supplier}`.slice(0, 25), en: `Together ${supplier}`.slice(0, 25) },
    notes: [
      ofSupplier,
      {
        it: 'Odds: quante volte gli odds di un esito cattivo, rispetto a quelli dell’obiettivo, per tutti gli obiettivi insieme.',
        en: 'Odds: how many times the odds of a bad outcome at the target, for all targets together.',
      },
    ],
    columns: [
      { label: { it: 'Odds', en: 'Odds' }, kind: 'number', decimals: 2 },
      share({ it: 'Volume', en: 'Volume' }),
      ...spreadColumns,
    ],
    rows: cells.map(({ volume, odds, amount: spread }) => ({
      cells: [odds, volume, ...spreadCells(spread)],
      strong: volume === 1 && odds === 1,
    })),
  };
}

/** What is in the sums of a supplier and what is not. */
export function supplierSentences({ clauses, without, cells }: SupplierFairness): readonly Text[] {
  return [
    inBoth((locale) => {
      const names = clauses.map((id) => `«${id}»`).join(', ');
      return {
        it: `Nella somma: ${names || 'nessuna clausola'}. Clausole sullo stesso esito seguono gli stessi conteggi; esiti diversi contano come indipendenti; ogni caso è chiesto in tempo. Le somme sono esatte, in centesimi, entro il tetto comune sulla vita; il tetto comune di periodo, che rinvia, non è applicato.`,
        en: `In the sum: ${names || 'no clause'}. Clauses on the same outcome follow the same counts; different outcomes count as independent; every case is claimed in time. Sums are exact, in cents, within the common cap over the life; the common cap of a period, which puts off, is not applied.`,
      }[locale];
    }),
    ...(without.length === 0
      ? []
      : [
          inBoth((locale) => {
            const names = without.map((id) => `«${id}»`).join(', ');
            return {
              it: `Fuori dalla somma, perché non dipende dai conteggi degli esiti o non si può dire: ${names}.`,
              en: `Not in the sum, because it does not follow counts of outcomes or cannot be told: ${names}.`,
            }[locale];
          }),
        ]),
    ...(cells === null
      ? [
          {
            it: 'Gli importi possibili sono troppi per sommarli esattamente: il totale non è dato.',
            en: 'Too many amounts are possible to add them exactly: no total is given.',
          },
        ]
      : []),
  ];
}
