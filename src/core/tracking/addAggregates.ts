import { addCells, inOrder } from './addCells.ts';
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
    events: addCells([...one.events, ...other.events], ['outcome', 'supplier', 'site', 'month']),
    survival: addCells([...one.survival, ...other.survival], ['outcome', 'supplier', 'site', 'day']),
    followUp: addCells([...one.followUp, ...other.followUp], ['outcome', 'supplier', 'site', 'month']),
    scores: addCells([...one.scores, ...other.scores], ['outcome', 'supplier', 'site', 'month']),
    waits: addCells(
      [...one.waits, ...other.waits],
      ['outcome', 'supplier', 'site', 'month', 'priority', 'service'],
    ),
    registry: inOrder(
      [...one.registry, ...other.registry],
      ['outcome', 'supplier', 'site', 'from', 'to', 'n', 'rate', 'lower', 'upper'],
    ),
    linkage: addCells([...one.linkage, ...other.linkage], ['site', 'month']),
    reconciliation: addCells([...one.reconciliation, ...other.reconciliation], ['supplier', 'site', 'month']),
  };
}
