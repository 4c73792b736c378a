import fc from 'fast-check';
import { trianglePlace } from '../../src/core/numbers/cholesky.ts';

/** L·Lᵀ. */
export function timesTransposed(rows: readonly Float64Array[]): Float64Array[] {
  return rows.map((a) =>
    Float64Array.from(rows, (b) => a.reduce((sum, value, at) => sum + value * (b[at] as number), 0)),
  );
}

/** Correlations that are possible together: those of variables made of independent ones. */
export const correlationMatrices: fc.Arbitrary<Float64Array[]> = fc
  .integer({ min: 1, max: 6 })
  .chain((size) => {
    const weight = fc.double({ min: -1, max: 1, noNaN: true });
    return fc.array(fc.array(weight, { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    });
  })
  .map((weights) => {
    // Each has a share of its own, so that none is a mixture of the others.
    const covariances = timesTransposed(weights.map((row) => Float64Array.from(row)));
    covariances.forEach((row, at) => {
      row[at] = (row[at] as number) + 0.1;
    });
    const sd = covariances.map((row, at) => Math.sqrt(row[at] as number));
    return covariances.map((row, at) =>
      row.map((value, column) => (at === column ? 1 : value / ((sd[at] as number) * (sd[column] as number)))),
    );
  });

/** Rows of a lower triangle, zeros above the diagonal. */
export function rowsOf(triangle: Float64Array, size: number): Float64Array[] {
  return Array.from({ length: size }, (_, row) => {
    const values = new Float64Array(size);
    values.set(triangle.subarray(trianglePlace(row, 0), trianglePlace(row + 1, 0)));
    return values;
  });
}
