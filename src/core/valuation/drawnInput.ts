import type { Distribution } from '../distributions/distribution.ts';
import { type QuantileTable, quantileTable } from '../distributions/quantileTable.ts';
import type { Lot } from '../tender/lot.ts';
import { parameterDistribution } from '../tender/parameter.ts';
import { drawnDistribution } from './categoryShares.ts';
import { ownDrawsStream } from './ownDraws.ts';
import type { Strategy } from './strategy.ts';

/** One input of the model. */
export interface ModelInput {
  readonly parameter: string;
  /** The strategy it belongs to; null: shared by all. */
  readonly strategy: string | null;
  /** Name of its stream of random words. */
  readonly stream: string;
  /** Of what is drawn; `fixed` for a known figure. */
  readonly distribution: Distribution;
}

/** An input that is ready to be drawn. */
export interface DrawnInput extends ModelInput {
  readonly table: QuantileTable;
}

/** The lot's parameters, drawn once for all strategies: streams `shared/<parameter>`. */
export function sharedInputs(lot: Lot): ModelInput[] {
  return lot.parameters.map((parameter) => ({
    parameter: parameter.id,
    strategy: null,
    stream: `shared/${parameter.id}`,
    distribution: parameterDistribution(parameter),
  }));
}

/**
 * The indicators of one strategy: streams `offer/<strategy>/<indicator>`, and one for all that the supplier drew itself.
 */
export function ownInputs(lot: Lot, strategy: Strategy): ModelInput[] {
  return lot.indicators.map((indicator) => {
    const distribution = strategy.indicators[indicator.id];
    if (distribution === undefined)
      throw new Error(`strategy ${strategy.id} without indicator ${indicator.id}`);
    return {
      parameter: indicator.id,
      strategy: strategy.id,
      stream:
        distribution.family === 'empirical'
          ? ownDrawsStream(strategy.id)
          : `offer/${strategy.id}/${indicator.id}`,
      distribution: drawnDistribution(indicator, distribution),
    };
  });
}

/** Known figures are not drawn. */
export function isUncertain({ distribution }: ModelInput): boolean {
  return distribution.family !== 'fixed';
}

/** All uncertain inputs, the shared ones first, in the order in which they are drawn. */
export function uncertainInputs(lot: Lot, strategies: readonly Strategy[]): ModelInput[] {
  return [...sharedInputs(lot), ...strategies.flatMap((strategy) => ownInputs(lot, strategy))].filter(
    isUncertain,
  );
}

/** Inputs ready to be drawn; those with the same distribution share a table. */
export function drawnInputs(): (input: ModelInput) => DrawnInput {
  const tables = new Map<string, QuantileTable>();
  return (input) => {
    const { distribution } = input;
    // Own draws need no table, and are long.
    const key =
      distribution.family === 'empirical' ? input.stream + input.parameter : JSON.stringify(distribution);
    const table = tables.get(key) ?? quantileTable(distribution);
    tables.set(key, table);
    return { ...input, table };
  };
}
