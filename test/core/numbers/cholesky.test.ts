import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskyFactor, lowerTriangle } from '../../../src/core/numbers/cholesky.ts';
import { correlationMatrices, rowsOf, timesTransposed } from '../../support/matrices.ts';

describe('the Cholesky factor', () => {
  it('times its transpose is the matrix', () => {
    fc.assert(
      fc.property(correlationMatrices, (matrix) => {
        const packed = choleskyFactor(lowerTriangle(matrix), matrix.length);
        if (packed === undefined) throw new Error('the matrix is positive definite');
        const factor = rowsOf(packed, matrix.length);
        timesTransposed(factor).forEach((row, at) => {
          row.forEach((value, column) => {
            expect(value).toBeCloseTo(matrix[at]?.[column] as number, 12);
          });
        });
        factor.forEach((row, at) => {
          expect(row[at]).toBeGreaterThan(0);
        });
      }),
    );
  });

  it.each([
    // a with b and b with c so strongly that a and c cannot be independent.
    [
      'indefinite',
      [
        [1, 0.9, 0],
        [0.9, 1, 0.9],
        [0, 0.9, 1],
      ],
    ],
    // 0.6² + 0.8² = 1: the third is a mixture of the first two.
    [
      'singular',
      [
        [1, 0, 0.6],
        [0, 1, 0.8],
        [0.6, 0.8, 1],
      ],
    ],
    [
      'of a number that is none',
      [
        [1, Number.NaN],
        [Number.NaN, 1],
      ],
    ],
  ])('of a matrix that is %s does not exist', (_, rows) => {
    const matrix = lowerTriangle(rows.map((row) => Float64Array.from(row)));
    expect(choleskyFactor(matrix, rows.length)).toBeUndefined();
  });
});
