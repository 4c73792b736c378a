/**
 * Dense symmetric positive definite matrices by their lower triangle, row after row, and their Cholesky factors. The
 * leading block of a factor is the factor of the leading block, so one factor serves all regressions on the first few
 * of its terms.
 */

/** Place of an entry of the lower triangle, column ≤ row. */
export function trianglePlace(row: number, column: number): number {
  return (row * (row + 1)) / 2 + column;
}

/** Lower triangle L of M = L·Lᵀ. */
export function choleskyFactor(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(matrix.length);
  for (let row = 0; row < size; row++) {
    const start = trianglePlace(row, 0);
    for (let column = 0; column <= row; column++) {
      const other = trianglePlace(column, 0);
      let sum = matrix[start + column] as number;
      for (let k = 0; k < column; k++) sum -= (factor[start + k] as number) * (factor[other + k] as number);
      factor[start + column] = row === column ? Math.sqrt(sum) : sum / (factor[other + column] as number);
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
