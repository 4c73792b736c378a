import { beforeAll, describe, expect, it } from 'vitest';
import { writeCalculation } from '../../src/io/excel/writeCalculation.ts';
import { calculationSheets } from '../../src/report/calculation/calculationSheets.ts';
import type { CalculationSheet } from '../../src/report/calculation/cells.ts';
import { rulebook, type Scored, scoredLot, shippedResults, together } from '../support/rulebook.ts';
import {
  recalculatedByLibraries,
  recalculatedByLibreOffice,
  type Shown,
  shownIn,
  withoutValues,
} from '../support/spreadsheet.ts';

/**
 * The shipped results and variants with every award rule, as lots of one workbook. All values of formulas are taken out of
 * the file before it is recalculated; every figure must come out as published.
 */
describe('the calculation as a workbook of live formulas', () => {
  const lots: Scored[] = rulebook();
  beforeAll(async () => {
    lots.push(...(await shippedResults()));
  });

  it('shows every figure as published, also where nothing recalculates', async () => {
    const { sheets, file } = await workbookOf(lots.slice(0, 2));
    expectPublished(sheets, shownIn(file));
  });

  it('follows when λ is changed by hand, and then no longer agrees with what was published', async () => {
    const [own] = lots.filter(({ lot }) => lot.id === 'tavi5');
    if (own === undefined) throw new Error('no tavi5');
    const changed = scoredLot(
      'tavi5',
      { ...own.lot, willingnessToPay: { ...own.lot.willingnessToPay, value: 25_000 } },
      own.evaluation.offers,
      own.evaluation.committee,
    );
    const wanted = await workbookOf([changed]);
    const typed = (await workbookOf([own])).sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) => {
        const isLambda = sheet.name === 'Regole' && cell.kind === 'given' && cell.value === 40_000;
        return isLambda ? { ...cell, value: 25_000 } : cell;
      }),
    }));
    const shown = recalculatedByLibraries(await withoutValues(await writeCalculation('Prova', typed)));
    const calculated = wanted.sheets.filter(({ name }) => name !== 'Verifica');
    expect(changed.evaluation.scoring.ranking).not.toEqual(own.evaluation.scoring.ranking);
    expectPublished(calculated, shown);
    expect(shown.get('Verifica!B5')).toBeGreaterThan(0);
  });

  it('says so where a model has too many cycles for a spreadsheet', () => {
    const { tender, result } = together(lots.filter(({ lot }) => lot.id === 'long'));
    const sheets = calculationSheets(tender, result, 'en');
    expect(sheets.map(({ name }) => name).filter((name) => name.startsWith('Cohort'))).toEqual([]);
    const model = sheets.find(({ name }) => name === 'Model');
    expect(model?.cells.map(({ value }) => value).join('\n')).toContain('too many cycles for a spreadsheet');
  });

  it('gives the same in libraries that know nothing of Esito', { timeout: 120_000 }, async () => {
    const { sheets, file } = await workbookOf(lots);
    expect(lots).toHaveLength(33);
    expectPublished(sheets, recalculatedByLibraries(await withoutValues(file)));
  });

  it('gives the same in LibreOffice, where it is installed', { timeout: 240_000 }, async ({ skip }) => {
    const some = [
      'tavi',
      'tavi5',
      'v2',
      'v5',
      'v9',
      'v12',
      'cut',
      'two',
      'nobody',
      'tied',
      'forms',
      'markov',
    ];
    const { sheets, file } = await workbookOf(lots.filter(({ lot }) => some.includes(lot.id)));
    const shown = recalculatedByLibreOffice(await withoutValues(file));
    if (shown === null) return skip('LibreOffice is not installed');
    expectPublished(sheets, shown);
  });
});

async function workbookOf(
  lots: readonly Scored[],
): Promise<{ sheets: CalculationSheet[]; file: Uint8Array }> {
  const { tender, result } = together(lots);
  const sheets = calculationSheets(tender, result, 'it');
  return { sheets, file: await writeCalculation('Prova', sheets) };
}

/** Each formula gives what was written beside it, and each check sheet finds nothing that differs from the result. */
function expectPublished(sheets: readonly CalculationSheet[], shown: Shown): void {
  const different: string[] = [];
  for (const { name, cells } of sheets) {
    for (const { row, column, value, formula } of cells) {
      if (formula === null) continue;
      const cell = `${name}!${letters(column)}${row}`;
      if (!alike(value, shown.get(cell)))
        different.push(`${cell} = ${formula}: ${value}, ${shown.get(cell)}`);
    }
  }
  expect(different.slice(0, 20)).toEqual([]);
  for (const { name, cells } of sheets.filter((sheet) => sheet.name.endsWith('Verifica'))) {
    expect({ name, different: shown.get(`${name}!B5`) }).toEqual({ name, different: 0 });
    expect(cells.filter(({ formula }) => formula !== null).length).toBeGreaterThan(5);
  }
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column <= 26 ? last : letters(Math.floor((column - 1) / 26)) + last;
}

function alike(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === (b ?? '');
  return Math.abs(a - b) <= 1e-10 * Math.max(1, Math.abs(a));
}
