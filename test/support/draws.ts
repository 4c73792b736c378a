import { BATCHES } from '../../src/core/numbers/batches.ts';
import type { Estimate } from '../../src/core/numbers/estimate.ts';
import { BLOCK } from '../../src/core/numbers/stream.ts';
import type { Lot } from '../../src/core/tender/lot.ts';
import type { BackEnd } from '../../src/core/valuation/blockModel.ts';
import { drawnSums } from '../../src/core/valuation/drawnSums.ts';
import type { StrategyDraws } from '../../src/core/valuation/externalDraws.ts';
import { lotDraws, type SimulationMode } from '../../src/core/valuation/lotDraws.ts';
import { outcomeSums } from '../../src/core/valuation/outcomeSums.ts';
import { type Outcomes, outcomesOf } from '../../src/core/valuation/outcomes.ts';
import type { Strategy } from '../../src/core/valuation/strategy.ts';

/** All draws of a lot, which the engine itself never keeps. */
export function keptDraws(
  lot: Lot,
  strategies: readonly Strategy[],
  {
    draws,
    seed,
    mode = 'audit',
  }: { readonly draws: number; readonly seed: number; readonly mode?: SimulationMode },
  backEnd?: BackEnd,
): StrategyDraws[] {
  const engine = lotDraws(lot, strategies, { mode, seed }, backEnd);
  const all = strategies.map(({ id }) => ({
    id,
    cost: new Float64Array(draws),
    effect: new Float64Array(draws),
  }));
  for (let from = 0; from < draws; from += BLOCK) {
    engine.run(from / BLOCK);
    const rows = Math.min(BLOCK, draws - from);
    all.forEach(({ cost, effect }, at) => {
      cost.set(engine.strategies[at]?.cost.subarray(0, rows) as Float64Array, from);
      effect.set(engine.strategies[at]?.effect.subarray(0, rows) as Float64Array, from);
    });
  }
  return all;
}

/** What draws say, dealt into batches one by one; ranks and pairs at the first λ. */
export function outcomesFrom(strategies: readonly StrategyDraws[], lambdas: readonly number[]): Outcomes {
  const plan = {
    strategies: strategies.map(({ id }) => id),
    lambdas: [...new Set(lambdas)].sort((a, b) => a - b),
    rankLambda: lambdas[0] as number,
    batching: { count: BATCHES, run: 1 },
    independent: true,
  };
  const sums = outcomeSums(plan, drawnSums(plan));
  sums.add({ strategies }, strategies[0]?.cost.length ?? 0, 0);
  return outcomesOf(sums);
}

/** Mean of `n` values given one by one, with its standard error, by Welford's updating (1962). */
export function meanOf(n: number, valueAt: (draw: number) => number): Estimate {
  let mean = 0;
  let squares = 0;
  for (let draw = 0; draw < n; draw++) {
    const value = valueAt(draw);
    const delta = value - mean;
    mean += delta / (draw + 1);
    squares += delta * (value - mean);
  }
  return { value: mean, standardError: Math.sqrt(squares / Math.max(1, n - 1) / n) };
}
