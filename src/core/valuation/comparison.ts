import { type Distribution, mean } from '../distributions/distribution.ts';
import type { Lot } from '../tender/lot.ts';
import { parameterDistribution } from '../tender/parameter.ts';
import { drawForShare } from './categoryShares.ts';
import { formulaValues } from './formulaValues.ts';
import { modelOf } from './model.ts';
import type { Strategy } from './strategy.ts';

/** One input of the comparison of two strategies. */
export interface ComparedInput {
  readonly parameter: string;
  /** The strategy it belongs to; null: shared by both. */
  readonly strategy: string | null;
  readonly distribution: Distribution;
}

/** Two strategies at the means of their inputs, some of which can be moved. */
export interface Comparison {
  readonly inputs: readonly ComparedInput[];
  /**
   * NMB of the first strategy less that of the second, EUR per patient: every input at its mean, except those moved.
   * Of a category its share is moved, the others keeping their proportions.
   */
  lead(moved: ReadonlyMap<ComparedInput, number>): number;
}

/** The deterministic comparison of two strategies by NMB at the tender's λ. */
export function comparison(lot: Lot, first: Strategy, second: Strategy): Comparison {
  const model = modelOf(lot);
  const shared = lot.parameters.map(
    (parameter): ComparedInput => ({
      parameter: parameter.id,
      strategy: null,
      distribution: parameterDistribution(parameter),
    }),
  );
  const own = (strategy: Strategy): ComparedInput[] =>
    lot.indicators.map(({ id }) => {
      const distribution = strategy.indicators[id];
      if (distribution === undefined) throw new Error(`strategy ${strategy.id} without indicator ${id}`);
      return { parameter: id, strategy: strategy.id, distribution };
    });

  const sideOf = (strategy: Strategy) => {
    // In the order of the model's names.
    const inputs = [...shared, ...own(strategy)].map((input, at) => ({
      input,
      average: mean(input.distribution),
      indicator: lot.indicators[at - shared.length],
    }));
    const convert = formulaValues(lot, strategy.indicators);
    const netBenefit = (moved: ReadonlyMap<ComparedInput, number>): number => {
      const values = inputs.map(({ input, average, indicator }) => {
        const to = moved.get(input);
        if (to === undefined) return average;
        return indicator === undefined ? to : drawForShare(indicator, to, average);
      });
      convert(values);
      const { effect, careCost } = model.outcome(values);
      return lot.willingnessToPay.value * effect - careCost - strategy.price;
    };
    return { own: inputs.slice(shared.length).map(({ input }) => input), netBenefit };
  };
  const [one, other] = [sideOf(first), sideOf(second)];
  return {
    inputs: [...shared, ...one.own, ...other.own],
    lead: (moved) => one.netBenefit(moved) - other.netBenefit(moved),
  };
}
