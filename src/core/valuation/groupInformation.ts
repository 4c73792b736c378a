import type { Estimate } from '../numbers/estimate.ts';
import { BLOCK } from '../numbers/stream.ts';
import type { InformationGroup } from '../tender/informationGroup.ts';
import type { Lot } from '../tender/lot.ts';
import { groupRegression } from './groupRegression.ts';
import { groupValue } from './groupValue.ts';
import { type LotDraws, lotDraws } from './lotDraws.ts';
import { batchingOf, drawsFor, type SimulationPlan } from './simulation.ts';
import type { Strategy } from './strategy.ts';

/** What knowing all inputs of a declared group for certain would be worth. */
export interface GroupInformation {
  readonly group: string;
  /** EVPPI at the tender's own λ, EUR per patient. */
  readonly value: Estimate;
  /** From how many draws, the first ones of the simulation. */
  readonly draws: number;
}

/** Draws that the regressions of groups rest on at most: more change nothing that a board could see. */
const MOST_DRAWS = 65_536;

/**
 * EVPPI of every declared group of a lot, from the first draws of the simulation, which are made twice: once for the
 * regressions and once for their values. Groups without an uncertain input are left out.
 * @param onProgress receives the fraction done; may throw to cancel
 */
export function groupInformation(
  lot: Lot,
  strategies: readonly Strategy[],
  plan: SimulationPlan,
  onProgress: (fraction: number) => void = () => {},
): GroupInformation[] {
  const declared = lot.informationGroups ?? [];
  if (declared.length === 0 || strategies.length < 2) return [];
  const used = { ...plan, draws: Math.min(plan.draws, drawsFor(plan.mode, MOST_DRAWS)) };
  const draws = lotDraws(lot, strategies, used);
  const groups = declared.flatMap((group) => groupOf(group, draws));
  const blocks = Math.ceil(used.draws / BLOCK);
  const eachBlock = (from: number, work: (rows: number, first: number) => void): void => {
    for (let block = 0; block < blocks; block++) {
      draws.run(block);
      work(Math.min(BLOCK, used.draws - block * BLOCK), block * BLOCK);
      onProgress(from + (0.5 * (block + 1)) / blocks);
    }
  };
  eachBlock(0, (rows, from) => {
    for (const { regression, block } of groups) regression.add({ ...block, rows, from });
  });
  const values = groups.map(({ id, regression, block }) => ({
    id,
    block,
    value: groupValue(regression.fit(), [lot.willingnessToPay.value], batchingOf(used)),
  }));
  eachBlock(0.5, (rows, from) => {
    for (const { value, block } of values) value.add({ ...block, rows, from });
  });
  return values.map(({ id, value }) => ({
    group: id,
    value: value.estimates()[0] as Estimate,
    draws: used.draws,
  }));
}

/** The regression of one group, and the columns that it reads in the block at hand. */
function groupOf({ id, members }: InformationGroup, { strategies, inputs }: LotDraws) {
  const chosen = inputs.filter(({ input }) => members.includes(input.parameter));
  if (chosen.length === 0) return [];
  const spec = {
    members: strategies.map((strategy) =>
      chosen.flatMap(({ input }, at) =>
        input.strategy === null || input.strategy === strategy.id ? [at] : [],
      ),
    ),
  };
  const block = {
    columns: chosen.map(({ values }) => values),
    cost: strategies.map(({ cost }) => cost),
    effect: strategies.map(({ effect }) => effect),
  };
  return [{ id, regression: groupRegression(spec), block }];
}
