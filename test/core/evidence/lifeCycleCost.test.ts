import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifeCycleCost } from '../../../src/core/evidence/lifeCycleCost.ts';
import {
  type LifeCycleCostRule,
  lifeCycleCostProblems,
  lifeCycleCostSchema,
} from '../../../src/core/tender/lifeCycleCost.ts';
import { lifeCycleCostRuleText } from '../../../src/report/rules/lifeCycleCostRuleText.ts';
import { lifeCycleCostTable } from '../../../src/report/tables/lifeCycleCostTable.ts';
import { golden } from '../../support/golden.ts';

const { inputs, expected, tolerance } = golden('lcc-discounted');

const rule: LifeCycleCostRule = lifeCycleCostSchema.parse({
  years: inputs.years,
  annualRate: inputs.discountRate,
  timing: 'end-of-year',
  components: [
    { id: 'acquisition', label: { it: 'Acquisto', en: 'Acquisition' }, when: 'at-start' },
    { id: 'maintenance', label: { it: 'Manutenzione', en: 'Maintenance' }, when: 'every-year' },
    {
      id: 'consumable',
      label: { it: 'Consumabili', en: 'Consumables' },
      when: 'per-use',
      usesPerYear: inputs.proceduresPerYear,
    },
    { id: 'disposal', label: { it: 'Smaltimento', en: 'Disposal' }, when: 'at-end' },
  ],
  source: { citation: { it: 'Inventato', en: 'Invented' }, date: '2026' },
});
const amounts = {
  acquisition: inputs.acquisition,
  maintenance: inputs.maintenancePerYear,
  consumable: inputs.consumablePerProcedure,
  disposal: inputs.disposalEndOfLife,
};
const price = { code: 'B.2', label: { it: 'Sistema', en: 'System' } };

describe('lifeCycleCost', () => {
  it('gives the golden cost, sum and annuity factor', () => {
    const found = lifeCycleCost(rule, amounts);
    expect(Math.abs(found.cost - expected.lcc)).toBeLessThanOrEqual(tolerance.all);
    expect(Math.abs(found.annuityFactor - expected.annuityFactor)).toBeLessThanOrEqual(1e-8);
    expect(found.undiscounted).toBe(expected.undiscounted);
    expect(found.rows).toHaveLength(16);
    expect(found.rows[0]).toEqual({
      year: 0,
      component: 'acquisition',
      amount: 42_000,
      factor: 1,
      presentValue: 42_000,
    });
    expect(found.rows.at(-1)).toMatchObject({ year: 7, component: 'disposal', amount: 900 });
  });

  it('is the plain sum at a rate of 0, and the earlier paid the dearer', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0.001, max: 0.2, noNaN: true }),
        (years, annualRate) => {
          const cost = (timing: LifeCycleCostRule['timing'], rate: number): number =>
            lifeCycleCost({ ...rule, years, annualRate: rate, timing }, amounts).cost;
          const free = lifeCycleCost({ ...rule, years, annualRate: 0 }, amounts);
          expect(free.cost).toBe(free.undiscounted);
          expect(cost('start-of-year', annualRate)).toBeGreaterThan(cost('mid-year', annualRate));
          expect(cost('mid-year', annualRate)).toBeGreaterThan(cost('end-of-year', annualRate));
          // Yearly costs half a year earlier twice are yearly costs a year earlier.
          const [start, mid, end] = (['start-of-year', 'mid-year', 'end-of-year'] as const).map(
            (timing) => lifeCycleCost({ ...rule, years, annualRate, timing }, amounts).annuityFactor,
          ) as [number, number, number];
          expect(mid).toBeCloseTo(Math.sqrt(start * end), 9);
          expect(start).toBeCloseTo(end * (1 + annualRate), 9);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('throws where an amount is missing, and refuses two components of one name', () => {
    expect(() => lifeCycleCost(rule, { acquisition: 1 })).toThrow('maintenance');
    const [first] = rule.components;
    const twice = { ...rule, components: [...rule.components, first as typeof first & object] };
    expect(lifeCycleCostProblems(twice, (path) => ({ field: path.join('.') }))).toMatchObject([
      { code: 'duplicate-name', where: { field: 'components.4.id' } },
    ]);
  });

  it('is said in words, and shown payment by payment', () => {
    const { words, formula, article } = lifeCycleCostRuleText(price, rule);
    expect(words.it).toContain(
      'in 7 anni di uso: Acquisto (una volta, all’acquisto), Manutenzione (ogni anno)',
    );
    expect(words.en).toContain('Consumables (for each use, 300 uses a year) and Disposal (once, at the end)');
    expect(words.it).toContain('3% all’anno');
    expect(formula?.en).toBe(
      'LCC = Σ A(t) / (1 + 0.03)^t; t = 0 at the start, t = k in each year k, t = 7 at the end',
    );
    expect(article?.it).toContain(
      'art. 108, c. 1, e allegato II.8; direttiva 2014/24/UE, art. 68; Inventato',
    );
    const table = lifeCycleCostTable(price, rule, { id: 's1', supplier: 'S1' }, lifeCycleCost(rule, amounts));
    expect(table.rows).toHaveLength(17);
    expect(table.rows.at(-1)?.cells.at(-1)).toBeCloseTo(expected.lcc, 3);
    expect(table.notes[0]?.it).toContain('6,23028296');
  });
});
