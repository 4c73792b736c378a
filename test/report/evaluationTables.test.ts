import { describe, expect, it } from 'vitest';
import { evaluationTables } from '../../src/report/evaluationTables.ts';
import { locales } from '../../src/report/locale.ts';
import { resultSheets } from '../../src/report/resultSheets.ts';
import { type Cell, cellText, isEstimate, type Table } from '../../src/report/table.ts';
import { golden } from '../support/golden.ts';
import { richEvaluated, tavi5Evaluated } from './evaluation.ts';

const plain = tavi5Evaluated();
const rich = richEvaluated();

function tablesOf({ lot, evaluation, result }: typeof plain) {
  return evaluationTables(lot, evaluation, result);
}

/** Columns that are not simulated, by label, in tables of simulated numbers. */
const exact = ['λ', 'Patients', 'Score 0–100', 'Draws', 'Weight'];

function figureOf(cell: Cell): number {
  if (typeof cell === 'number') return cell;
  return isEstimate(cell) ? cell.value : Number.NaN;
}

function fail(): never {
  throw new Error('no table');
}

describe('evaluationTables', () => {
  it.each([
    ['plain', plain],
    ['rich', rich],
  ])('gives no simulated number of %s without its standard error', (_name, one) => {
    const { netBenefit, incremental, acceptability, acceptabilityCurve, ranks, informationValue, ...others } =
      tablesOf(one);
    const { pairwise, convergence, netBenefitConvergence, groupInformation, alternatives } = others;
    const optional = [pairwise, convergence, netBenefitConvergence, groupInformation, alternatives];
    for (const table of [
      netBenefit,
      incremental,
      acceptability,
      acceptabilityCurve,
      ranks,
      informationValue,
      ...optional.filter((table) => table !== null),
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

  it('sets the wins of an offer over another and of that one over it across the diagonal', () => {
    const { columns, rows } = tablesOf(plain).pairwise ?? fail();
    expect(columns.slice(1).map(({ label }) => label.en)).toEqual(rows.map(({ cells }) => cells[0]));
    rows.forEach(({ cells }, row) => {
      cells.slice(1).forEach((cell, column) => {
        const back = rows[column]?.cells[row + 1] ?? null;
        if (row === column) expect(cell).toBeNull();
        else expect(figureOf(cell) + figureOf(back)).toBeCloseTo(1, 12);
      });
    });
  });

  it('gives the prices to lead around the offered ones, in words where no price would do', () => {
    const { columns, rows } = tablesOf(plain).priceToLead ?? fail();
    expect(columns[1]?.label).toEqual({ it: 'S5, offerto 17.800\u00a0€', en: 'S5, offered 17,800\u00a0€' });
    const own = rows.find(({ strong }) => strong)?.cells ?? [];
    expect(own[0]).toBe(40_000);
    // The leader could ask for more, all others would have to ask for less.
    expect(figureOf(own[1] ?? null)).toBeGreaterThan(17_800);
    const dear = { ...plain.lot, basePrice: 16_000 };
    const words = tablesOf({ ...plain, lot: dear }).priceToLead?.rows.find(({ strong }) => strong)?.cells[1];
    expect(words).toHaveProperty('it', 'ogni prezzo ammesso');
  });

  it('shows the lead of two inputs at the ends of their intervals', () => {
    const { twoWay, sensitivity } = plain.evaluation.valuation;
    const { columns, rows } = tablesOf(plain).twoWay ?? fail();
    expect(columns).toHaveLength(6);
    expect(rows).toHaveLength(5);
    expect(rows.at(-1)?.cells.slice(1)).toHaveLength(5);
    expect(rows.at(-1)?.cells[1]).toBe(twoWay?.lead[0]?.[0]);
    expect(rows[0]?.cells[0]).toMatchObject({ quantity: sensitivity?.bars[1]?.high });
  });

  it('shows outputs that few tenders ask for only where they are', () => {
    const unasked = { ...plain.evaluation.valuation, precision: null };
    const { alternatives, groupInformation, precision } = tablesOf({
      ...plain,
      evaluation: { ...plain.evaluation, valuation: unasked },
    });
    expect([alternatives, groupInformation, precision]).toEqual([null, null, null]);
    const some = tablesOf(rich);
    // Three models, five offers each, the best first and set off.
    expect(some.alternatives?.rows).toHaveLength(15);
    expect(some.alternatives?.rows.map(({ strong }, at) => strong === (at % 5 === 0))).not.toContain(false);
    expect(some.alternatives?.rows[0]?.cells[0]).toHaveProperty('en', 'Model of the tender');
    expect(some.groupInformation?.rows[0]?.cells[0]).toEqual({ it: 'events', en: 'events' });
    const [probability] = some.precision?.rows ?? [];
    // 1,000 draws know a probability near one half to 1.6 points: ten times as many are needed.
    expect(probability?.strong).toBe(true);
    expect(figureOf(probability?.cells[4] ?? null)).toBe(figureOf(probability?.cells[3] ?? null) - 1000);
  });

  it('shows other methods with what they rest on, ELECTRE only where its thresholds are declared', () => {
    const other = (one: typeof plain): Table => tablesOf(one).otherMethods ?? fail();
    // One technical criterion and the price: S1 is best on the price, S5 on the benefit.
    expect(other(plain).columns).toHaveLength(5);
    expect(other(plain).notes[2]?.it).toContain('non ne dichiara le soglie');
    expect(other(plain).rows.map(({ cells }) => cells[1])).toEqual([1, 2, 3, 4, 5]);
    const some = other(rich);
    expect(some.columns.map(({ group }) => group?.en ?? '-')).toEqual([
      '-',
      ...['Published points', 'Published points', 'TOPSIS', 'TOPSIS', 'ELECTRE I', 'ELECTRE I'],
    ]);
    expect(some.rows).toHaveLength(rich.evaluation.scoring.ranking.length);
    expect(some.notes[2]?.en).toContain(
      'at least 60% of the weights and on none has a coefficient lower by more than 0.5',
    );
    for (const one of [plain, rich]) expect(other(one).notes[0]?.en).toMatch(/^Information only/);
    const alone = { ...plain.evaluation.scoring, ranking: plain.evaluation.scoring.ranking.slice(0, 1) };
    expect(
      tablesOf({ ...plain, evaluation: { ...plain.evaluation, scoring: alone } }).otherMethods,
    ).toBeNull();
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
