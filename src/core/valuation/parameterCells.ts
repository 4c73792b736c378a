import { BATCHES } from '../numbers/batches.ts';
import { countNotAbove } from '../numbers/bisection.ts';

/** Cells that a parameter's values are divided into, with about the same number of draws in each. */
const CELLS = 256;

/** A cell of fewer draws than this says nothing that its neighbours do not say better. */
const LEAST_IN_CELL = 4;

/** Parameters of up to this many different values (yes or no, a category) have a cell for each value. */
const FEW_VALUES = 11;

/** How the values of a parameter fall into cells. */
export interface Cells {
  /** Rising lower limits. Cell 0 lies below the first one, cell k from limit k − 1 up to limit k. */
  readonly limits: Float64Array;
  /** Each cell holds a single value. */
  readonly fewValues: boolean;
}

/** Cells by quantile from some or all of a parameter's values. */
export function cellsOf(values: ArrayLike<number>): Cells {
  const sorted = Float64Array.from(values).sort();
  const different = sorted.filter((value, at) => at === 0 || value !== sorted[at - 1]);
  // One cell per value says something only if values come back.
  if (different.length <= Math.min(FEW_VALUES, sorted.length / 2))
    return { limits: different, fewValues: true };
  const cells = Math.min(CELLS, Math.max(2, Math.floor(sorted.length / LEAST_IN_CELL)));
  const limits = Float64Array.from(
    { length: cells },
    (_, cell) => sorted[Math.floor((cell * sorted.length) / cells)] as number,
  );
  return { limits: limits.filter((limit, at) => at === 0 || limit !== limits[at - 1]), fewValues: false };
}

/**
 * Sums over the draws in each cell of one parameter, kept apart by batch: all that its value of information needs.
 * Sums of disjoint sets of draws may be made anywhere and added.
 */
export interface CellSums {
  readonly cells: Cells;
  readonly strategies: number;
  readonly batches: number;
  /** Per batch and cell: number of draws, sum of the parameter, then cost and effect of every strategy in turn. */
  readonly sums: Float64Array;
}

/** Length of the record of one batch and cell. */
export function recordLength(strategies: number): number {
  return 2 + 2 * strategies;
}

/** Most memory that the sums of one parameter take. */
export function cellSumsBytes(strategies: number): number {
  return 8 * BATCHES * (CELLS + 1) * recordLength(strategies);
}

/** Sums of no draws yet. */
export function emptyCellSums(cells: Cells, strategies: number): CellSums {
  const records = BATCHES * (cells.limits.length + 1);
  return { cells, strategies, batches: BATCHES, sums: new Float64Array(records * recordLength(strategies)) };
}

/** Cost and effect of some draws, strategy by strategy, draw by draw. */
interface Outcomes {
  readonly draws: number;
  readonly strategies: readonly { readonly cost: Float64Array; readonly effect: Float64Array }[];
}

/**
 * Adds a run of draws.
 * @param values of the parameter; `values[row]` belongs to draw `from + row`
 * @param outcomes where draw `from + row` stands at `offset + row`
 */
export function addToCells(
  { cells: { limits }, strategies: size, sums }: CellSums,
  values: Float64Array,
  { strategies }: Outcomes,
  { rows, from, offset }: { readonly rows: number; readonly from: number; readonly offset: number },
): void {
  const length = recordLength(size);
  for (let row = 0; row < rows; row++) {
    const value = values[row] as number;
    const batch = (from + row) % BATCHES;
    const start = (batch * (limits.length + 1) + countNotAbove(limits, value)) * length;
    sums[start] = (sums[start] as number) + 1;
    sums[start + 1] = (sums[start + 1] as number) + value;
    for (let at = 0; at < size; at++) {
      const { cost, effect } = strategies[at] as Outcomes['strategies'][number];
      const place = start + 2 + 2 * at;
      sums[place] = (sums[place] as number) + (cost[offset + row] as number);
      sums[place + 1] = (sums[place + 1] as number) + (effect[offset + row] as number);
    }
  }
}
