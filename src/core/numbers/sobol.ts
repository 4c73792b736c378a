import { DIRECTIONS, SOBOL_DIMENSIONS } from './sobolDirections.ts';
import { streamAt } from './stream.ts';

/**
 * Sobol' points: instead of independent random numbers, numbers that fill 0…1 evenly in every dimension and in many of
 * their combinations, so that means over them err far less than means over as many plain draws
 * (Sobol' 1967; Joe & Kuo, SIAM J Sci Comput 2008;30:2635-2654; Owen, ACM TOMACS 1998;8:71-102).
 *
 * A coordinate of a point is a word of 32 bits, read as a fraction of 2^32. It is the sum without carry (exclusive or) of
 * some of the dimension's 32 direction words: those whose bits are set in the Gray code of the point's number, so that
 * from one point to the next a single direction changes (Antonov & Saleev 1979).
 */

/** Digits of a word. */
const BITS = 32;

/** One line of the table: what the first direction words are and how the others follow from them. */
interface Dimension {
  readonly degree: number;
  /** The polynomial's coefficients between the first and the last one. */
  readonly polynomial: number;
  /** m₁ … m_degree, odd, mᵢ < 2^i. */
  readonly initial: readonly number[];
}

/** Unpacked when first asked for. */
let table: readonly Dimension[] | undefined;

/**
 * The 32 direction words of a dimension, the one for the lowest bit of a point's number first.
 * @param dimension from 0
 * @returns undefined beyond the table's 1024 dimensions
 */
export function sobolDimension(dimension: number): Uint32Array | undefined {
  if (dimension === 0) return Uint32Array.from({ length: BITS }, (_, bit) => 0x80000000 >>> bit);
  table ??= unpack();
  const line = table[dimension - 1];
  if (line === undefined) return undefined;
  const { degree, polynomial, initial } = line;
  const words = Uint32Array.from({ length: BITS }, (_, at) => (initial[at] ?? 0) << (BITS - 1 - at));
  for (let at = degree; at < BITS; at++) {
    const before = words[at - degree] as number;
    let word = before ^ (before >>> degree);
    for (let back = 1; back < degree; back++) {
      if ((polynomial >>> (degree - 1 - back)) & 1) word ^= words[at - back] as number;
    }
    words[at] = word;
  }
  return words;
}

/** The table from the second dimension on. */
function unpack(): Dimension[] {
  const digits = DIRECTIONS.replace(/\s/g, '');
  let [at, buffer, held] = [0, 0, 0];
  const bits = (count: number): number => {
    for (; held < count; held += 5) buffer = (buffer << 5) | digitOf(digits.charCodeAt(at++));
    held -= count;
    const value = buffer >>> held;
    buffer &= (1 << held) - 1;
    return value;
  };
  return Array.from({ length: SOBOL_DIMENSIONS - 1 }, () => {
    const degree = bits(4);
    const polynomial = bits(degree - 1);
    return { degree, polynomial, initial: Array.from({ length: degree }, (_, i) => 2 * bits(i) + 1) };
  });
}

/** A digit of base 32: 0 to 9, a to v. */
function digitOf(character: number): number {
  return character < 58 ? character - 48 : character - 87;
}

/** A dimension as its points are made from it: every word is also moved by `shift` (exclusive or). */
export interface SobolSequence {
  readonly directions: Uint32Array;
  readonly shift: number;
}

/** What a scramble depends on, and nothing else. */
export interface ScrambleKey {
  readonly seed: number;
  /** Of the stream that takes its numbers from these points. */
  readonly name: string;
  /** From 0; different ones are independent. */
  readonly randomisation: number;
}

/**
 * A random scramble of one dimension: the digits of every word are multiplied by a random lower triangular matrix of
 * bits with ones on its diagonal, then shifted (Matoušek, J Complexity 1998;14:527-556). Each point alone becomes
 * uniform on 0…1, all points together stay as evenly spread as before; so a mean over scrambled points is unbiased
 * and independent randomisations tell its standard error.
 */
export function scrambled(
  directions: Uint32Array,
  { seed, name, randomisation }: ScrambleKey,
): SobolSequence {
  const random = streamAt(seed, `sobol/${name}`, randomisation);
  const word = (): number => Math.floor(random.next() * 0x100000000) >>> 0;
  // What each digit adds to the digits: itself, and by chance any of those below it.
  const columns = Uint32Array.from({ length: BITS }, (_, digit) => {
    const itself = 0x80000000 >>> digit;
    return itself | (word() & (itself - 1));
  });
  return { directions: directions.map((direction) => times(columns, direction)), shift: word() };
}

/** A matrix of bits, given by its columns, times a word's digits. */
function times(columns: Uint32Array, word: number): number {
  let sum = 0;
  for (let rest = word; rest !== 0; ) {
    const digit = Math.clz32(rest);
    sum ^= columns[digit] as number;
    rest ^= 0x80000000 >>> digit;
  }
  return sum;
}

/**
 * Points number `first` to `first + out.length − 1`. Every block of 2^k points that begins at a multiple of 2^k has
 * one point in each of 2^k equal intervals.
 * @param first from 0; the last point's number must be below 2^32
 */
export function fillSobol({ directions, shift }: SobolSequence, first: number, out: Uint32Array): void {
  let word = shift;
  const gray = first ^ (first >>> 1);
  for (let bit = 0; bit < BITS; bit++) if ((gray >>> bit) & 1) word ^= directions[bit] as number;
  const size = out.length;
  const isBlock = (size & (size - 1)) === 0 && first % size === 0;
  if (isBlock) {
    // The Gray code of each half is that of the other one backwards, with one more bit.
    out[0] = word;
    for (let half = 1, bit = 0; half < size; half *= 2, bit++) {
      const direction = directions[bit] as number;
      for (let at = 0; at < half; at++) out[half + at] = (out[half - 1 - at] as number) ^ direction;
    }
    return;
  }
  for (let at = 0; at < size; at++) {
    out[at] = word;
    // The Gray code of the next number differs in the place of that number's lowest one.
    const next = (first + at + 1) | 0;
    word ^= directions[31 - Math.clz32(next & -next)] as number;
  }
}
