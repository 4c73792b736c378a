import { describe, expect, it } from 'vitest';
import { evaluationTables } from '../../src/report/evaluationTables.ts';
import { locales } from '../../src/report/locale.ts';
import { resultSheets } from '../../src/report/resultSheets.ts';
import { cellText, isEstimate, type Table } from '../../src/report/table.ts';
import { golden } from '../support/golden.ts';
import { richEvaluated, tavi5Evaluated } from './evaluation.ts';

const plain = tavi5Evaluated();
const rich = richEvaluated();

function tablesOf({ lot, evaluation, result }: typeof plain) {
  return evaluationTables(lot, evaluation, result);
}

/** Columns that are not simulated, by label, in tables of simulated numbers. */
const exact = ['λ', 'Patients', 'Score 0–100'];

describe('evaluationTables', () => {
  it.each([
    ['plain', plain],
    ['rich', rich],
  ])('gives no simulated number of %s without its standard error', (_name, one) => {
    const { netBenefit, incremental, acceptability, acceptabilityCurve, ranks, informationValue } =
      tablesOf(one);
    for (const table of [
      netBenefit,
      incremental,
      acceptability,
      acceptabilityCurve,
      ranks,
      informationValue,
    ]) {
      table.columns.forEach(({ kind, label, group }, at) => {
        if (kind === 'text' || exact.includes(label.en) || group?.en === 'At the means') return;
        for (const { cells } of table.rows) {
          const cell = cells[at] ?? null;
          expect(cell === null || isEstimate(cell), `${table.id} ${label.en}`).toBe(true);
        }
      });
    }
  });

  it('has as many cells as columns, and no text that is not one', () => {
    for (const one of [plain, rich]) {
      const tables: (Table | null)[] = Object.values(tablesOf(one)).flat();
      for (const table of tables) {
        if (table === null) continue;
        for (const { cells } of table.rows) {
          expect(cells, table.id).toHaveLength(table.columns.length);
          for (const locale of locales) {
            const shown = table.columns.map((column, at) => cellText(cells[at] ?? null, column, locale));
            expect(shown.join()).not.toMatch(/NaN|undefined|Infinity|\[object/);
          }
        }
      }
    }
  });

  it('shows the golden figures as each language writes them', () => {
    const row = (table: Table, locale: 'it' | 'en'): string[] =>
      table.columns.map((column, at) => cellText(table.rows[0]?.cells[at] ?? null, column, locale));
    const { benefits, ranking } = tablesOf(plain);
    const { expected } = golden('tavi5-deterministic');
    expect(expected.benefitAboveMAB.S5).toBeCloseTo(13658.894737);
    expect(row(benefits, 'it')).toEqual(['S5', '5,90884', '4.300,79', '232.052,89', '13.658,89']);
    expect(row(benefits, 'en')).toEqual(['S5', '5.90884', '4,300.79', '232,052.89', '13,658.89']);
    expect(row(ranking, 'it')).toEqual(['1', 'S5', '65,55445', '65,55445', '12,69231', '78,24676']);
  });

  it('keeps technical and economic points in groups of their own', () => {
    const groups = tablesOf(rich).ranking.columns.map(({ group }) => group?.en ?? '-');
    const technical = 'Technical offer';
    expect(groups).toEqual([
      '-',
      '-',
      technical,
      technical,
      technical,
      technical,
      'Economic offer',
      '-',
      '-',
    ]);
  });

  it('shows an excluded offer with its reason and without final points', () => {
    const { ranking } = tablesOf(rich);
    const last = ranking.rows.at(-1)?.cells ?? [];
    expect(last[1]).toBe('Delta');
    expect(last.slice(2, -1).every((cell) => cell === null)).toBe(true);
    expect(last.at(-1)).toHaveProperty('it', expect.stringContaining('soglia'));
  });

  it('traces each piece of evidence to its source and cell', () => {
    const [first] = tablesOf(plain).evidenceByOffer;
    expect(first?.rows[0]?.cells.slice(-2)).toEqual(['S1 registry, 2025', 'Evidenze!E7']);
  });
});

describe('resultSheets', () => {
  it.each(locales)('makes sheets that a spreadsheet program accepts, in %s', (locale) => {
    const sheets = resultSheets(
      rich.tender,
      { ...rich.result, lots: [rich.evaluation, rich.evaluation] },
      locale,
    );
    const names = sheets.map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const { name, header, rows } of sheets) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\]/);
      for (const row of rows) {
        expect(row).toHaveLength(header.length);
        for (const value of row) {
          expect(typeof value !== 'number' || Number.isFinite(value)).toBe(true);
        }
      }
    }
  });

  it('gives a simulated number two columns of numbers', () => {
    const ranks = resultSheets(plain.tender, plain.result, 'en').find(({ name }) => name === 'Ranks');
    expect(ranks?.header.slice(0, 3)).toEqual(['Offer', '1st (%)', '1st (%): standard error']);
    expect(ranks?.rows[0]?.[0]).toBe('S5');
    expect(ranks?.rows[0]?.[1]).toBeGreaterThan(50);
  });
});
