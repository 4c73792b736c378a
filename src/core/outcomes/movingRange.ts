/** Mean range of two normal values with standard deviation 1 (d₂ for n = 2), as charts round it. */
const MEAN_RANGE_OF_TWO = 1.128;

/**
 * Standard deviation of values in order, from the mean absolute difference of neighbours over 1.128: a slow drift does not widen
 * it (Montgomery, Introduction to Statistical Quality Control, individuals chart).
 * @returns undefined for fewer than two values
 */
export function movingRangeSigma(values: readonly number[]): number | undefined {
  if (values.length < 2) return undefined;
  let sum = 0;
  for (const [at, value] of values.entries()) if (at > 0) sum += Math.abs(value - (values[at - 1] as number));
  return sum / (values.length - 1) / MEAN_RANGE_OF_TWO;
}
