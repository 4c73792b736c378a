import type { OutcomeBlock } from './outcomeSums.ts';

/** How the NMB of every strategy at one λ is cut into equal cells; the outermost ones have no outer end. */
export interface HistogramCells {
  readonly lambda: number;
  /** Lower end and width of the cells of each strategy. */
  readonly low: Float64Array;
  readonly width: Float64Array;
}

/** Cells of each strategy: about a thousandth of the distribution's spread is one cell. */
export const HISTOGRAM_CELLS = 4096;

/** Cells wide enough for any number of draws, from the first block: its range, and half as much on both sides. */
export function histogramCells({ strategies }: OutcomeBlock, rows: number, lambda: number): HistogramCells {
  const low = new Float64Array(strategies.length);
  const width = new Float64Array(strategies.length);
  strategies.forEach(({ cost, effect }, at) => {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let row = 0; row < rows; row++) {
      const value = lambda * (effect[row] as number) - (cost[row] as number);
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    low[at] = least - (most - least) / 2;
    width[at] = (2 * (most - least)) / HISTOGRAM_CELLS;
  });
  return { lambda, low, width };
}

/** Adds the first `rows` draws of a block to `counts`, `HISTOGRAM_CELLS` numbers for each strategy. */
export function addToHistogram(
  { lambda, low, width }: HistogramCells,
  { strategies }: OutcomeBlock,
  rows: number,
  counts: Float64Array,
): void {
  for (let at = 0; at < strategies.length; at++) {
    const { cost, effect } = strategies[at] as OutcomeBlock['strategies'][number];
    const from = low[at] as number;
    const each = width[at] as number;
    const perUnit = each > 0 ? 1 / each : 0;
    const start = at * HISTOGRAM_CELLS;
    for (let row = 0; row < rows; row++) {
      const value = lambda * (effect[row] as number) - (cost[row] as number);
      const cell = Math.max(0, Math.min(HISTOGRAM_CELLS - 1, Math.floor((value - from) * perUnit)));
      counts[start + cell] = (counts[start + cell] as number) + 1;
    }
  }
}

/** Value below which a strategy's NMB falls in a share `p` of the draws; even within each cell. */
export function histogramQuantile(
  { low, width }: HistogramCells,
  counts: Float64Array,
  strategy: number,
  p: number,
): number {
  const cells = counts.subarray(strategy * HISTOGRAM_CELLS, (strategy + 1) * HISTOGRAM_CELLS);
  const wanted = p * cells.reduce((sum, count) => sum + count, 0);
  let below = 0;
  for (const [cell, count] of cells.entries()) {
    if (count > 0 && below + count >= wanted) {
      return (low[strategy] as number) + (cell + (wanted - below) / count) * (width[strategy] as number);
    }
    below += count;
  }
  throw new Error('quantile of no draws');
}
