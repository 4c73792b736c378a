import type { Criterion } from '../../core/tender/criterion.ts';
import { type CalculatedLot, sheetOf, suppliersOf } from './calculatedLot.ts';
import { given, stated } from './cells.ts';
import * as live from './live.ts';
import * as ranges from './ranges.ts';
import type { SheetInWriting } from './sheet.ts';
import type { Column } from './table.ts';

/** What the committee gave, as cells. */
export interface CommitteeCells {
  /** Mean coefficients of a criterion judged from the ladder, by offer. */
  means(criterion: string): Column;
  /** Sums of preferences of a criterion compared two by two: one column for each commissioner, by offer. */
  sums(criterion: string): readonly Column[];
}

/** Coefficients and pairwise preferences of each commissioner; null without a discretionary criterion. */
export function committeeSheet(
  calculated: CalculatedLot,
): { sheet: SheetInWriting; cells: CommitteeCells } | null {
  const { lot, locale } = calculated;
  const judged = lot.criteria.filter(({ rule }) => rule.kind === 'discretionary-mean');
  const compared = lot.criteria.filter(({ rule }) => rule.kind === 'discretionary-pairwise');
  if (judged.length + compared.length === 0) return null;
  const sheet = sheetOf(
    calculated,
    { it: 'Commissione', en: 'Committee' },
    { it: 'Giudizi della commissione', en: 'Judgements of the committee' },
  );
  const means = new Map(judged.map((criterion) => [criterion.code, meanTable(calculated, sheet, criterion)]));
  const sums = new Map(
    compared.map((criterion) => [criterion.code, pairwiseTables(calculated, sheet, criterion, locale)]),
  );
  return {
    sheet,
    cells: {
      means: (criterion) => means.get(criterion) as Column,
      sums: (criterion) => sums.get(criterion) as Column[],
    },
  };
}

function meanTable(calculated: CalculatedLot, sheet: SheetInWriting, { code, label }: Criterion): Column {
  const { evaluation, locale } = calculated;
  const { commissioners, judgements } = evaluation.committee;
  sheet.section(`${code} ${label[locale]}`);
  const table = sheet.table({ it: 'Offerta', en: 'Offer' }[locale], suppliersOf(calculated));
  const rows = evaluation.offers.map(
    ({ id }) => judgements.find((one) => one.criterion === code && one.offer === id)?.coefficients ?? [],
  );
  const widest = Math.max(...rows.map(({ length }) => length));
  const columns = Array.from({ length: widest }, (_, at) =>
    table.column(commissioners[at] ?? String(at + 1), 'number', (row) => {
      const coefficient = rows[row]?.[at];
      return coefficient === undefined ? null : given(coefficient);
    }),
  );
  return table.column({ it: 'Media', en: 'Mean' }[locale], 'coefficient', (row) => {
    const cells = columns.slice(0, rows[row]?.length).map((column) => column.cells[row] as live.Live);
    return live.over(live.total(cells), live.number(cells.length));
  });
}

/** One line for each preference of each commissioner, then the sums by offer. */
function pairwiseTables(
  calculated: CalculatedLot,
  sheet: SheetInWriting,
  { code, label }: Criterion,
  locale: CalculatedLot['locale'],
): Column[] {
  const { evaluation } = calculated;
  const suppliers = suppliersOf(calculated);
  const supplierOf = (id: string): string =>
    evaluation.offers.find((offer) => offer.id === id)?.supplier ?? id;
  const parity = { it: 'parità', en: 'parity' }[locale];
  const tables = evaluation.committee.tables.filter(({ criterion }) => criterion === code);
  const columns = tables.map(({ commissioner, preferences }) => {
    sheet.section(`${code} ${label[locale]}: ${commissioner}`);
    const table = sheet.table(
      { it: 'Confronto', en: 'Comparison' }[locale],
      preferences.map((_, at) => String(at + 1)),
    );
    const names = ([first, second]: [string, string]) => ({
      first: table.column(first, 'text', (at) => stated(supplierOf(preferences[at]?.first ?? ''))),
      second: table.column(second, 'text', (at) => stated(supplierOf(preferences[at]?.second ?? ''))),
    });
    const { first, second } = names(
      locale === 'it' ? ['Prima offerta', 'Seconda offerta'] : ['First offer', 'Second offer'],
    );
    const preferred = table.column({ it: 'Preferita', en: 'Preferred' }[locale], 'text', (at) => {
      const id = preferences[at]?.preferred ?? null;
      return given(id === null ? parity : supplierOf(id));
    });
    const grade = table.column({ it: 'Grado', en: 'Grade' }[locale], 'whole', (at) =>
      given(preferences[at]?.grade ?? 1),
    );
    const earned = (heading: string, own: Column, other: Column): Column =>
      table.column(heading, 'whole', (at) => {
        const cell = (column: Column): live.Live => column.cells[at] as live.Live;
        return live.when(
          live.compare(cell(preferred), '=', cell(own)),
          cell(grade),
          live.when(live.compare(cell(preferred), '=', cell(other)), live.number(0), live.number(1)),
        );
      });
    const [toFirst, toSecond] = [
      earned({ it: 'Alla prima', en: 'To the first' }[locale], first, second),
      earned({ it: 'Alla seconda', en: 'To the second' }[locale], second, first),
    ];
    return { commissioner, first, second, toFirst, toSecond };
  });
  sheet.section(`${code} ${label[locale]}`);
  const table = sheet.table({ it: 'Somma delle preferenze', en: 'Sum of preferences' }[locale], suppliers);
  return columns.map(({ commissioner, first, second, toFirst, toSecond }) =>
    table.column(commissioner, 'whole', (at) => {
      if (first.cells.length === 0) return given(0);
      const own = live.text(suppliers[at] as string);
      return live.plus(
        ranges.overRows([{ range: first, sign: '=', than: own }], toFirst),
        ranges.overRows([{ range: second, sign: '=', than: own }], toSecond),
      );
    }),
  );
}
