import type { Estimate } from '../numbers/estimate.ts';
import type { Acceptability } from './acceptability.ts';
import type { ExpectedOutcome } from './netMonetaryBenefit.ts';
import type { Snapshot } from './outcomeSums.ts';

/** What the first `draws` draws of a simulation alone would have said. */
export interface ConvergencePoint {
  readonly draws: number;
  readonly strategies: readonly {
    readonly strategy: string;
    /** EUR per patient. */
    readonly netMonetaryBenefit: Estimate;
    readonly probabilityBest: Estimate;
  }[];
}

const MOST_POINTS = 40;

/**
 * NMB and probability of being the best at one λ as draws are added. The standard error after n draws is that of all N
 * draws times √(N/n), because it falls with the root of their number.
 * @param snapshots sums over the first draws, the last of them over all
 * @param expected,atWillingnessToPay of all draws, at the same λ
 */
export function convergence(
  snapshots: readonly Snapshot[],
  lambda: number,
  expected: readonly ExpectedOutcome[],
  { probabilityBest }: Acceptability,
): ConvergencePoint[] {
  const all = (snapshots.at(-1) as Snapshot).draws;
  const each = Math.ceil(snapshots.length / MOST_POINTS);
  const shown = snapshots.filter((_, at) => (snapshots.length - 1 - at) % each === 0);
  return shown.map(({ draws, wins, cost, effect }) => {
    const fewer = Math.sqrt(all / draws);
    const after = (sum: number, final: Estimate | undefined): Estimate => ({
      value: sum / draws,
      standardError: (final?.standardError ?? 0) * fewer,
    });
    return {
      draws,
      strategies: expected.map(({ strategy, netMonetaryBenefit }, at) => ({
        strategy,
        netMonetaryBenefit: after(lambda * (effect[at] as number) - (cost[at] as number), netMonetaryBenefit),
        probabilityBest: after(wins[at] as number, probabilityBest[strategy]),
      })),
    };
  });
}
