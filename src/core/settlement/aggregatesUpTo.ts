import { addCells } from '../tracking/addCells.ts';
import type { Aggregates, SurvivalCell } from '../tracking/aggregates.ts';
import { monthOf } from '../tracking/months.ts';
import type { SettlementPeriod } from './settlementPeriod.ts';

/** Devices by the settlement period of their index date, which `SurvivalCell`s themselves do not tell. */
export interface PeriodSurvivalCell extends SurvivalCell {
  readonly period: number;
}

/**
 * The sums over patients with an index date (or booking, or registry period) up to the end of a period that ends with a month. An event stays with the index delivery that it
 * belongs to in all: a later one takes its own. How rows found each other, and what was consumed, is known of the snapshot as a whole.
 */
export function aggregatesUpTo(
  all: Aggregates,
  survival: readonly PeriodSurvivalCell[],
  { number, to }: SettlementPeriod,
): Aggregates {
  const last = monthOf(to);
  const upTo = <Cell extends { readonly month: string }>(cells: readonly Cell[]) =>
    cells.filter(({ month }) => month <= last);
  return {
    ...registryUpTo(all, to),
    events: upTo(all.events),
    followUp: upTo(all.followUp),
    scores: upTo(all.scores),
    waits: upTo(all.waits),
    survival: addCells(
      survival.filter(({ period }) => period <= number).map(({ period: _, ...cell }) => cell),
      ['outcome', 'supplier', 'site', 'day'],
    ),
  };
}

/** The same with only the results of registries for periods that ended by a day. */
export function registryUpTo(all: Aggregates, day: string): Aggregates {
  return { ...all, registry: all.registry.filter(({ to }) => to <= day) };
}
