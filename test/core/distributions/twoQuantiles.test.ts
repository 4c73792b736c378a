import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../../src/core/distributions/distribution.ts';
import {
  betaFromInterval,
  betaFromQuantiles,
  centreOf,
  gammaFromInterval,
  gammaFromQuantiles,
  type Quantile,
} from '../../../src/core/distributions/twoQuantiles.ts';

const at = (probability: number, value: number): Quantile => ({ probability, value });

describe('from two quantiles to a distribution', () => {
  // Closed form: Gamma(1, θ) is exponential, with quantiles −θ·ln(1 − p).
  it('finds the Gamma whose quantiles have a closed form', () => {
    const exponential = gammaFromInterval(-3 * Math.log(0.95), -3 * Math.log(0.05), 0.9);
    expect(exponential?.shape).toBeCloseTo(1, 9);
    expect(exponential?.scale).toBeCloseTo(3, 9);
    // 5% and 95% of Gamma(2, 1): x with 1 − (1 + x)·e^−x = p.
    const erlang = gammaFromQuantiles(at(0.05, 0.355361507606), at(0.95, 4.743864518391));
    expect(erlang?.shape).toBeCloseTo(2, 7);
    expect(erlang?.scale).toBeCloseTo(1, 7);
  });

  // Closed forms: Beta(1, 1) is uniform; Beta(a, 1) has the quantile p^(1/a); Beta(1, b) 1 − (1 − p)^(1/b);
  // Beta(½, ½) is the arcsine distribution, sin²(πp/2).
  it.each<[string, (p: number) => number, number, number]>([
    ['Beta(1, 1)', (p) => p, 1, 1],
    ['Beta(4, 1)', (p) => p ** (1 / 4), 4, 1],
    ['Beta(1, 60)', (p) => 1 - (1 - p) ** (1 / 60), 1, 60],
    ['Beta(½, ½)', (p) => Math.sin((Math.PI * p) / 2) ** 2, 0.5, 0.5],
  ])('finds %s, whose quantiles have a closed form', (_, closedForm, a, b) => {
    for (const fit of [
      betaFromInterval(closedForm(0.025), closedForm(0.975), 0.95),
      betaFromQuantiles(at(0.25, closedForm(0.25)), at(0.6, closedForm(0.6))),
    ]) {
      expect(fit?.a).toBeCloseTo(a, 7);
      expect(fit?.b).toBeCloseTo(b, 6);
    }
  });

  it('meets both quantiles to nine digits, or says that it cannot', () => {
    const fraction = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(fraction, fraction, fc.constantFrom(0.5, 0.9, 0.95), (one, other, probability) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        fc.pre(high - low > 0.002);
        for (const [fit, factor] of [
          [betaFromInterval(low, high, probability), 1],
          [gammaFromInterval(5000 * low, 5000 * high, probability), 5000],
        ] as const) {
          expect(fit).toBeDefined();
          if (fit === undefined) continue;
          expect(Math.abs(quantile(fit, (1 - probability) / 2) / (factor * low) - 1)).toBeLessThan(1e-9);
          expect(Math.abs(quantile(fit, (1 + probability) / 2) / (factor * high) - 1)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says when an interval is too narrow or too wide for a usable distribution', () => {
    expect(betaFromInterval(0.3, 0.3000001, 0.95)).toBeUndefined();
    expect(gammaFromInterval(5000, 5000.001, 0.95)).toBeUndefined();
    expect(gammaFromInterval(1e-300, 1e12, 0.5)).toBeUndefined();
  });
});

describe('the middle of a distribution', () => {
  it('is its mean, its median or its most likely value', () => {
    expect(centreOf({ family: 'gamma', shape: 4, scale: 100 }, 'mean')).toBe(400);
    expect(centreOf({ family: 'gamma', shape: 4, scale: 100 }, 'mode')).toBe(300);
    expect(centreOf({ family: 'gamma', shape: 0.5, scale: 100 }, 'mode')).toBe(0);
    expect(centreOf({ family: 'gamma', shape: 1, scale: 3 }, 'median')).toBeCloseTo(3 * Math.LN2, 7);
    expect(centreOf({ family: 'beta', a: 3, b: 7 }, 'mean')).toBe(0.3);
    expect(centreOf({ family: 'beta', a: 3, b: 7 }, 'mode')).toBe(0.25);
    expect(centreOf({ family: 'beta', a: 0.5, b: 7 }, 'mode')).toBe(0);
    expect(centreOf({ family: 'beta', a: 3, b: 1 }, 'mode')).toBe(1);
    expect(centreOf({ family: 'beta', a: 3, b: 3 }, 'median')).toBeCloseTo(0.5, 7);
  });
});
