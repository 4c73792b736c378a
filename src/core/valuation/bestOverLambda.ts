/**
 * Which strategies have the highest NMB at each λ, draw by draw, summed over draws. In one draw the NMB of a strategy
 * is a straight line in λ, so the best one changes only a few times as λ rises (upper envelope of lines). The places are
 * found where lines cross and entered as differences, so that a draw costs little more for a hundred values of λ than
 * for one.
 */
export interface BestOverLambda {
  /**
   * Adds one draw.
   * @param sums where the differences are kept, `bestLength` numbers from `at` on
   */
  add(cost: Float64Array, effect: Float64Array, sums: Float64Array, at: number): void;
}

/** Numbers that the differences of all λ take: wins of each strategy, then cost and effect of the best. */
export function bestLength(strategies: number, lambdas: number): number {
  return (strategies + 2) * (lambdas + 1);
}

/** Relative distance from a λ within which the place of a crossing is not trusted. */
const NEAR = 1e-9;

/** @param lambdas rising */
export function bestOverLambda(strategies: number, lambdas: ArrayLike<number>): BestOverLambda {
  const grid = Float64Array.from(lambdas);
  const search = searchOf(grid);
  return { add: (cost, effect, sums, at) => addDraw(grid, search, strategies, cost, effect, sums, at) };
}

// Functions of their arguments alone: what they work on then stays in registers, which is a tenth of the time.

function addDraw(
  grid: Float64Array,
  search: Search,
  strategies: number,
  cost: Float64Array,
  effect: Float64Array,
  sums: Float64Array,
  at: number,
): void {
  const size = grid.length;
  const row = size + 1;
  let best = bestAt(grid[0] as number, strategies, cost, effect);
  for (let from = 0; from < size; ) {
    let end = from + 1;
    let next = best;
    if (best >= 0) {
      // The line that is the first to cross the best one.
      let crossing = Number.POSITIVE_INFINITY;
      let crosser = best;
      for (let strategy = 0; strategy < strategies; strategy++) {
        const steeper = (effect[strategy] as number) - (effect[best] as number);
        const lambda = ((cost[strategy] as number) - (cost[best] as number)) / steeper;
        if (steeper > 0 && lambda < crossing) {
          crossing = lambda;
          crosser = strategy;
        }
      }
      end = firstNotBelow(grid, search, crossing, end);
      // Near a λ rounding may put the crossing on its wrong side; what counts is the NMB at that λ itself.
      if (crossing <= (grid[end - 1] as number) * (1 + NEAR)) {
        while (end > from + 1 && bestAt(grid[end - 1] as number, strategies, cost, effect) !== best) end--;
      }
      if (end < size && isAbove(grid[end] as number, strategies, cost, effect, crosser)) next = crosser;
      else {
        // Others have crossed as well before the next λ.
        while (end < size) {
          next = bestAt(grid[end] as number, strategies, cost, effect);
          if (next !== best) break;
          end++;
        }
      }
      enter(sums, at + best * row, from, end, 1);
    } else {
      enterTied(grid[from] as number, strategies, cost, effect, sums, at, row, from);
      best = ~best;
      if (end < size) next = bestAt(grid[end] as number, strategies, cost, effect);
    }
    enter(sums, at + strategies * row, from, end, cost[best] as number);
    enter(sums, at + (strategies + 1) * row, from, end, effect[best] as number);
    from = end;
    best = next;
  }
}

/** The strategy with the highest NMB at a λ; where several share that place, ~ the first of them. */
function bestAt(lambda: number, strategies: number, cost: Float64Array, effect: Float64Array): number {
  let highest = lambda * (effect[0] as number) - (cost[0] as number);
  let first = 0;
  let holders = 1;
  for (let strategy = 1; strategy < strategies; strategy++) {
    const value = lambda * (effect[strategy] as number) - (cost[strategy] as number);
    // Arithmetic instead of branches that no processor can foresee.
    const above = Number(value > highest);
    first += above * (strategy - first);
    holders = holders * (1 - above) + above + Number(value === highest);
    highest = Math.max(highest, value);
  }
  return holders === 1 ? first : ~first;
}

/** Whether one strategy has a higher NMB at a λ than all others. */
function isAbove(
  lambda: number,
  strategies: number,
  cost: Float64Array,
  effect: Float64Array,
  strategy: number,
): boolean {
  const own = lambda * (effect[strategy] as number) - (cost[strategy] as number);
  let notBelow = 0;
  for (let other = 0; other < strategies; other++) {
    notBelow += Number(lambda * (effect[other] as number) - (cost[other] as number) >= own);
  }
  return notBelow === 1; // itself
}

/** Equal parts of a win at one λ to all strategies with the highest NMB there. */
function enterTied(
  lambda: number,
  strategies: number,
  cost: Float64Array,
  effect: Float64Array,
  sums: Float64Array,
  at: number,
  row: number,
  from: number,
): void {
  const values = Array.from(
    cost.subarray(0, strategies),
    (one, strategy) => lambda * (effect[strategy] as number) - one,
  );
  const highest = Math.max(...values);
  const holders = values.filter((value) => value === highest).length;
  for (const [strategy, value] of values.entries()) {
    if (value === highest) enter(sums, at + strategy * row, from, from + 1, 1 / holders);
  }
}

function enter(sums: Float64Array, start: number, from: number, end: number, value: number): void {
  sums[start + from] = (sums[start + from] as number) + value;
  sums[start + end] = (sums[start + end] as number) - value;
}

/** Where to look for a value among rising numbers: equal buckets over their range say where each begins. */
interface Search {
  readonly least: number;
  readonly perUnit: number;
  readonly firstAt: Uint32Array;
}

function searchOf(rising: Float64Array): Search {
  const [least, most] = [rising[0] as number, rising.at(-1) as number];
  const buckets = 4 * rising.length;
  const perUnit = buckets / (most - least || 1);
  const firstAt = Uint32Array.from({ length: buckets }, (_, bucket) =>
    rising.reduce((count, value) => count + Number((value - least) * perUnit < bucket), 0),
  );
  return { least, perUnit, firstAt };
}

/** The place of the first number that is not below a value, from `from` on; their number if there is none. */
function firstNotBelow(
  rising: Float64Array,
  { least, perUnit, firstAt }: Search,
  value: number,
  from: number,
): number {
  const size = rising.length;
  if (!(value <= (rising[size - 1] as number))) return size;
  const bucket = Math.max(0, Math.min(firstAt.length - 1, Math.floor((value - least) * perUnit)));
  let place = Math.max(from, firstAt[bucket] as number);
  while (place < size && (rising[place] as number) < value) place++;
  return place;
}
