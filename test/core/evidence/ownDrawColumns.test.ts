import { describe, expect, it } from 'vitest';
import { evidenceForm } from '../../../src/core/evidence/evidenceForm.ts';
import { parseEvidenceWorkbook } from '../../../src/core/evidence/parseWorkbook.ts';
import { type CellValue, filledForm, type WorkbookContent } from '../../../src/core/evidence/workbook.ts';
import { inputNames, sheetNames } from '../../../src/core/evidence/workbookNames.ts';
import type { Problem } from '../../../src/core/problem.ts';
import type { Indicator } from '../../../src/core/tender/indicator.ts';
import { ownDrawLimits } from '../../../src/core/tender/ownDrawLimits.ts';
import { allDraws, allFigures, lotWithAllForms } from '../../support/allForms.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';
import { contentOf, publishedForTest, withCell, withColumn } from '../../support/workbooks.ts';

const published = publishedForTest(shippedTender('tavi5'));
const lot = lotWithAllForms(firstLot(published.tender));
const [pain, absence] = [inputNames.draws('pain'), inputNames.draws('absence')];
const draws = allDraws[pain] as readonly number[];

const filled = contentOf(
  filledForm(evidenceForm(published, lot), {
    ...allFigures,
    ...allDraws,
    ...Object.fromEntries(lot.indicators.map(({ id }) => [inputNames.evidence(id, 'source'), 'Modello A'])),
    [inputNames.supplier]: 'Alfa',
    [inputNames.declaration('A.2')]: 'three',
  }),
);

function problemsIn(workbook: WorkbookContent, of = lot): readonly Problem[] {
  const { value, problems } = parseEvidenceWorkbook(workbook, published, of);
  expect(value === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
  for (const { message, mend } of problems) {
    expect([message, mend].flatMap(({ it, en }) => [it, en]).join(' ')).not.toMatch(/undefined|NaN|\[object/);
  }
  return problems;
}

/** `code @ cell` of each problem when the column of pain holds these rows. */
function found(rows: readonly (number | CellValue)[]): string[] {
  return problemsIn(withColumn(filled, pain, rows)).map(({ code, where }) => {
    expect(where.sheet ?? sheetNames.draws).toBe('Simulazioni');
    return `${code} @ ${where.cell ?? where.file}`;
  });
}

const changed = (at: number, ...rows: (number | CellValue)[]): (number | CellValue)[] =>
  draws.toSpliced(at, rows.length, ...(rows as number[]));
const empty: CellValue = { kind: 'empty' };

describe('draws of a supplier’s own model', () => {
  it('are understood in the order of their rows, with their number and their place', () => {
    const { value, problems } = parseEvidenceWorkbook(filled, published, lot);
    expect(problems).toEqual([]);
    expect(value?.evidence.find(({ indicator }) => indicator === 'pain')).toEqual({
      indicator: 'pain',
      given: { draws: 1200 },
      source: 'Modello A',
      note: '',
      place: { sheet: 'Simulazioni', cell: 'B2' },
      distribution: { family: 'empirical', values: draws },
    });
  });

  it.each<[string, (number | CellValue)[], string[]]>([
    ['a word', changed(4, { kind: 'text', value: 'n.d.' }), ['not-a-number @ B6']],
    ['a decimal comma as text', changed(4, { kind: 'text', value: '0,3' }), ['not-a-number @ B6']],
    [
      'a formula',
      changed(9, { kind: 'formula', formula: 'RAND()', shown: '0.3' }),
      ['formula-in-cell @ B11'],
    ],
    ['an error', changed(9, { kind: 'error', shown: '#NUM!' }), ['error-in-cell @ B11']],
    ['an empty cell in the middle', changed(500, empty), ['value-missing @ B502']],
    ['two empty cells at the top', changed(0, empty, empty), ['value-missing @ B2', 'value-missing @ B3']],
    ['a percentage in a column of fractions', changed(2, 31), ['not-a-fraction @ B4']],
    ['a negative fraction', changed(2, -1e-9), ['not-a-fraction @ B4']],
    ['fewer rows than the other column', [...draws.slice(0, -5)], ['columns-unequal @ B1197']],
    ['fewer than 1,000', [...draws.slice(0, 999)], ['too-few-draws @ B2']],
    ['the same value in every row', draws.map(() => 0.25), ['draws-all-equal @ B2']],
  ])('are refused by cell or warned about: %s', (_, rows, expected) => {
    expect(found(rows)).toEqual(expected);
  });

  it('are refused above 20,000, whose number is said', () => {
    const many = Array.from({ length: 20_001 }, (_, at) => (at % 100) / 100);
    const both = withColumn(withColumn(filled, pain, many), absence, many);
    expect(problemsIn(both).map(({ code, where }) => `${code} @ ${where.cell}`)).toEqual([
      'too-many-draws @ B20002',
      'too-many-draws @ C20002',
    ]);
    expect(problemsIn(both)[0]?.message.en).toContain('20001 draws');
    const most = (column: readonly number[]) => column.slice(0, 20_000);
    expect(problemsIn(withColumn(withColumn(filled, pain, most(many)), absence, most(many)))).toEqual([]);
  });

  it('may be as small as a model makes them, but not beyond every scale', () => {
    expect(found(changed(7, 1e-300, -0))).toEqual([]);
    const days = [...(allDraws[absence] as readonly number[])].with(3, 1e15);
    expect(problemsIn(withColumn(filled, absence, days)).map(({ code }) => code)).toEqual([
      'number-out-of-scale',
    ]);
  });

  it('list twenty wrong cells and count the others', () => {
    const wrong = draws.map((): CellValue => ({ kind: 'text', value: '0,3' }));
    const problems = problemsIn(withColumn(filled, pain, wrong));
    expect(problems.map(({ code }) => code)).toEqual([
      ...Array.from({ length: 20 }, () => 'not-a-number'),
      'more-problems',
    ]);
    expect(problems[0]?.mend.en).toContain('If 0.3 is meant');
    expect(problems.at(-1)?.message.en).toBe('More problems not listed: 1180.');
  });

  it('follow their heading when rows were inserted above it', () => {
    const columns = new Map(
      [...filled.columns].map(([key, numbers]) => [key, Float64Array.of(Number.NaN, ...numbers)]),
    );
    const names = new Map(
      [...filled.names].map(([name, place]) => [
        name,
        place.sheet === sheetNames.draws ? { ...place, cell: place.cell.replace('1', '2') } : place,
      ]),
    );
    const { value, problems } = parseEvidenceWorkbook({ ...filled, columns, names }, published, lot);
    expect(problems).toEqual([]);
    expect(value?.evidence.at(-2)).toMatchObject({
      place: { cell: 'B3' },
      distribution: { values: draws },
    });
  });

  it('need a source in their row, a sheet and a heading', () => {
    const source = inputNames.evidence('pain', 'source');
    expect(problemsIn(withCell(filled, source, empty)).map(({ code, where }) => [code, where.sheet])).toEqual(
      [['source-missing', 'Evidenze']],
    );
    const sheets = filled.sheets.filter((sheet) => sheet !== sheetNames.draws);
    expect(problemsIn({ ...filled, sheets }).map(({ code }) => code)).toEqual(['missing-sheet']);
    const names = new Map([...filled.names].filter(([name]) => name !== absence));
    expect(problemsIn({ ...filled, names }).map(({ code, where }) => [code, where.cell])).toEqual([
      ['missing-column', 'C1'],
    ]);
  });

  it('that were not given follow the indicator’s rule', () => {
    const without = withColumn(filled, pain, []);
    expect(problemsIn(without).map(({ code, where }) => `${code} @ ${where.cell}`)).toEqual([
      'evidence-missing @ B2',
    ]);
    const lenient = {
      ...lot,
      indicators: lot.indicators.map((one) => ({ ...one, whenMissing: 'minimum-acceptable' as const })),
    };
    const { value, problems } = parseEvidenceWorkbook(without, published, lenient);
    expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['warning evidence-missing']);
    expect(value?.evidence.at(-2)).toMatchObject({
      given: {},
      distribution: { family: 'fixed', value: 0.5 },
    });
  });

  it('have no sheet in a lot that does not ask for them', () => {
    const others = {
      ...lot,
      indicators: lot.indicators.filter(({ evidence }) => evidence.form !== 'own-draws'),
    };
    expect(evidenceForm(published, others).sheets.map(({ name }) => name)).not.toContain('Simulazioni');
  });
});

describe('the limits of own draws', () => {
  const limits = (unit: string, minimumAcceptable = 0.5, ideal = 0.1): ReturnType<typeof ownDrawLimits> =>
    ownDrawLimits({ unit, minimumAcceptable, ideal } satisfies Partial<Indicator>);

  it('follow the unit, unless the tender’s own profile lies outside', () => {
    expect(limits('1')).toEqual({ least: 0, most: 1 });
    expect(limits('1', 1.2, 0.5)).toEqual({});
    expect(limits('day', 9, 0)).toEqual({ least: 0 });
    expect(limits('EUR/year')).toEqual({ least: 0 });
    expect(limits('EUR', 0, -500)).toEqual({});
    expect(limits('point')).toEqual({});
    expect(limits('QALY', 0, 2)).toEqual({});
  });
});
