/** @throws RangeError naming the fraction if it is not above 0 and below 1 */
export function requireRate(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} must be above 0 and below 1, not ${value}`);
}
