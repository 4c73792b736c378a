/** Sums that other threads may read without a copy; all 0. */
export function sharedSums(length: number): SharedSums {
  return new Float64Array(new SharedArrayBuffer(8 * length));
}

export type SharedSums = Float64Array<SharedArrayBuffer>;
