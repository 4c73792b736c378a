import type { Estimate } from '../numbers/estimate.ts';
import { byStrategy, leaderAt, type Outcomes } from './outcomes.ts';

/** What can be said at one willingness to pay. */
export interface Acceptability {
  readonly willingnessToPay: number;
  /** Share of draws in which each strategy has the highest NMB; ties are split equally, so the shares sum to 1. */
  readonly probabilityBest: Readonly<Record<string, Estimate>>;
  /** Strategy with the highest expected NMB: the acceptability frontier follows it. */
  readonly frontier: string;
  /**
   * Expected value of perfect information, EUR per patient: mean of the best NMB of each draw, less the best
   * mean NMB. Never negative.
   */
  readonly expectedValueOfPerfectInformation: Estimate;
}

/**
 * One point of the acceptability curve and frontier, with EVPI, at one of the plan's λ
 * (Fenwick, Claxton & Sculpher, Health Econ 2001;10:779-787; Briggs, Claxton & Sculpher 2006, chapter 6).
 * @param at place of the λ in the plan
 */
export function acceptability(outcomes: Outcomes, at: number): Acceptability {
  const { strategies, lambdas } = outcomes.plan;
  const lambda = lambdas[at] as number;
  const leader = leaderAt(outcomes, lambda);
  return {
    willingnessToPay: lambda,
    probabilityBest: byStrategy(strategies, (strategy) => outcomes.probabilityBest(strategy, at)),
    frontier: strategies[leader] as string,
    expectedValueOfPerfectInformation: outcomes.gainOfKnowing(leader, at),
  };
}
