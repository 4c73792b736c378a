import { quantileSorted } from 'd3-array';
import { type Estimate, meanOf } from '../numbers/estimate.ts';
import type { Simulation, StrategyDraws } from './simulation.ts';

/** NMB of one draw: λ·effect − cost, EUR per patient (Stinnett & Mullahy, Med Decis Making 1998;18:S68-80). */
export function netMonetaryBenefit(
  { effect, cost }: StrategyDraws,
  willingnessToPay: number,
  draw: number,
): number {
  return willingnessToPay * (effect[draw] as number) - (cost[draw] as number);
}

/** What the simulation says of one strategy on its own. */
export interface ExpectedOutcome {
  readonly strategy: string;
  readonly cost: Estimate;
  readonly effect: Estimate;
  readonly netMonetaryBenefit: Estimate;
  /** Central 95% of the simulated NMB, EUR per patient. */
  readonly interval95: readonly [number, number];
  /** Monte-Carlo standard errors of the two limits. */
  readonly interval95StandardError: readonly [number, number];
}

/** Expected cost, effect and NMB of every strategy, per patient. */
export function expectedOutcomes(
  { draws, strategies }: Simulation,
  willingnessToPay: number,
): ExpectedOutcome[] {
  return strategies.map((strategy) => {
    const values = Float64Array.from({ length: draws }, (_, draw) =>
      netMonetaryBenefit(strategy, willingnessToPay, draw),
    );
    // Typed arrays sort by number, and much faster; d3 only reads it.
    const sorted = values.toSorted() as unknown as number[];
    return {
      strategy: strategy.id,
      cost: meanOf(draws, (draw) => strategy.cost[draw] as number),
      effect: meanOf(draws, (draw) => strategy.effect[draw] as number),
      netMonetaryBenefit: meanOf(draws, (draw) => values[draw] as number),
      interval95: [quantileSorted(sorted, 0.025) as number, quantileSorted(sorted, 0.975) as number],
      interval95StandardError: [quantileStandardError(sorted, 0.025), quantileStandardError(sorted, 0.975)],
    };
  });
}

/**
 * Standard error of a sample quantile: the number of draws below the true one is binomial, so half the
 * distance between the order statistics one binomial standard deviation apart (Serfling 1980, section 2.6).
 */
function quantileStandardError(sorted: number[], p: number): number {
  const deviation = Math.sqrt((p * (1 - p)) / sorted.length);
  const above = quantileSorted(sorted, Math.min(1, p + deviation)) as number;
  const below = quantileSorted(sorted, Math.max(0, p - deviation)) as number;
  return (above - below) / 2;
}
