import type { Estimate } from '../numbers/estimate.ts';
import { byStrategy, type Outcomes } from './outcomes.ts';

/** How probable it is that the NMB of one strategy is above that of each other. */
export interface PairwiseWins {
  readonly strategy: string;
  /** By the other's id; half of the ties is won. */
  readonly over: Readonly<Record<string, Estimate>>;
}

/** Pairwise wins at the plan's λ of ranks. */
export function pairwiseWins({ plan: { strategies }, pairwiseWin }: Outcomes): PairwiseWins[] {
  return strategies.map((strategy, at) => {
    const all = byStrategy(strategies, (other) => pairwiseWin(at, other));
    return { strategy, over: Object.fromEntries(Object.entries(all).filter(([id]) => id !== strategy)) };
  });
}
