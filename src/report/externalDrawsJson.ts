import type { Estimate } from '../core/numbers/estimate.ts';
import type { ExternalValuation, ParameterEvppi } from '../core/valuation/externalDraws.ts';

/** The published layout of what draws made elsewhere say: numbers by strategy, and at each λ where it is a list. */
export function externalDrawsJson(
  { draws, lambdas, outcomes, frontier, evpi, incremental }: ExternalValuation,
  evppi: readonly ParameterEvppi[],
): string {
  const values = (estimates: readonly Estimate[]): number[] => estimates.map(({ value }) => value);
  const byStrategy = <T>(of: (outcome: (typeof outcomes)[number]) => T): Record<string, T> =>
    Object.fromEntries(outcomes.map((outcome) => [outcome.strategy, of(outcome)]));
  return JSON.stringify(
    {
      strategies: outcomes.map(({ strategy }) => strategy),
      draws,
      lambda: lambdas,
      meanCost: byStrategy(({ cost }) => cost.value),
      meanEffect: byStrategy(({ effect }) => effect.value),
      nmb: byStrategy(({ netMonetaryBenefit }) => values(netMonetaryBenefit)),
      probabilityBest: byStrategy(({ probabilityBest }) => values(probabilityBest)),
      frontier,
      evpi: values(evpi),
      rankProbability: byStrategy(({ rankProbability }) => values(rankProbability)),
      incremental: incremental.map(({ strategy, cost, effect, status, icer }) => ({
        strategy,
        cost,
        effect,
        status,
        icer: icer?.value ?? null,
      })),
      evppi: Object.fromEntries(
        evppi.map(({ parameter, values: estimates }) => [parameter, values(estimates)]),
      ),
    },
    null,
    2,
  );
}
