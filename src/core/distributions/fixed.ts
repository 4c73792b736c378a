import type { Family } from './distribution.ts';
import { requireFinite } from './parameterRange.ts';

/** A figure taken as known: it has no uncertainty of its own. */
export interface Fixed {
  readonly family: 'fixed';
  readonly value: number;
}

/** @throws RangeError for a value that is not finite */
export function fixedAt(value: number): Fixed {
  requireFinite('value', value);
  return { family: 'fixed', value };
}

export const fixed: Family<Fixed> = {
  mean: ({ value }) => value,
  standardDeviation: () => 0,
  quantile: ({ value }) => value,
  density: () => 0,
  tails: ({ value }, x) => (x < value ? { lower: 0, upper: 1 } : { lower: 1, upper: 0 }),
};
