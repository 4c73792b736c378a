/**
 * Which strategies have the highest NMB at each λ, draw by draw, summed over draws. In one draw the NMB of a strategy
 * is a straight line in λ, so the best one changes only a few times as λ rises (upper envelope of lines). The
 * places are found by bisection and entered as differences, so that a draw costs little more for a hundred values
 * of λ than for one.
 */
export interface BestSums {
  /** How often each strategy was best, [strategy][λ]; ties are split equally. */
  readonly wins: readonly Float64Array[];
  /** Sums of the best NMB at each λ, EUR. */
  readonly bestNetBenefit: Float64Array;
}

export interface BestCounter {
  /** Adds one draw. */
  add(cost: Float64Array, effect: Float64Array): void;
  sums(): BestSums;
}

/**
 * @param strategies how many
 * @param lambdas rising
 */
export function bestCounter(strategies: number, lambdas: readonly number[]): BestCounter {
  const size = lambdas.length;
  // Differences: what begins at a λ is added there, and taken off where it has ended.
  const wins = Array.from({ length: strategies }, () => new Float64Array(size + 1));
  const costs = new Float64Array(size + 1);
  const effects = new Float64Array(size + 1);

  const enter = (differences: Float64Array, from: number, after: number, value: number): void => {
    differences[from] = (differences[from] as number) + value;
    differences[after] = (differences[after] as number) - value;
  };

  return {
    add(cost, effect) {
      const netBenefit = (strategy: number, at: number): number =>
        (lambdas[at] as number) * (effect[strategy] as number) - (cost[strategy] as number);
      /** The first of the best strategies at a λ, and how many share that place. */
      const bestAt = (at: number): { readonly leader: number; readonly holders: number } => {
        let [leader, holders, highest] = [0, 0, Number.NEGATIVE_INFINITY];
        for (let strategy = 0; strategy < strategies; strategy++) {
          const value = netBenefit(strategy, at);
          if (value > highest) [leader, holders, highest] = [strategy, 1, value];
          else if (value === highest) holders++;
        }
        return { leader, holders };
      };
      const aloneAt = (strategy: number, at: number): boolean => {
        const { leader, holders } = bestAt(at);
        return leader === strategy && holders === 1;
      };

      for (let from = 0; from < size; ) {
        const { leader, holders } = bestAt(from);
        let last = from;
        if (holders === 1) {
          // A line that is highest at two values of λ is highest between them.
          let beyond = size;
          if (aloneAt(leader, size - 1)) last = size - 1;
          while (beyond - last > 1) {
            const middle = (last + beyond) >> 1;
            if (aloneAt(leader, middle)) last = middle;
            else beyond = middle;
          }
        }
        for (let strategy = 0; strategy < strategies; strategy++) {
          const wins_ = wins[strategy] as Float64Array;
          if (strategy === leader) enter(wins_, from, last + 1, 1 / holders);
          else if (holders > 1 && netBenefit(strategy, from) === netBenefit(leader, from))
            enter(wins_, from, last + 1, 1 / holders);
        }
        enter(costs, from, last + 1, cost[leader] as number);
        enter(effects, from, last + 1, effect[leader] as number);
        from = last + 1;
      }
    },
    sums() {
      const [cost, effect] = [running(costs), running(effects)];
      return {
        wins: wins.map(running),
        bestNetBenefit: Float64Array.from(
          lambdas,
          (lambda, at) => lambda * (effect[at] as number) - (cost[at] as number),
        ),
      };
    },
  };
}

/** Running sums of differences; the last one is only where the others end. */
function running(differences: Float64Array): Float64Array {
  let sum = 0;
  return differences.subarray(0, -1).map((difference) => {
    sum += difference;
    return sum;
  });
}
