import { normalFromMeanSe } from '../distributions/normal.ts';
import { fillFrom, quantileTable } from '../distributions/quantileTable.ts';
import { choleskyFactor, lowerTriangle, trianglePlace } from '../numbers/cholesky.ts';
import { normalTail } from '../numbers/normalTail.ts';
import { type CorrelationGroup, correlationGroups } from '../tender/correlation.ts';
import type { Lot } from '../tender/lot.ts';

/** Inputs whose normal scores are drawn together. */
export interface CorrelatedGroup extends Pick<CorrelationGroup, 'scope' | 'members'> {
  /** Lower triangle of the Cholesky factor of their correlations, in the order of `members`. */
  readonly factor: Float64Array;
}

/**
 * The correlated inputs of a lot, groups without a correlation between them apart; shared groups first, each by its
 * first member. An input that is in no pair is in no group.
 * @throws Error on correlations that publication would have refused
 */
export function correlatedGroups(lot: Lot): CorrelatedGroup[] {
  return correlationGroups(lot).map(({ scope, members, matrix }) => {
    const factor = choleskyFactor(lowerTriangle(matrix), members.length);
    if (factor === undefined) throw new Error(`correlations of ${members.join(', ')} are not possible`);
    return { scope, members, factor };
  });
}

/**
 * Gaussian copula: independent standard normal scores become correlated ones, z = L·u, each still standard normal. A
 * score becomes a value by the input's own quantile function at Φ(z). A member of which an offer gives a known
 * figure has a score like the others, which is not used.
 * @param scores one column for each member, in order; changed in place
 */
export function correlate({ factor }: CorrelatedGroup, scores: readonly Float64Array[]): void {
  // From the last member to the first: each needs the independent scores of those before it only.
  for (let member = scores.length - 1; member >= 0; member--) {
    const row = trianglePlace(member, 0);
    const target = scores[member] as Float64Array;
    const own = factor[row + member] as number;
    for (let draw = 0; draw < target.length; draw++) target[draw] = own * (target[draw] as number);
    for (let other = 0; other < member; other++) {
      const weight = factor[row + other] as number;
      if (weight === 0) continue;
      const source = scores[other] as Float64Array;
      for (let draw = 0; draw < target.length; draw++) {
        target[draw] = (target[draw] as number) + weight * (source[draw] as number);
      }
    }
  }
}

const standardNormal = quantileTable(normalFromMeanSe(0, 1));

/** Random words of the group's members, a column each, become those of correlated scores, in place. */
export function correlateWords(group: CorrelatedGroup, words: readonly Uint32Array[]): void {
  const scores = words.map((column) => {
    const score = new Float64Array(column.length);
    fillFrom(standardNormal, column, score);
    return score;
  });
  correlate(group, scores);
  for (const [at, column] of words.entries()) {
    const score = scores[at] as Float64Array;
    for (let draw = 0; draw < column.length; draw++) column[draw] = wordOf(score[draw] as number);
  }
}

/** The word that stands for the probability Φ(z), or the nearest to it. */
function wordOf(z: number): number {
  return Math.min(0xffffffff, Math.floor(normalTail(-z) * 0x100000000));
}
