import { type Distribution, density, quantile } from './distribution.ts';

/**
 * A distribution's quantile function as a table, so that one uniform number gives one variate in a few nanoseconds
 * whatever the family.
 *
 * The probability of the nearer tail chooses the cell: 20 octaves on each side, from ½ down to 2⁻²¹, each cut into 16
 * equal cells, so that the exponent and the first four bits of the probability, read as they stand in the double, are
 * the cell's number. A cell is the cubic with the exact values and the exact slopes 1/density at its ends; its error
 * falls with the fourth power of its width (de Boor 2001, A Practical Guide to Splines, chapter IV).
 *
 * Error below 1e-6 of the tail's probability, usually 2e-7, and monotone up to the last bit of the value. Beyond the
 * outermost knot (one variate in a million) and where there are no cells the exact quantile answers: for the few
 * distributions that no cubic follows, for known figures and for a supplier's own draws.
 */
export interface QuantileTable {
  readonly distribution: Distribution;
  /** Four coefficients a cell, lower side then upper side: 20 KB. */
  readonly cells: Float64Array | undefined;
}

const OCTAVES = 20;
/** 2⁻²¹: the probability of the outermost knot. */
const OUTERMOST = 1 / 0x200000;
/** Largest error in a cell's middle, relative to the tail's probability. */
const TOLERANCE = 9e-7;
const CELL_BITS = 4;
const CELLS = 1 << CELL_BITS;
/** One cell more: the probability ½ itself has the exponent of the octave above it. */
const SIDE = 4 * (OCTAVES * CELLS + 1);

/** Exponent and first mantissa bits of OUTERMOST, as they stand in the high word of a double. */
const SHIFT = 20 - CELL_BITS;
const FIRST_CELL = (1023 - 1 - OCTAVES) << CELL_BITS;
/** The bits below them say where in the cell, counted in units of the high word: 0 … 2¹⁶. */
const POSITION = (1 << SHIFT) - 1;
const UNIT = 1 / (1 << SHIFT);
const LOW_WORD = 1 / 0x100000000;

/** The double whose bits are being read. */
const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
double[0] = 1;
/** Which word holds the exponent: the machine's byte order. */
const HIGH = words[1] === 0 ? 0 : 1;
const LOW = 1 - HIGH;

/** @param distribution of any family; building takes about half a millisecond */
export function quantileTable(distribution: Distribution): QuantileTable {
  if (distribution.family === 'fixed' || distribution.family === 'empirical') {
    return { distribution, cells: undefined };
  }
  const cells = new Float64Array(2 * SIDE);
  fillSide(distribution, cells, 0);
  fillSide(distribution, cells, SIDE);
  return { distribution, cells: isAccurate(distribution, cells) ? cells : undefined };
}

/**
 * Value below which the table's distribution falls with probability `u`, 0 < u < 1.
 * @param oneMinusU given where u is too near 1 to carry it
 */
export function lookUp({ distribution, cells }: QuantileTable, u: number, oneMinusU = 1 - u): number {
  const tail = Math.min(u, oneMinusU);
  return cells === undefined || !(tail >= OUTERMOST)
    ? quantile(distribution, u, oneMinusU)
    : inTable(cells, tail, u < 0.5 ? 0 : SIDE);
}

/** One variate per uniform number, 0 < u < 1; `out` may be `uniforms` itself. */
export function fillFrom(
  { distribution, cells }: QuantileTable,
  uniforms: Float64Array,
  out: Float64Array,
): void {
  if (cells !== undefined) {
    fillFromCells(distribution, cells, uniforms, out);
  } else if (distribution.family === 'fixed') {
    out.fill(distribution.value, 0, uniforms.length);
  } else {
    uniforms.forEach((u, at) => {
      out[at] = quantile(distribution, u);
    });
  }
}

/** Without an unpredictable branch: which side is arithmetic, not a choice. */
function fillFromCells(
  distribution: Distribution,
  cells: Float64Array,
  uniforms: Float64Array,
  out: Float64Array,
): void {
  const count = uniforms.length;
  for (let at = 0; at < count; at++) {
    const u = uniforms[at] as number;
    const isUpper = (u + u) | 0; // 0 or 1
    const tail = Math.abs(isUpper - u);
    out[at] = tail < OUTERMOST ? quantile(distribution, u) : inTable(cells, tail, -isUpper & SIDE);
  }
}

/**
 * The cubic at `tail`, OUTERMOST ≤ tail ≤ ½.
 * @param side 0 or SIDE
 */
function inTable(cells: Float64Array, tail: number, side: number): number {
  double[0] = tail;
  const high = (words[HIGH] as number) | 0;
  const at = (side + (((high >> SHIFT) - FIRST_CELL) << 2)) | 0;
  const position = (high & POSITION) + (words[LOW] as number) * LOW_WORD;
  return cubic(cells, at, position);
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
  cells[at] = left; // the cell of ½ itself
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
    for (let tail = OUTERMOST * (1 + 0.5 / CELLS); tail < 0.5; tail *= 2) {
      const value = inTable(cells, tail, side);
      const exact = exactAt(distribution, tail, side, value);
      const error = Math.abs(value - exact);
      const asFineAsDoubles = error <= 4 * Number.EPSILON * Math.abs(exact);
      if (!(asFineAsDoubles || error * density(distribution, exact) <= TOLERANCE * tail)) return false;
    }
  }
  return true;
}
