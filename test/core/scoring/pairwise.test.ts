import { describe, expect, it } from 'vitest';
import { decimal } from '../../../src/core/numbers/arithmetic.ts';
import {
  type PairwiseTable,
  pairwiseCoefficient,
  preferenceSums,
} from '../../../src/core/scoring/pairwise.ts';
import { golden } from '../../support/golden.ts';

// Source: pairwise-4offers-3commissioners (D.P.R. 554/1999, annex A; variant B of an Italian platform), tolerance 1e-6.
const { inputs, expected } = golden('pairwise-4offers-3commissioners');

/** `B6` in the column AB: B is preferred, with grade 6; `AC1`: parity. */
const tables: PairwiseTable[] = inputs.commissioners.map((cells: string[], at: number) => ({
  criterion: 'A.2',
  commissioner: `${at + 1}`,
  preferences: cells.map((cell, column) => {
    const [first, second] = inputs.pairs[column];
    const grade = Number(cell.at(-1));
    return { first, second, preferred: grade === 1 ? null : cell[0], grade };
  }),
  reason: '.',
}));

const coefficients = (variant: 'A' | 'B', offers: string[] = inputs.offers): number[] =>
  offers.map((offer) =>
    pairwiseCoefficient(decimal, { variant, fewerThanThree: 'maximum' }, tables, offers, offer).toNumber(),
  );

describe('pairwise comparison', () => {
  it('gives the golden sums and coefficients; the two variants disagree on the best offer', () => {
    expect(tables.map((table) => preferenceSums(table, inputs.offers))).toEqual(expected.sumsPerCommissioner);
    for (const [variant, wanted] of [
      ['A', expected.variantA.coefficient],
      ['B', expected.variantB.coefficientRescaled],
    ] as const)
      for (const [at, coefficient] of coefficients(variant).entries())
        expect(coefficient).toBeCloseTo(wanted[at], 6);
    expect(coefficients('A').indexOf(1)).toBe(2);
    expect(coefficients('B').indexOf(1)).toBe(0);
  });

  it('does not depend on the order of offers, and takes the highest sum over the offers it is given', () => {
    expect(coefficients('A', inputs.offers.toReversed())).toEqual(coefficients('A').toReversed());
    // Without C the highest sum is A's 18; preferences against C stay.
    expect(coefficients('A', ['A', 'B', 'D'])).toEqual([1, 0.5, expect.closeTo(11 / 18, 12)]);
  });

  it('gives two offers what the rule declares, and a single one the maximum', () => {
    const pair: PairwiseTable = {
      criterion: 'A.2',
      commissioner: '1',
      preferences: [{ first: 'A', second: 'B', preferred: 'A', grade: 4 }],
      reason: '.',
    };
    const of = (fewerThanThree: 'pairwise' | 'maximum', table: PairwiseTable, offers: string[]) =>
      offers.map((offer) =>
        pairwiseCoefficient(decimal, { variant: 'A', fewerThanThree }, [table], offers, offer).toNumber(),
      );
    expect(of('maximum', pair, ['A', 'B'])).toEqual([1, 1]);
    expect(of('pairwise', pair, ['A', 'B'])).toEqual([1, 0]);
    expect(of('pairwise', { ...pair, preferences: [] }, ['A'])).toEqual([1]);
  });
});
