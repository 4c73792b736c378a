import type { Estimate } from '../../src/core/numbers/estimate.ts';
import {
  type ExternalValuation,
  externalSums,
  informationSums,
  parameterCells,
} from '../../src/core/valuation/externalDraws.ts';
import type { SlowStrategy } from './slowEngine.ts';

/** Draws by strategy, and the values of their parameters, through the engine for draws made elsewhere, in small blocks. */
export function valuedDraws(
  strategies: readonly SlowStrategy[],
  lambdas: readonly number[],
  parameters: readonly (readonly number[])[] = [],
  size = 1024,
): { readonly valuation: ExternalValuation; readonly evppi: readonly Estimate[][] } {
  const draws = strategies[0]?.cost.length ?? 0;
  const blocks = Array.from({ length: Math.ceil(draws / size) }, (_, block) => {
    const part = (values: readonly number[]) =>
      Float64Array.from(values.slice(block * size, (block + 1) * size));
    return {
      draws: Math.min(size, draws - block * size),
      strategies: strategies.map(({ id, cost, effect }) => ({
        id,
        cost: part(cost),
        effect: part(effect),
      })),
      parameters: parameters.map(part),
    };
  });
  const outcomes = externalSums(
    strategies.map(({ id }) => id),
    lambdas,
  );
  const sample = parameterCells(parameters.length);
  for (const block of blocks) {
    outcomes.add(block);
    sample.add(block);
  }
  const information = informationSums(strategies.length, sample.cells(), [...parameters.keys()]);
  for (const block of blocks) information.add(block);
  return { valuation: outcomes.valuation(), evppi: information.evppi(lambdas) };
}
