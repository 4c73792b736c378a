import type { Distribution } from '../distributions/distribution.ts';
import { type QuantileTable, quantileTable } from '../distributions/quantileTable.ts';
import type { Lot } from '../tender/lot.ts';
import { parameterDistribution } from '../tender/parameter.ts';
import { drawnDistribution } from './categoryShares.ts';
import type { Strategy } from './strategy.ts';

/** One input of the model as it is drawn, a known figure included. */
export interface DrawnInput {
  readonly parameter: string;
  /** The strategy it belongs to; null: shared by all. */
  readonly strategy: string | null;
  /** Name of its stream of random words. */
  readonly stream: string;
  readonly distribution: Distribution;
  readonly table: QuantileTable;
}

/** The lot's parameters, drawn once for all strategies: streams `shared/<parameter>`. */
export function sharedInputs(lot: Lot): DrawnInput[] {
  return lot.parameters.map((parameter) =>
    drawnInput(parameter.id, null, `shared/${parameter.id}`, parameterDistribution(parameter)),
  );
}

/** The indicators of one strategy: streams `offer/<strategy>/<indicator>`. */
export function ownInputs(lot: Lot, strategy: Strategy): DrawnInput[] {
  return lot.indicators.map((indicator) => {
    const distribution = strategy.indicators[indicator.id];
    if (distribution === undefined)
      throw new Error(`strategy ${strategy.id} without indicator ${indicator.id}`);
    return drawnInput(
      indicator.id,
      strategy.id,
      `offer/${strategy.id}/${indicator.id}`,
      drawnDistribution(indicator, distribution),
    );
  });
}

/** Known figures are not drawn. */
export function isUncertain({ distribution }: DrawnInput): boolean {
  return distribution.family !== 'fixed';
}

function drawnInput(
  parameter: string,
  strategy: string | null,
  stream: string,
  distribution: Distribution,
): DrawnInput {
  return { parameter, strategy, stream, distribution, table: quantileTable(distribution) };
}
