/** Which members of a group of inputs each strategy depends on: its own and those that all strategies share. */
export interface GroupSpec {
  /** Per strategy, the places of its members among the columns of a block. */
  readonly members: readonly (readonly number[])[];
}

/** A run of draws of a group. */
export interface GroupBlock {
  readonly rows: number;
  /** Number of the first draw. */
  readonly from: number;
  /** Values of each member, `rows` long. */
  readonly columns: readonly Float64Array[];
  /** Per strategy, `rows` long. */
  readonly cost: readonly Float64Array[];
  readonly effect: readonly Float64Array[];
}

/** Beyond this many members of one strategy their products are left out: they would be 78 terms and more. */
const MOST_WITH_PRODUCTS = 12;

/** The terms of one set of members: 1, each member, each square, then the products of two. */
interface Polynomial {
  readonly members: readonly number[];
  /** Number of terms up to the end of each of these four parts, where a regression may stop. */
  readonly levels: readonly number[];
  /** Value of every term in the draws at hand: [term][row]. */
  readonly terms: Float64Array[];
}

/** What the regressions of a group work with, made from one block of draws after the other. */
export interface GroupDesign {
  readonly strategies: number;
  /** Quadratic: with products of members. */
  readonly terms: 'quadratic' | 'main';
  readonly polynomials: readonly Polynomial[];
  /** Place of each strategy's polynomial; strategies of the same members have the same one. */
  readonly polynomialOf: readonly number[];
  /** In the draws at hand, cost and effect of every strategy in turn: [2·strategy + outcome][row]. */
  readonly outcomes: readonly Float64Array[];
  load(block: GroupBlock): void;
}

/**
 * What all strategies have in common says nothing of the choice and is taken off: in each draw if they have the same
 * members, else a constant. Members are centred and scaled by the first block that is loaded; any numbers near would
 * do, they only keep rounding small.
 */
export function groupDesign({ members }: GroupSpec): GroupDesign {
  const strategies = members.length;
  const keys = members.map((places) => places.join());
  const different = [...new Set(keys)];
  const products = members.every((places) => places.length <= MOST_WITH_PRODUCTS);
  const polynomials = different.map((key) =>
    polynomialOf(members[keys.indexOf(key)] as readonly number[], products),
  );
  const outcomes = Array.from({ length: 2 * strategies }, () => new Float64Array(0));
  let scales: readonly Scale[] | undefined;
  let middles: readonly [number, number] | undefined;

  return {
    strategies,
    terms: products ? 'quadratic' : 'main',
    polynomials,
    polynomialOf: keys.map((key) => different.indexOf(key)),
    outcomes,
    load({ rows, columns, cost, effect }) {
      if (rows > (outcomes[0]?.length ?? 0)) {
        for (const list of [outcomes, ...polynomials.map(({ terms }) => terms)])
          for (let at = 0; at < list.length; at++) list[at] = new Float64Array(rows);
      }
      scales ??= columns.map((values) => scaleOf(values, rows));
      middles ??= [middleOf(cost, rows), middleOf(effect, rows)];
      for (const one of polynomials) fillTerms(one, columns, scales, rows);
      for (const [outcome, values] of [cost, effect].entries()) {
        const middle = middles[outcome] as number;
        for (let row = 0; row < rows; row++) {
          let common = middle;
          if (polynomials.length === 1) {
            common = 0;
            for (let at = 0; at < strategies; at++) common += (values[at]?.[row] as number) / strategies;
          }
          for (let at = 0; at < strategies; at++) {
            const target = outcomes[2 * at + outcome] as Float64Array;
            target[row] = (values[at]?.[row] as number) - common;
          }
        }
      }
    },
  };
}

function polynomialOf(members: readonly number[], products: boolean): Polynomial {
  const m = members.length;
  const levels = [1, 1 + m, 1 + 2 * m, ...(products ? [1 + 2 * m + (m * (m - 1)) / 2] : [])];
  const terms = Array.from({ length: levels.at(-1) as number }, () => new Float64Array(0));
  return { members, levels, terms };
}

function fillTerms(
  { members, levels, terms }: Polynomial,
  columns: readonly Float64Array[],
  scales: readonly Scale[],
  rows: number,
): void {
  const term = (at: number): Float64Array => terms[at] as Float64Array;
  const multiply = (target: Float64Array, a: Float64Array, b: Float64Array): void => {
    for (let row = 0; row < rows; row++) target[row] = (a[row] as number) * (b[row] as number);
  };
  term(0).fill(1);
  members.forEach((member, i) => {
    const { middle, width } = scales[member] as Scale;
    const values = columns[member] as Float64Array;
    const linear = term(1 + i);
    for (let row = 0; row < rows; row++) linear[row] = ((values[row] as number) - middle) / width;
    multiply(term(1 + members.length + i), linear, linear);
  });
  let at = levels[2] as number;
  for (let i = 0; at < terms.length; i++) {
    for (let j = i + 1; j < members.length; j++) multiply(term(at++), term(1 + i), term(1 + j));
  }
}

interface Scale {
  readonly middle: number;
  readonly width: number;
}

function scaleOf(values: Float64Array, rows: number): Scale {
  const middle = meanOf(values, rows);
  let squares = 0;
  for (let row = 0; row < rows; row++)
    squares += ((values[row] as number) - middle) * ((values[row] as number) - middle);
  const width = Math.sqrt(squares / rows);
  return { middle, width: width > 0 ? width : 1 };
}

function middleOf(values: readonly Float64Array[], rows: number): number {
  return values.reduce((sum, one) => sum + meanOf(one, rows), 0) / values.length;
}

function meanOf(values: Float64Array, rows: number): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += values[row] as number;
  return sum / rows;
}
