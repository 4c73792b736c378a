import type { Family } from './distribution.ts';

/** A quantity of which only the limits are known: every value between them is equally plausible. */
export interface Uniform {
  readonly family: 'uniform';
  readonly minimum: number;
  readonly maximum: number;
}

/** @param minimum,maximum in the same unit, minimum < maximum */
export function uniformBetween(minimum: number, maximum: number): Uniform {
  return { family: 'uniform', minimum, maximum };
}

export const uniform: Family<Uniform> = {
  mean: ({ minimum, maximum }) => (minimum + maximum) / 2,
  standardDeviation: ({ minimum, maximum }) => (maximum - minimum) / Math.sqrt(12),
  quantile: ({ minimum, maximum }, p, q) =>
    p < q ? minimum + p * (maximum - minimum) : maximum - q * (maximum - minimum),
  density: ({ minimum, maximum }, x) => (x < minimum || x > maximum ? 0 : 1 / (maximum - minimum)),
  tails: ({ minimum, maximum }, x) => {
    const inside = Math.min(Math.max(x, minimum), maximum);
    const width = maximum - minimum;
    return { lower: (inside - minimum) / width, upper: (maximum - inside) / width };
  },
};
