import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from '../../../src/core/outcomes/multipleComparisons.ts';
import {
  type Contrast,
  eventRateRatio,
  rateDifference,
  rateRatio,
  type SupplierEvents,
} from '../../../src/core/outcomes/supplierContrast.ts';
import { expectClose } from '../../support/expectClose.ts';
import { golden } from '../../support/golden.ts';

const supplier: fc.Arbitrary<SupplierEvents> = fc
  .integer({ min: 1, max: 800 })
  .chain((n) => fc.record({ events: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
const limits = (contrast: Contrast | undefined): unknown[] => [
  contrast?.interval.lower,
  contrast?.interval.upper,
];

describe('one supplier against another', () => {
  it('is that of the golden case', () => {
    const { inputs, expected, tolerance } = golden('outcome-two-suppliers');
    const one = { events: inputs.x1, n: inputs.n1 };
    const other = { events: inputs.x2, n: inputs.n2 };
    const difference = rateDifference(one, other, 0.95);
    const ratio = rateRatio(one, other, 0.95);
    const exact = eventRateRatio(one, other, 0.95);
    expectClose(
      {
        rd: difference?.value,
        rd_newcombe95: limits(difference),
        rr: ratio?.value,
        rr95: limits(ratio),
        rate_ratio: exact?.value,
        rate_ratio_exact95: limits(exact),
      },
      expected,
      tolerance,
    );
  });

  it('contains its value, and turns round with the suppliers', () => {
    fc.assert(
      fc.property(supplier, supplier, (one, other) => {
        for (const [contrast, turn] of [
          [rateDifference, (x: number) => -x],
          [rateRatio, (x: number) => 1 / x],
          [eventRateRatio, (x: number) => 1 / x],
        ] as const) {
          const found = contrast(one, other, 0.95);
          const back = contrast(other, one, 0.95);
          if (found === undefined || back === undefined) {
            expect(found).toEqual(back);
            continue;
          }
          expect(found.interval.lower).toBeLessThanOrEqual(found.value);
          expect(found.interval.upper).toBeGreaterThanOrEqual(found.value);
          if (found.interval.upper < 1e6 && found.interval.lower !== 0) {
            expectClose(limits(found), [turn(back.interval.upper), turn(back.interval.lower)], 1e-10);
          }
        }
      }),
    );
  });

  it('keeps its limits without events, or says that it has none', () => {
    const [none, some] = [
      { events: 0, n: 40 },
      { events: 6, n: 50 },
    ];
    expect(rateDifference(none, some, 0.95)?.value).toBeCloseTo(-0.12, 14);
    expect(rateDifference(none, none, 0.95)?.interval.lower).toBeLessThan(0);
    expect(rateDifference({ events: 0, n: 0 }, some, 0.95)).toBeUndefined();
    expect(rateRatio(none, some, 0.95)).toBeUndefined();
    expect(rateRatio({ events: 5, n: 5 }, { events: 9, n: 9 }, 0.95)).toBeUndefined();
    expect(eventRateRatio(none, some, 0.95)?.interval.lower).toBe(0);
    expect(eventRateRatio(some, none, 0.95)?.value).toBe(Number.POSITIVE_INFINITY);
    expect(eventRateRatio(some, none, 0.95)?.interval.upper).toBe(Number.POSITIVE_INFINITY);
    expect(eventRateRatio(none, none, 0.95)).toBeUndefined();
    expect(() => eventRateRatio(none, { events: 0, n: 0 }, 0.95)).toThrow(RangeError);
    expect(() => rateRatio({ events: 6, n: 5 }, some, 0.95)).toThrow(RangeError);
  });
});

describe('p values of many suppliers', () => {
  const values = fc.array(
    fc.integer({ min: 0, max: 200 }).map((n) => n / 200),
    { maxLength: 30 },
  );

  it('are adjusted as in the golden case', () => {
    const { inputs, expected, tolerance } = golden('outcome-multiple-comparisons');
    expectClose(benjaminiHochberg(inputs.p), expected.benjaminiHochberg, tolerance);
    expectClose(holm(inputs.p), expected.holm, tolerance);
  });

  it('only grow, more by Holm, up to Bonferroni’s, and keep their order and the suppliers’', () => {
    fc.assert(
      fc.property(values, (p) => {
        const [screened, sanctioned] = [benjaminiHochberg(p), holm(p)];
        expect(benjaminiHochberg(p.toReversed())).toEqual(screened.toReversed());
        expect(holm(p.toReversed())).toEqual(sanctioned.toReversed());
        p.forEach((value, i) => {
          const [low, high] = [screened[i] as number, sanctioned[i] as number];
          expect(low).toBeGreaterThanOrEqual(value * (1 - 1e-15));
          expect(high).toBeGreaterThanOrEqual(low * (1 - 1e-15));
          expect(high).toBeLessThanOrEqual(Math.min(1, value * p.length));
          p.forEach((other, j) => {
            if (value < other) expect(low).toBeLessThanOrEqual(screened[j] as number);
            if (value < other) expect(high).toBeLessThanOrEqual(sanctioned[j] as number);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('of one supplier stay as they are; none are nothing; what is none is refused', () => {
    expect([benjaminiHochberg([0.03]), holm([0.03])]).toEqual([[0.03], [0.03]]);
    expect([benjaminiHochberg([]), holm([])]).toEqual([[], []]);
    expect(() => benjaminiHochberg([0.1, Number.NaN])).toThrow(RangeError);
    expect(() => holm([1.1])).toThrow(RangeError);
  });
});
