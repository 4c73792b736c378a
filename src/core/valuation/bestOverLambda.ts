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

/** @param lambdas rising */
export function bestOverLambda(strategies: number, lambdas: ArrayLike<number>): BestOverLambda {
  const size = lambdas.length;
  const grid = Float64Array.from(lambdas);
  const row = size + 1;
  /** The first of the best strategies at a λ, and how many share that place. */
  let leader = 0;
  let holders = 0;
  const lookAt = (cost: Float64Array, effect: Float64Array, at: number): void => {
    const lambda = grid[at] as number;
    let highest = lambda * (effect[0] as number) - (cost[0] as number);
    leader = 0;
    holders = 1;
    for (let strategy = 1; strategy < strategies; strategy++) {
      const value = lambda * (effect[strategy] as number) - (cost[strategy] as number);
      if (value > highest) {
        highest = value;
        leader = strategy;
        holders = 1;
      } else if (value === highest) holders++;
    }
  };
  const isAlone = (cost: Float64Array, effect: Float64Array, strategy: number, at: number): boolean => {
    lookAt(cost, effect, at);
    return leader === strategy && holders === 1;
  };
  /** The first place after `from` where `best`, alone there, is no longer so; who is, has then been looked at. */
  const endOf = (cost: Float64Array, effect: Float64Array, best: number, from: number): number => {
    const bestCost = cost[best] as number;
    const bestEffect = effect[best] as number;
    let crossing = Number.POSITIVE_INFINITY;
    for (let strategy = 0; strategy < strategies; strategy++) {
      const steeper = (effect[strategy] as number) - bestEffect;
      if (!(steeper > 0)) continue;
      const lambda = ((cost[strategy] as number) - bestCost) / steeper;
      if (lambda < crossing) crossing = lambda;
    }
    let end = firstNotBelow(grid, crossing, from + 1);
    // Lines cross where rounding puts them; what counts is the NMB at each λ itself.
    while (end > from + 1 && !isAlone(cost, effect, best, end - 1)) end--;
    while (end < size && isAlone(cost, effect, best, end)) end++;
    return end;
  };

  return {
    add(cost, effect, sums, at) {
      const enter = (which: number, from: number, end: number, value: number): void => {
        const start = at + which * row;
        sums[start + from] = (sums[start + from] as number) + value;
        sums[start + end] = (sums[start + end] as number) - value;
      };
      lookAt(cost, effect, 0);
      for (let from = 0; from < size; ) {
        const best = leader;
        const sharing = holders;
        let end = from + 1;
        if (sharing === 1) {
          end = endOf(cost, effect, best, from);
          enter(best, from, end, 1);
        } else {
          const lambda = grid[from] as number;
          const highest = lambda * (effect[best] as number) - (cost[best] as number);
          for (let strategy = best; strategy < strategies; strategy++) {
            const value = lambda * (effect[strategy] as number) - (cost[strategy] as number);
            if (value === highest) enter(strategy, from, end, 1 / sharing);
          }
          if (end < size) lookAt(cost, effect, end);
        }
        enter(strategies, from, end, cost[best] as number);
        enter(strategies + 1, from, end, effect[best] as number);
        from = end;
      }
    },
  };
}

/** Place of the first number that is not below `value`, from `from` on; the length if there is none. */
function firstNotBelow(rising: Float64Array, value: number, from: number): number {
  let low = from;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
