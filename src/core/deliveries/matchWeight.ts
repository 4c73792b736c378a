/** One field that two rows are compared on. */
export interface ComparedField {
  /** m: probability of agreement if the rows are of one person; above 0, below 1 */
  readonly agreeIfSame: number;
  /** u: probability of agreement if they are not; above 0, below 1 */
  readonly agreeIfOther: number;
  readonly agrees: boolean;
}

/**
 * Fellegi & Sunter 1969 (JASA 64:1183-1210): Σ log₂(m/u) over fields that agree and log₂((1 − m)/(1 − u)) over those that do not, in bits,
 * and the probability that the rows are of one person, 1/(1 + (1 − λ)/λ · 2^−weight). A field that is missing in a row is left out.
 * @param prior λ: share of the compared pairs that are of one person; above 0, below 1
 * @throws RangeError for a probability out of range
 */
export function matchWeight(
  fields: readonly ComparedField[],
  prior: number,
): { readonly weight: number; readonly probability: number } {
  requireProbability(prior);
  let weight = 0;
  for (const { agreeIfSame, agreeIfOther, agrees } of fields) {
    requireProbability(agreeIfSame);
    requireProbability(agreeIfOther);
    weight += agrees
      ? Math.log2(agreeIfSame / agreeIfOther)
      : Math.log2((1 - agreeIfSame) / (1 - agreeIfOther));
  }
  const against = ((1 - prior) / prior) * Math.exp(-weight * Math.LN2);
  return { weight, probability: 1 / (1 + against) };
}

function requireProbability(value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`must be above 0 and below 1, not ${value}`);
}
