import type { Contract } from '../../core/contract/contract.ts';
import type { SeriesPatient } from '../../core/tracking/aggregates.ts';
import { bucketGroups } from './bucketGroups.ts';
import { type Engine, literal } from './duckdb.ts';
import { eventPatients } from './eventCells.ts';
import { seenTable } from './indexDeliveries.ts';
import { indexTables, makeTables } from './indexTables.ts';
import { riskModelOf } from './riskSql.ts';
import { double } from './sqlTerms.ts';

/**
 * The patients of a supplier that count for an outcome (not young, known, with a risk) in order of index date, then record. Without a risk
 * model the risk of everybody is the supplier's target. Nothing where there is neither, and for an outcome that is no share of events.
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
  if (outcome?.measure.kind !== 'event') return;
  const target = contract.targets.find((one) => one.outcome === of.outcome && one.supplier === of.supplier);
  const risk = riskModelOf(contract, outcome) !== undefined ? 'risk' : target && double(target.value);
  if (risk === undefined) return;
  await engine.run(`CREATE OR REPLACE TEMP TABLE series
    (day DATE, record VARCHAR, site USMALLINT, risk DOUBLE, happened BOOLEAN)`);
  for (const patients of bucketGroups(rows, rowsAtOnce)) {
    const question = { contract, asOf, patients };
    await engine.run(seenTable(question));
    for (const table of indexTables(contract, [outcome])) {
      await makeTables(engine, table, question, true);
      await engine.run(`INSERT INTO series SELECT day, record, site, ${risk}, happened
        FROM (${eventPatients(outcome, question, table)})
        WHERE supplier = ${supplier} AND NOT young AND ended AND risk IS NOT NULL`);
    }
  }
  const sites = `[${contract.sites.map(({ code }) => literal(code)).join(', ')}]`;
  yield* engine.stream<SeriesPatient>(`SELECT day::VARCHAR AS date, ${sites}[site + 1] AS site, risk, happened AS event
    FROM series ORDER BY day, record, series.site, risk, happened`);
}
