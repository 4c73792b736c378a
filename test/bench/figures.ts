import type { Valuation } from '../../src/core/valuation/valuation.ts';
import type { Figures } from './baselines.ts';

/** The figures of a valuation of the reference workload that are held to those of the baselines. */
export function figuresOf({ expected, acceptability }: Valuation): Figures {
  const point = acceptability.find(({ willingnessToPay }) => willingnessToPay === 30_000);
  if (point === undefined) throw new Error('the workload has no λ of 30,000');
  const byStrategy = (value: (one: Valuation['expected'][number]) => number) =>
    Object.fromEntries(expected.map((one) => [one.strategy, value(one)]));
  const { expectedValueOfPerfectInformation: evpi, probabilityBest } = point;
  return {
    nmbAt30000: byStrategy(({ cost, effect }) => 30_000 * effect.value - cost.value),
    probabilityBest: Object.fromEntries(
      Object.entries(probabilityBest).map(([id, { value }]) => [id, value]),
    ),
    evpi: evpi.value,
    standardError: {
      // At most that of the sum, however cost and effect go together.
      nmbAt30000: byStrategy(({ cost, effect }) => 30_000 * effect.standardError + cost.standardError),
      evpi: evpi.standardError,
    },
  };
}
