import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomial } from '../../../src/core/outcomes/binomial.ts';
import type { Interval } from '../../../src/core/outcomes/interval.ts';
import {
  clopperPearsonInterval,
  jeffreysInterval,
  wilsonInterval,
} from '../../../src/core/outcomes/proportionInterval.ts';
import { expectClose } from '../../support/expectClose.ts';
import { golden } from '../../support/golden.ts';

const methods = { wilsonInterval, clopperPearsonInterval, jeffreysInterval };
const limits = ({ lower, upper }: Interval): [number, number] => [lower, upper];
const level = fc.constantFrom(0.8, 0.95, 0.998);
const sample = fc
  .integer({ min: 1, max: 3000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe('the interval of a rate', () => {
  it('is that of the golden case, by every method', () => {
    const { inputs, expected, tolerance } = golden('outcome-proportion-intervals');
    const by = (method: typeof wilsonInterval): [number, number][] =>
      inputs.xn.map(([events, n]: [number, number]) => limits(method(events, n, inputs.level)));
    expectClose(by(wilsonInterval), expected.wilson, tolerance);
    expectClose(by(clopperPearsonInterval), expected.clopper_pearson, tolerance);
    expectClose(by(jeffreysInterval), expected.jeffreys, tolerance);
    expectClose(clopperPearsonInterval(0, 50, 0.9).upper, expected.one_sided_upper95_0_of_50, tolerance);
  });

  it('contains the rate, is wider at a higher level, rises with the events and mirrors with them', () => {
    fc.assert(
      fc.property(sample, level, fc.constantFrom(...Object.values(methods)), ([events, n], at, method) => {
        const { lower, upper } = method(events, n, at);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(events / n);
        expect(upper).toBeGreaterThanOrEqual(events / n);
        expect(upper).toBeLessThanOrEqual(1);
        const wider = method(events, n, 0.999);
        expect(wider.lower).toBeLessThanOrEqual(lower);
        expect(wider.upper).toBeGreaterThanOrEqual(upper);
        if (events < n) {
          const next = method(events + 1, n, at);
          expect(next.lower).toBeGreaterThan(lower);
          expect(next.upper).toBeGreaterThan(upper);
        }
        const mirrored = method(n - events, n, at);
        expect(mirrored.lower).toBeCloseTo(1 - upper, 12);
        expect(mirrored.upper).toBeCloseTo(1 - lower, 12);
      }),
    );
  });

  it('closes around the rate as patients are added, and the three methods agree', () => {
    for (const method of Object.values(methods)) {
      const { lower, upper } = method(60_000, 1_000_000, 0.95);
      const half = 1.959963985 * Math.sqrt((0.06 * 0.94) / 1e6);
      expect(lower).toBeCloseTo(0.06 - half, 5);
      expect(upper).toBeCloseTo(0.06 + half, 5);
    }
  });

  // From the definition: whatever the true rate, the exact interval holds it at least as often as it says.
  it('by Clopper and Pearson covers every rate at its level', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000),
        level,
        (n, rate, at) => {
          const law = binomial(n, rate);
          let covered = 0;
          for (let events = 0; events <= n; events++) {
            const { lower, upper } = clopperPearsonInterval(events, n, at);
            if (lower <= rate && rate <= upper) covered += law.probability(events);
          }
          expect(covered).toBeGreaterThanOrEqual(at - 1e-12);
        },
      ),
    );
  });

  it('knows nothing without patients, and ends exactly at 0 and 1', () => {
    for (const method of Object.values(methods)) {
      expect(method(0, 0, 0.95)).toEqual({ lower: 0, upper: 1 });
      expect(method(0, 7, 0.95).lower).toBe(0);
      expect(method(7, 7, 0.95).upper).toBe(1);
    }
  });

  it('refuses what is no count of events, and what is no level', () => {
    for (const method of Object.values(methods)) {
      expect(() => method(8, 7, 0.95)).toThrow(RangeError);
      expect(() => method(-1, 7, 0.95)).toThrow(RangeError);
      expect(() => method(1.5, 7, 0.95)).toThrow(RangeError);
      expect(() => method(1, Number.NaN, 0.95)).toThrow(RangeError);
      expect(() => method(1, 7, 95)).toThrow(RangeError);
    }
  });
});
