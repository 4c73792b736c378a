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
  const size = lambdas.length;
  const grid = Float64Array.from(lambdas);
  const row = size + 1;
  const notBelow = searchIn(grid);
  /** The first of the best strategies at a λ, and how many share that place. */
  let leader = 0;
  let holders = 0;
  const lookAt = (cost: Float64Array, effect: Float64Array, at: number): void => {
    const lambda = grid[at] as number;
    let highest = lambda * (effect[0] as number) - (cost[0] as number);
    let first = 0;
    let count = 1;
    for (let strategy = 1; strategy < strategies; strategy++) {
      const value = lambda * (effect[strategy] as number) - (cost[strategy] as number);
      // Arithmetic instead of branches that no processor can foresee.
      const isAbove = Number(value > highest);
      first += isAbove * (strategy - first);
      count = count * (1 - isAbove) + isAbove + Number(value === highest);
      highest = Math.max(highest, value);
    }
    leader = first;
    holders = count;
  };
  const isAlone = (cost: Float64Array, effect: Float64Array, strategy: number, at: number): boolean => {
    lookAt(cost, effect, at);
    return leader === strategy && holders === 1;
  };
  /** Whether one strategy has a higher NMB at a λ than all others. */
  const isAbove = (cost: Float64Array, effect: Float64Array, strategy: number, at: number): boolean => {
    const lambda = grid[at] as number;
    const own = lambda * (effect[strategy] as number) - (cost[strategy] as number);
    let others = 0;
    for (let other = 0; other < strategies; other++) {
      if (lambda * (effect[other] as number) - (cost[other] as number) >= own) others++;
    }
    return others === 1; // itself
  };
  /** The first place after `from` where `best`, alone there, is no longer so; who is, has then been looked at. */
  const endOf = (cost: Float64Array, effect: Float64Array, best: number, from: number): number => {
    const bestCost = cost[best] as number;
    const bestEffect = effect[best] as number;
    let crossing = Number.POSITIVE_INFINITY;
    let next = best;
    for (let strategy = 0; strategy < strategies; strategy++) {
      const steeper = (effect[strategy] as number) - bestEffect;
      const lambda = ((cost[strategy] as number) - bestCost) / steeper;
      if (steeper > 0 && lambda < crossing) {
        crossing = lambda;
        next = strategy;
      }
    }
    let end = notBelow(crossing, from + 1);
    // Near a λ rounding may put the crossing on its wrong side; what counts is the NMB at that λ itself.
    if (crossing <= (grid[end - 1] as number) * (1 + NEAR)) {
      while (end > from + 1 && !isAlone(cost, effect, best, end - 1)) end--;
    }
    if (end < size && isAbove(cost, effect, next, end)) {
      leader = next;
      holders = 1;
      return end;
    }
    // Others have crossed as well before the next λ.
    while (end < size && isAlone(cost, effect, best, end)) end++;
    return end;
  };
  const enter = (sums: Float64Array, start: number, from: number, end: number, value: number): void => {
    sums[start + from] = (sums[start + from] as number) + value;
    sums[start + end] = (sums[start + end] as number) - value;
  };

  return {
    add(cost, effect, sums, at) {
      lookAt(cost, effect, 0);
      for (let from = 0; from < size; ) {
        const best = leader;
        const sharing = holders;
        let end = from + 1;
        if (sharing === 1) {
          end = endOf(cost, effect, best, from);
          enter(sums, at + best * row, from, end, 1);
        } else {
          const lambda = grid[from] as number;
          const highest = lambda * (effect[best] as number) - (cost[best] as number);
          for (let strategy = best; strategy < strategies; strategy++) {
            const value = lambda * (effect[strategy] as number) - (cost[strategy] as number);
            if (value === highest) enter(sums, at + strategy * row, from, end, 1 / sharing);
          }
          if (end < size) lookAt(cost, effect, end);
        }
        enter(sums, at + strategies * row, from, end, cost[best] as number);
        enter(sums, at + (strategies + 1) * row, from, end, effect[best] as number);
        from = end;
      }
    },
  };
}

/**
 * For rising numbers, the place of the first one that is not below a value, from `from` on; their number if there is none.
 * Equal buckets over their range say where to begin, so that little is left to search.
 */
function searchIn(rising: Float64Array): (value: number, from: number) => number {
  const size = rising.length;
  const least = rising[0] as number;
  const buckets = 4 * size;
  const perUnit = buckets / ((rising[size - 1] as number) - least || 1);
  const firstAt = Uint32Array.from({ length: buckets }, (_, bucket) =>
    rising.reduce((count, value) => count + Number((value - least) * perUnit < bucket), 0),
  );
  return (value, from) => {
    if (!(value <= (rising[size - 1] as number))) return size;
    const bucket = Math.max(0, Math.min(buckets - 1, Math.floor((value - least) * perUnit)));
    let place = Math.max(from, firstAt[bucket] as number);
    while (place < size && (rising[place] as number) < value) place++;
    return place;
  };
}
