import { describe, expect, it } from 'vitest';
import { bandFactor, bandQuadratic, bandSolve, bandTrace } from '../../../src/core/numbers/bandMatrix.ts';
import { streamAt } from '../../../src/core/numbers/stream.ts';

const SIZE = 9;
const random = streamAt(8, 'band', 0);

/** Random, with a diagonal that outweighs the rest. */
function band(): Float64Array {
  return Float64Array.from({ length: SIZE * 4 }, (_, at) => (at % 4 === 0 ? 7 : random.next() - 0.5));
}

function entry(matrix: Float64Array, row: number, column: number): number {
  const [lower, upper] = [Math.max(row, column), Math.min(row, column)];
  return lower - upper > 3 ? 0 : (matrix[lower * 4 + lower - upper] as number);
}

const places = [...Array(SIZE).keys()];
const times = (matrix: Float64Array, vector: Float64Array) =>
  Float64Array.from(places, (row) =>
    places.reduce((sum, column) => sum + entry(matrix, row, column) * (vector[column] as number), 0),
  );
const vector = () => Float64Array.from(places, () => random.next());

describe('band matrices', () => {
  const [matrix, other] = [band(), band()];
  const factor = bandFactor(matrix);

  it('are solved', () => {
    const right = vector();
    times(matrix, bandSolve(factor, right.slice())).forEach((value, at) => {
      expect(value).toBeCloseTo(right[at] as number, 12);
    });
  });

  it('have the trace of the inverse times another one, as solved column by column', () => {
    const trace = places.reduce((sum, column) => {
      const ofColumn = Float64Array.from(places, (row) => entry(other, row, column));
      return sum + (bandSolve(factor, ofColumn)[column] as number);
    }, 0);
    expect(bandTrace(factor, other)).toBeCloseTo(trace, 12);
  });

  it('give quadratic forms', () => {
    const x = vector();
    const product = times(matrix, x).reduce((sum, value, at) => sum + value * (x[at] as number), 0);
    expect(bandQuadratic(matrix, x)).toBeCloseTo(product, 12);
  });
});
