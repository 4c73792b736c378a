import type { Family } from './distribution.ts';

/** A figure taken as known: it has no uncertainty of its own. */
export interface Fixed {
  readonly family: 'fixed';
  readonly value: number;
}

export function fixedAt(value: number): Fixed {
  return { family: 'fixed', value };
}

export const fixed: Family<Fixed> = {
  mean: ({ value }) => value,
  standardDeviation: () => 0,
  quantile: ({ value }) => value,
  density: () => 0,
  draw: ({ value }) => value,
};
