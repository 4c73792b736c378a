import { sortTogether } from '../numbers/sortTogether.ts';

/**
 * Draws of independent strategies, recombined. Once the parameters that strategies share are drawn, what is left of the
 * uncertainty is each strategy's own. So of n outcomes of each of S strategies, made with the same shared parameters,
 * every combination is a valid draw: n^S of them, of which none needs to be listed. An outcome is the best of a
 * combination if the others are below it, and the number of those combinations is a product of counts.
 *
 * All of it is about one draw of the shared parameters; results are means over many of these.
 */
export interface Recombiner {
  /**
   * What all combinations say of the best strategy at one λ. Quickest if λ is near that of the call before. The result is
   * overwritten by the next call.
   * @param cost per strategy, EUR: its outcomes stand in the rows `from` to `from + n − 1`
   * @param effect likewise
   */
  best(cost: Columns, effect: Columns, from: number, lambda: number): RecombinedBest;
  /** What all combinations say of ranks at one λ; parameters and result as above. */
  ranks(cost: Columns, effect: Columns, from: number, lambda: number): RecombinedRanks;
}

type Columns = readonly Float64Array[];

interface RecombinedBest {
  /** Per strategy, the share of combinations in which it has the highest NMB; ties are split equally. The sum is 1. */
  readonly wins: Float64Array;
  /** Expected cost and effect of the best strategy; λ·effect − cost is the expected highest NMB. */
  readonly bestCost: number;
  readonly bestEffect: number;
}

interface RecombinedRanks {
  /** Probability of strategy s to be at place r (0 is the best), at s·S + r; tied strategies share their places equally. */
  readonly ranks: Float64Array;
  /** Probability of strategy i to have a higher NMB than strategy j, at i·S + j; a tie counts half. */
  readonly pairs: Float64Array;
}

/**
 * Works in the same memory from call to call.
 * @param strategies how many, S
 * @param inner outcomes of each, n
 */
export function recombiner(strategies: number, inner: number): Recombiner {
  const size = strategies * inner;
  const strategyOf = Uint32Array.from({ length: size }, (_, outcome) => Math.floor(outcome / inner));
  // Kept from call to call: the order at one λ is nearly that at the next one.
  const order = Uint32Array.from(strategyOf.keys());
  const netBenefits = new Float64Array(size);
  /** Of each strategy, the number of outcomes below those at hand, and equal to them. */
  const below = new Float64Array(strategies);
  const equal = new Float64Array(strategies);
  const chances = new Float64Array(strategies);
  const powers = new Float64Array(strategies);
  const places = new Float64Array(strategies * strategies);
  const best = { wins: new Float64Array(strategies), bestCost: 0, bestEffect: 0 };
  const ranked = { ranks: new Float64Array(places.length), pairs: new Float64Array(places.length) };
  let combinations = 1;
  for (let strategy = 0; strategy < strategies; strategy++) combinations *= inner;

  const strategyAt = (place: number): number => strategyOf[order[place] as number] as number;

  /** Puts the outcomes in order of NMB, the lowest first. */
  const sort = (cost: Columns, effect: Columns, from: number, lambda: number): void => {
    for (let place = 0; place < size; place++) {
      const strategy = strategyAt(place);
      const row = from + (order[place] as number) - strategy * inner;
      netBenefits[place] =
        lambda * ((effect[strategy] as Float64Array)[row] as number) -
        ((cost[strategy] as Float64Array)[row] as number);
    }
    sortTogether(netBenefits, order);
    below.fill(0);
  };

  /** Counts in `equal` the outcomes that are equal to the one at a place; returns the place after the last of them. */
  const countEquals = (first: number): number => {
    let after = first;
    for (; after < size && netBenefits[after] === netBenefits[first]; after++) {
      const strategy = strategyAt(after);
      equal[strategy] = (equal[strategy] as number) + 1;
    }
    return after;
  };

  /** What was counted in `equal` is below all that follows. */
  const passEquals = (): void => {
    for (let strategy = 0; strategy < strategies; strategy++) {
      below[strategy] = (below[strategy] as number) + (equal[strategy] as number);
      equal[strategy] = 0;
    }
  };

  /**
   * In how many combinations an outcome of a strategy is the best, with k others as good as it counted as 1 / (k + 1).
   * That is ∫ u^k du over 0…1, so in all ∫ ∏ (below + equal·u) du over the other strategies.
   */
  const combinationsBelow = (strategy: number): number => {
    powers[0] = 1;
    let degree = 0;
    for (let other = 0; other < strategies; other++) {
      if (other === strategy) continue;
      const [lower, same] = [below[other] as number, equal[other] as number];
      if (same > 0) powers[++degree] = 0;
      for (let k = degree; k >= 0; k--)
        powers[k] = lower * (powers[k] as number) + (k > 0 ? same * (powers[k - 1] as number) : 0);
    }
    let sum = 0;
    for (let k = 0; k <= degree; k++) sum += (powers[k] as number) / (k + 1);
    return sum;
  };

  /**
   * `places[a·S + k]`: the chance that of the other strategies a are above an outcome of this one and k equal to it.
   * Returns the greatest k.
   */
  const countOthers = (strategy: number): number => {
    places.fill(0);
    places[0] = 1;
    let [others, ties] = [0, 0];
    for (let other = 0; other < strategies; other++) {
      if (other === strategy) continue;
      const same = (equal[other] as number) / inner;
      const lower = (below[other] as number) / inner;
      const higher = (inner - (below[other] as number) - (equal[other] as number)) / inner;
      others++;
      if (same > 0) ties++;
      for (let above = others; above >= 0; above--) {
        for (let k = ties; k >= 0; k--) {
          const at = above * strategies + k;
          places[at] =
            lower * (places[at] as number) +
            (above > 0 ? higher * (places[at - strategies] as number) : 0) +
            (k > 0 ? same * (places[at - 1] as number) : 0);
        }
      }
    }
    return ties;
  };

  return {
    best(cost, effect, from, lambda) {
      sort(cost, effect, from, lambda);
      const { wins } = best;
      wins.fill(0);
      let bestCost = 0;
      let bestEffect = 0;
      // Strategies of which nothing is below yet, and the product of the counts of all others.
      let missing = strategies;
      let product = 1;
      let tiesUntil = 0;
      for (let place = 0; place < size; place++) {
        const outcome = order[place] as number;
        const strategy = strategyOf[outcome] as number;
        if (place >= tiesUntil && netBenefits[place] === netBenefits[place + 1]) {
          tiesUntil = countEquals(place);
          for (let one = 0; one < strategies; one++) if (equal[one]) chances[one] = combinationsBelow(one);
          passEquals();
          missing = below.reduce((sum, count) => sum + Number(count === 0), 0);
          product = below.reduce((sum, count) => (count === 0 ? sum : sum * count), 1);
        }
        let chance = 0;
        if (place < tiesUntil) chance = chances[strategy] as number;
        else {
          const count = below[strategy] as number;
          if (count === 0) missing--;
          else product /= count;
          if (missing === 0) chance = product;
          below[strategy] = count + 1;
          product *= count + 1;
        }
        const row = from + outcome - strategy * inner;
        wins[strategy] = (wins[strategy] as number) + chance;
        bestCost += chance * ((cost[strategy] as Float64Array)[row] as number);
        bestEffect += chance * ((effect[strategy] as Float64Array)[row] as number);
      }
      for (let strategy = 0; strategy < strategies; strategy++)
        wins[strategy] = (wins[strategy] as number) / combinations;
      best.bestCost = bestCost / combinations;
      best.bestEffect = bestEffect / combinations;
      return best;
    },

    ranks(cost, effect, from, lambda) {
      sort(cost, effect, from, lambda);
      const { ranks, pairs } = ranked;
      ranks.fill(0);
      pairs.fill(0);
      for (let first = 0; first < size; ) {
        const after = countEquals(first);
        for (let strategy = 0; strategy < strategies; strategy++) {
          const weight = (equal[strategy] as number) / inner;
          if (weight === 0) continue;
          const row = strategy * strategies;
          const ties = countOthers(strategy);
          for (let above = 0; above < strategies; above++) {
            for (let k = 0; k <= ties && above + k < strategies; k++) {
              const share = (weight * (places[above * strategies + k] as number)) / (k + 1);
              for (let rank = above; rank <= above + k; rank++)
                ranks[row + rank] = (ranks[row + rank] as number) + share;
            }
          }
          for (let other = 0; other < strategies; other++) {
            const beaten = ((below[other] as number) + (equal[other] as number) / 2) / inner;
            pairs[row + other] = (pairs[row + other] as number) + weight * beaten;
          }
        }
        passEquals();
        first = after;
      }
      return ranked;
    },
  };
}
