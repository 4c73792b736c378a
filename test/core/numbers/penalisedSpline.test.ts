import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittedValue, penalisedSpline, type Smoother } from '../../../src/core/numbers/penalisedSpline.ts';
import { streamAt } from '../../../src/core/numbers/stream.ts';

const N = 200;
const { next } = streamAt(4, 'spline', 0);
const positions = Float64Array.from({ length: N }, () => next() * 10).sort();
const weights = Float64Array.from({ length: N }, () => 0.5 + next());
/** Uniform, with standard deviation 1. */
const noise = Float64Array.from({ length: N }, () => Math.sqrt(12) * (next() - 0.5));

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
const product = (a: Float64Array, b: Float64Array) => sum(a.map((value, at) => value * (b[at] as number)));

/** All fitted values. */
function fittedValues({ basis, smooth }: Smoother, values: Float64Array): Float64Array {
  const coefficients = new Float64Array(basis.size);
  smooth(values, coefficients);
  return values.map((_, at) => fittedValue(basis, coefficients, at));
}

describe('a penalised spline', () => {
  it('leaves a straight line as it is', () => {
    const line = positions.map((x) => 3 - 2 * x);
    const fitted = fittedValues(penalisedSpline(positions, weights, [noise]), line);
    fitted.forEach((value, at) => {
      expect(value).toBeCloseTo(line[at] as number, 7);
    });
  });

  it('follows a curve more closely than the values that it was given', () => {
    const curve = positions.map((x) => 3 * Math.sin(x));
    const values = curve.map((value, at) => value + (noise[at] as number));
    const fitted = fittedValues(penalisedSpline(positions, weights, [values]), values);
    const error = sum(fitted.map((value, at) => (value - (curve[at] as number)) ** 2)) / N;
    // About ten of two hundred degrees of freedom are spent: a variance of 10/200.
    expect(error).toBeLessThan(0.1);
  });

  it('keeps the weighted mean of any values', () => {
    const smoother = penalisedSpline(positions, weights, [noise]);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: N, maxLength: N }),
        (numbers) => {
          const values = Float64Array.from(numbers);
          expect(product(fittedValues(smoother, values), weights)).toBeCloseTo(product(values, weights), 5);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is linear: the fit of a sum is the sum of the fits', () => {
    const smoother = penalisedSpline(positions, weights, [positions.map((x) => Math.sin(x))]);
    const curve = positions.map((x) => Math.cos(x));
    const sums = fittedValues(
      smoother,
      curve.map((value, at) => value - 2 * (noise[at] as number)),
    );
    const [ofCurve, ofNoise] = [fittedValues(smoother, curve), fittedValues(smoother, noise)];
    sums.forEach((value, at) => {
      expect(value).toBeCloseTo((ofCurve[at] as number) - 2 * (ofNoise[at] as number), 9);
    });
  });
});
