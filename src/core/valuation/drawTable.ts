import { BLOCK } from '../numbers/stream.ts';
import type { Lot } from '../tender/lot.ts';
import { lotDraws } from './lotDraws.ts';
import type { SimulationPlan } from './simulation.ts';
import type { Strategy } from './strategy.ts';

/** All draws as one table, in the layout that `esito psa` reads: `draw`, costs and effects, then every uncertain input. */
export interface DrawTable {
  readonly names: readonly string[];
  /** Block after block. The columns may be filled anew for the next one: take from them what is needed. */
  blocks(): Iterable<DrawTableBlock>;
}

interface DrawTableBlock {
  /** In the order of the names, at least `rows` values each. */
  readonly columns: readonly Float64Array[];
  readonly rows: number;
}

/** Names that say what a column is; no parameter may be called so. */
const reserved = /^(draw$|cost_|effect_)/;

/**
 * Names of the columns. An input of one strategy is `<strategy>.<indicator>`: neither name holds a point, so no two
 * columns are called the same. A shared parameter keeps its own name unless it is a reserved one: `all_offers.cost_bed`,
 * which no offer can be called.
 * @param inputs `strategy` is null for shared parameters
 * @throws Error if two columns would have the same name
 */
export function drawTableNames(
  strategies: readonly string[],
  inputs: readonly { readonly parameter: string; readonly strategy: string | null }[],
): string[] {
  const names = [
    'draw',
    ...strategies.flatMap((id) => [`cost_${id}`, `effect_${id}`]),
    ...inputs.map(({ parameter, strategy }) => {
      if (strategy !== null) return `${strategy}.${parameter}`;
      return reserved.test(parameter) ? `all_offers.${parameter}` : parameter;
    }),
  ];
  if (new Set(names).size < names.length)
    throw new Error(`two columns of draws have the same name: ${names}`);
  return names;
}

/**
 * The draws behind a lot's valuation, the same ones to the last bit. Inputs stand as they were drawn: a ratio to a
 * baseline as the ratio, a category as its Gamma before the division by the sum. Known figures are left out.
 */
export function lotDrawTable(lot: Lot, strategies: readonly Strategy[], plan: SimulationPlan): DrawTable {
  const { strategies: outcomes, inputs, run } = lotDraws(lot, strategies, plan);
  const number = new Float64Array(BLOCK);
  const columns = [
    number,
    ...outcomes.flatMap(({ cost, effect }) => [cost, effect]),
    ...inputs.map(({ values }) => values),
  ];
  return {
    names: drawTableNames(
      strategies.map(({ id }) => id),
      inputs.map(({ input }) => input),
    ),
    *blocks() {
      for (let from = 0; from < plan.draws; from += BLOCK) {
        run(from / BLOCK);
        if (!columns.every((column) => column.every(Number.isFinite)))
          throw new Error(`block ${from / BLOCK} holds a number that is not finite`);
        for (let row = 0; row < BLOCK; row++) number[row] = from + row + 1;
        yield { columns, rows: Math.min(BLOCK, plan.draws - from) };
      }
    },
  };
}
