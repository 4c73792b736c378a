import { describe, expect, it } from 'vitest';
import { pairwiseCriteria } from '../../src/core/scoring/preferenceProblems.ts';
import type { PairwiseRule } from '../../src/core/tender/criterion.ts';
import { comparisonTables } from '../../src/report/tables/preferencesTable.ts';
import { golden } from '../support/golden.ts';
import { goldenTables, preferenceTender } from '../support/preferenceTender.ts';
import { firstLot } from '../support/tenders.ts';

// Source: pairwise-4offers-3commissioners (D.P.R. 554/1999, annex A; variant B of an Italian platform), tolerance 1e-6.
const { inputs, expected } = golden('pairwise-4offers-3commissioners');
const [criterion] = pairwiseCriteria(firstLot(preferenceTender()));

function tablesBy(variant: PairwiseRule['variant']) {
  if (criterion === undefined) throw new Error('no criterion is judged by pairwise comparison');
  const rule = { ...criterion.rule, variant };
  return comparisonTables({ ...criterion, rule }, goldenTables(), (offer) => offer.toUpperCase());
}

describe('tables of a pairwise comparison', () => {
  it('print the triangle of each commissioner as it was filled in, with its sums', () => {
    const triangles = tablesBy('A').slice(0, -1);
    expect(
      triangles.map(({ rows }) => rows.flatMap(({ cells }) => cells.slice(1, -1)).filter(Boolean)),
    ).toEqual(inputs.commissioners);
    expect(triangles.map(({ rows }) => rows.map(({ cells }) => cells.at(-1)))).toEqual(
      expected.sumsPerCommissioner,
    );
    expect(triangles[0]?.notes[0]?.it).toBe('Motivazione: Motivi di Anna.');
  });

  it.each([
    ['A', expected.variantA.sum, expected.variantA.coefficient],
    ['B', expected.variantB.mean, expected.variantB.coefficientRescaled],
  ] as const)(
    'lead to the golden coefficients of variant %s step by step',
    (variant, together, coefficients) => {
      const table = tablesBy(variant).at(-1);
      const rows = table?.rows.map(({ cells }) => cells.slice(-2)) ?? [];
      expect(table?.rows.map(({ cells }) => cells.length)).toEqual(Array(4).fill(table?.columns.length));
      for (const [at, [step, coefficient]] of rows.entries()) {
        expect(step).toBeCloseTo(together[at], 6);
        expect(coefficient).toBeCloseTo(coefficients[at], 6);
      }
    },
  );
});
