import { describe, expect, it } from 'vitest';
import { betaFromEvents, betaFromMeanSe } from '../../../src/core/distributions/beta.ts';
import { type Distribution, quantile } from '../../../src/core/distributions/distribution.ts';
import { fixedAt } from '../../../src/core/distributions/fixed.ts';
import { gammaFromMeanSe } from '../../../src/core/distributions/gamma.ts';
import { logNormalFromInterval } from '../../../src/core/distributions/logNormal.ts';
import { normalFromMeanSe } from '../../../src/core/distributions/normal.ts';
import {
  fillBeyond,
  fillFrom,
  lookUp,
  quantileTable,
  TABLE,
  uniformOf,
} from '../../../src/core/distributions/quantileTable.ts';
import { SCRATCH_BYTES, wasmVariates } from '../../../src/core/distributions/wasmVariates.ts';
import { fillWords, lanesAt, type Stream, streamAt } from '../../../src/core/numbers/stream.ts';
import { wasmMemory } from '../../../src/core/numbers/wasmModule.ts';
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

/** Half of them even over all words, half even in the logarithm of a tail from one word to half of them; in order. */
function words(count: number, stream: Stream): number[] {
  return Array.from({ length: count }, (_, at) => {
    const u = stream.next();
    const tail = Math.floor(at % 2 === 0 ? 0x80000000 * u : Math.exp(u * Math.log(0x80000000)));
    return stream.next() < 0.5 ? tail : ~tail >>> 0;
  }).sort((a, b) => a - b);
}

/** The first word that is in the table, and the last one of its lower side. */
const [outermost, median] = [0x800, 0x7fffffff];

describe('a quantile table', () => {
  it.each([...tabulated, ...exact].map((one) => [titleOf(one), one] as const))(
    'of %s is within 1e-6 of the tail and monotone at 20,000 random probabilities',
    (title, distribution) => {
      const table = quantileTable(distribution);
      expect(table.cells === undefined).toBe(exact.includes(distribution));
      let worst = 0;
      let fall = 0;
      let before = Number.NEGATIVE_INFINITY;
      for (const word of words(20_000, streamAt(7, title, 0))) {
        const value = lookUp(table, word);
        expect(value).not.toBeNaN();
        const [p, q] = [uniformOf(word), uniformOf(~word >>> 0)];
        worst = Math.max(worst, relativeError(distribution, value, p, q, 4));
        fall = Math.max(fall, (before - value) / Math.abs(value));
        before = value;
      }
      expect(worst).toBeLessThan(1e-6);
      expect(fall).toBeLessThan(4 * Number.EPSILON);
    },
  );

  it.each([...tabulated, fixedAt(4.6)].map((one) => [titleOf(one), one] as const))(
    'of %s gives the same bits in WebAssembly, and knows which words are beyond it',
    (title, distribution) => {
      const table = quantileTable(distribution);
      if (table.cells === undefined) return;
      const edges = [0, outermost - 1, outermost, 0x3fffffff, 0x40000000, median];
      const some = Uint32Array.from([
        ...edges,
        ...edges.map((word) => ~word),
        ...words(1012, streamAt(8, title, 0)),
      ]);
      const memory = wasmMemory(SCRATCH_BYTES + TABLE * 8 + some.length * 12);
      const [tableAt, wordsAt] = [SCRATCH_BYTES, SCRATCH_BYTES + TABLE * 8];
      const outAt = wordsAt + some.byteLength;
      const fast = new Float64Array(memory.buffer, outAt, some.length);
      new Float64Array(memory.buffer, tableAt, TABLE).set(table.cells);
      new Uint32Array(memory.buffer, wordsAt, some.length).set(some);
      const { variates } = wasmVariates(memory, 0, some.length);
      expect(variates(wordsAt, tableAt, outAt)).toBe(true);
      fillBeyond(table, some, fast);
      const plain = new Float64Array(some.length);
      fillFrom(table, some, plain);
      expect(fast).toEqual(plain);
      new Uint32Array(memory.buffer, wordsAt, some.length).fill(outermost);
      expect(variates(wordsAt, tableAt, outAt)).toBe(false);
    },
  );

  it('takes its words in WebAssembly from the same generator', () => {
    const memory = wasmMemory(SCRATCH_BYTES + 4 * 1024);
    wasmVariates(memory, 0, 1024).words(3, 'name', 7, SCRATCH_BYTES);
    const plain = new Uint32Array(1024);
    fillWords(lanesAt(3, 'name', 7), plain);
    expect(new Uint32Array(memory.buffer, SCRATCH_BYTES, 1024)).toEqual(plain);
  });

  it('is exact beyond its outermost knot, and at its knots as exact as the doubles', () => {
    for (const distribution of tabulated) {
      const table = quantileTable(distribution);
      for (const word of [0, 1, outermost - 1]) {
        const [u, oneMinusU] = [uniformOf(word), uniformOf(~word >>> 0)];
        expect(lookUp(table, word)).toBe(quantile(distribution, u, oneMinusU));
        expect(lookUp(table, ~word >>> 0)).toBe(quantile(distribution, oneMinusU, u));
      }
      expect(
        lookUp(table, median) / quantile(distribution, uniformOf(median)),
        titleOf(distribution),
      ).toBeCloseTo(1, 13);
    }
  });

  it('of a variation that vanishes is the mean', () => {
    const still = [gammaFromMeanSe(8000, 1e-200), betaFromMeanSe(0.78, 1e-30), normalFromMeanSe(3, 1e-300)];
    expect(
      still.map((distribution) => {
        const table = quantileTable(distribution);
        const values = [0, 4_000_000, 1_700_000_000, median, 2_600_000_000, 4_290_000_000].map((word) =>
          lookUp(table, word),
        );
        return Math.max(...values.map((value) => Math.abs(value / (values[3] as number) - 1)));
      }),
    ).toEqual([expect.closeTo(0, 14), expect.closeTo(0, 14), 0]);
  });
});
