import type { Contract } from '../../core/contract/contract.ts';
import type { PeriodSurvivalCell } from '../../core/settlement/aggregatesUpTo.ts';
import { settlementPeriods } from '../../core/settlement/settlementPeriod.ts';
import { bucketGroups } from './bucketGroups.ts';
import { cellReader } from './cellReader.ts';
import type { Engine } from './duckdb.ts';
import { seenTable } from './indexDeliveries.ts';
import { indexTables, makeTables } from './indexTables.ts';
import { date } from './sqlTerms.ts';
import { deviceTable, survivalCells } from './survivalCells.ts';

/**
 * Devices by the settlement period of the month of their index date, in one pass over the rows: cells by month and day would be as many as devices.
 * @param engine, asOf, rows as for `aggregates`
 */
export async function survivalByPeriod(
  engine: Engine,
  contract: Contract,
  asOf: string,
  rows: number,
  rowsAtOnce?: number,
): Promise<readonly PeriodSurvivalCell[]> {
  const outcomes = contract.outcomes.filter(({ measure }) => measure.kind === 'survival');
  if (outcomes.length === 0) return [];
  const ends = settlementPeriods(contract).map(
    ({ number, to }) => `WHEN month <= ${date(to)} THEN ${number}`,
  );
  const query = survivalCells(`CASE ${ends.join(' ')} END`);
  const cells = cellReader(engine, contract);
  const found: PeriodSurvivalCell[] = [];
  for (const patients of bucketGroups(rows, rowsAtOnce)) {
    const question = { contract, asOf, patients };
    await engine.run(seenTable(question));
    for (const table of indexTables(contract, outcomes)) {
      await makeTables(engine, table, question);
      for (const outcome of table.outcomes) {
        await engine.run(deviceTable(outcome, question, table));
        for (const cell of await cells<PeriodSurvivalCell>(query, outcome)) found.push(cell);
      }
    }
  }
  return found;
}
