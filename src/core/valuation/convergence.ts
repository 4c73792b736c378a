import type { Estimate } from '../numbers/estimate.ts';
import { meanShare } from '../numbers/meanShare.ts';
import { netMonetaryBenefit } from './netMonetaryBenefit.ts';
import type { Simulation } from './simulation.ts';

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
 * Draws between two points: a power of two, so that points lie at the ends of blocks or divide a block evenly.
 * The last point is at all draws.
 */
export function convergenceStep(draws: number): number {
  let step = 1;
  while (Math.ceil(draws / step) > MOST_POINTS) step *= 2;
  return step;
}

/** NMB and probability of being the best at one λ as draws are added; ties are split equally. */
export function convergence({ draws, strategies }: Simulation, willingnessToPay: number): ConvergencePoint[] {
  const step = convergenceStep(draws);
  const netBenefit = strategies.map(runningMean);
  const wins = strategies.map(() => ({ sum: 0, squares: 0 }));
  const points: ConvergencePoint[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const values = strategies.map((strategy) => netMonetaryBenefit(strategy, willingnessToPay, draw));
    const highest = Math.max(...values);
    const holders = values.filter((value) => value === highest).length;
    values.forEach((value, at) => {
      netBenefit[at]?.add(value);
      const own = wins[at];
      if (value !== highest || own === undefined) return;
      own.sum += 1 / holders;
      own.squares += 1 / holders / holders;
    });
    const seen = draw + 1;
    if (seen % step !== 0 && seen !== draws) continue;
    points.push({
      draws: seen,
      strategies: strategies.map(({ id }, at) => ({
        strategy: id,
        netMonetaryBenefit: (netBenefit[at] as RunningMean).estimate(),
        probabilityBest: meanShare(seen, wins[at]?.sum as number, wins[at]?.squares as number),
      })),
    });
  }
  return points;
}

interface RunningMean {
  add(value: number): void;
  estimate(): Estimate;
}

/** Welford's updating (1962). */
function runningMean(): RunningMean {
  let [n, mean, squares] = [0, 0, 0];
  return {
    add(value) {
      n++;
      const delta = value - mean;
      mean += delta / n;
      squares += delta * (value - mean);
    },
    estimate: () => ({ value: mean, standardError: Math.sqrt(squares / Math.max(1, n - 1) / n) }),
  };
}
