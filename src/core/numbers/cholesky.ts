/**
 * Dense symmetric positive definite matrices by their lower triangle, row after row, and their Cholesky factors. The
 * leading block of a factor is the factor of the leading block, so one factor serves all regressions on the first few
 * of its terms.
 */

/** Place of an entry of the lower triangle, column ≤ row. */
export function trianglePlace(row: number, column: number): number {
  return (row * (row + 1)) / 2 + column;
}

/** The lower triangle of a matrix given by rows, of which nothing else is read. */
export function lowerTriangle(rows: readonly Float64Array[]): Float64Array {
  return Float64Array.from(rows.flatMap((row, at) => [...row.subarray(0, at + 1)]));
}

/**
 * How much of a variable's own variance must be left once the variables before it are known. Below this the matrix
 * counts as singular: what is left is rounding.
 */
const LEAST_OWN_VARIANCE = 1e-12;

/**
 * Lower triangle L of M = L·Lᵀ (Golub & Van Loan, Matrix Computations, 2013, section 4.2).
 * @returns undefined if the matrix is not positive definite
 */
export function choleskyFactor(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = new Float64Array(matrix.length);
  for (let row = 0; row < size; row++) {
    const start = trianglePlace(row, 0);
    for (let column = 0; column <= row; column++) {
      const other = trianglePlace(column, 0);
      let sum = matrix[start + column] as number;
      for (let k = 0; k < column; k++) sum -= (factor[start + k] as number) * (factor[other + k] as number);
      if (row > column) factor[start + column] = sum / (factor[other + column] as number);
      else if (sum > LEAST_OWN_VARIANCE * (matrix[start + row] as number))
        factor[start + row] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return factor;
}

/** Writes L⁻¹·right over `right`; as many rows as it has. */
export function solveLower(factor: Float64Array, right: Float64Array): Float64Array {
  for (let row = 0; row < right.length; row++) {
    const start = trianglePlace(row, 0);
    let sum = right[row] as number;
    for (let k = 0; k < row; k++) sum -= (factor[start + k] as number) * (right[k] as number);
    right[row] = sum / (factor[start + row] as number);
  }
  return right;
}

/** Writes L⁻ᵀ·right over `right`. */
export function solveUpper(factor: Float64Array, right: Float64Array): Float64Array {
  for (let row = right.length - 1; row >= 0; row--) {
    const start = trianglePlace(row, 0);
    const value = (right[row] as number) / (factor[start + row] as number);
    right[row] = value;
    for (let k = 0; k < row; k++) right[k] = (right[k] as number) - (factor[start + k] as number) * value;
  }
  return right;
}
