import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rootOfDecreasing } from '../../../src/core/numbers/root.ts';

describe('the root of a decreasing function', () => {
  it('is found from any starting point, steep or flat', () => {
    const number = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.constantFrom(1e-6, 1, 1e6), (root, start, slope) => {
        for (const f of [
          (x: number) => slope * (root - x),
          (x: number) => Math.expm1(root - x) * slope,
          (x: number) => Math.sign(root - x),
        ]) {
          expect(Math.abs((rootOfDecreasing(f, start, -25, 25) as number) - root)).toBeLessThan(1e-13);
        }
      }),
    );
  });

  it('is not made up where there is none between the limits', () => {
    expect(rootOfDecreasing((x) => 7 - x, 0, -5, 5)).toBeUndefined();
    expect(rootOfDecreasing((x) => -7 - x, 0, -5, 5)).toBeUndefined();
    expect(rootOfDecreasing((x) => 5 - x, 0, -5, 5)).toBe(5);
  });
});
