import { choleskyFactor, solveLower, solveUpper, trianglePlace } from '../numbers/cholesky.ts';
import { type GroupBlock, type GroupDesign, type GroupSpec, groupDesign } from './groupDesign.ts';

/** E(cost | group) and E(effect | group) of every strategy as polynomials in the members. */
export interface GroupFit {
  readonly design: GroupDesign;
  /** Whether products of members were considered, or main effects and squares only. */
  readonly terms: 'quadratic' | 'main';
  readonly draws: number;
  /** Cholesky factor of the products of terms, summed over draws, of each polynomial. */
  readonly factors: readonly Float64Array[];
  /** Cost and effect of every strategy in turn: coefficients of the terms that the fit makes use of. */
  readonly coefficients: readonly Float64Array[];
  /** Mean over all draws of these fits. */
  readonly means: readonly number[];
}

/** Added per draw to a term's own product: terms that repeat others (the square of a yes or no) stay solvable. */
const RIDGE = 1e-10;

/**
 * First pass over the draws: least squares of cost and effect, apart, on polynomials of the members. Only sums are kept.
 *
 * How far a polynomial goes (constant, straight, squares, products) is chosen by generalised cross-validation, once for the
 * cost and once for the effect of all strategies; so a group that says nothing usually gets constants, not noise.
 */
export function groupRegression(spec: GroupSpec): { add(block: GroupBlock): void; fit(): GroupFit } {
  const design = groupDesign(spec);
  const { polynomials, polynomialOf, outcomes } = design;
  const products = polynomials.map(({ terms }) => new Float64Array(trianglePlace(terms.length, 0)));
  const rights = outcomes.map((_, which) => new Float64Array(termsOf(design, which).length));
  const squares = new Float64Array(outcomes.length);
  let draws = 0;

  return {
    add(block) {
      design.load(block);
      const { rows } = block;
      draws += rows;
      for (const [which, { terms }] of polynomials.entries()) {
        const sums = products[which] as Float64Array;
        let place = 0;
        for (const [row, term] of terms.entries()) {
          for (let column = 0; column <= row; column++, place++)
            sums[place] = (sums[place] as number) + dot(term, terms[column] as Float64Array, rows);
        }
      }
      for (const [which, outcome] of outcomes.entries()) {
        const sums = rights[which] as Float64Array;
        for (const [at, term] of termsOf(design, which).entries())
          sums[at] = (sums[at] as number) + dot(term, outcome, rows);
        squares[which] = (squares[which] as number) + dot(outcome, outcome, rows);
      }
    },

    fit() {
      const factors = polynomials.map(({ terms }, which) => {
        const matrix = Float64Array.from(products[which] as Float64Array);
        // Not on the constant: the mean of a fit is to be the mean of its draws.
        for (let at = 1; at < terms.length; at++) {
          const place = trianglePlace(at, at);
          matrix[place] = (matrix[place] as number) + RIDGE * draws;
        }
        const factor = choleskyFactor(matrix, terms.length);
        if (factor === undefined) throw new Error('a ridge leaves no matrix of products singular');
        return factor;
      });
      // L⁻¹·right: its first p squares add up to what a regression on the first p terms explains.
      const lower = rights.map((right, which) =>
        solveLower(factors[polynomialOf[which >> 1] as number] as Float64Array, Float64Array.from(right)),
      );
      const levelOf = [0, 1].map((outcome) => bestLevel(design, draws, lower, squares, outcome));
      const coefficients = lower.map((values, which) => {
        const polynomial = polynomialOf[which >> 1] as number;
        const size = polynomials[polynomial]?.levels[levelOf[which % 2] as number] as number;
        return solveUpper(factors[polynomial] as Float64Array, values.slice(0, size));
      });
      const means = coefficients.map((values, which) => {
        const sums = products[polynomialOf[which >> 1] as number] as Float64Array;
        // The first column of the products: sums of each term.
        return (
          values.reduce((sum, value, at) => sum + value * (sums[trianglePlace(at, 0)] as number), 0) / draws
        );
      });
      return { design, terms: design.terms, draws, factors, coefficients, means };
    },
  };
}

/** The terms of the strategy that an outcome is of. */
export function termsOf({ polynomials, polynomialOf }: GroupDesign, which: number): readonly Float64Array[] {
  return polynomials[polynomialOf[which >> 1] as number]?.terms as Float64Array[];
}

/** The level of least generalised cross-validation, summed over strategies. */
function bestLevel(
  { polynomials, polynomialOf }: GroupDesign,
  draws: number,
  lower: readonly Float64Array[],
  squares: Float64Array,
  outcome: number,
): number {
  const levels = polynomials[0]?.levels.length as number;
  const scoreOf = (level: number): number =>
    polynomialOf.reduce((score, polynomial, strategy) => {
      const size = polynomials[polynomial]?.levels[level] as number;
      const free = draws - size;
      if (free <= 0) return Number.POSITIVE_INFINITY;
      const which = 2 * strategy + outcome;
      const values = lower[which] as Float64Array;
      let left = squares[which] as number;
      for (let at = 0; at < size; at++) left -= (values[at] as number) * (values[at] as number);
      return score + Math.max(0, left) / (free * free);
    }, 0);
  const scores = Array.from({ length: levels }, (_, level) => scoreOf(level));
  return scores.reduce((best, score, level) => (score < (scores[best] as number) ? level : best), 0);
}

/** Four sums side by side, which is most of the speed. */
function dot(a: Float64Array, b: Float64Array, rows: number): number {
  let [w, x, y, z] = [0, 0, 0, 0];
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    w += (a[row] as number) * (b[row] as number);
    x += (a[row + 1] as number) * (b[row + 1] as number);
    y += (a[row + 2] as number) * (b[row + 2] as number);
    z += (a[row + 3] as number) * (b[row + 3] as number);
  }
  for (; row < rows; row++) w += (a[row] as number) * (b[row] as number);
  return w + x + (y + z);
}
