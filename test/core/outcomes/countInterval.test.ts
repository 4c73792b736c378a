import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byarInterval, garwoodInterval, midPInterval } from '../../../src/core/outcomes/countInterval.ts';
import { poisson } from '../../../src/core/outcomes/poisson.ts';
import { expectClose } from '../../support/expectClose.ts';
import { golden } from '../../support/golden.ts';

const methods = [garwoodInterval, byarInterval, midPInterval];
const count = fc.integer({ min: 0, max: 5000 });
const level = fc.constantFrom(0.8, 0.95, 0.998);

describe('the interval of a count', () => {
  it('is that of the golden case, by every method', () => {
    const { inputs, expected, tolerance } = golden('outcome-count-intervals');
    const by = (method: typeof garwoodInterval): [number, number][] =>
      inputs.counts.map((count: number) => {
        const { lower, upper } = method(count, inputs.level);
        return [lower, upper];
      });
    expectClose(by(garwoodInterval), expected.garwood, tolerance);
    expectClose(by(byarInterval), expected.byar, tolerance);
    expectClose(by(midPInterval), expected.midp, tolerance);
  });

  it('contains the count, is wider at a higher level and rises with the count', () => {
    fc.assert(
      fc.property(count, level, fc.constantFrom(...methods), (observed, at, method) => {
        const { lower, upper } = method(observed, at);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(observed);
        expect(upper).toBeGreaterThan(observed);
        const wider = method(observed, 0.999);
        expect(wider.lower).toBeLessThanOrEqual(lower);
        expect(wider.upper).toBeGreaterThan(upper);
        const next = method(observed + 1, at);
        expect(next.lower).toBeGreaterThanOrEqual(lower);
        expect(next.upper).toBeGreaterThan(upper);
      }),
    );
  });

  // From the definition: at its limits, so many events or so few have the probability that is left out.
  it('leaves out as much as it says at each end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), level, (observed, at) => {
        const tail = (1 - at) / 2;
        const exact = garwoodInterval(observed, at);
        expectClose(poisson(exact.lower).tails(observed - 1).upper / tail, 1, 1e-9);
        expectClose(poisson(exact.upper).tails(observed).lower / tail, 1, 1e-9);
        const midP = midPInterval(observed, at);
        expect(midP.lower).toBeGreaterThan(exact.lower);
        expect(midP.upper).toBeLessThan(exact.upper);
        const [low, high] = [poisson(midP.lower), poisson(midP.upper)];
        expectClose((low.tails(observed).upper + low.probability(observed) / 2) / tail, 1, 1e-9);
        expectClose((high.tails(observed - 1).lower + high.probability(observed) / 2) / tail, 1, 1e-9);
      }),
    );
  });

  it('closes around the count as events are added, and the three methods agree', () => {
    for (const method of methods) {
      const { lower, upper } = method(1_000_000, 0.95);
      expect(lower / 1e6).toBeCloseTo(1 - 0.001959964, 5);
      expect(upper / 1e6).toBeCloseTo(1 + 0.001959964, 5);
    }
  });

  it('begins exactly at 0 without events, where its upper limit has a closed form', () => {
    for (const method of methods) expect(method(0, 0.95).lower).toBe(0);
    expect(garwoodInterval(0, 0.95).upper).toBeCloseTo(-Math.log(0.025), 12);
    expect(midPInterval(0, 0.95).upper).toBeCloseTo(-Math.log(0.05), 12);
  });

  it('refuses what is no count', () => {
    for (const method of methods) {
      expect(() => method(-1, 0.95)).toThrow(RangeError);
      expect(() => method(Number.NaN, 0.95)).toThrow(RangeError);
      expect(() => method(1, 1)).toThrow(RangeError);
    }
    expect(() => byarInterval(2.5, 0.95)).toThrow(RangeError);
    expect(() => midPInterval(2.5, 0.95)).toThrow(RangeError);
  });
});
