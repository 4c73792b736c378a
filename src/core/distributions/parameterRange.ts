/**
 * Programmers' errors, not users': workbooks and definitions are checked earlier, where the place is known.
 * @throws RangeError naming the parameter if it is not a finite number above 0
 */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${name} must be a finite number above 0, not ${value}`);
  }
}

/** @throws RangeError naming the parameter if it is not a finite number */
export function requireFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, not ${value}`);
}
