import { decimal, type Quantity, total } from '../numbers/arithmetic.ts';
import { principalEigenvector } from '../numbers/principalEigenvector.ts';
import {
  type ComparisonValue,
  comparisonMatrix,
  nearestComparison,
  type WeightComparison,
} from './weightComparison.ts';

type ComparedTable = Pick<WeightComparison, 'criteria' | 'comparisons' | 'total' | 'decimals'>;

/** What follows from pairwise comparisons of criteria. Lists are in the order of the compared criteria. */
export interface ComparedWeights {
  /** By rows; `matrix[a][b]` says how much more `a` counts than `b`. */
  readonly matrix: readonly (readonly number[])[];
  /** Principal eigenvector, adding up to 1. */
  readonly shares: readonly number[];
  /** Points: shares of the total, rounded so that they add up to it. */
  readonly weights: readonly number[];
  /** λmax, at least the number of criteria, and equal to it if no judgement contradicts another. */
  readonly lambdaMax: number;
  /** CI = (λmax − n)/(n − 1). */
  readonly consistencyIndex: number;
  /** RI: the mean CI of tables filled in by chance. */
  readonly randomIndex: number;
  /** CR = CI/RI; 0 for two criteria, which cannot contradict each other. */
  readonly consistencyRatio: number;
}

/** Consistency ratio from which comparisons are refused (Saaty 1980). */
export const CONSISTENCY_LIMIT = 0.1;

/** RI of 1 to 10 criteria: Saaty, The Analytic Hierarchy Process, McGraw-Hill 1980, page 21. */
const randomIndices = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];

/**
 * Weights by the principal eigenvector of the comparisons, with their consistency (Saaty, J Math Psychol 1977;15:234-281).
 * @param comparison each pair of its criteria once
 */
export function comparedWeights(comparison: ComparedTable): ComparedWeights {
  const matrix = comparisonMatrix(comparison);
  const { vector, value } = principalEigenvector(matrix);
  return {
    matrix,
    shares: vector,
    weights: roundedShares(vector, comparison.total, comparison.decimals),
    lambdaMax: value,
    ...consistency(value, matrix.length),
  };
}

function consistency(
  lambdaMax: number,
  size: number,
): Pick<ComparedWeights, 'consistencyIndex' | 'randomIndex' | 'consistencyRatio'> {
  const randomIndex = randomIndices[size - 1];
  if (randomIndex === undefined) throw new Error(`no random index for ${size} criteria`);
  // λmax of a consistent table can come out a last bit below n.
  const consistencyIndex = Math.max(0, lambdaMax - size) / (size - 1);
  return {
    consistencyIndex,
    randomIndex,
    consistencyRatio: randomIndex === 0 ? 0 : consistencyIndex / randomIndex,
  };
}

/**
 * Shares of a total in whole steps of the last decimal that add up to it: all are rounded down, then the greatest remainders,
 * of equal ones the first, get the steps that are left. Where plain rounding adds up, it gives the same.
 */
function roundedShares(shares: readonly number[], points: number, decimals: number): number[] {
  const steps = decimal.of(Number(`1e${decimals}`)).times(decimal.of(points));
  // Criteria with the same judgements have the same share, whatever its last bits are.
  const exact = shares.map((share) => decimal.of(share).rounded(12, 'half-up').times(steps));
  const whole = exact.map((one) => one.rounded(0, 'truncate'));
  const remainders = exact.map((one, at) => one.minus(whole[at] as Quantity));
  const left = steps.minus(total(decimal, whole)).toNumber();
  const upwards = remainders.map((_, at) => at);
  upwards.sort((a, b) => (remainders[b] as Quantity).cmp(remainders[a] as Quantity));
  const raised = upwards.slice(0, left);
  return whole.map((one, at) =>
    one
      .plus(decimal.of(raised.includes(at) ? 1 : 0))
      .div(decimal.of(Number(`1e${decimals}`)))
      .toNumber(),
  );
}

/** A judgement that would make a table more consistent. */
export interface JudgementToMend {
  /** Position among the comparisons. */
  readonly at: number;
  /** What all other judgements say of this pair, on the scale. */
  readonly value: ComparisonValue;
  /** Consistency ratio of the table with that value. */
  readonly consistencyRatio: number;
}

/**
 * The judgement at odds with the others: the one that, replaced by what the others say of the pair, makes the table most
 * consistent. What they say is the ratio of weights of the table without it (Harker, Math Modelling 1987;9:837-848).
 * @param comparison of at least three criteria, each pair once
 */
export function judgementToMend(comparison: ComparedTable): JudgementToMend {
  const { criteria, comparisons } = comparison;
  const matrix = comparisonMatrix(comparison);
  const mended = comparisons.map(({ a, b }, at): JudgementToMend => {
    const [row, column] = [criteria.indexOf(a), criteria.indexOf(b)];
    const { vector } = principalEigenvector(without(matrix, row, column));
    const value = nearestComparison((vector[row] as number) / (vector[column] as number));
    const { consistencyRatio } = comparedWeights({
      ...comparison,
      comparisons: comparisons.with(at, { a, b, value }),
    });
    return { at, value, consistencyRatio };
  });
  return mended.reduce((best, one) => (one.consistencyRatio < best.consistencyRatio ? one : best));
}

/** Harker's matrix of a table in which a pair is not compared: 0 for the pair, and 1 more on both of its diagonals. */
function without(matrix: readonly (readonly number[])[], a: number, b: number): number[][] {
  return matrix.map((row, at) =>
    row.map((entry, column) => {
      if (at !== a && at !== b) return entry;
      if (column === at) return entry + 1;
      return column === a || column === b ? 0 : entry;
    }),
  );
}
