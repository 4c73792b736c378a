import { lotUnder } from '../tender/alternative.ts';
import type { Lot } from '../tender/lot.ts';
import { type GroupInformation, groupInformation } from './groupInformation.ts';
import { type Simulation, type SimulationPlan, simulationFrom, simulatorOf } from './simulation.ts';
import type { Strategy } from './strategy.ts';

/** All that is simulated of a lot. */
export interface LotSimulation {
  readonly own: Simulation;
  /** Under each structural alternative, in the order of the definition. */
  readonly alternatives: readonly Simulation[];
  readonly groups: readonly GroupInformation[];
}

/** One simulation, as whoever computes it needs it. */
export interface SimulationTask {
  readonly lot: Lot;
  readonly strategies: readonly Strategy[];
  readonly plan: SimulationPlan;
  /** Whether the sums for EVPPI are wanted. */
  readonly information: boolean;
}

/** The simulations that a lot needs: its own, then one for each alternative. */
export function simulationTasks(
  lot: Lot,
  strategies: readonly Strategy[],
  plan: SimulationPlan,
): readonly [SimulationTask, ...SimulationTask[]] {
  const models = lot.alternatives?.models ?? [];
  return [
    { lot, strategies, plan, information: true },
    ...models.map((one) => ({ lot: lotUnder(lot, one), strategies, plan, information: false })),
  ];
}

/** One task by one worker. @param onProgress receives the fraction done; may throw to cancel */
export function simulate(
  { lot, strategies, plan, information }: SimulationTask,
  onProgress: (fraction: number) => void = () => {},
): Simulation {
  return simulationFrom(simulatorOf(lot, strategies, plan, information), onProgress);
}

/** Everything by one worker. */
export function simulateLot(
  lot: Lot,
  strategies: readonly Strategy[],
  plan: SimulationPlan,
  onProgress: (fraction: number) => void = () => {},
): LotSimulation {
  const [task, ...others] = simulationTasks(lot, strategies, plan);
  const share = 1 / (others.length + 2);
  return {
    own: simulate(task, (fraction) => onProgress(share * fraction)),
    alternatives: others.map((one, at) =>
      simulate(one, (fraction) => onProgress(share * (at + 1 + fraction))),
    ),
    groups: groupInformation(lot, strategies, plan, (fraction) => onProgress(1 - share * (1 - fraction))),
  };
}
