import {
  comparedOffers,
  type PairwiseTable,
  preferenceBetween,
  preferenceSums,
} from '../../core/scoring/pairwise.ts';
import { type ComparedCriterion, pairwiseCriteria } from '../../core/scoring/preferenceProblems.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { type OfferNames, offerNames } from '../offerNames.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Table } from '../table.ts';
import { type LetteredOffer, preferenceSumsTable } from './preferenceSumsTable.ts';
import { type ReportedLot, words } from './reportedLot.ts';

/** Every table of preferences of an evaluated lot, criterion by criterion, each criterion with its sums at the end. */
export function preferencesTables(lot: Lot, evaluation: ReportedLot): Table[] {
  const name = offerNames(evaluation);
  return pairwiseCriteria(lot).flatMap((criterion) =>
    comparisonTables(criterion, evaluation.committee.tables, name),
  );
}

/**
 * The pairwise comparison on one criterion as it goes into the minutes: the triangular table of each commissioner, because
 * preferences are individual (Cons. Stato, Plenary 16/2022), then sums and coefficients. Empty before there are tables.
 * @param tables of all criteria
 */
export function comparisonTables(
  criterion: ComparedCriterion,
  tables: readonly PairwiseTable[],
  name: OfferNames,
): Table[] {
  const own = tables.filter((table) => table.criterion === criterion.code);
  if (own.length === 0) return [];
  const offers = comparedOffers(own).map((id, at) => ({
    id,
    letter: letterOf(at),
    label: `${letterOf(at)} ${name(id)}`,
  }));
  return [
    ...own.map((table, at) => triangularTable(criterion, table, at + 1, offers)),
    preferenceSumsTable(criterion, own, offers),
  ];
}

function triangularTable(
  { code, label }: ComparedCriterion,
  table: PairwiseTable,
  number: number,
  offers: readonly LetteredOffer[],
): Table {
  const { commissioner, reason } = table;
  const sums = preferenceSums(
    table,
    offers.map(({ id }) => id),
  );
  return {
    id: `preferences-${code}-${number}`,
    title: {
      it: `${code} ${label.it}: preferenze di ${commissioner}`,
      en: `${code} ${label.en}: preferences of ${commissioner}`,
    },
    sheet: { it: `Preferenze ${code} ${number}`, en: `Preferences ${code} ${number}` },
    notes: [
      { it: `Motivazione: ${reason}`, en: `Reason: ${reason}` },
      {
        it: 'Ogni casella dice l’offerta preferita e il grado: 2 minimo, 3 piccolo, 4 medio, 5 grande, 6 massimo; AB1 è la parità, 1 a entrambe.',
        en: 'Each cell gives the offer preferred and the grade: 2 minimal, 3 small, 4 medium, 5 large, 6 maximal; AB1 is parity, 1 to both.',
      },
    ],
    columns: [
      words({ it: 'Offerta', en: 'Offer' }),
      ...offers.slice(1).map((offer) => words(inBoth(() => offer.letter))),
      { label: { it: 'Somma', en: 'Sum' }, kind: 'number', decimals: 0 },
    ],
    rows: offers.map((row, at) => ({
      strong: false,
      cells: [
        row.label,
        ...offers.slice(1).map((column, across) => (across < at ? '' : cellOf(table, row, column))),
        sums[at] ?? null,
      ],
    })),
  };
}

/** `A6`, or `AB1` at parity. */
function cellOf(table: PairwiseTable, one: LetteredOffer, other: LetteredOffer): string {
  const preference = preferenceBetween(table, one.id, other.id);
  if (preference === undefined) return '';
  const { preferred, grade } = preference;
  if (preferred === null) return `${one.letter}${other.letter}1`;
  return `${preferred === one.id ? one.letter : other.letter}${grade}`;
}

/** A, B, … Z, AA, AB, … */
function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${letterOf(Math.floor(at / 26) - 1)}${last}`;
}
