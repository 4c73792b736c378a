import type { Estimate } from '../numbers/estimate.ts';
import type { Outcomes } from './outcomes.ts';

/** How probable it is that the NMB of one strategy is above that of each other. */
export interface PairwiseWins {
  readonly strategy: string;
  /** By the other's id; half of the ties is won. */
  readonly over: Readonly<Record<string, Estimate>>;
}

/** Pairwise wins at the plan's λ of ranks. */
export function pairwiseWins({ plan: { strategies }, pairwiseWin }: Outcomes): PairwiseWins[] {
  return strategies.map((strategy, at) => ({
    strategy,
    over: Object.fromEntries(
      strategies.flatMap((other, over) => (over === at ? [] : [[other, pairwiseWin(at, over)]])),
    ),
  }));
}
