import { describe, expect, it } from 'vitest';
import { betaFromEvents, betaFromMeanSe } from '../../../src/core/distributions/beta.ts';
import {
  type Distribution,
  density,
  interval95,
  mean,
  quantile,
  standardDeviation,
  tails,
} from '../../../src/core/distributions/distribution.ts';
import { empiricalOf, histogram } from '../../../src/core/distributions/empirical.ts';
import { fixedAt } from '../../../src/core/distributions/fixed.ts';
import { gammaFromMeanSe } from '../../../src/core/distributions/gamma.ts';
import {
  logAsymmetry,
  logNormalFromInterval,
  logNormalFromTwoArms,
} from '../../../src/core/distributions/logNormal.ts';
import { normalFromMeanSe } from '../../../src/core/distributions/normal.ts';
import { fillFrom, lookUp, quantileTable } from '../../../src/core/distributions/quantileTable.ts';
import { triangularBetween } from '../../../src/core/distributions/triangular.ts';
import { uniformBetween } from '../../../src/core/distributions/uniform.ts';
import { fillWords, lanesAt, streamAt } from '../../../src/core/numbers/stream.ts';
import { meanOf } from '../../support/draws.ts';
import { golden } from '../../support/golden.ts';

describe('from evidence to distribution', () => {
  // Source: distribution-parameters, tolerance 1e-6 (shape 1e-3).
  const { inputs, expected } = golden('distribution-parameters');

  it('events of n', () => {
    const beta = betaFromEvents(inputs.proportion.events, inputs.proportion.n, 'none');
    expect(beta).toMatchObject({ a: expected.proportion.a, b: expected.proportion.b });
    expect(mean(beta)).toBeCloseTo(expected.proportion.mean, 6);
    expect(standardDeviation(beta)).toBeCloseTo(expected.proportion.sd, 6);
    expect(betaFromEvents(0, 10, 'jeffreys')).toMatchObject({ a: 0.5, b: 10.5 });
  });

  it('cost, utility, relative risk and length of stay', () => {
    expect(gammaFromMeanSe(inputs.cost.mean, inputs.cost.se)).toMatchObject({
      shape: expected.cost.shape,
      scale: expected.cost.scale,
    });
    const utility = betaFromMeanSe(inputs.utility.mean, inputs.utility.se);
    expect(utility.a).toBeCloseTo(expected.utility.a, 6);
    expect(utility.b).toBeCloseTo(expected.utility.b, 6);
    const { point, ci95 } = inputs.relativeRisk;
    const ratio = logNormalFromInterval(point, ci95[0], ci95[1]);
    expect(ratio.mu).toBeCloseTo(expected.relativeRisk.muMedianAtPoint, 6);
    expect(ratio.sigma).toBeCloseTo(expected.relativeRisk.sigma, 6);
    expect(mean(ratio)).toBeCloseTo(expected.relativeRisk.meanOfDistribution, 6);
    expect(logAsymmetry(point, ci95[0], ci95[1])).toBeCloseTo(expected.relativeRisk.asymmetryCheck, 6);
    const { mean: days, sd, n } = inputs.lengthOfStay;
    const stay = gammaFromMeanSe(days, sd / Math.sqrt(n));
    expect(stay.shape).toBeCloseTo(expected.lengthOfStay.shape, 3);
    expect(stay.scale).toBeCloseTo(expected.lengthOfStay.scale, 6);
  });
});

describe('two arms', () => {
  // 30 of 100 against 60 of 100: ratio ½, SE² = 1/30 − 1/100 + 1/60 − 1/100 = 0.03.
  it('give the logarithm of the risk ratio with its standard error', () => {
    const { mu, sigma } = logNormalFromTwoArms(30, 100, 60, 100);
    expect(mu).toBeCloseTo(-Math.LN2, 14);
    expect(sigma * sigma).toBeCloseTo(0.03, 14);
  });
});

describe('uniform and triangular', () => {
  it('have mean, spread, quantiles and density in closed form', () => {
    const uniform = uniformBetween(2, 8);
    expect([mean(uniform), quantile(uniform, 0.025), quantile(uniform, 0.5)]).toEqual([5, 2.15, 5]);
    expect(standardDeviation(uniform)).toBeCloseTo(Math.sqrt(3), 14);
    expect([1.9, 2, 8, 8.1].map((x) => density(uniform, x))).toEqual([0, 1 / 6, 1 / 6, 0]);
    // Triangular(0, 1, 4): F(x) = x²/4 up to the mode (F = ¼), then 1 − (4 − x)²/12.
    const triangular = triangularBetween(0, 1, 4);
    expect(mean(triangular)).toBeCloseTo(5 / 3, 14);
    expect(standardDeviation(triangular)).toBeCloseTo(Math.sqrt(13 / 18), 14);
    expect(quantile(triangular, 0.09)).toBeCloseTo(0.6, 14);
    expect(quantile(triangular, 0.25)).toBe(1);
    expect(quantile(triangular, 0.52)).toBeCloseTo(1.6, 14);
    expect([-1, 0, 0.5, 1, 2.5, 4, 5].map((x) => density(triangular, x))).toEqual([
      0, 0, 0.25, 0.5, 0.25, 0, 0,
    ]);
  });

  it('may have their most likely value at an end', () => {
    const [left, right] = [triangularBetween(0, 0, 3), triangularBetween(0, 3, 3)];
    for (const p of [0.001, 0.3, 0.5, 0.999]) {
      expect(quantile(left, p)).toBeCloseTo(3 - 3 * Math.sqrt(1 - p), 14);
      expect(quantile(right, p)).toBeCloseTo(3 * Math.sqrt(p), 14);
    }
    expect([density(left, 0), density(right, 3)]).toEqual([2 / 3, 2 / 3]);
  });
});

describe('a supplier’s own draws', () => {
  const draws = empiricalOf([4, 1, 2, 1]);

  // By hand: mean 2, squares of the deviations 4 + 1 + 0 + 1 over four draws.
  it('have their own moments, quantiles and steps', () => {
    expect(mean(draws)).toBe(2);
    expect(standardDeviation(draws)).toBe(Math.sqrt(1.5));
    expect([0.01, 0.25, 0.5, 0.51, 0.75, 0.76, 0.99].map((p) => quantile(draws, p))).toEqual([
      1, 1, 1, 2, 2, 4, 4,
    ]);
    expect(quantile(draws, 1 - 1e-12, 1e-12)).toBe(4);
    expect([0, 1, 3, 4].map((x) => tails(draws, x))).toEqual([
      { lower: 0, upper: 1 },
      { lower: 0.5, upper: 0.5 },
      { lower: 0.75, upper: 0.25 },
      { lower: 1, upper: 0 },
    ]);
    expect(lookUp(quantileTable(draws), Math.floor(0.6 * 2 ** 32))).toBe(2);
    expect(quantileTable(draws).cells).toBeUndefined();
  });

  it('say the same in any order of the rows, to the last bit', () => {
    const stream = streamAt(1, 'draws', 0);
    const values = Array.from({ length: 1000 }, () => 1e6 * stream.next());
    const [one, other] = [empiricalOf(values), empiricalOf(values.toReversed())];
    expect(mean(other)).toBe(mean(one));
    expect(standardDeviation(other)).toBe(standardDeviation(one));
    expect(interval95(other)).toEqual(interval95(one));
    expect(histogram(other)).toEqual(histogram(one));
    expect(values.toReversed()).not.toEqual(values);
  });

  it('are pictured by a histogram of area 1, whatever they are', () => {
    const stream = streamAt(2, 'draws', 0);
    const spread = Array.from({ length: 5000 }, () => stream.next() + stream.next());
    for (const values of [spread, [3, 3, 3], [0, 0, 0, 0, 0, 9], [5]]) {
      const { width, heights } = histogram(empiricalOf(values));
      expect(heights.reduce((sum, height) => sum + height * width, 0)).toBeCloseTo(1, 12);
    }
    // The sum of two uniforms has density 1 at its middle; Freedman and Diaconis ask for bins about 0.07 wide.
    const { heights } = histogram(empiricalOf(spread));
    expect(heights.length).toBeGreaterThan(15);
    expect(heights.length).toBeLessThan(60);
    expect(Math.abs(density(empiricalOf(spread), 1) - 1)).toBeLessThan(0.15);
    expect([-0.1, 2.1].map((x) => density(empiricalOf(spread), x))).toEqual([0, 0]);
    expect(density(empiricalOf([0, 1]), 1)).toBeGreaterThan(0);
  });

  it('must be numbers, and some', () => {
    expect(() => empiricalOf([])).toThrow(/^values/);
    expect(() => empiricalOf([1, Number.NaN])).toThrow(/^values/);
  });

  // Equal draws have their own value as mean, not one that rounding moved.
  it('that are all equal have that mean and no spread', () => {
    const equal = empiricalOf(new Array<number>(1000).fill(0.1));
    expect(mean(equal)).toBe(0.1);
    expect(standardDeviation(equal)).toBe(0);
    expect(interval95(equal)).toEqual([0.1, 0.1]);
  });
});

describe('draws', () => {
  const families: [string, Distribution][] = [
    ['beta', betaFromEvents(31, 480, 'none')],
    ['beta of a rare event', betaFromEvents(0, 30, 'jeffreys')],
    ['gamma', gammaFromMeanSe(8000, 1600)],
    ['gamma with a shape below 1', gammaFromMeanSe(10, 20)],
    ['log-normal', logNormalFromInterval(0.66, 0.55, 0.8)],
    ['normal', normalFromMeanSe(-3, 2)],
    ['uniform', uniformBetween(-2, 5)],
    ['triangular', triangularBetween(1, 2, 7)],
  ];

  // 200,000 draws: mean within 4.5 standard errors, and 95% of draws inside the 95% interval within 0.3%.
  it.each(families)('of %s have its mean and its 95%% interval', (name, distribution) => {
    const words = new Uint32Array(200_000);
    fillWords(lanesAt(3, name, 0), words);
    const values = new Float64Array(words.length);
    fillFrom(quantileTable(distribution), words, values);
    const { value, standardError } = meanOf(values.length, (at) => values[at] as number);
    expect(Math.abs(value - mean(distribution))).toBeLessThan(4.5 * standardError);
    expect(standardError * Math.sqrt(values.length)).toBeCloseTo(
      standardDeviation(distribution),
      -Math.log10(standardDeviation(distribution) * 0.04),
    );
    const [low, high] = interval95(distribution);
    const inside = values.filter((one) => one >= low && one <= high).length / values.length;
    expect(Math.abs(inside - 0.95)).toBeLessThan(0.003);
  });

  it('of a known figure are that figure', () => {
    expect(lookUp(quantileTable(fixedAt(4.6)), 1e9)).toBe(4.6);
    expect(interval95(fixedAt(4.6))).toEqual([4.6, 4.6]);
  });
});

describe('streams', () => {
  it('depend on seed, name and block, and on nothing else', () => {
    const first = (seed: number, name: string, block: number): number => streamAt(seed, name, block).next();
    const values = [first(1, 'a', 0), first(2, 'a', 0), first(1, 'b', 0), first(1, 'a', 1)];
    expect(new Set(values).size).toBe(4);
    expect(first(1, 'a', 0)).toBe(values[0]);
  });

  it('are uniform: 100,000 numbers fill 100 bins evenly (chi-square below its 99.99% quantile)', () => {
    const stream = streamAt(9, 'uniform', 4);
    const bins = new Array<number>(100).fill(0);
    for (let count = 0; count < 100_000; count++) {
      const bin = Math.floor(stream.next() * 100);
      bins[bin] = (bins[bin] as number) + 1;
    }
    const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(161);
  });
});
