import { garwoodInterval } from './countInterval.ts';
import type { Interval } from './interval.ts';

/**
 * Revisions per 100 component-years.
 * @param componentYears time in place of all components together, in years
 * @returns undefined if nothing was observed
 */
export function revisionsPerHundredYears(revisions: number, componentYears: number): number | undefined {
  return componentYears > 0 ? (100 * revisions) / componentYears : undefined;
}

/**
 * Exact interval of that rate: Garwood's limits of the count over the same component-years.
 * @returns undefined if nothing was observed
 * @throws as `garwoodInterval`
 */
export function revisionRateInterval(
  revisions: number,
  componentYears: number,
  level: number,
): Interval | undefined {
  if (!(componentYears > 0)) return undefined;
  const { lower, upper } = garwoodInterval(revisions, level);
  return { lower: (100 * lower) / componentYears, upper: (100 * upper) / componentYears };
}
