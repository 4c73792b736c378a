import type { Estimate } from './estimate.ts';

/** Draws are dealt into this many batches in turn: draw 0 to batch 0, draw 1 to batch 1, … */
export const BATCHES = 32;

/** How many of the first `draws` draws are in a batch. */
export function batchSize(draws: number, batch: number): number {
  return Math.floor((draws + BATCHES - 1 - batch) / BATCHES);
}

/**
 * Standard error of a mean over all draws from its values in the batches: their standard deviation, divided by
 * the root of their number (Law 2015, Simulation Modeling and Analysis, section 9.5). With 32 batches it is
 * itself known to about one part in eight.
 * @param valueIn the same mean over the draws of one batch only
 */
export function batchStandardError(draws: number, valueIn: (batch: number) => number): number {
  const used = Math.min(BATCHES, draws);
  if (used < 2) return 0;
  const values = Array.from({ length: used }, (_, batch) => valueIn(batch));
  const mean = values.reduce((sum, value) => sum + value, 0) / used;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return Math.sqrt(squares / (used - 1) / used);
}

/** A share of draws with its binomial standard error, an upper limit where ties are split. */
export function share(count: number, draws: number): Estimate {
  const value = count / draws;
  return { value, standardError: Math.sqrt(Math.max(0, value * (1 - value)) / draws) };
}
