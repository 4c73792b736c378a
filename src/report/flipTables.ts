import type { Lot } from '../core/tender/lot.ts';
import type { Table } from './table.ts';
import { awardProbabilityTable } from './tables/awardProbabilityTable.ts';
import { eventsToFlipTable } from './tables/eventsToFlipTable.ts';
import { lambdaToFlipTable } from './tables/lambdaToFlipTable.ts';
import { priceToWinTable } from './tables/priceToWinTable.ts';
import { priorTable } from './tables/priorTable.ts';
import type { ReportedLot } from './tables/reportedLot.ts';
import { scaleTable } from './tables/scaleTable.ts';

/** The tables of what would change the award, in the order in which a board asks; empty in earlier results. */
export function flipTables(lot: Lot, evaluation: ReportedLot): Table[] {
  const { flips } = evaluation;
  if (flips === undefined) return [];
  return [
    awardProbabilityTable(evaluation, flips),
    priceToWinTable(lot, evaluation, flips),
    eventsToFlipTable(lot, evaluation, flips),
    lambdaToFlipTable(lot, evaluation, flips),
    priorTable(lot, evaluation, flips),
    scaleTable(lot, evaluation, flips),
  ].filter((table) => table !== null);
}
