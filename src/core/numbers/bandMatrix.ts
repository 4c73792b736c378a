/**
 * Symmetric positive definite matrices with entries only up to three places from the diagonal, as cubic B-splines have
 * them, and their Cholesky factors. Stored by rows of the lower triangle, four numbers each: the entry of row r and
 * column r − d stands at 4·r + d.
 */
const WIDTH = 4;

/** Lower triangle L of M = L·Lᵀ, with the reciprocals of its diagonal in the diagonal's place: one division each is enough. */
export function bandFactor(matrix: Float64Array): Float64Array {
  const factor = new Float64Array(matrix.length);
  for (let row = 0; row * WIDTH < matrix.length; row++) {
    const reach = Math.min(WIDTH - 1, row);
    for (let d = reach; d >= 0; d--) {
      const column = row - d;
      let sum = matrix[row * WIDTH + d] as number;
      for (let e = d + 1; e <= reach; e++)
        sum -= (factor[row * WIDTH + e] as number) * (factor[column * WIDTH + e - d] as number);
      factor[row * WIDTH + d] = d === 0 ? 1 / Math.sqrt(sum) : sum * (factor[column * WIDTH] as number);
    }
  }
  return factor;
}

/** Writes M⁻¹·right over `right`, from the factor of M. */
export function bandSolve(factor: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  for (let row = 0; row < size; row++) {
    let sum = right[row] as number;
    for (let d = Math.min(WIDTH - 1, row); d > 0; d--)
      sum -= (factor[row * WIDTH + d] as number) * (right[row - d] as number);
    right[row] = sum * (factor[row * WIDTH] as number);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = right[row] as number;
    for (let d = Math.min(WIDTH - 1, size - 1 - row); d > 0; d--)
      sum -= (factor[(row + d) * WIDTH + d] as number) * (right[row + d] as number);
    right[row] = sum * (factor[row * WIDTH] as number);
  }
  return right;
}

/**
 * tr(M⁻¹·A) from the factor of M. Only the band of M⁻¹ counts, and it follows from the last row upwards from Lᵀ·M⁻¹ = L⁻¹
 * (Hutchinson & de Hoog, Numerische Mathematik 1985;47:99-106).
 */
export function bandTrace(factor: Float64Array, matrix: Float64Array): number {
  const size = factor.length / WIDTH;
  const inverse = new Float64Array(factor.length);
  let sum = 0;
  for (let column = size - 1; column >= 0; column--) {
    const reciprocal = factor[column * WIDTH] as number;
    const reach = Math.min(WIDTH - 1, size - 1 - column);
    for (let d = reach; d >= 0; d--) {
      const row = column + d;
      let entry = d === 0 ? reciprocal : 0;
      for (let e = 1; e <= reach; e++) {
        const [lower, upper] = [Math.max(row, column + e), Math.min(row, column + e)];
        entry -=
          (factor[(column + e) * WIDTH + e] as number) * (inverse[lower * WIDTH + lower - upper] as number);
      }
      entry *= reciprocal;
      inverse[row * WIDTH + d] = entry;
      sum += (d === 0 ? 1 : 2) * entry * (matrix[row * WIDTH + d] as number);
    }
  }
  return sum;
}

/** vectorᵀ·M·vector */
export function bandQuadratic(matrix: Float64Array, vector: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < vector.length; row++) {
    for (let d = Math.min(WIDTH - 1, row); d >= 0; d--)
      sum +=
        (d === 0 ? 1 : 2) *
        (vector[row] as number) *
        (matrix[row * WIDTH + d] as number) *
        (vector[row - d] as number);
  }
  return sum;
}
