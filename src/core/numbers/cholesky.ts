/**
 * How much of a variable's own variance must be left once the variables before it are known. Below this the matrix
 * counts as singular: what is left is rounding.
 */
const LEAST_OWN_VARIANCE = 1e-12;

/**
 * Lower factor L of a symmetric positive-definite matrix, L·Lᵀ = matrix, row by row (Golub & Van Loan, Matrix
 * Computations, 2013, section 4.2).
 * @param matrix by rows; only its lower triangle and diagonal are read
 * @returns rows of L, zeros above the diagonal included; undefined if the matrix is not positive definite
 */
export function choleskyFactor(matrix: readonly Float64Array[]): Float64Array[] | undefined {
  const factor = matrix.map(() => new Float64Array(matrix.length));
  for (const [at, row] of factor.entries()) {
    const given = matrix[at] as Float64Array;
    for (let column = 0; column < at; column++) {
      const other = factor[column] as Float64Array;
      row[column] = ((given[column] as number) - product(row, other, column)) / (other[column] as number);
    }
    const left = (given[at] as number) - product(row, row, at);
    if (!(left > LEAST_OWN_VARIANCE * (given[at] as number))) return undefined;
    row[at] = Math.sqrt(left);
  }
  return factor;
}

/** Sum of products of the first `length` numbers of two rows. */
function product(a: Float64Array, b: Float64Array, length: number): number {
  let sum = 0;
  for (let at = 0; at < length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}
