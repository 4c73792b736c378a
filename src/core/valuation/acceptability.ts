import { type Estimate, meanOf } from '../numbers/estimate.ts';
import { netMonetaryBenefit } from './netMonetaryBenefit.ts';
import type { Simulation } from './simulation.ts';

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
 * One point of the acceptability curve and frontier, with EVPI, at λ = `lambda`
 * (Fenwick, Claxton & Sculpher, Health Econ 2001;10:779-787; Briggs, Claxton & Sculpher 2006, chapter 6).
 */
export function acceptability({ draws, strategies }: Simulation, lambda: number): Acceptability {
  const wins = strategies.map(() => 0);
  const squares = strategies.map(() => 0);
  const sums = strategies.map(() => 0);
  const best = new Float64Array(draws);
  const values = new Float64Array(strategies.length);
  for (let draw = 0; draw < draws; draw++) {
    let highest = Number.NEGATIVE_INFINITY;
    let holders = 0;
    strategies.forEach((strategy, at) => {
      const value = netMonetaryBenefit(strategy, lambda, draw);
      values[at] = value;
      sums[at] = (sums[at] as number) + value;
      if (value > highest) {
        highest = value;
        holders = 1;
      } else if (value === highest) holders++;
    });
    best[draw] = highest;
    const share = 1 / holders;
    for (let at = 0; at < values.length; at++) {
      if (values[at] !== highest) continue;
      wins[at] = (wins[at] as number) + share;
      squares[at] = (squares[at] as number) + share * share;
    }
  }
  const leader = sums.indexOf(Math.max(...sums));
  const leading = strategies[leader];
  if (leading === undefined) throw new Error('acceptability of no strategies');
  const probabilityBest = Object.fromEntries(
    strategies.map(({ id }, at) => {
      const p = (wins[at] as number) / draws;
      const variance = Math.max(0, (squares[at] as number) / draws - p * p);
      return [id, { value: p, standardError: Math.sqrt(variance / draws) }];
    }),
  );
  return {
    willingnessToPay: lambda,
    probabilityBest,
    frontier: leading.id,
    expectedValueOfPerfectInformation: meanOf(
      draws,
      (draw) => (best[draw] as number) - netMonetaryBenefit(leading, lambda, draw),
    ),
  };
}
