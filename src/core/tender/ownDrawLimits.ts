import { parseUnit } from '../numbers/unit.ts';
import type { Indicator } from './indicator.ts';

/** A supplier's own draws: with fewer rows the tails of a distribution rest on a handful of numbers. */
export const LEAST_OWN_DRAWS = 1_000;
export const MOST_OWN_DRAWS = 20_000;

/** Quantities that cannot be negative; a point of a score or a QALY can. */
const neverNegative: readonly string[] = ['EUR', 'LY', 'year', 'month', 'day', 'hour', 'minute', 'service'];

/**
 * Between which values each own draw of an indicator must lie. Its unit says so: a pure number lies in 0 … 1, money,
 * times and services are not negative. Where the tender's own profile lies outside (a ratio above 1, a saving
 * below 0), the unit says nothing.
 */
export function ownDrawLimits({
  unit,
  minimumAcceptable,
  ideal,
}: Pick<Indicator, 'unit' | 'minimumAcceptable' | 'ideal'>): {
  readonly least?: number;
  readonly most?: number;
} {
  const profile = [minimumAcceptable, ideal];
  if (unit === '1') return profile.every((value) => value >= 0 && value <= 1) ? { least: 0, most: 1 } : {};
  const bases = [...(parseUnit(unit)?.keys() ?? [])];
  const positive =
    bases.every((base) => neverNegative.includes(base)) && profile.every((value) => value >= 0);
  return positive ? { least: 0 } : {};
}
