import type { Lot } from '../core/tender/lot.ts';
import type { SimulationMode } from '../core/valuation/lotDraws.ts';
import { drawsFor, type SimulationPlan } from '../core/valuation/simulation.ts';

/**
 * The simulation that was asked for: what is not said is as published with the tender, in the mode by which a result is
 * defended. With Sobol' points the number of draws is brought up to the next that fills all randomisations.
 */
export function planOf(
  { simulation }: Lot,
  asked: {
    readonly mode?: SimulationMode | undefined;
    readonly draws?: number | undefined;
    readonly seed?: number | undefined;
  },
): SimulationPlan {
  const mode = asked.mode ?? 'audit';
  return {
    mode,
    draws: drawsFor(mode, asked.draws ?? simulation.draws),
    seed: asked.seed ?? simulation.seed,
  };
}
