/**
 * p values of several suppliers or sites, adjusted so that among those at or below α the expected share of false ones is at most α: the
 * smallest of m/j·p₍ⱼ₎ over all ranks j from its own upwards (Benjamini & Hochberg 1995, JRSS B 57:289-300). For screening: whom to look at.
 * @param values 0 to 1, in any order
 * @returns adjusted, in the same order
 * @throws RangeError for a value that is no probability
 */
export function benjaminiHochberg(values: readonly number[]): number[] {
  const order = rising(values);
  const adjusted = new Array<number>(values.length);
  let least = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const index = order[rank - 1] as number;
    least = Math.min(least, ((values[index] as number) * values.length) / rank);
    adjusted[index] = least;
  }
  return adjusted;
}

/**
 * p values adjusted so that the probability of any false one at or below α is at most α: the greatest of (m − j + 1)·p₍ⱼ₎ over all ranks j up
 * to its own, at most 1 (Holm 1979, Scand J Stat 6:65-70). For sanctions: nobody pays by chance because many were looked at.
 * @param values 0 to 1, in any order
 * @returns adjusted, in the same order
 * @throws RangeError for a value that is no probability
 */
export function holm(values: readonly number[]): number[] {
  const adjusted = new Array<number>(values.length);
  let most = 0;
  rising(values).forEach((index, before) => {
    most = Math.min(1, Math.max(most, (values[index] as number) * (values.length - before)));
    adjusted[index] = most;
  });
  return adjusted;
}

/** Indices of the values from the smallest to the largest. */
function rising(values: readonly number[]): number[] {
  for (const value of values) {
    if (!(value >= 0 && value <= 1)) throw new RangeError(`a p value must be between 0 and 1, not ${value}`);
  }
  return values.map((_, index) => index).sort((i, j) => (values[i] as number) - (values[j] as number));
}
