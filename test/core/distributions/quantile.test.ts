import fc from 'fast-check';
import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { betaFromEvents, betaFromMeanSe } from '../../../src/core/distributions/beta.ts';
import { type Distribution, density, quantile, tails } from '../../../src/core/distributions/distribution.ts';
import { fixedAt } from '../../../src/core/distributions/fixed.ts';
import { gammaFromMeanSe } from '../../../src/core/distributions/gamma.ts';
import { logNormalFromInterval } from '../../../src/core/distributions/logNormal.ts';
import { normalFromMeanSe } from '../../../src/core/distributions/normal.ts';
import { golden } from '../../support/golden.ts';
import { relativeError, titleOf } from '../../support/probability.ts';

interface Case {
  readonly side: 'lower' | 'upper';
  readonly tail: number;
  readonly a: number;
  readonly b: number;
  readonly x: number;
}

// Source: test/golden/quantiles.py, 40-digit arithmetic.
const { expected } = golden('quantiles');

const cases: [Distribution, Case][] = [
  ...expected.gamma.map((one: Case) => [
    { family: 'gamma', shape: one.a, scale: 3 },
    { ...one, x: 3 * one.x },
  ]),
  ...expected.beta.map((one: Case) => [{ family: 'beta', a: one.a, b: one.b }, one]),
  ...expected.normal.map((one: Case) => [
    { family: 'normal', mean: 0, sd: 2 },
    { ...one, x: 2 * one.x },
  ]),
  ...expected.normal.map((one: Case) => [
    { family: 'logNormal', mu: -0.4, sigma: 0.1 },
    { ...one, x: Math.exp(-0.4 + 0.1 * one.x) },
  ]),
];

describe('quantiles against 40-digit values', () => {
  it('agree to 1e-12 of the value and 1e-9 of the smaller tail, p from 1e-9 to 1 − 1e-9', () => {
    expect(cases).toHaveLength(8 * 9 + 71 * 9 + 9 + 9);
    for (const [distribution, { tail, side, x }] of cases) {
      const [p, q] = side === 'lower' ? [tail, 1 - tail] : [1 - tail, tail];
      const ours = quantile(distribution, p, q);
      const title = `${titleOf(distribution)} at ${side} ${tail}`;
      expect(Math.abs(ours - x), title).toBeLessThanOrEqual(1e-12 * Math.abs(x));
      expect(relativeError(distribution, ours, p, q), title).toBeLessThan(1e-9);
    }
  });

  it('agree with jstat where jstat is good', () => {
    const expectSame = (ours: number, theirs: number): void => expect(ours / theirs).toBeCloseTo(1, 7);
    const event: Distribution = { family: 'beta', a: 31, b: 449 };
    const cost: Distribution = { family: 'gamma', shape: 25, scale: 320 };
    for (const p of [0.025, 0.5, 0.975]) {
      expectSame(quantile(event, p), jstat.beta.inv(p, 31, 449));
      expectSame(quantile(cost, p), jstat.gamma.inv(p, 25, 320));
    }
    expectSame(density(event, 0.06), jstat.beta.pdf(0.06, 31, 449));
    expectSame(density(cost, 7000), jstat.gamma.pdf(7000, 25, 320));
    expectSame(density({ family: 'normal', mean: 1, sd: 2 }, 2), jstat.normal.pdf(2, 1, 2));
    expectSame(
      density({ family: 'logNormal', mu: -0.4, sigma: 0.1 }, 0.7),
      jstat.lognormal.pdf(0.7, -0.4, 0.1),
    );
  });
});

const shape = fc.double({ min: -1, max: 6, noNaN: true }).map((power) => Math.exp(power * Math.LN10));
const distribution: fc.Arbitrary<Distribution> = fc.oneof(
  fc.record({ family: fc.constant('beta' as const), a: shape, b: shape }),
  fc.record({ family: fc.constant('gamma' as const), shape, scale: shape }),
  fc.record({ family: fc.constant('normal' as const), mean: fc.integer({ min: -9, max: 9 }), sd: shape }),
  fc.record({
    family: fc.constant('logNormal' as const),
    mu: fc.integer({ min: -3, max: 3 }),
    sigma: fc.double({ min: 1e-4, max: 3, noNaN: true }),
  }),
);
/** A tail from 1e-9 to ½, evenly in its logarithm. */
const tail = fc.double({ min: 0, max: 1, noNaN: true }).map((at) => 0.5 * Math.exp(at * Math.log(2e-9)));
const probability = fc
  .tuple(tail, fc.boolean())
  .map(([small, low]) => (low ? ([small, 1 - small] as const) : ([1 - small, small] as const)));

describe('quantile', () => {
  it('is the inverse of the tails, to 1e-9 of the smaller one', () => {
    fc.assert(
      fc.property(distribution, probability, (one, [p, q]) => {
        expect(relativeError(one, quantile(one, p, q), p, q)).toBeLessThan(1e-9);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on the start it is offered', () => {
    fc.assert(
      fc.property(distribution, probability, probability, (one, [p, q], [otherP, otherQ]) => {
        const near = quantile(one, otherP, otherQ);
        expect(relativeError(one, quantile(one, p, q, near), p, q)).toBeLessThan(1e-9);
      }),
      { numRuns: 2000 },
    );
  });

  it('never falls as p rises', () => {
    fc.assert(
      fc.property(distribution, probability, probability, (one, first, second) => {
        const [less, more] = first[0] < second[0] || first[1] > second[1] ? [first, second] : [second, first];
        const low = quantile(one, ...less);
        const high = quantile(one, ...more);
        expect(low - high).toBeLessThanOrEqual(1e-14 * Math.abs(low));
      }),
      { numRuns: 2000 },
    );
  });

  it('is a number for distributions far outside the usual', () => {
    const strange: Distribution[] = [
      gammaFromMeanSe(8000, 1e-200),
      gammaFromMeanSe(1e-3, 10),
      betaFromMeanSe(0.78, 1e-200),
      betaFromMeanSe(0.5, 0.4999),
      betaFromEvents(3e9, 1e10, 'none'),
      { family: 'beta', a: 1e-3, b: 1e6 },
      { family: 'beta', a: 1e20, b: 0.5 },
      { family: 'beta', a: 1e-10, b: 1e8 },
      { family: 'gamma', shape: 1e-4, scale: 1 },
      normalFromMeanSe(3, 1e-300),
    ];
    for (const one of strange) {
      const values = [1e-9, 1e-3, 0.3, 0.5, 0.7, 1 - 1e-3, 1 - 1e-9].map((p) => quantile(one, p));
      expect(values.every(Number.isFinite), titleOf(one)).toBe(true);
      expect(values, titleOf(one)).toEqual(values.toSorted((left, right) => left - right));
    }
    expect(quantile(gammaFromMeanSe(8000, 1e-200), 0.3)).toBeCloseTo(8000, 9);
  });

  it('refuses what is no probability', () => {
    for (const p of [0, 1, -0.1, 1.1, Number.NaN]) {
      expect(() => quantile(normalFromMeanSe(0, 1), p)).toThrow(/p must be above 0 and below 1/);
    }
  });
});

describe('density and tails', () => {
  it('at and beyond the ends', () => {
    expect(density({ family: 'gamma', shape: 0.5, scale: 1 }, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(density({ family: 'gamma', shape: 1, scale: 4 }, 0)).toBe(0.25);
    expect(density({ family: 'gamma', shape: 2, scale: 4 }, -1)).toBe(0);
    expect(density({ family: 'beta', a: 0.5, b: 2 }, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(density({ family: 'beta', a: 3, b: 1 }, 1)).toBe(3);
    expect(density({ family: 'beta', a: 3, b: 2 }, 1.5)).toBe(0);
    expect(density({ family: 'logNormal', mu: 0, sigma: 1 }, 0)).toBe(0);
    expect(tails({ family: 'logNormal', mu: 0, sigma: 1 }, -1)).toEqual({ lower: 0, upper: 1 });
    expect(tails(fixedAt(2), 1)).toEqual({ lower: 0, upper: 1 });
    expect(tails(fixedAt(2), 2)).toEqual({ lower: 1, upper: 0 });
  });
});

describe('impossible parameters are refused by name', () => {
  const bad = [-1, Number.NaN, Number.POSITIVE_INFINITY];
  const refusals: [string, () => Distribution][] = [
    ...[...bad, 0].flatMap((value): [string, () => Distribution][] => [
      ['mean', () => gammaFromMeanSe(value, 1)],
      ['se', () => gammaFromMeanSe(1, value)],
      ['mean', () => betaFromMeanSe(value, 0.1)],
      ['se', () => betaFromMeanSe(0.5, value)],
      ['se', () => normalFromMeanSe(0, value)],
      ['point', () => logNormalFromInterval(value, 1, 2)],
      ['lower', () => logNormalFromInterval(1, value, 2)],
      ['upper', () => logNormalFromInterval(1, 0.5, value)],
      ['n', () => betaFromEvents(0, value, 'jeffreys')],
    ]),
    ...bad.map((value): [string, () => Distribution] => [
      'events',
      () => betaFromEvents(value, 10, 'jeffreys'),
    ]),
    ['events', () => betaFromEvents(11, 10, 'uniform')],
    ['events', () => betaFromEvents(0, 10, 'none')],
    ['events', () => betaFromEvents(10, 10, 'none')],
    ['mean', () => betaFromMeanSe(1, 0.1)],
    ['se', () => betaFromMeanSe(0.5, 0.5)],
    ['se', () => betaFromMeanSe(0.5, 0.6)],
    ['lower', () => logNormalFromInterval(1, 2, 2)],
    ['mean', () => normalFromMeanSe(Number.NaN, 1)],
    ['value', () => fixedAt(Number.NaN)],
    ['shape', () => gammaFromMeanSe(1e-200, 1)],
  ];

  it.each(refusals)('%s', (name, make) => {
    expect(make).toThrow(RangeError);
    expect(make).toThrow(new RegExp(`^${name}\\b`));
  });
});
