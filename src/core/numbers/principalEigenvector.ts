/** The eigenvector of the greatest eigenvalue of a matrix, scaled so that its parts add up to 1. */
export interface PrincipalEigenvector {
  readonly vector: readonly number[];
  readonly value: number;
}

/** Relative width of the bounds of the eigenvalue at which the iteration ends. */
const TOLERANCE = 1e-14;
const MOST_STEPS = 100_000;

/**
 * Power iteration from equal parts. After each step the least and the greatest of (Ax)ᵢ/xᵢ enclose the eigenvalue (Collatz
 * 1942, Wielandt 1950), so that it ends when they meet, and not when it merely moves slowly.
 * @param matrix square, without negative numbers, its diagonal above 0, and no part of it apart from the rest (Perron and
 *   Frobenius: then the vector is unique and positive)
 */
export function principalEigenvector(matrix: readonly (readonly number[])[]): PrincipalEigenvector {
  let vector = matrix.map(() => 1 / matrix.length);
  for (let step = 0; step < MOST_STEPS; step++) {
    const image = matrix.map((row) => total(row.map((entry, at) => entry * (vector[at] as number))));
    const ratios = image.map((part, at) => part / (vector[at] as number));
    // The vector adds up to 1, so its image adds up to the eigenvalue.
    const value = total(image);
    vector = image.map((part) => part / value);
    if (Math.max(...ratios) - Math.min(...ratios) <= TOLERANCE * value) return { vector, value };
  }
  throw new Error('the principal eigenvector of this matrix was not found');
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
