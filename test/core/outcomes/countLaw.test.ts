import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaBinomial } from '../../../src/core/outcomes/betaBinomial.ts';
import { binomial } from '../../../src/core/outcomes/binomial.ts';
import { type CountLaw, countQuantile, probabilityOfAtLeast } from '../../../src/core/outcomes/countLaw.ts';
import { gammaPoisson } from '../../../src/core/outcomes/gammaPoisson.ts';
import { hypergeometric } from '../../../src/core/outcomes/hypergeometric.ts';
import { poisson } from '../../../src/core/outcomes/poisson.ts';
import { poissonBinomial } from '../../../src/core/outcomes/poissonBinomial.ts';
import { expectClose } from '../../support/expectClose.ts';

// Doubles crowd near 0: half of the numbers are thousandths, which do not.
const thousandths = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1000 * most }).map((n) => n / 1000);
const risk = fc.oneof(thousandths(1), fc.double({ min: 0, max: 1, noNaN: true }));
const mean = fc.oneof(thousandths(60), fc.double({ min: 0, max: 60, noNaN: true }));
const shape = fc.double({ min: 0.3, max: 40, noNaN: true });
const law: fc.Arbitrary<CountLaw> = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 80 }), risk).map(([n, p]) => binomial(n, p)),
  mean.map(poisson),
  fc.array(risk, { maxLength: 60 }).map(poissonBinomial),
  fc
    .tuple(fc.integer({ min: 0, max: 80 }), shape, shape)
    .map(([n, a, b]) => betaBinomial(n, { family: 'beta', a, b })),
  fc
    .tuple(fc.double({ min: 1, max: 40, noNaN: true }), mean)
    .map(([a, e]) => gammaPoisson({ family: 'gamma', shape: a, scale: 1 / a }, e)),
  fc
    .tuple(fc.nat(60), fc.nat(60), fc.nat(60))
    .map(([n, events, drawn]) => hypergeometric(n, events % (n + 1), drawn % (n + 1))),
);

describe('a law of counts', () => {
  it('has probabilities that add up to its tails, and its mean', () => {
    fc.assert(
      fc.property(law, (of) => {
        let [sum, moment, error] = [0, 0, 0];
        for (let k = 0; k <= Math.min(of.most, 3000); k++) {
          sum += of.probability(k);
          moment += k * of.probability(k);
          const { lower, upper } = of.tails(k);
          error = Math.max(error, Math.abs(lower - sum), Math.abs(upper - (1 - sum)));
        }
        expect(error).toBeLessThan(1e-11);
        expect(sum).toBeCloseTo(1, 9);
        expectClose(moment, of.mean, 1e-8);
        expect([of.probability(-1), of.tails(-1).lower, of.tails(-1).upper]).toEqual([0, 0, 1]);
        if (of.most < 1e6) expect([of.probability(of.most + 1), of.tails(of.most).upper]).toEqual([0, 0]);
      }),
    );
  });

  it('has a quantile: the smallest count whose lower tail reaches p', () => {
    fc.assert(
      fc.property(law, fc.constantFrom(0.001, 0.025, 0.3, 0.975, 0.999), (of, p) => {
        const k = countQuantile(of, p, 1 - p);
        expect(of.tails(k).lower).toBeGreaterThanOrEqual(p - 1e-15);
        expect(of.tails(k - 1).lower).toBeLessThan(p + 1e-15);
      }),
    );
  });
});

describe('events shared out by chance', () => {
  it('are as in Fisher’s tea tasting: four of eight cups, all found 1/70, at least three 17/70', () => {
    const tea = hypergeometric(8, 4, 4);
    expect(probabilityOfAtLeast(tea, 4).exact).toBeCloseTo(1 / 70, 14);
    expect(probabilityOfAtLeast(tea, 3).exact).toBeCloseTo(17 / 70, 14);
    expect(() => hypergeometric(8, 4, 9)).toThrow(RangeError);
  });
});

describe('patients of unequal risks', () => {
  it('have the probabilities of the sum over every set of patients with events', () => {
    const risks = [0.01, 0.9, 0.3, 0.3, 0, 1, 0.55, 0.08, 0.99];
    const sums = new Array<number>(risks.length + 1).fill(0);
    for (let set = 0; set < 1 << risks.length; set++) {
      let [probability, events] = [1, 0];
      risks.forEach((p, i) => {
        const happened = (set >> i) & 1;
        probability *= happened ? p : 1 - p;
        events += happened;
      });
      sums[events] = (sums[events] as number) + probability;
    }
    const exact = poissonBinomial(risks);
    expectClose(
      sums.map((_, k) => exact.probability(k)),
      sums,
      1e-15,
    );
  });

  it('are binomial if the risks are equal, far into the tail', () => {
    const [exact, equal] = [poissonBinomial(new Array(1100).fill(0.06)), binomial(1100, 0.06)];
    for (const k of [20, 50, 66, 90, 130, 200]) {
      expectClose(exact.tails(k).upper / equal.tails(k).upper, 1, 1e-10);
      expectClose(exact.tails(k).lower / equal.tails(k).lower, 1, 1e-10);
    }
  });

  it('do not depend on their order', () => {
    fc.assert(
      fc.property(fc.array(risk, { maxLength: 40 }), fc.nat(40), (risks, k) => {
        expectClose(poissonBinomial(risks.toReversed()).tails(k), poissonBinomial(risks).tails(k), 1e-13);
      }),
    );
  });

  // Le Cam 1960, Pacific J Math 10:1181-1197: Σ |P(X = k) − Poisson| ≤ 2 Σ p².
  it('are nearly Poisson if the risks are small', () => {
    const risks = Array.from({ length: 400 }, (_, i) => 0.0005 + 0.00001 * i);
    const [exact, limit] = [poissonBinomial(risks), poisson(risks.reduce((sum, p) => sum + p, 0))];
    let distance = 0;
    for (let k = 0; k <= 60; k++) distance += Math.abs(exact.probability(k) - limit.probability(k));
    expect(distance).toBeLessThan(2 * risks.reduce((sum, p) => sum + p * p, 0));
    expect(distance).toBeGreaterThan(0);
  });

  it('give the exact tail of an observed number', () => {
    const certain = poissonBinomial([1, 1, 0.5]);
    expect(probabilityOfAtLeast(certain, 3)).toEqual({ exact: 0.5, midP: 0.25 });
    expect(probabilityOfAtLeast(certain, 0)).toEqual({ exact: 1, midP: 1 });
    expect(probabilityOfAtLeast(poissonBinomial([]), 0)).toEqual({ exact: 1, midP: 0.5 });
    expect(probabilityOfAtLeast(poissonBinomial([]), 1)).toEqual({ exact: 0, midP: 0 });
  });

  it('refuse a risk that is none', () => {
    expect(() => poissonBinomial([0.1, 1.1])).toThrow(RangeError);
    expect(() => binomial(10, Number.NaN)).toThrow(RangeError);
    expect(() => binomial(10.5, 0.1)).toThrow(RangeError);
    expect(() => poisson(-1)).toThrow(RangeError);
    expect(() => gammaPoisson({ family: 'gamma', shape: 1, scale: 1 }, -1)).toThrow(RangeError);
    expect(() => betaBinomial(-1, { family: 'beta', a: 1, b: 1 })).toThrow(RangeError);
  });
});
