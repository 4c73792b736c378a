import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { penalisedSpline } from '../../../src/core/numbers/penalisedSpline.ts';
import { streamAt } from '../../../src/core/numbers/stream.ts';

const N = 200;
const { next } = streamAt(4, 'spline', 0);
const positions = Float64Array.from({ length: N }, () => next() * 10).sort();
const weights = Float64Array.from({ length: N }, () => 0.5 + next());
/** Uniform, with standard deviation 1. */
const noise = Float64Array.from({ length: N }, () => Math.sqrt(12) * (next() - 0.5));

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
const product = (a: Float64Array, b: Float64Array) => sum(a.map((value, at) => value * (b[at] as number)));

describe('a penalised spline', () => {
  it('leaves a straight line as it is', () => {
    const line = positions.map((x) => 3 - 2 * x);
    const fitted = penalisedSpline(positions, weights, [noise]).smooth(line);
    fitted.forEach((value, at) => {
      expect(value).toBeCloseTo(line[at] as number, 7);
    });
  });

  it('follows a curve more closely than the values that it was given', () => {
    const curve = positions.map((x) => 3 * Math.sin(x));
    const values = curve.map((value, at) => value + (noise[at] as number));
    const fitted = penalisedSpline(positions, weights, [values]).smooth(values);
    const error = sum(fitted.map((value, at) => (value - (curve[at] as number)) ** 2)) / N;
    // About ten of two hundred degrees of freedom are spent: a variance of 10/200.
    expect(error).toBeLessThan(0.1);
  });

  it('keeps the weighted mean of any values', () => {
    const { smooth } = penalisedSpline(positions, weights, [noise]);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: N, maxLength: N }),
        (numbers) => {
          const values = Float64Array.from(numbers);
          expect(product(smooth(values), weights)).toBeCloseTo(product(values, weights), 5);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('knows how much each value counts: sums of fitted values through the adjoint', () => {
    const { smooth, adjoint } = penalisedSpline(positions, weights, [positions.map((x) => Math.sin(x))]);
    const random = streamAt(9, 'sums', 0);
    const sums = Float64Array.from({ length: N }, () => random.next() - 0.5);
    expect(product(sums, smooth(noise))).toBeCloseTo(product(adjoint(sums), noise), 8);
  });
});
