/** Ranks and pairwise wins by NMB at one λ, summed over draws. */
export interface RankSums {
  /**
   * Adds one draw: to `ranks` on, which strategy is first, second, … (one row for each strategy); to `pairs` on, whether
   * its NMB is above that of each later one (half a win if they are tied; the other way round follows). Strategies tied in the
   * draw share their ranks equally.
   */
  add(cost: Float64Array, effect: Float64Array, sums: Float64Array, ranks: number, pairs: number): void;
}

/** Counts ranks and pairs draw by draw. @param size number of strategies @param lambda EUR per unit of effect */
export function rankSums(size: number, lambda: number): RankSums {
  const values = new Float64Array(size);
  const above = new Int32Array(size);
  return {
    add(cost, effect, sums, ranks, pairs) {
      for (let at = 0; at < size; at++) {
        values[at] = lambda * (effect[at] as number) - (cost[at] as number);
        above[at] = 0;
      }
      let ties = 0;
      for (let first = 0; first < size - 1; first++) {
        const a = values[first] as number;
        let lost = 0;
        for (let second = first + 1; second < size; second++) {
          const b = values[second] as number;
          // Sums of comparisons instead of branches that no processor can foresee.
          const wins = Number(a > b);
          const tie = Number(a === b);
          const place = pairs + first * size + second;
          sums[place] = (sums[place] as number) + wins + tie / 2;
          above[second] = (above[second] as number) + wins;
          lost += 1 - wins - tie;
          ties += tie;
        }
        above[first] = (above[first] as number) + lost;
      }
      for (let at = 0; at < size; at++) {
        const sharing = ties === 0 ? 1 : equals(values, values[at] as number);
        const place = ranks + at * size + (above[at] as number);
        for (let rank = 0; rank < sharing; rank++) {
          sums[place + rank] = (sums[place + rank] as number) + 1 / sharing;
        }
      }
    },
  };
}

function equals(values: Float64Array, value: number): number {
  let count = 0;
  for (const one of values) if (one === value) count++;
  return count;
}
