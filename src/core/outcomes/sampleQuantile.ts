/**
 * Quantile of a sample, linear between neighbours at position (n − 1)·p (type 7 of Hyndman & Fan 1996, Am Stat 50:361-365).
 * @param sample at least one number, in any order
 * @param p 0 to 1
 * @throws RangeError for an empty sample or another p
 */
export function sampleQuantile(sample: readonly number[], p: number): number {
  if (sample.length === 0 || !(p >= 0 && p <= 1)) {
    throw new RangeError(`no quantile ${p} of ${sample.length} numbers`);
  }
  const rising = sample.toSorted((one, other) => one - other);
  const position = (rising.length - 1) * p;
  const left = Math.floor(position);
  const below = rising[left] as number;
  const above = rising[left + 1] ?? below;
  return below + (position - left) * (above - below);
}
