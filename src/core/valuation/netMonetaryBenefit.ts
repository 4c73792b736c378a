import type { Estimate } from '../numbers/estimate.ts';
import { type HistogramCells, histogramQuantile } from './netBenefitHistogram.ts';
import type { Outcomes } from './outcomes.ts';

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

/** Mean NMB of a strategy: λ·effect − cost, EUR per patient (Stinnett & Mullahy, Med Decis Making 1998;18:S68-80). */
export function expectedNetBenefit({ mean }: Outcomes, strategy: number, lambda: number): Estimate {
  return mean([{ strategy, cost: -1, effect: lambda }]);
}

/** Expected cost, effect and NMB of every strategy, per patient, at the λ of the histogram. */
export function expectedOutcomes(
  outcomes: Outcomes,
  cells: HistogramCells,
  histogram: Float64Array,
): ExpectedOutcome[] {
  return outcomes.plan.strategies.map((id, strategy) => {
    const at = (p: number): number => histogramQuantile(cells, histogram, strategy, p);
    return {
      strategy: id,
      cost: outcomes.mean([{ strategy, cost: 1, effect: 0 }]),
      effect: outcomes.mean([{ strategy, cost: 0, effect: 1 }]),
      netMonetaryBenefit: expectedNetBenefit(outcomes, strategy, cells.lambda),
      interval95: [at(0.025), at(0.975)],
      interval95StandardError: [
        quantileStandardError(at, outcomes.draws, 0.025),
        quantileStandardError(at, outcomes.draws, 0.975),
      ],
    };
  });
}

/**
 * Standard error of a sample quantile: the number of draws below the true one is binomial, so half the
 * distance between the order statistics one binomial standard deviation apart (Serfling 1980, section 2.6). Of Sobol'
 * points, which are spread more evenly than draws by chance, it is an upper limit.
 */
function quantileStandardError(at: (p: number) => number, draws: number, p: number): number {
  const deviation = Math.sqrt((p * (1 - p)) / draws);
  return (at(Math.min(1, p + deviation)) - at(Math.max(0, p - deviation))) / 2;
}
