import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomial } from '../../../src/core/outcomes/binomial.ts';
import { garwoodInterval } from '../../../src/core/outcomes/countInterval.ts';
import { probabilityOfAtLeast } from '../../../src/core/outcomes/countLaw.ts';
import { funnelLimits, rateFunnel, ratioFunnel } from '../../../src/core/outcomes/funnel.ts';
import type { Interval } from '../../../src/core/outcomes/interval.ts';
import { overdispersedRateFunnel, rateOverdispersion } from '../../../src/core/outcomes/overdispersedRate.ts';
import {
  overdispersedRatioFunnel,
  type RatioScale,
  ratioOverdispersion,
} from '../../../src/core/outcomes/overdispersedRatio.ts';
import { overdispersion } from '../../../src/core/outcomes/overdispersion.ts';
import { poissonBinomial } from '../../../src/core/outcomes/poissonBinomial.ts';
import { sampleQuantile } from '../../../src/core/outcomes/sampleQuantile.ts';
import { expectClose } from '../../support/expectClose.ts';
import { golden } from '../../support/golden.ts';

/** Limits as golden cases list them: lower 99.8%, lower 95%, upper 95%, upper 99.8%. */
function nested(limits: (level: number) => Interval): [number, number, number, number] {
  const [warning, alarm] = [limits(0.95), limits(0.998)];
  return [alarm.lower, warning.lower, warning.upper, alarm.upper];
}

describe('funnel limits', () => {
  it('are those of the golden case: exact, normal and chi-square', () => {
    const { inputs, expected, tolerance } = golden('outcome-funnel-limits');
    const { theta0 } = inputs;
    const byPatients = (limits: (n: number, level: number) => Interval): number[][] =>
      inputs.n.map((n: number) => nested((level) => limits(n, level)));
    const byExpected = (limits: (e: number, level: number) => Interval): number[][] =>
      inputs.E.map((e: number) => nested((level) => limits(e, level)));
    expectClose(
      {
        binomial_exact: byPatients((n, level) => rateFunnel(theta0, n, level)),
        normal: byPatients((n, level) => overdispersedRateFunnel(theta0, n, 0, level)),
        poisson_interpolated: byExpected((e, level) => ratioFunnel(1, e, level)),
        poisson_chisq: byExpected((e, level) => {
          const { lower, upper } = garwoodInterval(e, level);
          return { lower: lower / e, upper: upper / e };
        }),
      },
      expected,
      tolerance,
    );
  });

  it('are crossed by chance no more often than they say: the lower one at once, the upper one by a whole event', () => {
    const size = fc.integer({ min: 1, max: 600 });
    const target = fc.integer({ min: 5, max: 995 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(size, target, fc.constantFrom(0.95, 0.998), (n, rate, level) => {
        const law = binomial(n, rate);
        const { lower, upper } = funnelLimits(law, level);
        const tail = (1 - level) / 2;
        expect(probabilityOfAtLeast(law, Math.floor(upper + 1e-9) + 2).exact).toBeLessThanOrEqual(tail);
        expect(law.tails(Math.ceil(lower - 1e-9) - 1).lower).toBeLessThanOrEqual(tail);
        expect(lower).toBeLessThanOrEqual(upper);
      }),
    );
  });

  it('of patients with equal risks are those of a rate; close in on the target as units grow', () => {
    const mixed = funnelLimits(poissonBinomial(new Array(300).fill(0.08)), 0.95);
    const equal = rateFunnel(0.08, 300, 0.95);
    expectClose({ lower: mixed.lower / 300, upper: mixed.upper / 300 }, equal, 1e-11);
    let width = Number.POSITIVE_INFINITY;
    for (const n of [50, 500, 5000, 500_000]) {
      const { lower, upper } = rateFunnel(0.08, n, 0.998);
      expect(upper - lower).toBeLessThan(width);
      width = upper - lower;
    }
    expect(width).toBeLessThan(0.003);
    expectClose(ratioFunnel(0.8, 25, 0.95).upper, 0.8 * ratioFunnel(1, 20, 0.95).upper, 1e-14);
  });

  it('hold anything without patients or expected events', () => {
    expect(rateFunnel(0.06, 0, 0.95)).toEqual({ lower: 0, upper: 1 });
    expect(ratioFunnel(1, 0, 0.95)).toEqual({ lower: 0, upper: Number.POSITIVE_INFINITY });
    expect(rateFunnel(0, 50, 0.95)).toEqual({ lower: 0, upper: 0 });
    expect(() => rateFunnel(1.2, 50, 0.95)).toThrow(RangeError);
    expect(() => ratioFunnel(1, -1, 0.95)).toThrow(RangeError);
  });
});

describe('over-dispersion', () => {
  const { inputs, expected, tolerance } = golden('outcome-overdispersion');
  const units: { observed: number; expected: number }[] = inputs.O.map((observed: number, i: number) => ({
    observed,
    expected: inputs.E[i],
  }));

  it.each<[RatioScale, string]>([
    ['square-root', 'sqrt'],
    ['log', 'log'],
  ])('of ratios is that of the golden case, %s', (scale, key) => {
    const found = ratioOverdispersion(units, scale);
    const wanted = expected[key];
    const limits = (level: number): number[] => {
      const { lower, upper } = overdispersedRatioFunnel(inputs.limit_at_E, found?.tau2 ?? 0, scale, level);
      return [lower, upper];
    };
    expectClose(found?.z, wanted.z, tolerance);
    expectClose([found?.phi, found?.tau2], [wanted.phi, wanted.tau2], tolerance);
    expectClose([...limits(0.95), ...limits(0.998)], wanted.limits_95_998, tolerance);
    expect(found?.kept).toBe(wanted.kept ?? 10);
  });

  it('does not depend on the order of units, ties included', () => {
    const unit = fc.record({
      observed: fc.integer({ min: 0, max: 30 }),
      expected: fc.constantFrom(1.5, 4, 11.25, 20),
    });
    fc.assert(
      fc.property(
        fc.array(unit, { minLength: 10, maxLength: 25 }),
        fc.constantFrom<RatioScale>('square-root', 'log'),
        (list, scale) => {
          const [one, other] = [list, list.toReversed()].map((order) => ratioOverdispersion(order, scale));
          expectClose([other?.phi, other?.tau2], [one?.phi, one?.tau2], 1e-9);
          expect(one?.tau2).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('is 0 between units that are alike, and makes limits wider where there is some', () => {
    const alike = units.map(({ expected }) => ({ observed: Math.round(expected), expected }));
    expect(ratioOverdispersion(alike, 'square-root')?.tau2).toBe(0);
    const rates = units.map((_, i) => ({ events: 6, n: 95 + i }));
    expect(rateOverdispersion(0.06, rates)?.tau2).toBe(0);
    const narrow = overdispersedRateFunnel(0.06, 200, 0, 0.95);
    const wide = overdispersedRateFunnel(0.06, 200, 0.0004, 0.95);
    expect(wide.lower).toBeLessThan(narrow.lower);
    expect(wide.upper).toBeGreaterThan(narrow.upper);
  });

  // By hand: equal standard errors s, so τ² = s²·(I·φ − (I − 1))/(I − 1), and of four values five times none is winsorised.
  it('of rates adds what chance does not explain', () => {
    const rates = [-9, -3, 3, 9, -9, -3, 3, 9, -9, -3, 3, 9, -9, -3, 3, 9, -9, -3, 3, 9].map((more) => ({
      events: 36 + more,
      n: 400,
    }));
    const s2 = (0.09 * 0.91) / 400;
    const phi = (0.0225 * 0.0225 + 0.0075 * 0.0075) / 2 / s2;
    const found = rateOverdispersion(0.09, rates);
    expectClose([found?.phi, found?.tau2], [phi, (s2 * (20 * phi - 19)) / 19], 1e-12);
  });

  it('is not judged from fewer than ten units, one least of all', () => {
    expect(ratioOverdispersion(units.slice(1), 'square-root')).toBeUndefined();
    expect(ratioOverdispersion(units.slice(9), 'log')).toBeUndefined();
    expect(overdispersion([], 'winsorised')).toBeUndefined();
  });

  it('bears units without events on the logarithm too, and never rises again below 0 on the square root', () => {
    const some = [...units.slice(1), { observed: 0, expected: 7.5 }];
    expect(ratioOverdispersion(some, 'log')?.z[9]).toBeCloseTo(Math.sqrt(8) * Math.log(0.5 / 8), 12);
    expect(overdispersedRatioFunnel(0.5, 0.2, 'square-root', 0.998).lower).toBe(0);
    expect(() => ratioOverdispersion([{ observed: 0, expected: 0 }], 'log')).toThrow(RangeError);
    expect(() => overdispersedRatioFunnel(0, 0, 'log', 0.95)).toThrow(RangeError);
    expect(() => overdispersedRateFunnel(0.06, 0, 0, 0.95)).toThrow(RangeError);
    expect(() => rateOverdispersion(0, [{ events: 0, n: 5 }])).toThrow(RangeError);
  });

  it('winsorises at quantiles of type 7', () => {
    expect(sampleQuantile([10, 1, 4, 3], 0.1)).toBeCloseTo(1.6, 14);
    expect(sampleQuantile([5], 0.9)).toBe(5);
    expect(sampleQuantile([2, 1], 1)).toBe(2);
    expect(() => sampleQuantile([], 0.5)).toThrow(RangeError);
  });
});
