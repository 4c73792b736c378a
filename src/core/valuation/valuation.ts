import type { Estimate } from '../numbers/estimate.ts';
import type { Lot } from '../tender/lot.ts';
import { type Acceptability, acceptability } from './acceptability.ts';
import { type Alternatives, alternativesOf } from './alternatives.ts';
import { type ConvergencePoint, convergence } from './convergence.ts';
import { uncertainInputs } from './drawnInput.ts';
import { type Precision, precisionOf } from './drawsNeeded.ts';
import type { GroupInformation } from './groupInformation.ts';
import { type IncrementalRow, incrementalTable } from './incremental.ts';
import { type InputInformation, inputInformation } from './inputInformation.ts';
import type { SimulationMode } from './lotDraws.ts';
import { type LotSimulation, simulateLot } from './lotSimulation.ts';
import { type ExpectedOutcome, expectedOutcomes } from './netMonetaryBenefit.ts';
import { outcomesOf } from './outcomes.ts';
import { type PairwiseWins, pairwiseWins } from './pairwiseWins.ts';
import { type RankProbability, rankProbabilities } from './rankProbability.ts';
import { type Sensitivity, sensitivity } from './sensitivity.ts';
import type { SimulationPlan } from './simulation.ts';
import type { Strategy } from './strategy.ts';
import { type TwoWaySensitivity, twoWaySensitivity, widestPair } from './twoWaySensitivity.ts';

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
  /** At the tender's own λ. */
  readonly pairwiseWins: readonly PairwiseWins[];
  /** What fewer draws would have said, at the tender's own λ; empty in results from before it was kept. */
  readonly convergence: readonly ConvergencePoint[];
  /** Null if the tender asks for no precision. */
  readonly precision: Precision | null;
  /** EVPPI of every uncertain input at the tender's own λ, EUR per patient, the highest first. */
  readonly parameterInformation: readonly InputInformation[];
  /** EVPPI of every declared group of inputs at the tender's own λ, EUR per patient; absent if none is declared. */
  readonly groupInformation?: readonly GroupInformation[];
  /** Of the strategy with the highest expected NMB over the second; null with a single offer. */
  readonly sensitivity: Sensitivity | null;
  /** The two inputs with the widest bars of `sensitivity`, moved together; null if there are no two. */
  readonly twoWay: TwoWaySensitivity | null;
  /** Under structural alternatives to the model; absent if none is declared. */
  readonly alternatives?: Alternatives;
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
  const simulation = simulateLot(lot, strategies, plan, (fraction) => onProgress(fraction * 0.7));
  return valuationOf(lot, strategies, plan, simulation, (fraction) => onProgress(0.7 + fraction * 0.3));
}

/** What a simulation, wherever its parts were computed, says of a lot. @param onProgress may throw to cancel */
export function valuationOf(
  lot: Lot,
  strategies: readonly Strategy[],
  { mode, seed }: SimulationPlan,
  { own: simulation, alternatives, groups }: LotSimulation,
  onProgress: (fraction: number) => void = () => {},
): Valuation {
  const { plan, sums, histogramCells } = simulation;
  const outcomes = outcomesOf({ plan, sums: sums.outcomes });
  const lambda = lot.willingnessToPay.value;
  const expected = expectedOutcomes(outcomes, histogramCells, sums.histogram);
  const [first, second] = expected
    .toSorted((a, b) => b.netMonetaryBenefit.value - a.netMonetaryBenefit.value)
    .map(({ strategy }) => strategies.find(({ id }) => id === strategy) as Strategy);
  const oneWay = first !== undefined && second !== undefined ? sensitivity(lot, first, second) : null;
  const widest = oneWay === null ? undefined : widestPair(lot, oneWay);
  const adjustedDraws = strategies.flatMap(({ id }, at) => {
    const draws = sums.adjusted[at] as number;
    return draws === 0 ? [] : [{ strategy: id, draws }];
  });
  const curve = plan.lambdas.map((_, at) => acceptability(outcomes, at));
  const atWillingnessToPay = curve[plan.lambdas.indexOf(lambda)] as Acceptability;
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
    atWillingnessToPay,
    acceptability: curve,
    rankProbabilities: rankProbabilities(outcomes),
    pairwiseWins: pairwiseWins(outcomes),
    convergence: convergence(simulation.snapshots, lambda, expected, atWillingnessToPay),
    precision: precisionOf(lot.simulation.precision, outcomes.draws, expected, atWillingnessToPay),
    parameterInformation: inputs
      .map(({ parameter, strategy }, at) => ({
        parameter,
        strategy,
        value: information[at]?.[0] as Estimate,
      }))
      .toSorted((a, b) => b.value.value - a.value.value),
    ...(lot.informationGroups !== undefined && { groupInformation: groups }),
    sensitivity: oneWay,
    twoWay:
      first !== undefined && second !== undefined && widest !== undefined
        ? twoWaySensitivity(lot, first, second, ...widest)
        : null,
    ...(lot.alternatives !== undefined && {
      alternatives: alternativesOf(lot, lot.alternatives, plan, [
        sums.outcomes,
        ...alternatives.map((one) => one.sums.outcomes),
      ]),
    }),
    ...(adjustedDraws.length > 0 && { adjustedDraws }),
    plane: simulation.plane.map(({ cost, effect }, at) => ({
      strategy: plan.strategies[at] as string,
      points: Array.from(cost, (value, draw) => [effect[draw] as number, value] as const),
    })),
  };
}
