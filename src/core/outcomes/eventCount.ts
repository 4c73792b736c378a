/**
 * Programmers' errors, not users': deliveries are checked when they are imported.
 * @throws RangeError naming the number if it is not a whole number from 0
 */
export function requireCount(name: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value >= 0)) {
    throw new RangeError(`${name} must be a whole number from 0, not ${value}`);
  }
}

/** @throws RangeError unless both are whole numbers, 0 ≤ events ≤ n */
export function requireEvents(events: number, n: number): void {
  requireCount('n', n);
  requireCount('events', events);
  if (events > n) throw new RangeError(`events must not be above n = ${n}, not ${events}`);
}
