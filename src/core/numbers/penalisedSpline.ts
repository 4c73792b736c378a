/**
 * Cubic P-splines: least squares on equally spaced B-splines with a penalty on second differences of their
 * coefficients (Eilers & Marx, Statistical Science 1996;11:89-121). A straight line costs no penalty, so with much
 * smoothing the fit becomes the straight line of least squares, not a constant.
 */

/** A fit as a linear map H of the n values it was given. */
export interface Smoother {
  /** H·values, length n. */
  smooth(values: Float64Array): Float64Array;
  /** Hᵀ·weights, length n: how much each value counts in a weighted sum of fitted values. */
  adjoint(weights: Float64Array): Float64Array;
}

/** Intervals between knots over the range of the positions. */
const INTERVALS = 20;

/** Matrices of B-splines have entries only this near to the diagonal, and so have their Cholesky factors. */
const BAND = 3;

/** Smoothing parameters that are tried, relative to the size of the data's own matrix: half decades. */
const SMOOTHING = Array.from({ length: 19 }, (_, at) => 1e-3 * Math.exp((at * Math.LN10) / 2));

/**
 * The P-spline with the smoothing that generalised cross-validation finds best (Golub, Heath & Wahba,
 * Technometrics 1979;21:215-223), one smoothing for all responses together.
 * @param positions n, at least two different ones
 * @param weights n, positive: the number of draws behind each value
 * @param responses each of length n; all are to be smoothed in the same way
 */
export function penalisedSpline(
  positions: Float64Array,
  weights: Float64Array,
  responses: readonly Float64Array[],
): Smoother {
  const basis = basisAt(positions);
  const { size } = basis;
  const data = crossProduct(basis, weights);
  const penalty = secondDifferences(size);
  const scale = trace(data, size) / trace(penalty, size);
  const centred = responses.map((response) => lessItsMean(response, weights));
  const projected = centred.map((response) => project(basis, times(response, weights)));
  const total = centred.reduce((sum, response) => sum + dot(response, times(response, weights)), 0);

  let best: { score: number; factor: Float64Array } | undefined;
  for (const relative of SMOOTHING.toReversed()) {
    const factor = cholesky(
      data.map((value, at) => value + relative * scale * (penalty[at] as number)),
      size,
    );
    const free = positions.length - degreesOfFreedom(factor, data, size);
    // With as many parameters as values nothing is left to judge the fit by; the straight line was tried first.
    if (best !== undefined && free < 1) break;
    const explained = projected.reduce((sum, right) => {
      const coefficients = solve(factor, right, size);
      return sum + 2 * dot(right, coefficients) - quadratic(data, coefficients, size);
    }, 0);
    const score = Math.max(0, total - explained) / (free * free);
    if (best === undefined || score < best.score) best = { score, factor };
  }
  if (best === undefined) throw new Error('no smoothing to choose from');
  const { factor } = best;
  return {
    smooth: (values) => evaluate(basis, solve(factor, project(basis, times(values, weights)), size)),
    adjoint: (sums) => times(evaluate(basis, solve(factor, project(basis, sums), size)), weights),
  };
}

/** The four B-splines that are not zero at each position: `values` n × 4, from coefficient `first[n]` on. */
interface Basis {
  readonly first: Int32Array;
  readonly values: Float64Array;
  /** Number of coefficients. */
  readonly size: number;
}

function basisAt(positions: Float64Array): Basis {
  const intervals = Math.min(INTERVALS, positions.length);
  const least = positions.reduce((a, b) => Math.min(a, b));
  const most = positions.reduce((a, b) => Math.max(a, b));
  const first = new Int32Array(positions.length);
  const values = new Float64Array(positions.length * 4);
  positions.forEach((position, at) => {
    const place = ((position - least) / (most - least)) * intervals;
    const interval = Math.min(intervals - 1, Math.floor(place));
    const t = place - interval;
    const rest = 1 - t;
    first[at] = interval;
    values.set(
      [
        (rest * rest * rest) / 6,
        (3 * t * t * t - 6 * t * t + 4) / 6,
        (3 * rest * rest * rest - 6 * rest * rest + 4) / 6,
        (t * t * t) / 6,
      ],
      at * 4,
    );
  });
  return { first, values, size: intervals + 3 };
}

/** BᵀWB, size × size. */
function crossProduct({ first, values, size }: Basis, weights: Float64Array): Float64Array {
  const product = new Float64Array(size * size);
  first.forEach((from, at) => {
    for (let row = 0; row < 4; row++) {
      for (let column = 0; column < 4; column++) {
        const cell = (from + row) * size + from + column;
        const term = (values[at * 4 + row] as number) * (values[at * 4 + column] as number);
        product[cell] = (product[cell] as number) + (weights[at] as number) * term;
      }
    }
  });
  return product;
}

/** DᵀD of second differences, size × size. */
function secondDifferences(size: number): Float64Array {
  const product = new Float64Array(size * size);
  const row = [1, -2, 1];
  for (let from = 0; from + 2 < size; from++) {
    row.forEach((a, i) => {
      row.forEach((b, j) => {
        const cell = (from + i) * size + from + j;
        product[cell] = (product[cell] as number) + a * b;
      });
    });
  }
  return product;
}

/** Bᵀ·values, length size. */
function project({ first, values, size }: Basis, of: Float64Array): Float64Array {
  const sums = new Float64Array(size);
  first.forEach((from, at) => {
    for (let j = 0; j < 4; j++) {
      sums[from + j] = (sums[from + j] as number) + (values[at * 4 + j] as number) * (of[at] as number);
    }
  });
  return sums;
}

/** B·coefficients, length n. */
function evaluate({ first, values }: Basis, coefficients: Float64Array): Float64Array {
  return Float64Array.from(first, (from, at) => {
    let sum = 0;
    for (let j = 0; j < 4; j++) {
      sum += (values[at * 4 + j] as number) * (coefficients[from + j] as number);
    }
    return sum;
  });
}

/** tr(M⁻¹A), the trace of H, from the Cholesky factor of M. */
function degreesOfFreedom(factor: Float64Array, data: Float64Array, size: number): number {
  let sum = 0;
  for (let column = 0; column < size; column++) {
    // A is symmetric: its rows are its columns.
    const solved = solve(factor, data.subarray(column * size, (column + 1) * size), size);
    sum += solved[column] as number;
  }
  return sum;
}

/** Lower triangle L of a positive definite matrix M = L·Lᵀ. */
function cholesky(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const from = Math.max(0, row - BAND);
    for (let column = from; column <= row; column++) {
      let sum = matrix[row * size + column] as number;
      for (let k = from; k < column; k++) {
        sum -= (factor[row * size + k] as number) * (factor[column * size + k] as number);
      }
      factor[row * size + column] =
        row === column ? Math.sqrt(sum) : sum / (factor[column * size + column] as number);
    }
  }
  return factor;
}

/** M⁻¹·right from the Cholesky factor of M. */
function solve(factor: Float64Array, right: Float64Array, size: number): Float64Array {
  const solution = Float64Array.from(right);
  for (let row = 0; row < size; row++) {
    let sum = solution[row] as number;
    for (let k = Math.max(0, row - BAND); k < row; k++) {
      sum -= (factor[row * size + k] as number) * (solution[k] as number);
    }
    solution[row] = sum / (factor[row * size + row] as number);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = solution[row] as number;
    for (let k = row + 1; k <= Math.min(size - 1, row + BAND); k++) {
      sum -= (factor[k * size + row] as number) * (solution[k] as number);
    }
    solution[row] = sum / (factor[row * size + row] as number);
  }
  return solution;
}

function lessItsMean(values: Float64Array, weights: Float64Array): Float64Array {
  const mean = dot(values, weights) / weights.reduce((sum, weight) => sum + weight, 0);
  return values.map((value) => value - mean);
}

function times(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, at) => value * (b[at] as number));
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);
}

/** vectorᵀ·matrix·vector */
function quadratic(matrix: Float64Array, vector: Float64Array, size: number): number {
  let sum = 0;
  for (let row = 0; row < size; row++) {
    for (let k = Math.max(0, row - BAND); k <= Math.min(size - 1, row + BAND); k++) {
      sum += (vector[row] as number) * (matrix[row * size + k] as number) * (vector[k] as number);
    }
  }
  return sum;
}

function trace(matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let at = 0; at < size; at++) sum += matrix[at * size + at] as number;
  return sum;
}
