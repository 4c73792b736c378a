import { interval95 } from '../distributions/distribution.ts';
import type { Lot } from '../tender/lot.ts';
import { comparison } from './comparison.ts';
import type { Strategy } from './strategy.ts';

/** One bar of the tornado: how far one parameter alone moves the lead of the first strategy over the second. */
export interface SensitivityBar {
  /** Parameter id, and the strategy it belongs to (null: shared by all). */
  readonly parameter: string;
  readonly strategy: string | null;
  /** Limits of the parameter's own 95% interval. */
  readonly low: number;
  readonly high: number;
  /** NMB of the first strategy less that of the second at each limit, EUR per patient. */
  readonly leadAtLow: number;
  readonly leadAtHigh: number;
}

export interface Sensitivity {
  readonly first: string;
  readonly second: string;
  /** The lead with every parameter at its mean. */
  readonly lead: number;
  /** Widest bar first; parameters without any influence are left out. */
  readonly bars: readonly SensitivityBar[];
}

/** One-way deterministic sensitivity (tornado) of the NMB lead of `first` over `second`. */
export function sensitivity(lot: Lot, first: Strategy, second: Strategy): Sensitivity {
  const { inputs, lead } = comparison(lot, first, second);
  const bars = inputs
    .map((input): SensitivityBar => {
      const { parameter, strategy } = input;
      const [low, high] = interval95(input.distribution);
      const leadAt = (limit: number): number => lead(new Map([[input, limit]]));
      return { parameter, strategy, low, high, leadAtLow: leadAt(low), leadAtHigh: leadAt(high) };
    })
    .filter(({ leadAtLow, leadAtHigh }) => leadAtLow !== leadAtHigh)
    .toSorted((a, b) => Math.abs(b.leadAtHigh - b.leadAtLow) - Math.abs(a.leadAtHigh - a.leadAtLow));
  return { first: first.id, second: second.id, lead: lead(new Map()), bars };
}
