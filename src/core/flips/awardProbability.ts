import { binary } from '../numbers/arithmetic.ts';
import { batchedMean, batchOf } from '../numbers/batches.ts';
import type { Estimate } from '../numbers/estimate.ts';
import { BLOCK } from '../numbers/stream.ts';
import { lotDraws } from '../valuation/lotDraws.ts';
import { batchingOf, POINTS, type SimulationPlan } from '../valuation/simulation.ts';
import type { Strategy } from '../valuation/strategy.ts';
import { type AwardCase, winnersIn } from './awardCase.ts';

/** More draws than these would hold up an evaluation, and tell the probabilities no better than to 0.4 points anyway. */
const MOST_DRAWS = POINTS;

/** How often each offer would be first under the published rules if its true outcomes decided. */
export interface AwardProbability {
  readonly draws: number;
  /** Offers as in the lot. */
  readonly offers: readonly { readonly offer: string; readonly probability: Estimate }[];
  /** Nothing can be awarded. */
  readonly nobody: Estimate;
}

/**
 * Every draw is an imagined lot: the benefit of each offer is λ·effect − cost of care in that draw, and the published rules
 * make points of it, with the committee, the declarations, the prices, and the minimum and ideal benefit as they
 * are. Offers that only lots can separate share the draw. The first draws of the evaluation, no more than 16,384.
 * @param strategies the offers of the case, in the same order
 */
export function awardProbability(
  award: AwardCase,
  strategies: readonly Strategy[],
  plan: SimulationPlan,
  mostDraws: number = MOST_DRAWS,
): AwardProbability {
  const { lot, offers } = award;
  const lambda = lot.willingnessToPay.value;
  const made = { ...plan, draws: Math.min(plan.draws, mostDraws) };
  const batching = batchingOf(made);
  const sizes = new Float64Array(batching.count);
  // Of each batch: the wins of every offer, then of nobody.
  const wins = sizes.reduce<Float64Array[]>((all) => [...all, new Float64Array(offers.length + 1)], []);
  // Without prices the cost is that of care.
  const draws = lotDraws(lot, strategies, made).at(strategies.map(() => 0));
  for (let from = 0; from < made.draws; from += BLOCK) {
    draws.run(from / BLOCK);
    const rows = Math.min(BLOCK, made.draws - from);
    for (let row = 0; row < rows; row++) {
      const drawn = draws.strategies.map(
        ({ effect, cost }) => lambda * (effect[row] as number) - (cost[row] as number),
      );
      const winners = winnersIn(
        { ...award, offers: offers.map((offer, at) => ({ ...offer, benefit: drawn[at] as number })) },
        binary,
      );
      const batch = batchOf(batching, from + row);
      const ofBatch = wins[batch] as Float64Array;
      sizes[batch] = (sizes[batch] as number) + 1;
      if (winners.length === 0) ofBatch[offers.length] = (ofBatch[offers.length] as number) + 1;
      for (const winner of winners) {
        const at = offers.findIndex(({ id }) => id === winner);
        ofBatch[at] = (ofBatch[at] as number) + 1 / winners.length;
      }
    }
  }
  const share = (at: number): Estimate => {
    const { value, standardError } = batchedMean(sizes, (batch) => wins[batch]?.[at] as number);
    // Of plain draws the error is binomial, an upper limit where draws are shared.
    const error =
      made.mode === 'audit' ? Math.sqrt(Math.max(0, value * (1 - value)) / made.draws) : standardError;
    return { value, standardError: error };
  };
  return {
    draws: made.draws,
    offers: offers.map(({ id }, at) => ({ offer: id, probability: share(at) })),
    nobody: share(offers.length),
  };
}
