import { requireRate } from './rate.ts';

/** Between these limits lies the true value at some confidence. `upper` can be infinite. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Probability beyond each limit of a two-sided interval: 0.025 for 95%. A one-sided limit at 95% is the limit of an interval at 90%.
 * @param level confidence, above 0 and below 1
 * @throws RangeError for any other level
 */
export function tailBeyond(level: number): number {
  requireRate('level', level);
  return (1 - level) / 2;
}
