/** Horner's rule; coefficients from the highest power down. */
export function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let at = 0; at < coefficients.length; at++) sum = sum * x + (coefficients[at] as number);
  return sum;
}
