import type { Estimate } from '../numbers/estimate.ts';
import type { Lot } from '../tender/lot.ts';
import { type Acceptability, acceptability } from './acceptability.ts';
import { uncertainInputs } from './drawnInput.ts';
import { type IncrementalRow, incrementalTable } from './incremental.ts';
import { type InputInformation, inputInformation } from './inputInformation.ts';
import type { SimulationMode } from './lotDraws.ts';
import { type ExpectedOutcome, expectedOutcomes } from './netMonetaryBenefit.ts';
import { outcomesOf } from './outcomes.ts';
import { type RankProbability, rankProbabilities } from './rankProbability.ts';
import { type Sensitivity, sensitivity } from './sensitivity.ts';
import { type Simulation, type SimulationPlan, simulationFrom, simulatorOf } from './simulation.ts';
import type { Strategy } from './strategy.ts';

/** Everything that the simulation says of a lot. Figures are per patient unless a name says otherwise. */
export interface Valuation {
  readonly mode: SimulationMode;
  readonly draws: number;
  readonly seed: number;
  readonly willingnessToPay: number;
  readonly patients: number;
  readonly expected: readonly ExpectedOutcome[];
  readonly incremental: readonly IncrementalRow[];
  /** At the tender's own λ. */
  readonly atWillingnessToPay: Acceptability;
  /** Over the tender's published range of λ, and at its own λ. */
  readonly acceptability: readonly Acceptability[];
  readonly rankProbabilities: readonly RankProbability[];
  /** EVPPI of every uncertain input at the tender's own λ, EUR per patient, the highest first. */
  readonly parameterInformation: readonly InputInformation[];
  /** Of the strategy with the highest expected NMB over the second; null with a single offer. */
  readonly sensitivity: Sensitivity | null;
  /** Strategies with draws whose probabilities were brought back into 0…1, and how many; absent if there are none. */
  readonly adjustedDraws?: readonly { readonly strategy: string; readonly draws: number }[];
  /** The first draws of each strategy, for the picture only. */
  readonly plane: readonly {
    readonly strategy: string;
    readonly points: readonly (readonly [effect: number, cost: number])[];
  }[];
}

/**
 * Probabilistic sensitivity analysis of a lot.
 * @param strategies at least one
 * @param onProgress receives the fraction done; may throw to cancel
 */
export function valueLot(
  lot: Lot,
  strategies: readonly Strategy[],
  plan: SimulationPlan,
  onProgress: (fraction: number) => void = () => {},
): Valuation {
  const simulation = simulationFrom(simulatorOf(lot, strategies, plan, true), (fraction) =>
    onProgress(fraction * 0.7),
  );
  return valuationOf(lot, strategies, plan, simulation, (fraction) => onProgress(0.7 + fraction * 0.3));
}

/** What a simulation, wherever its parts were computed, says of a lot. @param onProgress may throw to cancel */
export function valuationOf(
  lot: Lot,
  strategies: readonly Strategy[],
  { mode, seed }: SimulationPlan,
  simulation: Simulation,
  onProgress: (fraction: number) => void = () => {},
): Valuation {
  const { plan, sums, histogramCells } = simulation;
  const outcomes = outcomesOf({ plan, sums: sums.outcomes });
  const lambda = lot.willingnessToPay.value;
  const expected = expectedOutcomes(outcomes, histogramCells, sums.histogram);
  const [first, second] = expected
    .toSorted((a, b) => b.netMonetaryBenefit.value - a.netMonetaryBenefit.value)
    .map(({ strategy }) => strategies.find(({ id }) => id === strategy) as Strategy);
  const adjustedDraws = strategies.flatMap(({ id }, at) => {
    const draws = sums.adjusted[at] as number;
    return draws === 0 ? [] : [{ strategy: id, draws }];
  });
  const curve = plan.lambdas.map((_, at) => acceptability(outcomes, at));
  const inputs = uncertainInputs(lot, strategies);
  const information =
    strategies.length < 2
      ? inputs.map(() => [{ value: 0, standardError: 0 }])
      : inputInformation(
          inputs,
          { information: sums.information, positions: simulation.cellPositions },
          outcomes,
          [lambda],
          onProgress,
        );
  return {
    mode,
    draws: outcomes.draws,
    seed,
    willingnessToPay: lambda,
    patients: lot.patients,
    expected,
    incremental: incrementalTable(outcomes),
    atWillingnessToPay: curve[plan.lambdas.indexOf(lambda)] as Acceptability,
    acceptability: curve,
    rankProbabilities: rankProbabilities(outcomes),
    parameterInformation: inputs
      .map(({ parameter, strategy }, at) => ({
        parameter,
        strategy,
        value: information[at]?.[0] as Estimate,
      }))
      .toSorted((a, b) => b.value.value - a.value.value),
    sensitivity: first !== undefined && second !== undefined ? sensitivity(lot, first, second) : null,
    ...(adjustedDraws.length > 0 && { adjustedDraws }),
    plane: simulation.plane.map(({ cost, effect }, at) => ({
      strategy: plan.strategies[at] as string,
      points: Array.from(cost, (value, draw) => [effect[draw] as number, value] as const),
    })),
  };
}
