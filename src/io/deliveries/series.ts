import type { Contract } from '../../core/contract/contract.ts';
import type { SeriesPatient } from '../../core/tracking/aggregates.ts';
import { bucketGroups } from './bucketGroups.ts';
import { type Engine, literal } from './duckdb.ts';
import { eventPatients } from './eventCells.ts';
import { seenTable } from './indexDeliveries.ts';
import { indexTables, makeTables } from './indexTables.ts';
import { riskModelOf } from './riskSql.ts';

/**
 * The patients of a supplier that count for an outcome (not young, known, with a risk) in order of index date, then record. Nothing for an
 * outcome without a risk model, or that is no share of events: there is no risk to hold the patients to.
 * @param engine, asOf, rows as for `aggregates`
 */
export async function* series(
  engine: Engine,
  contract: Contract,
  asOf: string,
  of: { readonly outcome: string; readonly supplier: string },
  rows: number,
  rowsAtOnce?: number,
): AsyncGenerator<readonly SeriesPatient[]> {
  const outcome = contract.outcomes.find(({ id }) => id === of.outcome);
  const supplier = contract.suppliers.findIndex(({ id }) => id === of.supplier);
  if (outcome?.measure.kind !== 'event' || riskModelOf(contract, outcome) === undefined) return;
  await engine.run(`CREATE OR REPLACE TEMP TABLE series
    (day DATE, record VARCHAR, site USMALLINT, risk DOUBLE, happened BOOLEAN)`);
  for (const patients of bucketGroups(rows, rowsAtOnce)) {
    const question = { contract, asOf, patients };
    await engine.run(seenTable(question));
    for (const table of indexTables(contract, [outcome])) {
      await makeTables(engine, table, question, true);
      await engine.run(`INSERT INTO series SELECT day, record, site, risk, happened
        FROM (${eventPatients(outcome, question, table)})
        WHERE supplier = ${supplier} AND NOT young AND ended AND risk IS NOT NULL`);
    }
  }
  const sites = `[${contract.sites.map(({ code }) => literal(code)).join(', ')}]`;
  yield* engine.stream<SeriesPatient>(`SELECT day::VARCHAR AS date, ${sites}[site + 1] AS site, risk, happened AS event
    FROM series ORDER BY day, record, series.site, risk, happened`);
}
