import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceForm } from '../../../src/core/evidence/evidenceForm.ts';
import { parseEvidenceWorkbook, parsePriceWorkbook } from '../../../src/core/evidence/parseWorkbook.ts';
import { priceForm } from '../../../src/core/evidence/priceForm.ts';
import { type CellValue, filledForm, type WorkbookContent } from '../../../src/core/evidence/workbook.ts';
import { hiddenNames, inputNames, sheetNames } from '../../../src/core/evidence/workbookNames.ts';
import type { Problem } from '../../../src/core/problem.ts';
import { allDraws, allFigures, lotWithAllForms } from '../../support/allForms.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';
import { contentOf, priceValues, publishedForTest, withCell } from '../../support/workbooks.ts';

const published = publishedForTest(shippedTender('tavi5'));
const lot = lotWithAllForms(firstLot(published.tender));
const ev = inputNames.evidence;

const filled = contentOf(
  filledForm(evidenceForm(published, lot), {
    ...allFigures,
    ...allDraws,
    ...Object.fromEntries(lot.indicators.map(({ id }) => [ev(id, 'source'), 'Studio A, tab. 2'])),
    [inputNames.supplier]: 'Fornitore Àlfa S.p.A.',
    [inputNames.declaration('A.2')]: 'three',
  }),
  'alfa.xlsx',
);

/** `code @ sheet!cell` of each problem. */
function found(problems: readonly Problem[]): string[] {
  return problems.map(({ code, where }) => `${code} @ ${where.sheet ?? where.file}!${where.cell ?? ''}`);
}

function problemsIn(workbook: WorkbookContent): string[] {
  const { value, problems } = parseEvidenceWorkbook(workbook, published, lot);
  expect(value === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
  return found(problems);
}

function cellOf(name: string): string {
  const { sheet, cell } = filled.names.get(name) as { sheet: string; cell: string };
  return `${sheet}!${cell}`;
}

const number = (value: number): CellValue => ({ kind: 'number', value });
const text = (value: string): CellValue => ({ kind: 'text', value });
const empty: CellValue = { kind: 'empty' };
const formula: CellValue = { kind: 'formula', formula: 'A1*2', shown: '31' };

describe('parseEvidenceWorkbook', () => {
  it('turns each form of evidence into the distribution that it stands for', () => {
    const { value, problems } = parseEvidenceWorkbook(filled, published, lot);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ offer: 'fornitore-alfa-s-p-a', declarations: { 'A.2': 'three' } });
    expect(value?.evidence.map(({ indicator, distribution }) => [indicator, distribution.family])).toEqual([
      ['stroke', 'beta'],
      ['stay', 'gamma'],
      ['cost', 'gamma'],
      ['utility', 'beta'],
      ['change', 'normal'],
      ['life', 'fixed'],
      ['hazard', 'logNormal'],
      ['leak', 'uniform'],
      ['theatre', 'triangular'],
      ['restenosis', 'beta'],
      ['rehabilitation', 'gamma'],
      ['recovery', 'gamma'],
      ['bleeding', 'logNormal'],
      ['readmission', 'logNormal'],
      ['mortality', 'logNormal'],
      ['infection', 'logNormal'],
      ['nyha_good', 'beta'],
      ['nyha_fair', 'beta'],
      ['nyha_poor', 'beta'],
      ['pain', 'empirical'],
      ['absence', 'empirical'],
    ]);
    const distributionOf = (id: string) =>
      value?.evidence.find(({ indicator }) => indicator === id)?.distribution;
    expect(distributionOf('bleeding')).toEqual({
      family: 'logNormal',
      mu: expect.closeTo(Math.log(31 / 480 / (52 / 481)), 12),
      sigma: expect.closeTo(Math.sqrt(1 / 31 - 1 / 480 + 1 / 52 - 1 / 481), 12),
    });
    expect(distributionOf('nyha_poor')).toEqual({ family: 'beta', a: 3.5, b: 46 });
    expect(value?.evidence[0]).toMatchObject({ given: { events: 7, n: 480 }, source: 'Studio A, tab. 2' });
  });

  it.each<[string, string, CellValue, string]>([
    ['a word where a number belongs', ev('stroke', 'n'), text('circa 480'), 'not-a-number'],
    [
      'a date where a number belongs',
      ev('life', 'value'),
      { kind: 'other', shown: '2026-02-01' },
      'not-a-number',
    ],
    ['a formula', ev('cost', 'mean'), formula, 'formula-in-cell'],
    ['a formula with an error', ev('cost', 'mean'), { kind: 'error', shown: '#DIV/0!' }, 'error-in-cell'],
    ['an empty figure', ev('stay', 'sd'), empty, 'value-missing'],
    ['more events than patients', ev('stroke', 'events'), number(481), 'events-above-n'],
    ['a rate instead of events', ev('stroke', 'events'), number(0.015), 'events-not-whole'],
    ['no patients', ev('stroke', 'n'), number(0), 'n-not-positive'],
    ['a standard error of 0', ev('cost', 'se'), number(0), 'spread-not-positive'],
    ['a standard deviation as standard error', ev('utility', 'se'), number(0.6), 'se-too-large'],
    ['a percentage for a fraction', ev('utility', 'mean'), number(72), 'not-a-fraction'],
    ['a lower limit above the estimate', ev('hazard', 'lower'), number(0.9), 'interval-reversed'],
    ['an upper limit below the estimate', ev('hazard', 'upper'), number(0.7), 'interval-reversed'],
    ['a difference instead of a ratio', ev('hazard', 'lower'), number(-0.2), 'ratio-not-positive'],
    ['a minimum above the maximum', ev('leak', 'minimum'), number(0.06), 'range-reversed'],
    ['a minimum above the most likely value', ev('theatre', 'minimum'), number(60), 'range-reversed'],
    ['a maximum below the most likely value', ev('theatre', 'maximum'), number(50), 'range-reversed'],
    ['a limit that is no fraction', ev('restenosis', 'high'), number(18), 'outside-support'],
    ['a limit of 0', ev('recovery', 'low'), number(0), 'outside-support'],
    ['a lower limit above the mean', ev('restenosis', 'low'), number(0.13), 'interval-reversed'],
    [
      'an upper limit below the most likely value',
      ev('rehabilitation', 'high'),
      number(8),
      'interval-reversed',
    ],
    ['quantiles in falling order', ev('recovery', 'low'), number(12), 'interval-reversed'],
    ['quantiles too close to be a spread', ev('recovery', 'high'), number(6.000001), 'no-such-distribution'],
    ['a mean that its interval does not have', ev('restenosis', 'mean'), number(0.16), 'centre-disagrees'],
    ['no events in the offer’s arm', ev('bleeding', 'events'), number(0), 'zero-cell'],
    ['no events in the comparator’s arm', ev('bleeding', 'comparatorEvents'), number(0), 'zero-cell'],
    ['half an event', ev('bleeding', 'comparatorEvents'), number(51.5), 'events-not-whole'],
    [
      'more events than patients in an arm',
      ev('bleeding', 'comparatorEvents'),
      number(482),
      'events-above-n',
    ],
    ['an arm without patients', ev('bleeding', 'comparatorN'), number(0), 'n-not-positive'],
    ['a hazard ratio of 0', ev('mortality', 'estimate'), number(0), 'ratio-not-positive'],
    ['a ratio below its interval', ev('readmission', 'lower'), number(0.95), 'interval-reversed'],
    ['a ratio off its interval', ev('infection', 'estimate'), number(1.05), 'interval-asymmetric'],
    ['counts that do not add up to n', ev('nyha_good', 'events'), number(31), 'categories-not-total'],
    ['no source', ev('life', 'source'), empty, 'source-missing'],
    ['no supplier', inputNames.supplier, text('  –  '), 'supplier-missing'],
    ['an answer that is not on the list', inputNames.declaration('A.2'), text('3'), 'unknown-answer'],
    ['no answer', inputNames.declaration('A.2'), empty, 'unknown-answer'],
  ])('names the cell and the fault of %s', (_, name, value, code) => {
    expect(problemsIn(withCell(filled, name, value))).toEqual([`${code} @ ${cellOf(name)}`]);
  });

  it('suggests the number that a text probably means, and never takes it', () => {
    const meant = (written: string): string | undefined =>
      parseEvidenceWorkbook(withCell(filled, ev('utility', 'mean'), text(written)), published, lot)
        .problems[0]?.mend.en;
    expect(meant('0,72')).toContain('0.72 is meant');
    expect(meant('72 %')).toContain('0.72 is meant');
    expect(meant('1.234,5')).toContain('1234.5 is meant');
    expect(meant('0,72 (0,6)')).toBe('Write a number.');
  });

  it('refuses an empty obligatory row, and values another one at its minimum with a warning', () => {
    const emptied = withCell(filled, ev('life', 'value'), empty);
    expect(problemsIn(emptied)).toEqual([`evidence-missing @ ${cellOf(ev('life', 'value'))}`]);
    const lenient = {
      ...lot,
      indicators: lot.indicators.map((one) => ({ ...one, whenMissing: 'minimum-acceptable' as const })),
    };
    const { value, problems } = parseEvidenceWorkbook(emptied, published, lenient);
    expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
    expect(value?.evidence.find(({ indicator }) => indicator === 'life')).toMatchObject({
      given: {},
      distribution: { family: 'fixed', value: 8 },
    });
  });

  it('takes the categories of a classification whole or not at all', () => {
    const lenient = {
      ...lot,
      indicators: lot.indicators.map((one) => ({ ...one, whenMissing: 'minimum-acceptable' as const })),
    };
    const without = (...ids: string[]): string[] => {
      const emptied = ids
        .flatMap((id) => [ev(id, 'events'), ev(id, 'n')])
        .reduce((workbook, name) => withCell(workbook, name, empty), filled);
      return found(
        parseEvidenceWorkbook(emptied, published, lenient).problems.filter(
          ({ severity }) => severity === 'error',
        ),
      );
    };
    expect(without('nyha_good', 'nyha_fair', 'nyha_poor')).toEqual([]);
    expect(without('nyha_fair')).toEqual([`categories-not-total @ ${cellOf(ev('nyha_good', 'events'))}`]);
    const otherN = withCell(filled, ev('nyha_poor', 'n'), number(49));
    expect(problemsIn(otherN)).toEqual([`categories-not-total @ ${cellOf(ev('nyha_good', 'events'))}`]);
  });

  it('does not read a workbook that was made for something else', () => {
    const changed = (name: string, value: string): string[] =>
      problemsIn(withCell(filled, name, text(value)));
    expect(changed(hiddenNames.fingerprint, '0'.repeat(64))).toEqual(['wrong-tender-version @ alfa.xlsx!']);
    expect(changed(hiddenNames.lot, '2')).toEqual(['wrong-lot @ alfa.xlsx!']);
    expect(changed(hiddenNames.tender, 'hips')).toEqual(['wrong-lot @ alfa.xlsx!']);
    expect(changed(hiddenNames.format, '99')).toEqual(['not-a-template @ alfa.xlsx!']);
    const price = contentOf(filledForm(priceForm(published, lot), priceValues('Alfa', 19000)), 'alfa.xlsx');
    expect(problemsIn(price)).toEqual(['wrong-envelope @ alfa.xlsx!']);
    expect(found(parsePriceWorkbook(filled, published, lot).problems)).toEqual([
      'wrong-envelope @ alfa.xlsx!',
    ]);
  });

  it('names what was deleted', () => {
    const without = filled.sheets.filter((sheet) => sheet !== sheetNames.declarations);
    expect(problemsIn({ ...filled, sheets: without })).toEqual(['missing-sheet @ Dichiarazioni!']);
    const names = new Map([...filled.names].filter(([name]) => !name.endsWith('_n')));
    expect(problemsIn({ ...filled, names })).toEqual(
      ['stroke', 'stay', 'bleeding', 'nyha_good', 'nyha_fair', 'nyha_poor']
        .map((id) => ev(id, 'n'))
        .map((name) => `missing-column @ ${cellOf(name)}`),
    );
  });

  // Whatever single mistake is made in whichever cell: that cell is named, and no other.
  it('blames exactly the cell that was changed', () => {
    fc.assert(
      fc.property(anyMistake(), ([name, value]) => {
        const { problems } = parseEvidenceWorkbook(withCell(filled, name, value), published, lot);
        expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
        const blamed = problems.map(({ where }) => `${where.sheet}!${where.cell}`);
        expect(new Set(blamed)).toEqual(new Set([cellOf(name)]));
      }),
      { numRuns: 500 },
    );
  });

  // A figure of 1e-300 is above 0 and still no evidence: it would make every draw NaN.
  it('never lets a number through whose distribution cannot be computed', () => {
    const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(allFigures)), anyNumber, (name, value) => {
        const parsed = parseEvidenceWorkbook(withCell(filled, name, number(value)), published, lot);
        for (const { distribution } of parsed.value?.evidence ?? []) {
          const { family: _, ...parameters } = distribution;
          expect(Object.values(parameters).flat().every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('parsePriceWorkbook', () => {
  const workbook = contentOf(filledForm(priceForm(published, lot), priceValues('Alfa', 19000)));

  it('gives the price and the short name that joins it to the evidence', () => {
    expect(parsePriceWorkbook(workbook, published, lot)).toMatchObject({
      problems: [],
      value: { offer: 'alfa', price: 19000, place: { sheet: 'Offerta economica', cell: 'B2' } },
    });
  });

  it.each<[string, CellValue, string]>([
    ['above the base price', number(20000.01), 'price-above-base'],
    ['of 0', number(0), 'price-not-positive'],
    ['as text', text('19.000,00'), 'not-a-number'],
    ['as a formula', formula, 'formula-in-cell'],
  ])('refuses a price %s', (_, value, code) => {
    const { value: price, problems } = parsePriceWorkbook(
      withCell(workbook, inputNames.price('B'), value),
      published,
      lot,
    );
    expect(price).toBeUndefined();
    expect(found(problems)).toEqual([`${code} @ Offerta economica!B2`]);
  });
});

/** A named input and something that must not stand in it. */
function anyMistake(): fc.Arbitrary<[name: string, value: CellValue]> {
  const notNumbers = fc.oneof(
    fc.string({ minLength: 1 }).map(text),
    fc.constantFrom<CellValue>(empty, formula, { kind: 'error', shown: '#REF!' }),
    fc.constantFrom<CellValue>({ kind: 'other', shown: '2026-02-01' }, { kind: 'other', shown: 'VERO/TRUE' }),
  );
  const below = (most: number) => fc.double({ max: most, noNaN: true, noDefaultInfinity: true }).map(number);
  const above = (least: number) =>
    fc.double({ min: least, noNaN: true, noDefaultInfinity: true }).map(number);
  const impossible: Record<string, fc.Arbitrary<CellValue>> = {
    [ev('stroke', 'events')]: fc.oneof(below(-1), above(481)),
    [ev('stroke', 'n')]: below(0),
    [ev('stay', 'mean')]: below(0),
    [ev('stay', 'sd')]: below(0),
    [ev('stay', 'n')]: below(0),
    [ev('cost', 'mean')]: below(0),
    [ev('cost', 'se')]: below(0),
    [ev('utility', 'mean')]: fc.oneof(below(0), above(1)),
    [ev('utility', 'se')]: fc.oneof(below(0), above(0.5)),
    [ev('change', 'se')]: below(0),
    [ev('hazard', 'estimate')]: below(0),
    [ev('hazard', 'lower')]: fc.oneof(below(0), above(0.8)),
    [ev('hazard', 'upper')]: below(0.8),
    [ev('leak', 'minimum')]: above(0.05),
    [ev('theatre', 'minimum')]: above(56),
    [ev('theatre', 'maximum')]: below(54),
    [ev('restenosis', 'low')]: fc.oneof(below(0), above(0.12)),
    [ev('restenosis', 'high')]: fc.oneof(below(0), above(1)),
    [ev('rehabilitation', 'low')]: below(0),
    [ev('rehabilitation', 'high')]: below(9),
    [ev('recovery', 'low')]: fc.oneof(below(0), above(11)),
    [ev('bleeding', 'events')]: fc.oneof(below(0), above(481)),
    [ev('bleeding', 'n')]: below(0),
    [ev('bleeding', 'comparatorEvents')]: fc.oneof(below(0), above(482)),
    [ev('bleeding', 'comparatorN')]: below(0),
  };
  return fc.constantFrom(...Object.keys(allFigures)).chain((name) => {
    const numbers = impossible[name];
    return fc.tuple(fc.constant(name), numbers === undefined ? notNumbers : fc.oneof(notNumbers, numbers));
  });
}
