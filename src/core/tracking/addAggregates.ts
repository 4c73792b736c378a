import type { Aggregates } from './aggregates.ts';

/** Nothing counted: adding it changes nothing. */
export const NO_AGGREGATES: Aggregates = {
  events: [],
  survival: [],
  followUp: [],
  scores: [],
  waits: [],
  registry: [],
  linkage: [],
  reconciliation: [],
};

/**
 * The sums of both parts: cells that are alike but for their sums are added, all stand in one order. Every sum is a count or a multiple of
 * 2⁻³² (see `exactSum` where they are computed), and adding those is exact: whoever computed the parts, in whatever order, the
 * result is the same to the last bit. A registry's results are not sums: they stand side by side.
 */
export function addAggregates(one: Aggregates, other: Aggregates): Aggregates {
  return {
    events: added(one.events, other.events, ['outcome', 'supplier', 'site', 'month']),
    survival: added(one.survival, other.survival, ['outcome', 'supplier', 'site', 'day']),
    followUp: added(one.followUp, other.followUp, ['outcome', 'supplier', 'site', 'month']),
    scores: added(one.scores, other.scores, ['outcome', 'supplier', 'site', 'month']),
    waits: added(one.waits, other.waits, ['outcome', 'supplier', 'site', 'month', 'priority', 'service']),
    registry: inOrder(
      [...one.registry, ...other.registry],
      ['outcome', 'supplier', 'site', 'from', 'to', 'n', 'rate', 'lower', 'upper'],
    ),
    linkage: added(one.linkage, other.linkage, ['site', 'month']),
    reconciliation: added(one.reconciliation, other.reconciliation, ['supplier', 'site', 'month']),
  };
}

function added<Cell extends object>(
  one: readonly Cell[],
  other: readonly Cell[],
  key: readonly (keyof Cell)[],
): readonly Cell[] {
  const byKey = Map.groupBy([...one, ...other], (cell) => JSON.stringify(key.map((name) => cell[name])));
  return inOrder(
    [...byKey.values()].map((cells) => cells.reduce((sum, cell) => cellSum(sum, cell, key))),
    key,
  );
}

function cellSum<Cell extends object>(one: Cell, other: Cell, key: readonly (keyof Cell)[]): Cell {
  const sums = (Object.keys(one) as (keyof Cell)[])
    .filter((name) => !key.includes(name))
    .map((name) => [name, sum(one[name] as number | null, other[name] as number | null)]);
  return { ...one, ...Object.fromEntries(sums) };
}

/** What one part has no report of, the other may have. */
function sum(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : one + other;
}

/** By key: numbers by size, texts by code unit, what has no name first. */
function inOrder<Cell extends object>(cells: readonly Cell[], key: readonly (keyof Cell)[]): readonly Cell[] {
  return cells.toSorted((one, other) => {
    for (const name of key) {
      const left = one[name] as string | number | null;
      const right = other[name] as string | number | null;
      if (left === right) continue;
      if (left === null || right === null) return left === null ? -1 : 1;
      return left < right ? -1 : 1;
    }
    return 0;
  });
}
