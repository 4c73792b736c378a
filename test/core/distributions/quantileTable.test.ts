import { describe, expect, it } from 'vitest';
import { betaFromEvents, betaFromMeanSe } from '../../../src/core/distributions/beta.ts';
import { type Distribution, quantile } from '../../../src/core/distributions/distribution.ts';
import { fixedAt } from '../../../src/core/distributions/fixed.ts';
import { gammaFromMeanSe } from '../../../src/core/distributions/gamma.ts';
import { logNormalFromInterval } from '../../../src/core/distributions/logNormal.ts';
import { normalFromMeanSe } from '../../../src/core/distributions/normal.ts';
import { fillFrom, lookUp, quantileTable } from '../../../src/core/distributions/quantileTable.ts';
import { type Stream, streamAt } from '../../../src/core/numbers/stream.ts';
import { relativeError, titleOf } from '../../support/probability.ts';

const tabulated: Distribution[] = [
  betaFromEvents(31, 480, 'none'),
  betaFromEvents(0, 480, 'jeffreys'),
  betaFromEvents(480, 480, 'jeffreys'),
  betaFromEvents(1, 30, 'none'),
  betaFromMeanSe(0.78, 0.02),
  { family: 'beta', a: 1e6, b: 1e6 },
  { family: 'beta', a: 2.5, b: 1e6 },
  { family: 'beta', a: 0.5, b: 0.5 },
  gammaFromMeanSe(8000, 1600),
  gammaFromMeanSe(10, 20),
  { family: 'gamma', shape: 1e6, scale: 1 },
  logNormalFromInterval(0.66, 0.55, 0.8),
  { family: 'logNormal', mu: 0, sigma: 2 },
  normalFromMeanSe(-3, 2),
];
/** Answered by the exact quantile: no cubic follows the tenth power of p. */
const exact: Distribution[] = [
  { family: 'gamma', shape: 0.1, scale: 1 },
  { family: 'beta', a: 0.1, b: 0.1 },
  { family: 'beta', a: 5, b: 0.1 },
];

/** Half of them even over (0, 1), half even in the logarithm of a tail from 1e-9 to ½; in order. */
function probabilities(count: number, stream: Stream): (readonly [number, number])[] {
  return Array.from({ length: count }, (_, at) => {
    const u = stream.next();
    const small = at % 2 === 0 ? u / 2 : 0.5 * Math.exp(u * Math.log(2e-9));
    return stream.next() < 0.5 ? ([small, 1 - small] as const) : ([1 - small, small] as const);
  }).sort(([p, q], [otherP, otherQ]) => p - otherP || otherQ - q);
}

describe('a quantile table', () => {
  it.each([...tabulated, ...exact].map((one) => [titleOf(one), one] as const))(
    'of %s is within 1e-6 of the tail and monotone at 20,000 random probabilities',
    (title, distribution) => {
      const table = quantileTable(distribution);
      expect(table.cells === undefined).toBe(exact.includes(distribution));
      let worst = 0;
      let fall = 0;
      let before = Number.NEGATIVE_INFINITY;
      for (const [p, q] of probabilities(20_000, streamAt(7, title, 0))) {
        const value = lookUp(table, p, q);
        expect(value).not.toBeNaN();
        worst = Math.max(worst, relativeError(distribution, value, p, q, 4));
        fall = Math.max(fall, (before - value) / Math.abs(value));
        before = value;
      }
      expect(worst).toBeLessThan(1e-6);
      expect(fall).toBeLessThan(4 * Number.EPSILON);
    },
  );

  it.each([...tabulated, ...exact, fixedAt(4.6)].map((one) => [titleOf(one), one] as const))(
    'of %s fills a block as it answers one by one',
    (title, distribution) => {
      const table = quantileTable(distribution);
      const stream = streamAt(8, title, 0);
      const edges = [1e-12, 1 / 0x200000, 0.25, 0.5, 0.75, 1 - 1 / 0x200000, 1 - 1e-12];
      const uniforms = Float64Array.from([...edges, ...Array.from({ length: 1000 }, () => stream.next())]);
      const variates = new Float64Array(uniforms.length);
      fillFrom(table, uniforms, variates);
      expect([...variates]).toEqual([...uniforms].map((u) => lookUp(table, u)));
      fillFrom(table, uniforms, uniforms);
      expect(uniforms).toEqual(variates);
    },
  );

  it('is exact at the median, at a knot and beyond the outermost knot', () => {
    for (const distribution of tabulated) {
      const table = quantileTable(distribution);
      for (const p of [0.5, 0.25, 0.75, 1e-9, 1e-15, 1 - 1e-12]) {
        expect(lookUp(table, p) / quantile(distribution, p), titleOf(distribution)).toBeCloseTo(1, 13);
      }
      expect(lookUp(table, 1, 1e-30)).toBe(quantile(distribution, 1, 1e-30));
    }
  });

  it('of a variation that vanishes is the mean', () => {
    const still = [gammaFromMeanSe(8000, 1e-200), betaFromMeanSe(0.78, 1e-30), normalFromMeanSe(3, 1e-300)];
    expect(
      still.map((distribution) => {
        const table = quantileTable(distribution);
        const values = [1e-12, 1e-3, 0.4, 0.5, 0.6, 0.999].map((u) => lookUp(table, u));
        return Math.max(...values.map((value) => Math.abs(value / (values[3] as number) - 1)));
      }),
    ).toEqual([expect.closeTo(0, 14), expect.closeTo(0, 14), 0]);
  });

  it('refuses what is no probability', () => {
    const table = quantileTable(normalFromMeanSe(0, 1));
    for (const u of [0, 1, -1, 2, Number.NaN]) expect(() => lookUp(table, u)).toThrow(RangeError);
  });
});
