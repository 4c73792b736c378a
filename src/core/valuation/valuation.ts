import type { Estimate } from '../numbers/estimate.ts';
import type { Lot } from '../tender/lot.ts';
import { type Acceptability, acceptability } from './acceptability.ts';
import type { Alternatives } from './alternatives.ts';
import { type ConvergencePoint, convergence } from './convergence.ts';
import { type Precision, precisionOf } from './drawsNeeded.ts';
import { type IncrementalRow, incrementalTable } from './incremental.ts';
import { type InputInformation, inputInformation } from './inputInformation.ts';
import { type ExpectedOutcome, expectedOutcomes } from './netMonetaryBenefit.ts';
import { type PairwiseWins, pairwiseWins } from './pairwiseWins.ts';
import { type RankProbability, rankProbabilities } from './rankProbability.ts';
import { type Sensitivity, sensitivity } from './sensitivity.ts';
import { type Simulation, simulate } from './simulation.ts';
import type { Strategy } from './strategy.ts';
import { type TwoWaySensitivity, twoWaySensitivity, widestPair } from './twoWaySensitivity.ts';
import { willingnessToPayValues } from './willingnessToPayValues.ts';

/** How many draws of each strategy are kept to be drawn in the cost-effectiveness plane. */
const PLANE_POINTS = 300;

/** Everything that the simulation says of a lot. Figures are per patient unless a name says otherwise. */
export interface Valuation {
  readonly draws: number;
  readonly seed: number;
  readonly willingnessToPay: number;
  readonly patients: number;
  readonly expected: readonly ExpectedOutcome[];
  readonly incremental: readonly IncrementalRow[];
  /** At the tender's own λ. */
  readonly atWillingnessToPay: Acceptability;
  /** Over the tender's published range of λ. */
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
  readonly groupInformation?: readonly { readonly group: string; readonly value: Estimate }[];
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
  { draws, seed }: { readonly draws: number; readonly seed: number },
  onProgress: (fraction: number) => void = () => {},
): Valuation {
  // Draws, then the curves, then the value of each parameter: about as long as they take.
  const simulation = simulate(lot, strategies, { draws, seed }, (fraction) => onProgress(fraction * 0.5));
  const lambda = lot.willingnessToPay.value;
  const expected = expectedOutcomes(simulation, lambda);
  onProgress(0.55);
  const curve = willingnessToPayValues(lot).map((value, at, all) => {
    onProgress(0.55 + (0.15 * at) / all.length);
    return acceptability(simulation, value);
  });
  const [first, second] = expected
    .toSorted((a, b) => b.netMonetaryBenefit.value - a.netMonetaryBenefit.value)
    .map(({ strategy }) => strategies.find(({ id }) => id === strategy) as Strategy);
  const oneWay = first !== undefined && second !== undefined ? sensitivity(lot, first, second) : null;
  const widest = oneWay === null ? undefined : widestPair(lot, oneWay);
  const atWillingnessToPay = acceptability(simulation, lambda);
  const adjustedDraws = simulation.strategies.flatMap(({ id, adjustedDraws: count = 0 }) =>
    count === 0 ? [] : [{ strategy: id, draws: count }],
  );
  return {
    draws,
    seed,
    willingnessToPay: lambda,
    patients: lot.patients,
    expected,
    incremental: incrementalTable(simulation),
    atWillingnessToPay,
    acceptability: curve,
    rankProbabilities: rankProbabilities(simulation, lambda),
    pairwiseWins: pairwiseWins(simulation, lambda),
    convergence: convergence(simulation, lambda),
    precision: precisionOf(lot.simulation.precision, draws, expected, atWillingnessToPay),
    parameterInformation: inputInformation(lot, strategies, simulation, seed, (fraction) =>
      onProgress(0.7 + 0.3 * fraction),
    ),
    sensitivity: oneWay,
    twoWay:
      first !== undefined && second !== undefined && widest !== undefined
        ? twoWaySensitivity(lot, first, second, ...widest)
        : null,
    ...(adjustedDraws.length > 0 && { adjustedDraws }),
    plane: planeSample(simulation),
  };
}

function planeSample({ draws, strategies }: Simulation): Valuation['plane'] {
  const kept = Math.min(draws, PLANE_POINTS);
  return strategies.map(({ id, cost, effect }) => ({
    strategy: id,
    points: Array.from(
      { length: kept },
      (_, draw) => [effect[draw] as number, cost[draw] as number] as const,
    ),
  }));
}
