import type { Family } from './distribution.ts';

/** A quantity of which the limits and the most plausible value are known; the density falls in straight lines. */
export interface Triangular {
  readonly family: 'triangular';
  readonly minimum: number;
  readonly mode: number;
  readonly maximum: number;
}

/** @param minimum,mode,maximum in the same unit, minimum ≤ mode ≤ maximum and minimum < maximum */
export function triangularBetween(minimum: number, mode: number, maximum: number): Triangular {
  return { family: 'triangular', minimum, mode, maximum };
}

export const triangular: Family<Triangular> = {
  mean: ({ minimum, mode, maximum }) => (minimum + mode + maximum) / 3,
  standardDeviation: ({ minimum, mode, maximum }) => {
    const [rise, fall] = [mode - minimum, maximum - mode];
    return Math.sqrt((rise * rise + rise * fall + fall * fall) / 18);
  },
  quantile: ({ minimum, mode, maximum }, p, q) => {
    const width = maximum - minimum;
    // Below the mode lies the probability (mode − minimum) / width.
    return p * width < mode - minimum
      ? minimum + Math.sqrt(p * width * (mode - minimum))
      : maximum - Math.sqrt(q * width * (maximum - mode));
  },
  density: ({ minimum, mode, maximum }, x) => {
    if (x < minimum || x > maximum) return 0;
    const height = 2 / (maximum - minimum);
    if (x < mode) return (height * (x - minimum)) / (mode - minimum);
    return x === mode ? height : (height * (maximum - x)) / (maximum - mode);
  },
  tails: ({ minimum, mode, maximum }, x) => {
    if (x <= minimum) return { lower: 0, upper: 1 };
    if (x >= maximum) return { lower: 1, upper: 0 };
    const width = maximum - minimum;
    if (x < mode) {
      const lower = ((x - minimum) * (x - minimum)) / (width * (mode - minimum));
      return { lower, upper: 1 - lower };
    }
    const upper = ((maximum - x) * (maximum - x)) / (width * (maximum - mode));
    return { lower: 1 - upper, upper };
  },
};
