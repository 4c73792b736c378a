import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { principalEigenvector } from '../../../src/core/numbers/principalEigenvector.ts';
import { comparisonRatio, comparisonValues } from '../../../src/core/tender/weightComparison.ts';

/** Reciprocal matrices of 2 to 10 criteria, from consistent ones to contradictory ones. */
const reciprocal = fc.integer({ min: 2, max: 10 }).chain((size) =>
  fc
    .array(fc.constantFrom(...comparisonValues.map(comparisonRatio)), {
      minLength: (size * (size - 1)) / 2,
      maxLength: (size * (size - 1)) / 2,
    })
    .map((values) => {
      const left = [...values];
      const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(1));
      for (let row = 0; row < size; row++) {
        for (let column = row + 1; column < size; column++) {
          const value = left.pop() as number;
          (matrix[row] as number[])[column] = value;
          (matrix[column] as number[])[row] = 1 / value;
        }
      }
      return matrix;
    }),
);

describe('principalEigenvector', () => {
  it('solves A·w = λ·w with a positive w of sum 1, and λ is at least the size of a reciprocal matrix', () => {
    fc.assert(
      fc.property(reciprocal, (matrix) => {
        const { vector, value } = principalEigenvector(matrix);
        expect(vector.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
        expect(value).toBeGreaterThan(matrix.length - 1e-12);
        matrix.forEach((row, at) => {
          const image = row.reduce((sum, entry, column) => sum + entry * (vector[column] as number), 0);
          const part = vector[at] as number;
          expect(part).toBeGreaterThan(0);
          expect(Math.abs(image / (value * part) - 1)).toBeLessThan(1e-13);
        });
      }),
    );
  });
});
