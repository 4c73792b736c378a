import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Beta } from '../../../src/core/distributions/beta.ts';
import { interval95, mean, quantile } from '../../../src/core/distributions/distribution.ts';
import type { Gamma } from '../../../src/core/distributions/gamma.ts';
import { decidingCount, type OutcomeTarget, targetState } from '../../../src/core/outcomes/outcomeTarget.ts';
import { wilsonInterval } from '../../../src/core/outcomes/proportionInterval.ts';
import {
  probabilityRateMetAtEnd,
  probabilityRatioMetAtEnd,
  probabilityTargetMet,
  ratePosterior,
  ratioPosterior,
} from '../../../src/core/outcomes/targetProbability.ts';
import { expectClose } from '../../support/expectClose.ts';
import { golden } from '../../support/golden.ts';

const atMost = (value: number): OutcomeTarget => ({ value, better: 'lower' });
const atLeast = (value: number): OutcomeTarget => ({ value, better: 'higher' });
const jeffreys: Beta = { family: 'beta', a: 0.5, b: 0.5 };
const vague: Gamma = { family: 'gamma', shape: 1, scale: 1 };
const thousandth = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
const sample = fc
  .integer({ min: 0, max: 400 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe('the state of a target', () => {
  it('is that of the golden case', () => {
    const { inputs, expected, tolerance } = golden('outcome-target-state');
    const target = atMost(inputs.target);
    const decisions = inputs.xn.map(([x, n]: [number, number]) => {
      const interval = wilsonInterval(x, n, 0.95);
      return {
        x,
        n,
        wilson95: [interval.lower, interval.upper],
        p_met: probabilityTargetMet(ratePosterior(jeffreys, x, n), target),
        status: targetState(interval, target),
      };
    });
    expectClose({ decisions }, expected, tolerance);
  });

  it('is met by a limit on the target, exactly', () => {
    expect(targetState({ lower: 0.01, upper: 0.06 }, atMost(0.06))).toBe('met');
    expect(targetState({ lower: 0.06, upper: 0.09 }, atMost(0.06))).toBe('inconclusive');
    expect(targetState({ lower: 0.0600001, upper: 0.09 }, atMost(0.06))).toBe('missed');
    expect(targetState({ lower: 0.9, upper: 0.97 }, atLeast(0.9))).toBe('met');
    expect(targetState({ lower: 0.8, upper: 0.9 }, atLeast(0.9))).toBe('inconclusive');
    expect(targetState({ lower: 0.8, upper: 0.8999999 }, atLeast(0.9))).toBe('missed');
  });

  it('is inconclusive without patients, and the same of patients with and without', () => {
    for (const target of [atMost(0.06), atLeast(0.9), atMost(0), atLeast(1)]) {
      expect(targetState(wilsonInterval(0, 0, 0.95), target)).toBe('inconclusive');
    }
    fc.assert(
      fc.property(sample, thousandth, ([events, n], value) => {
        const { lower, upper } = wilsonInterval(events, n, 0.95);
        // Equal in binary only if mirrored in the same numbers.
        expect(targetState({ lower: -upper, upper: -lower }, atLeast(-value))).toBe(
          targetState({ lower, upper }, atMost(value)),
        );
      }),
    );
  });

  it('never goes from met to missed by one event less, nor back by one more', () => {
    const order = { met: 0, inconclusive: 1, missed: 2 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), thousandth, (n, value) => {
        let last = 0;
        for (let events = 0; events <= n; events += 7) {
          const state = order[targetState(wilsonInterval(events, n, 0.95), atMost(value))];
          expect(state).toBeGreaterThanOrEqual(last);
          last = state;
        }
      }),
    );
  });
});

describe('the count that just meets a target', () => {
  it('is exact for every published percentage of every number of patients', () => {
    for (let n = 1; n <= 400; n++) {
      for (let percent = 0; percent <= 100; percent++) {
        const value = Number(`${percent}e-2`);
        if (decidingCount(atMost(value), n) !== Math.floor((percent * n) / 100))
          expect([n, percent]).toBe('≤');
        if (decidingCount(atLeast(value), n) !== Math.ceil((percent * n) / 100))
          expect([n, percent]).toBe('≥');
      }
    }
  });

  it('does not depend on the order in which expected events were added', () => {
    const [size, other] = [(0.1 + 0.2 + 0.3) * 10, (0.3 + 0.2 + 0.1) * 10];
    expect(size).not.toBe(other);
    expect([decidingCount(atMost(1), size), decidingCount(atMost(1), other)]).toEqual([6, 6]);
    expect([decidingCount(atLeast(1), size), decidingCount(atLeast(1), other)]).toEqual([6, 6]);
  });

  it('exists only for a size and a target that are numbers', () => {
    expect(() => decidingCount(atMost(0.06), 0)).toThrow(RangeError);
    expect(() => decidingCount(atMost(-0.1), 10)).toThrow(RangeError);
    expect(() => decidingCount(atLeast(Number.NaN), 10)).toThrow(RangeError);
  });
});

describe('the probability of meeting a target', () => {
  it('of a rate is that of the golden case, now and at the end of the contract', () => {
    const { inputs, expected, tolerance } = golden('outcome-beta-binomial-target');
    const [a, b] = inputs.prior;
    const prior: Beta = { family: 'beta', a, b };
    const target = atMost(inputs.target);
    const posterior = ratePosterior(prior, inputs.events, inputs.n);
    expectClose(
      {
        posterior: [posterior.a, posterior.b],
        mean: mean(posterior),
        cri95: interval95(posterior),
        p_target_met: probabilityTargetMet(posterior, target),
        max_events: decidingCount(target, inputs.contract_n),
        p_predictive_met: probabilityRateMetAtEnd(prior, inputs.events, inputs.n, inputs.contract_n, target),
      },
      expected,
      tolerance,
    );
  });

  it('of a ratio is that of the golden case, now and at the end of the contract', () => {
    const { inputs, expected, tolerance } = golden('outcome-gamma-poisson-target');
    const [shape, rate] = inputs.prior;
    const prior: Gamma = { family: 'gamma', shape, scale: 1 / rate };
    const target = atMost(inputs.target_SR);
    const posterior = ratioPosterior(prior, inputs.O, inputs.E);
    expectClose(
      {
        posterior: [posterior.shape, 1 / posterior.scale],
        mean: mean(posterior),
        cri95: interval95(posterior),
        p_target_met: probabilityTargetMet(posterior, target),
        max_events: decidingCount(target, inputs.E + inputs.E_remaining),
        p_predictive_met: probabilityRatioMetAtEnd(prior, inputs.O, inputs.E, inputs.E_remaining, target),
      },
      expected,
      tolerance,
    );
  });

  it('is certain when nothing is left to come, and falls with every event', () => {
    fc.assert(
      fc.property(
        sample,
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: 200 }),
        (counts, percent, more) => {
          const [events, n] = counts;
          fc.pre(n > 0 && events < n);
          const value = percent / 100;
          const at = (of: number, contractN: number, target: OutcomeTarget): number =>
            probabilityRateMetAtEnd(jeffreys, of, n, contractN, target);
          expect(at(events, n, atMost(value))).toBe(events / n <= value ? 1 : 0);
          expect(at(events, n, atLeast(value))).toBe(events / n >= value ? 1 : 0);
          expect(at(events + 1, n + more, atMost(value))).toBeLessThanOrEqual(
            at(events, n + more, atMost(value)) + 1e-12,
          );
          // What is not at most k is at least k + 1.
          const next = (decidingCount(atMost(value), n + more) + 1) / (n + more);
          const both = at(events, n + more, atMost(value)) + at(events, n + more, atLeast(next));
          expect(both).toBeCloseTo(1, 11);
        },
      ),
    );
    expect(probabilityRatioMetAtEnd(vague, 9, 9, 0, atMost(1))).toBe(1);
    expect(probabilityRatioMetAtEnd(vague, 10, 9, 0, atMost(1))).toBe(0);
  });

  it('at the end of a very long contract is that of the true rate or ratio', () => {
    const posterior = ratePosterior(jeffreys, 7, 120);
    const value = quantile(posterior, 0.4);
    expect(probabilityRateMetAtEnd(jeffreys, 7, 120, 1_000_000, atMost(value))).toBeCloseTo(0.4, 3);
    const ratio = quantile(ratioPosterior(vague, 9, 12.4), 0.4);
    expect(probabilityRatioMetAtEnd(vague, 9, 12.4, 1e6, atMost(ratio))).toBeCloseTo(0.4, 3);
  });

  it('is that of the prior without data, and refuses events that nobody expects', () => {
    expect(ratePosterior(jeffreys, 0, 0)).toEqual(jeffreys);
    expect(ratioPosterior(vague, 0, 0)).toEqual(vague);
    expect(() => ratioPosterior(vague, 1, 0)).toThrow(RangeError);
    expect(() => ratePosterior(jeffreys, 5, 4)).toThrow(RangeError);
    expect(() => probabilityRateMetAtEnd(jeffreys, 5, 10, 9, atMost(0.5))).toThrow(RangeError);
    expect(() => probabilityRateMetAtEnd(jeffreys, 0, 0, 0, atMost(0.5))).toThrow(RangeError);
    expect(() => probabilityRatioMetAtEnd(vague, 0, 0, 0, atMost(1))).toThrow(RangeError);
  });
});
