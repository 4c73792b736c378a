import { describe, expect, it } from 'vitest';
import { evidenceForm } from '../../../src/core/evidence/evidenceForm.ts';
import { parseEvidenceWorkbook, parsePriceWorkbook } from '../../../src/core/evidence/parseWorkbook.ts';
import { priceForm } from '../../../src/core/evidence/priceForm.ts';
import { filledForm } from '../../../src/core/evidence/workbook.ts';
import { inputNames } from '../../../src/core/evidence/workbookNames.ts';
import type { Lot } from '../../../src/core/tender/lot.ts';
import { lotProblems } from '../../../src/core/tender/lotProblems.ts';
import { golden } from '../../support/golden.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';
import { contentOf, publishedForTest, tavi5Values, type Values } from '../../support/workbooks.ts';

const tender = shippedTender('tavi5');
const text = { it: '?', en: '?' };
const { inputs, expected, tolerance } = golden('lcc-discounted');
const rules = {
  formula: { kind: 'linear' },
  whenAllDiscountsEqual: 'maximum',
  whenNoDiscount: 'zero',
} as const;
const component = { label: text, when: 'every-year' } as const;

/** A device with its life-cycle cost (the golden one) and a training, beside a declared figure. */
const lot: Lot = {
  ...firstLot(tender),
  patients: 10,
  basePrice: 40_000,
  criteria: [
    { ...(firstLot(tender).criteria[0] as Lot['criteria'][number]), weight: 60 },
    {
      ...(firstLot(tender).criteria[0] as Lot['criteria'][number]),
      code: 'A.2',
      weight: 10,
      rule: {
        kind: 'quantitative',
        question: text,
        unit: 'h',
        least: 1,
        most: 72,
        better: 'lower',
        scale: { kind: 'best' },
      },
    },
  ],
  price: {
    kind: 'items',
    code: 'B',
    weight: 30,
    label: text,
    article: text,
    items: [
      {
        code: 'B.1',
        weight: 25,
        label: text,
        basePrice: 350_000,
        quantity: 1,
        unit: text,
        lifeCycleCost: {
          years: inputs.years,
          annualRate: inputs.discountRate,
          timing: 'end-of-year',
          components: [
            { ...component, id: 'acquisition', when: 'at-start' },
            { ...component, id: 'maintenance' },
            { ...component, id: 'consumable', when: 'per-use', usesPerYear: inputs.proceduresPerYear },
            { ...component, id: 'disposal', when: 'at-end' },
          ],
          source: { citation: text, date: '2026' },
        },
        ...rules,
      },
      { code: 'B.2', weight: 5, label: text, basePrice: 5000, quantity: 10, unit: text, ...rules },
    ],
  },
};
const published = publishedForTest({ ...tender, lots: [lot] });
const amount = (id: string): string => inputNames.amount('B.1', id);
const offered: Values = {
  [inputNames.supplier]: 'Alfa',
  [amount('acquisition')]: inputs.acquisition,
  [amount('maintenance')]: inputs.maintenancePerYear,
  [amount('consumable')]: inputs.consumablePerProcedure,
  [amount('disposal')]: inputs.disposalEndOfLife,
  [inputNames.price('B.2')]: 4000,
};
const parsed = (values: Values) =>
  parsePriceWorkbook(contentOf(filledForm(priceForm(published, lot), values)), published, lot);

describe('a price workbook of several items', () => {
  it('holds the golden life-cycle cost and makes one price per patient', () => {
    expect(lotProblems(lot, () => ({})).filter(({ severity }) => severity === 'error')).toEqual([]);
    const { value, problems } = parsed(offered);
    expect(problems).toEqual([]);
    // Source: lcc-discounted, tolerance 0.001.
    expect(Math.abs((value?.prices['B.1'] ?? 0) - expected.lcc)).toBeLessThan(tolerance.all);
    expect(value?.prices['B.2']).toBe(4000);
    expect(value?.price).toBeCloseTo((expected.lcc + 10 * 4000) / 10, 3);
    expect(value?.amounts['B.1']).toMatchObject({ acquisition: inputs.acquisition });
  });

  it.each<[string, Values, string]>([
    [
      'above the base of its life',
      { [amount('acquisition')]: 140_000 },
      'price-above-base @ Offerta economica!B2',
    ],
    [
      'of which an amount is negative',
      { [amount('maintenance')]: -1 },
      'amount-negative @ Offerta economica!B3',
    ],
    [
      'above the base of the second item',
      { [inputNames.price('B.2')]: 5001 },
      'price-above-base @ Offerta economica!B6',
    ],
  ])('is refused with a price %s', (_, values, wanted) => {
    const { value, problems } = parsed({ ...offered, ...values });
    expect(value).toBeUndefined();
    expect(problems.map(({ code, where }) => `${code} @ ${where.sheet}!${where.cell}`)).toEqual([wanted]);
  });

  it('may give back what is left at the end', () => {
    expect(parsed({ ...offered, [amount('disposal')]: -900 }).problems).toEqual([]);
  });
});

describe('base prices of items', () => {
  const codes = (changed: Lot): string[] =>
    lotProblems(changed, () => ({}))
      .filter(({ severity }) => severity === 'error')
      .map(({ code }) => code);

  it('make the base price per patient, and weights the weight of the price', () => {
    expect(codes({ ...lot, basePrice: 40_001 })).toEqual(['base-price-of-items']);
    expect(codes({ ...lot, price: { ...lot.price, weight: 29 } })).toEqual([
      'weights-total',
      'price-item-weights',
    ]);
  });
});

describe('a figure that is declared', () => {
  const figure = inputNames.declaration('A.2');
  const declared = (value: number) =>
    parseEvidenceWorkbook(
      contentOf(filledForm(evidenceForm(published, lot), { ...tavi5Values('S1'), [figure]: value })),
      published,
      lot,
    );

  it('is kept, and refused outside its limits', () => {
    expect(declared(4).value?.measures).toEqual({ 'A.2': 4 });
    expect(declared(73).problems.map(({ code }) => code)).toEqual(['figure-out-of-range']);
  });
});
