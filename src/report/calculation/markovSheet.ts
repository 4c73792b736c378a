import type { Text } from '../../core/problem.ts';
import type { Counting, MarkovModel } from '../../core/tender/markovModel.ts';
import type { Locale } from '../locale.ts';
import { type CalculatedLot, sheetOf } from './calculatedLot.ts';
import { given } from './cells.ts';
import * as live from './live.ts';
import { type Clock, type MarkovFigure, markovFigures, START } from './markovFigures.ts';
import * as ranges from './ranges.ts';
import type { SheetInWriting } from './sheet.ts';
import type { Column } from './table.ts';

/** How much the patients at the start and at the end of a cycle count in it. */
const weights: Record<Counting, readonly [start: number, end: number]> = {
  start: [1, 0],
  end: [0, 1],
  'half-cycle': [0.5, 0.5],
};

const momentInCycle = { 'cycle-start': 0, 'cycle-middle': 0.5, 'cycle-end': 1 } as const;

/**
 * The cohort of one offer or profile, unrolled: one row for each cycle, with the conventions of `core/valuation/markov.ts`.
 * @param at its place among offers and profiles
 * @param cellOf where its inputs stand
 */
export function markovSheet(
  calculated: CalculatedLot,
  model: MarkovModel,
  name: string,
  at: number,
  cellOf: (name: string) => live.Live,
): { sheet: SheetInWriting; effect: live.Live; careCost: live.Live } {
  const { locale } = calculated;
  const { states, cycle } = model;
  const sheet = sheetOf(
    calculated,
    { it: `Coorte ${at + 1}`, en: `Cohort ${at + 1}` },
    { it: `Coorte del modello di Markov: ${name}`, en: `Cohort of the Markov model: ${name}` },
    [
      {
        it: 'Una probabilità sotto 0 vale 0; se le probabilità scritte superano insieme 1, ciascuna è divisa per la loro somma.',
        en: 'A probability below 0 counts as 0; if the written ones exceed 1 together, each is divided by their sum.',
      },
    ],
  );
  const conventions = enterConventions(sheet, model, locale);
  const figures = markovFigures(model, cellOf, locale);
  const placed = new Map<string, (k: number) => live.Live>();
  const figureAt = (key: string, k: number): live.Live => (placed.get(key) as (k: number) => live.Live)(k);
  const contentOf = ({ content }: MarkovFigure, k: number, clock: Clock): live.Live =>
    content({ clock, figure: (key) => figureAt(key, k) });

  sheet.section(
    { it: 'Al tempo 0 o uguale in ogni ciclo', en: 'At time 0, or the same in every cycle' }[locale],
  );
  const atZero: Clock = { cycle: live.number(0), time: live.number(0) };
  for (const figure of figures.filter(({ timed }) => !timed)) {
    const cell = sheet.entry(figure.label, contentOf(figure, 0, atZero), 'coefficient');
    placed.set(figure.key, () => cell);
  }

  sheet.section({ it: 'Ciclo per ciclo', en: 'Cycle by cycle' }[locale]);
  const last = cycle.count;
  const table = sheet.table(
    { it: 'Inizio del ciclo', en: 'Start of cycle' }[locale],
    Array.from({ length: last + 1 }, (_, k) => (k < last ? String(k) : { it: 'fine', en: 'end' }[locale])),
  );
  const inCycles = (label: string, content: (k: number) => live.Live): Column =>
    table.column(label, 'coefficient', (k) => (k < last ? content(k) : null));
  const cycles = table.column({ it: 'Ciclo', en: 'Cycle' }[locale], 'whole', (k) => given(k));
  const times = table.column({ it: 'Anni dall’inizio', en: 'Years since start' }[locale], 'number', (k) =>
    live.times(cellAt(cycles, k), conventions.years),
  );
  for (const figure of figures.filter(({ timed }) => timed)) {
    const column = inCycles(figure.label, (k) =>
      contentOf(figure, k, { cycle: cellAt(cycles, k), time: cellAt(times, k) }),
    );
    placed.set(figure.key, (k) => cellAt(column, k));
  }

  const shares = table.columnsByRow(
    states.map(({ label }) => label[locale]),
    'coefficient',
    (k, above) =>
      states.map(({ id: to }) =>
        k === 0
          ? (placed.get(`${START}>${to}`)?.(0) ?? live.number(0))
          : live.total(
              states.flatMap(({ id: from }, state) => {
                const probability = placed.get(`${from}>${to}`)?.(k - 1);
                return probability === undefined ? [] : [live.times(above[state] as live.Live, probability)];
              }),
            ),
      ),
  );
  const counted = states.map(({ label }, state) =>
    inCycles(`${{ it: 'Contano', en: 'Counted' }[locale]}: ${label[locale]}`, (k) => {
      const share = shares[state] as Column;
      return live.plus(
        live.times(conventions.atStart, cellAt(share, k)),
        live.times(conventions.atEnd, cellAt(share, k + 1)),
      );
    }),
  );
  const discounted = (label: Text, rate: live.Live, figure: string): live.Live => {
    const column = inCycles(label[locale], (k) => {
      const perYear = live.total(
        states.map(({ id }, state) =>
          live.times(cellAt(counted[state] as Column, k), figureAt(`${figure} ${id}`, k)),
        ),
      );
      const years = live.times(conventions.years, live.plus(cellAt(cycles, k), conventions.moment));
      return live.over(
        live.times(perYear, conventions.years),
        live.raised(live.plus(live.number(1), rate), years),
      );
    });
    return ranges.sum(column);
  };
  const effects = discounted(
    { it: 'Effetto attualizzato', en: 'Discounted effect' },
    conventions.effectRate,
    'utility',
  );
  const costs = discounted(
    { it: 'Costo attualizzato (€)', en: 'Discounted cost (€)' },
    conventions.costRate,
    'cost',
  );
  return {
    sheet,
    effect: live.plus(figureAt('effect at start', 0), effects),
    careCost: live.plus(figureAt('cost at start', 0), costs),
  };
}

function cellAt(column: Column, row: number): live.Live {
  return column.cells[row] as live.Live;
}

function enterConventions(
  sheet: SheetInWriting,
  { cycle, discounting, counting }: MarkovModel,
  locale: Locale,
) {
  const entry = (label: Text, value: number): live.Live => sheet.entry(label[locale], given(value), 'number');
  const [atStart, atEnd] = weights[counting];
  return {
    years: entry({ it: 'Anni per ciclo', en: 'Years in a cycle' }, cycle.years),
    moment: entry(
      { it: 'Attualizzazione: momento nel ciclo', en: 'Discounting: moment in the cycle' },
      momentInCycle[discounting.at],
    ),
    costRate: entry({ it: 'Tasso annuo, costi', en: 'Annual rate, costs' }, discounting.costRate),
    effectRate: entry({ it: 'Tasso annuo, effetti', en: 'Annual rate, effects' }, discounting.effectRate),
    atStart: entry(
      { it: 'Peso di chi c’è all’inizio del ciclo', en: 'Weight of those at its start' },
      atStart,
    ),
    atEnd: entry({ it: 'Peso di chi c’è alla fine del ciclo', en: 'Weight of those at its end' }, atEnd),
  };
}
