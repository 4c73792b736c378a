import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byarInterval } from '../../../src/core/outcomes/countInterval.ts';
import { probabilityOfAtLeast } from '../../../src/core/outcomes/countLaw.ts';
import {
  directlyStandardisedRate,
  type WeightedStratum,
} from '../../../src/core/outcomes/directStandardisation.ts';
import { expectedFromRisks, expectedFromStrata } from '../../../src/core/outcomes/expectedEvents.ts';
import { poisson } from '../../../src/core/outcomes/poisson.ts';
import {
  riskStandardisedRate,
  type StandardisedRatio,
  standardisedRatio,
} from '../../../src/core/outcomes/standardisedRatio.ts';
import { expectClose } from '../../support/expectClose.ts';
import { golden } from '../../support/golden.ts';

describe('indirect standardisation', () => {
  it('is that of the golden case', () => {
    const { inputs, expected, tolerance } = golden('outcome-indirect-standardisation');
    const model = expectedFromStrata(
      inputs.n.map((n: number, i: number) => ({ n, referenceRate: inputs.reference_rate[i] })),
    );
    const observed = inputs.observed.reduce((sum: number, events: number) => sum + events, 0);
    const ratio = standardisedRatio(observed, model, 0.95) as StandardisedRatio;
    const rate = riskStandardisedRate(ratio, inputs.reference_overall);
    const byar = byarInterval(observed, 0.95);
    const tail = probabilityOfAtLeast(poisson(model.expected), observed);
    expectClose(
      {
        O: observed,
        E: model.expected,
        SR: ratio.ratio,
        RSR: rate.rate,
        SR_garwood95: [ratio.interval.lower, ratio.interval.upper],
        SR_byar95: [byar.lower / model.expected, byar.upper / model.expected],
        RSR_garwood95: [rate.interval.lower, rate.interval.upper],
        p_one_sided_exact: tail.exact,
        p_one_sided_midp: tail.midP,
        var_binomial: model.variance,
        z: ratio.z,
        crude_rate: observed / inputs.n.reduce((sum: number, n: number) => sum + n, 0),
      },
      expected,
      tolerance,
    );
  });

  it('is the same from strata and from the patients in them, in any order', () => {
    const strata = fc.array(
      fc.record({
        n: fc.integer({ min: 0, max: 40 }),
        referenceRate: fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(strata, (list) => {
        const risks = list.flatMap(({ n, referenceRate }) => new Array<number>(n).fill(referenceRate));
        expectClose(expectedFromRisks(risks.toReversed()), expectedFromStrata(list), 1e-12);
      }),
    );
  });

  it('has no ratio with E = 0, no z where nothing can vary, and a lower limit of 0 without events', () => {
    expect(standardisedRatio(0, expectedFromStrata([]), 0.95)).toBeUndefined();
    expect(standardisedRatio(3, expectedFromRisks([0, 0, 0]), 0.95)).toBeUndefined();
    expect(standardisedRatio(2, expectedFromRisks([1, 1, 0]), 0.95)?.z).toBeUndefined();
    const none = standardisedRatio(0, expectedFromRisks([0.5, 0.5]), 0.95);
    expect(none?.ratio).toBe(0);
    expect(none?.interval.lower).toBe(0);
    expect(none?.interval.upper).toBeCloseTo(-Math.log(0.025), 12);
  });

  it('refuses risks that are none', () => {
    expect(() => expectedFromRisks([0.2, 1.2])).toThrow(RangeError);
    expect(() => expectedFromRisks([Number.NaN])).toThrow(RangeError);
    expect(() => expectedFromStrata([{ n: -1, referenceRate: 0.1 }])).toThrow(RangeError);
    expect(() => standardisedRatio(0.5, expectedFromRisks([0.5]), 0.95)).toThrow(RangeError);
  });
});

describe('direct standardisation', () => {
  it('is that of the golden case', () => {
    const { inputs, expected, tolerance } = golden('outcome-direct-standardisation');
    const strata = inputs.events_n_weight.map(([events, n, weight]: [number, number, number]) => ({
      events,
      n,
      weight,
    }));
    const found = directlyStandardisedRate(strata, 0.95);
    expectClose(
      { DSR: found?.rate, var: found?.variance, ci95: [found?.interval.lower, found?.interval.upper] },
      expected,
      tolerance,
    );
  });

  const stratum: fc.Arbitrary<WeightedStratum> = fc.integer({ min: 1, max: 500 }).chain((n) =>
    fc.record({
      events: fc.integer({ min: 0, max: n }),
      n: fc.constant(n),
      weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
    }),
  );
  const strata = fc.array(stratum, { minLength: 1, maxLength: 6 });

  it('contains its rate, whatever the order of strata and the unit of weights', () => {
    fc.assert(
      fc.property(strata, (list) => {
        const found = directlyStandardisedRate(list, 0.95);
        expect(found?.interval.lower).toBeLessThanOrEqual((found?.rate as number) + 1e-15);
        expect(found?.interval.upper).toBeGreaterThan(found?.rate as number);
        const other = list.toReversed().map((one) => ({ ...one, weight: 1000 * one.weight }));
        expectClose(directlyStandardisedRate(other, 0.95), found, 1e-12);
      }),
    );
  });

  it('of one stratum is its rate with Byar’s limits', () => {
    const { lower, upper } = byarInterval(17, 0.95);
    expectClose(
      directlyStandardisedRate([{ events: 17, n: 120, weight: 3 }], 0.95),
      { rate: 17 / 120, variance: 17 / 14_400, interval: { lower: lower / 120, upper: upper / 120 } },
      1e-14,
    );
  });

  it('has limits without events, the upper at the stratum that weighs most per patient', () => {
    const found = directlyStandardisedRate(
      [
        { events: 0, n: 100, weight: 0.5 },
        { events: 0, n: 10, weight: 0.5 },
      ],
      0.95,
    );
    expect(found?.interval.lower).toBe(0);
    expect(found?.interval.upper).toBeCloseTo(0.05 * byarInterval(0, 0.95).upper, 14);
  });

  it('does not exist where a stratum that weighs something has no patients', () => {
    const known = { events: 2, n: 10, weight: 1 };
    expect(directlyStandardisedRate([known, { events: 0, n: 0, weight: 1 }], 0.95)).toBeUndefined();
    expect(directlyStandardisedRate([known, { events: 0, n: 0, weight: 0 }], 0.95)?.rate).toBe(0.2);
    expect(directlyStandardisedRate([], 0.95)).toBeUndefined();
    expect(() => directlyStandardisedRate([{ ...known, weight: -1 }], 0.95)).toThrow(RangeError);
    expect(() => directlyStandardisedRate([{ ...known, events: 11 }], 0.95)).toThrow(RangeError);
  });
});
