import { type Distribution, density, quantile } from './distribution.ts';

/**
 * A distribution's quantile function as a table, so that one random word gives one variate in a few nanoseconds
 * whatever the family.
 *
 * A word w of 32 bits stands for the probability u = (w + ½) / 2³². The probability of the nearer tail chooses the cell: 20
 * octaves on each side, from ½ down to 2⁻²¹, each cut into 16 equal cells, so that the exponent and the first four bits of
 * the probability, as they stand in a double, are the cell's number. A cell is the cubic with the exact values and the exact slopes 1/density
 * at its ends; its error falls with the fourth power of its width (de Boor 2001, A Practical Guide to Splines, chapter IV).
 *
 * Error below 1e-6 of the tail's probability, usually 2e-7, and monotone up to the last bit of the value. Beyond the
 * outermost knot (one variate in a million) and where there are no cells the exact quantile answers: for the few
 * distributions that no cubic follows, for known figures and for a supplier's own draws.
 */
export interface QuantileTable {
  readonly distribution: Distribution;
  /** Four coefficients a cell, lower side then upper side, from the outermost cell to the median: 20 KB. */
  readonly cells: Float64Array | undefined;
}

const OCTAVES = 20;
/** 2⁻²¹: the probability of the outermost knot, and that times 2³². */
const OUTERMOST = 1 / 0x200000;
export const OUTERMOST_WORDS: number = OUTERMOST * 0x100000000;
/** Largest error in a cell's middle, relative to the tail's probability. */
const TOLERANCE = 9e-7;
const CELL_BITS = 4;
const CELLS = 1 << CELL_BITS;
/** Coefficients of one side. */
export const SIDE: number = 4 * OCTAVES * CELLS;
/** Coefficients of a table. */
export const TABLE: number = 2 * SIDE;

/**
 * Exponent and first bits of OUTERMOST_WORDS as they stand in the high word of a double: the number of the first cell.
 */
const CELL_SHIFT = 20 - CELL_BITS;
export const FIRST_CELL: number = (1023 + 11) << CELL_BITS;
/** How far into a cell a value may be: the bits below the cell's, as a fraction of the octave. */
const UNIT = CELLS;

/** The double whose bits are being read. */
const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);
double[0] = 1;
/** Which half holds the exponent: the machine's byte order. */
const HIGH = halves[1] === 0 ? 0 : 1;

/** The probability a word stands for, strictly between 0 and 1. */
export function uniformOf(word: number): number {
  return (word + 0.5) / 0x100000000;
}

/** @param distribution of any family; building takes about half a millisecond */
export function quantileTable(distribution: Distribution): QuantileTable {
  if (distribution.family === 'fixed' || distribution.family === 'empirical') {
    return { distribution, cells: undefined };
  }
  const cells = new Float64Array(TABLE);
  fillSide(distribution, cells, 0);
  fillSide(distribution, cells, SIDE);
  return { distribution, cells: isAccurate(distribution, cells) ? cells : undefined };
}

/** Value below which the table's distribution falls with the probability that `word` stands for. */
export function lookUp(table: QuantileTable, word: number): number {
  const out = new Float64Array(1);
  fillFrom(table, Uint32Array.of(word), out);
  return out[0] as number;
}

/** One variate per word. */
export function fillFrom(table: QuantileTable, words: Uint32Array, out: Float64Array): void {
  const { distribution, cells } = table;
  if (distribution.family === 'fixed') {
    out.fill(distribution.value, 0, words.length);
  } else if (cells === undefined) {
    for (let at = 0; at < words.length; at++) out[at] = exactOf(distribution, words[at] as number);
  } else {
    for (let at = 0; at < words.length; at++) out[at] = inTable(cells, words[at] as number);
    fillBeyond(table, words, out);
  }
}

/** Puts the exact quantile where a word lies beyond the outermost knot. */
export function fillBeyond({ distribution }: QuantileTable, words: Uint32Array, out: Float64Array): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as number;
    if (isBeyond(word)) out[at] = exactOf(distribution, word);
  }
}

function isBeyond(word: number): boolean {
  return (word ^ (word >> 31)) + 0.5 < OUTERMOST_WORDS;
}

function exactOf(distribution: Distribution, word: number): number {
  return quantile(distribution, uniformOf(word), uniformOf(~word >>> 0));
}

/** The cubic at the probability of a word that is not beyond the outermost knot. */
function inTable(cells: Float64Array, word: number): number {
  const isUpper = word >> 31; // 0 or −1
  double[0] = (word ^ isUpper) + 0.5; // the nearer tail, times 2³²
  const high = halves[HIGH] as number;
  const at = (((high >>> CELL_SHIFT) - FIRST_CELL) << 2) + (isUpper & SIDE);
  // The bits below the cell's as a fraction: those of a number from 1 up to 1 + 1/16.
  halves[HIGH] = (high & ((1 << CELL_SHIFT) - 1)) | 0x3ff00000;
  return cubic(cells, at, double[0] - 1);
}

function cubic(cells: Float64Array, at: number, t: number): number {
  return (
    (cells[at] as number) +
    t * ((cells[at + 1] as number) + t * ((cells[at + 2] as number) + t * (cells[at + 3] as number)))
  );
}

/** Cells from the outermost to the median; each knot is found from the cell before it. */
function fillSide(distribution: Distribution, cells: Float64Array, side: number): void {
  let at = side;
  let width = OUTERMOST / CELLS;
  let left = exactAt(distribution, OUTERMOST, side);
  let leftSlope = slopeAt(distribution, left, side);
  for (let octave = 0; octave < OCTAVES; octave++) {
    for (let cell = 0; cell < CELLS; cell++) {
      const afterNarrower = cell === 0 ? 3 : 2; // where the new knot lies, in widths of the cell before
      const near = at === side ? left + leftSlope * width : cubic(cells, at - 4, afterNarrower / UNIT);
      const right = exactAt(distribution, (CELLS + cell + 1) * width, side, near);
      const rightSlope = slopeAt(distribution, right, side);
      writeCell(cells, at, [left, leftSlope * width, right, rightSlope * width]);
      left = right;
      leftSlope = rightSlope;
      at += 4;
    }
    width *= 2;
  }
}

function exactAt(distribution: Distribution, tail: number, side: number, near?: number): number {
  return side === 0
    ? quantile(distribution, tail, 1 - tail, near)
    : quantile(distribution, 1 - tail, tail, near);
}

/** Change of the quantile with the tail's probability. */
function slopeAt(distribution: Distribution, value: number, side: number): number {
  const slope = 1 / density(distribution, value);
  if (!(slope < Number.POSITIVE_INFINITY)) return 0;
  return side === 0 ? slope : -slope;
}

/**
 * Hermite's cubic between two knots; slopes are changes over the whole cell. A slope steeper than three times the chord
 * could make it turn back (Fritsch & Carlson 1980): exact slopes are steeper only where the doubles are coarser than the
 * distribution, so that a rounded knot lies far out in its tail, and are cut there.
 */
function writeCell(
  cells: Float64Array,
  at: number,
  [left, leftSlope, right, rightSlope]: readonly [number, number, number, number],
): void {
  const rise = right - left;
  const steepest = 3 * Math.abs(rise);
  const from = Math.max(-steepest, Math.min(leftSlope, steepest));
  const to = Math.max(-steepest, Math.min(rightSlope, steepest));
  cells[at] = left;
  cells[at + 1] = from * UNIT;
  cells[at + 2] = (3 * rise - 2 * from - to) * UNIT * UNIT;
  cells[at + 3] = (from + to - 2 * rise) * UNIT * UNIT * UNIT;
}

/** Compares the middle of each octave's first cell, the widest for its probability, with the exact quantile. */
function isAccurate(distribution: Distribution, cells: Float64Array): boolean {
  for (const side of [0, SIDE]) {
    for (let octave = 0; octave < OCTAVES; octave++) {
      const tail = OUTERMOST * (1 << octave) * (1 + 0.5 / CELLS);
      const value = cubic(cells, side + 4 * CELLS * octave, 0.5 / UNIT);
      const exact = exactAt(distribution, tail, side, value);
      const error = Math.abs(value - exact);
      const asFineAsDoubles = error <= 4 * Number.EPSILON * Math.abs(exact);
      if (!(asFineAsDoubles || error * density(distribution, exact) <= TOLERANCE * tail)) return false;
    }
  }
  return true;
}
