import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../src/core/outcomes/proportionInterval.ts';
import {
  exactSampleSize,
  normalSampleSize,
  precisionSampleSize,
  type TargetClaim,
  zeroEventSampleSize,
} from '../../../src/core/outcomes/sampleSize.ts';
import { expectClose } from '../../support/expectClose.ts';
import { golden } from '../../support/golden.ts';

describe('patients needed', () => {
  it('are those of the golden case', () => {
    const { inputs, expected, tolerance } = golden('outcome-sample-size');
    const claim: TargetClaim = { target: inputs.p0, rate: inputs.p1, alpha: inputs.alpha };
    const exact = exactSampleSize(claim, inputs.power);
    expectClose(
      {
        normal_n: normalSampleSize(claim, inputs.power),
        exact_first_n: exact?.first.n,
        exact_first_c: exact?.first.critical,
        exact_first_power: exact?.first.power,
        exact_stable_n: exact?.stable.n,
        exact_stable_c: exact?.stable.critical,
        exact_stable_power: exact?.stable.power,
        zero_event_n: zeroEventSampleSize(inputs.p0, inputs.alpha),
        half_width_n_for_pm2pct_at_6pct: precisionSampleSize(0.06, 0.02, 0.95),
      },
      expected,
      tolerance,
    );
  });

  it('are near the normal approximation where many are needed, more for more power or a nearer target', () => {
    const claim = fc.record({
      target: fc.double({ min: 0.1, max: 0.5, noNaN: true }),
      share: fc.double({ min: 0.6, max: 0.8, noNaN: true }),
    });
    fc.assert(
      fc.property(claim, ({ target, share }) => {
        const of = { target, rate: target * share, alpha: 0.05 };
        const exact = exactSampleSize(of, 0.8);
        const stable = exact?.stable.n as number;
        expect(exact?.first.n).toBeLessThanOrEqual(stable);
        expect(exact?.stable.power).toBeGreaterThanOrEqual(0.8);
        const normal = normalSampleSize(of, 0.8);
        expect(stable / normal).toBeGreaterThan(0.85);
        expect(stable - normal).toBeLessThan(0.2 * normal + 25);
        expect(exactSampleSize(of, 0.9)?.stable.n).toBeGreaterThan(stable);
        expect(exactSampleSize({ ...of, rate: of.rate * 0.9 }, 0.8)?.stable.n).toBeLessThan(stable);
      }),
      { numRuns: 20 },
    );
  });

  it('without an event are just enough for a test that allows none', () => {
    const exact = exactSampleSize({ target: 0.08, rate: 1e-9, alpha: 0.05 }, 0.8);
    expect(exact?.first.critical).toBe(0);
    expect(exact?.first.n).toBe(Math.ceil(zeroEventSampleSize(0.08, 0.05)));
  });

  it('give the half width that was asked for', () => {
    const n = Math.round(precisionSampleSize(0.06, 0.005, 0.95));
    const { lower, upper } = wilsonInterval(Math.round(0.06 * n), n, 0.95);
    expect((upper - lower) / 2).toBeCloseTo(0.005, 4);
  });

  it('are too many for any contract if the rate is too near the target', () => {
    expect(exactSampleSize({ target: 0.08, rate: 0.0799, alpha: 0.05 }, 0.8)).toBeUndefined();
  });

  it('do not exist for a rate that does not beat the target', () => {
    expect(() => exactSampleSize({ target: 0.08, rate: 0.08, alpha: 0.05 }, 0.8)).toThrow(RangeError);
    expect(() => exactSampleSize({ target: 0.08, rate: 0, alpha: 0.05 }, 0.8)).toThrow(RangeError);
    expect(() => normalSampleSize({ target: 0.08, rate: 0.04, alpha: 0.05 }, 0.01)).toThrow(RangeError);
    expect(() => zeroEventSampleSize(0, 0.05)).toThrow(RangeError);
    expect(() => precisionSampleSize(0.06, 0, 0.95)).toThrow(RangeError);
  });
});
