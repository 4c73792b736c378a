/** A simulated number and its Monte-Carlo standard error, in the same unit. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

/** Mean of `n` values given one by one, with its standard error, by Welford's updating (1962). */
export function meanOf(n: number, valueAt: (draw: number) => number): Estimate {
  let mean = 0;
  let squares = 0;
  for (let draw = 0; draw < n; draw++) {
    const value = valueAt(draw);
    const delta = value - mean;
    mean += delta / (draw + 1);
    squares += delta * (value - mean);
  }
  return { value: mean, standardError: Math.sqrt(squares / Math.max(1, n - 1) / n) };
}
