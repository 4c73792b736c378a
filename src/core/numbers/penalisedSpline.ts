import { bandFactor, bandQuadratic, bandSolve, bandTrace } from './bandMatrix.ts';

/**
 * Cubic P-splines: least squares on equally spaced B-splines with a penalty on second differences of their
 * coefficients (Eilers & Marx, Statistical Science 1996;11:89-121). A straight line costs no penalty, so with much
 * smoothing the fit becomes the straight line of least squares, not a constant.
 */

/** A way to smooth n values; the fit is linear in them, so fits of sums are sums of fits. */
export interface Smoother {
  readonly basis: Basis;
  /** Writes the coefficients of the fit of n values to `coefficients`. */
  smooth(values: Float64Array, coefficients: Float64Array): void;
}

/** How fitted values follow from coefficients: value k is the sum over j of values[k·width + j] · coefficient first[k] + j. */
export interface Basis {
  readonly width: number;
  /** For each of the n places. */
  readonly first: Int32Array;
  readonly values: Float64Array;
  /** Number of coefficients. */
  readonly size: number;
}

/** The fitted value in place k of the n. */
export function fittedValue({ width, first, values }: Basis, coefficients: Float64Array, k: number): number {
  const from = first[k] as number;
  let sum = 0;
  for (let j = 0; j < width; j++)
    sum += (values[k * width + j] as number) * (coefficients[from + j] as number);
  return sum;
}

/** Intervals between knots over the range of the positions. */
const INTERVALS = 20;

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
  const scale = trace(data) / trace(penalty);
  const centred = responses.map((response) => lessItsMean(response, weights));
  const projected = centred.map((response) => project(basis, weights, response, new Float64Array(size)));
  const total = centred.reduce((sum, response) => sum + weightedSquares(response, weights), 0);
  const coefficients = new Float64Array(size);

  let best: { score: number; factor: Float64Array } | undefined;
  for (const relative of SMOOTHING.toReversed()) {
    const factor = bandFactor(data.map((value, at) => value + relative * scale * (penalty[at] as number)));
    const free = positions.length - bandTrace(factor, data);
    // With as many parameters as values nothing is left to judge the fit by; the straight line was tried first.
    if (best !== undefined && free < 1) break;
    const explained = projected.reduce((sum, right) => {
      coefficients.set(right);
      bandSolve(factor, coefficients);
      return sum + 2 * dot(right, coefficients) - bandQuadratic(data, coefficients);
    }, 0);
    const score = Math.max(0, total - explained) / (free * free);
    if (best === undefined || score < best.score) best = { score, factor };
  }
  if (best === undefined) throw new Error('no smoothing to choose from');
  const { factor } = best;
  return {
    basis,
    smooth: (values, into) => {
      bandSolve(factor, project(basis, weights, values, into));
    },
  };
}

/** The four B-splines that are not zero at each position. */
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
    values[at * 4] = (rest * rest * rest) / 6;
    values[at * 4 + 1] = (3 * t * t * t - 6 * t * t + 4) / 6;
    values[at * 4 + 2] = (3 * rest * rest * rest - 6 * rest * rest + 4) / 6;
    values[at * 4 + 3] = (t * t * t) / 6;
  });
  return { width: 4, first, values, size: intervals + 3 };
}

/** The band of BᵀWB. */
function crossProduct({ first, values, size }: Basis, weights: Float64Array): Float64Array {
  const product = new Float64Array(size * 4);
  first.forEach((from, at) => {
    for (let row = 0; row < 4; row++) {
      for (let column = 0; column <= row; column++) {
        const cell = (from + row) * 4 + row - column;
        const term = (values[at * 4 + row] as number) * (values[at * 4 + column] as number);
        product[cell] = (product[cell] as number) + (weights[at] as number) * term;
      }
    }
  });
  return product;
}

/** The band of DᵀD of second differences. */
function secondDifferences(size: number): Float64Array {
  const product = new Float64Array(size * 4);
  const row = [1, -2, 1];
  for (let from = 0; from + 2 < size; from++) {
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j <= i; j++) {
        const cell = (from + i) * 4 + i - j;
        product[cell] = (product[cell] as number) + (row[i] as number) * (row[j] as number);
      }
    }
  }
  return product;
}

/** Bᵀ·W·values, written to `sums`. Neighbours have mostly the same four splines, which are added up first. */
function project(
  { first, values: basis }: Basis,
  weights: Float64Array,
  values: Float64Array,
  sums: Float64Array,
): Float64Array {
  sums.fill(0);
  for (let at = 0; at < first.length; ) {
    const from = first[at] as number;
    let [a, b, c, d] = [0, 0, 0, 0];
    for (; first[at] === from; at++) {
      const value = (weights[at] as number) * (values[at] as number);
      a += (basis[at * 4] as number) * value;
      b += (basis[at * 4 + 1] as number) * value;
      c += (basis[at * 4 + 2] as number) * value;
      d += (basis[at * 4 + 3] as number) * value;
    }
    sums[from] = (sums[from] as number) + a;
    sums[from + 1] = (sums[from + 1] as number) + b;
    sums[from + 2] = (sums[from + 2] as number) + c;
    sums[from + 3] = (sums[from + 3] as number) + d;
  }
  return sums;
}

function lessItsMean(values: Float64Array, weights: Float64Array): Float64Array {
  const mean = dot(values, weights) / weights.reduce((sum, weight) => sum + weight, 0);
  return values.map((value) => value - mean);
}

function weightedSquares(values: Float64Array, weights: Float64Array): number {
  return values.reduce((sum, value, at) => sum + value * value * (weights[at] as number), 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);
}

/** Sum of the diagonal of a band matrix. */
function trace(matrix: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < matrix.length; at += 4) sum += matrix[at] as number;
  return sum;
}
