import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillSobol, type SobolSequence, scrambled, sobolDimension } from '../../../src/core/numbers/sobol.ts';
import { streamAt } from '../../../src/core/numbers/stream.ts';
import { golden } from '../../support/golden.ts';

function plain(dimension: number): SobolSequence {
  const directions = sobolDimension(dimension);
  if (directions === undefined) throw new Error(`no dimension ${dimension}`);
  return { directions, shift: 0 };
}

function scrambledDimension(dimension: number, randomisation: number): SobolSequence {
  return scrambled(plain(dimension).directions, { seed: 5, name: `input ${dimension}`, randomisation });
}

function points(sequence: SobolSequence, first: number, length: number): Uint32Array {
  const words = new Uint32Array(length);
  fillSobol(sequence, first, words);
  return words;
}

interface GoldenWords {
  readonly dimension: number;
  readonly words: readonly number[];
}

describe('Sobol points', () => {
  const { first, far, farFrom } = golden('sobol').expected;

  it('are those of scipy to the last bit, with the table of Joe & Kuo 2008', () => {
    for (const { dimension, words } of first as GoldenWords[])
      expect([...points(plain(dimension), 0, words.length)]).toEqual(words);
    for (const { dimension, words } of far as GoldenWords[])
      expect([...points(plain(dimension), farFrom, words.length)]).toEqual(words);
  });

  it.each([2 ** 20 - 4, 2 ** 25, 2 ** 31 - 8])(
    'of the first dimension are the reversed bits of the Gray code, from number %i',
    (from) => {
      const expected = Array.from({ length: 8 }, (_, at) => {
        const number = from + at;
        const bits = ((number ^ (number >>> 1)) >>> 0).toString(2).padStart(32, '0');
        return Number.parseInt([...bits].reverse().join(''), 2);
      });
      expect([...points(plain(0), from, 8)]).toEqual(expected);
    },
  );

  it('are the same whether a block is asked for whole or in pieces', () => {
    for (const dimension of [0, 5, 700]) {
      const whole = points(scrambledDimension(dimension, 3), 3072, 1024);
      const pieces = [
        ...points(scrambledDimension(dimension, 3), 3072, 7),
        ...points(scrambledDimension(dimension, 3), 3079, 1017),
      ];
      expect([...whole]).toEqual(pieces);
    }
  });

  it('end where the table ends', () => {
    expect(sobolDimension(1023)).toHaveLength(32);
    expect(sobolDimension(1024)).toBeUndefined();
  });

  it('have one point of every aligned block of 2^k in each of 2^k intervals, scrambled or not', () => {
    const blocks = fc
      .integer({ min: 0, max: 10 })
      .chain((k) => fc.tuple(fc.constant(k), fc.integer({ min: 0, max: 2 ** (31 - k) - 1 })));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1023 }),
        blocks,
        fc.option(fc.nat()),
        (dimension, [k, block], randomisation) => {
          const sequence =
            randomisation === null ? plain(dimension) : scrambledDimension(dimension, randomisation);
          const words = points(sequence, block * 2 ** k, 2 ** k);
          // In two steps: a shift by 32 would be none.
          const intervals = words.map((word) => (word >>> 1) >>> (31 - k));
          expect([...intervals.sort()]).toEqual([...Array(2 ** k).keys()]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['as they are', plain],
    ['scrambled', (dimension: number) => scrambledDimension(dimension, 3)],
  ])('in the first two dimensions have one point in every box of 2^-a times 2^-b, %s', (_, sequenceOf) => {
    const m = 8;
    for (const block of [0, 1, 12_345]) {
      const [x, y] = [0, 1].map((dimension) => points(sequenceOf(dimension), block * 2 ** m, 2 ** m)) as [
        Uint32Array,
        Uint32Array,
      ];
      for (let a = 1; a < m; a++) {
        const boxes = x.map(
          (word, at) => (word >>> (32 - a)) * 2 ** (m - a) + ((y[at] as number) >>> (32 - m + a)),
        );
        expect([...boxes.sort()]).toEqual([...Array(2 ** m).keys()]);
      }
    }
  });
});

describe('scrambles', () => {
  const draws = 256;
  /** Product of 1 + (x − ½) over six dimensions: mean 1 exactly. */
  const meanOver = (coordinates: readonly Float64Array[]): number => {
    let sum = 0;
    for (let draw = 0; draw < draws; draw++)
      sum += coordinates.reduce((product, x) => product * (0.5 + (x[draw] as number)), 1);
    return sum / draws;
  };
  const repeated = (meanIn: (repetition: number) => number) => {
    const means = Array.from({ length: 200 }, (_, repetition) => meanIn(repetition));
    const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
    const variance = means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (means.length - 1);
    return { mean, variance };
  };
  const dimensions = [0, 1, 2, 3, 4, 5];

  it('give unbiased means that vary far less than those of plain draws', () => {
    const sobol = repeated((randomisation) =>
      meanOver(
        dimensions.map((dimension) =>
          Float64Array.from(
            points(scrambledDimension(dimension, randomisation), 0, draws),
            (word) => (word + 0.5) / 2 ** 32,
          ),
        ),
      ),
    );
    const monteCarlo = repeated((block) =>
      meanOver(
        dimensions.map((dimension) => {
          const stream = streamAt(5, `plain ${dimension}`, block);
          return Float64Array.from({ length: draws }, () => stream.next());
        }),
      ),
    );
    expect(Math.abs(sobol.mean - 1)).toBeLessThan(4 * Math.sqrt(sobol.variance / 200));
    expect(sobol.variance).toBeLessThan(monteCarlo.variance / 100);
  });

  it('make each point alone uniform', () => {
    for (const number of [0, 1, 1000]) {
      const { mean, variance } = repeated(
        (randomisation) => (points(scrambledDimension(4, randomisation), number, 1)[0] as number) / 2 ** 32,
      );
      expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 200));
      // The variance of 200 uniform numbers is known to about 6%.
      expect(Math.abs(variance * 12 - 1)).toBeLessThan(0.25);
    }
  });

  it('depend on seed, name and randomisation, and on nothing else', () => {
    const { directions } = plain(7);
    const key = { seed: 1, name: 'shared/cost', randomisation: 2 };
    expect(scrambled(directions, key)).toEqual(scrambled(directions, { ...key }));
    for (const other of [{ seed: 2 }, { name: 'shared/utility' }, { randomisation: 3 }])
      expect(scrambled(directions, { ...key, ...other })).not.toEqual(scrambled(directions, key));
  });
});
