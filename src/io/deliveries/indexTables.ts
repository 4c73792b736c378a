import type { Contract } from '../../core/contract/contract.ts';
import { needsIndex, type OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { Engine } from './duckdb.ts';
import { type IndexProcedures, makeIndexTable } from './indexDeliveries.ts';
import type { Question } from './question.ts';
import { covariatesOf, covariateTable } from './riskSql.ts';

/** A table of index deliveries, for all outcomes that count the same procedures. */
export interface IndexTable {
  readonly name: string;
  readonly index: IndexProcedures;
  readonly outcomes: readonly OutcomeDefinition[];
  readonly covariates: readonly string[];
  /** Join that brings the row `c` of covariates to a row `i`; nothing where none are needed. */
  readonly withCovariates: string;
}

/** One for each set of procedures that the outcomes name. @param outcomes all of the contract, or some */
export function indexTables(contract: Contract, outcomes = contract.outcomes): readonly IndexTable[] {
  const counted = outcomes.filter(({ measure }) => needsIndex(measure));
  const groups = Map.groupBy(counted, ({ index }) => JSON.stringify(index));
  return [...groups.values()].map((group, at) => {
    const covariates = [...new Set(group.flatMap((outcome) => covariatesOf(contract, outcome)))].toSorted();
    const index = group[0]?.index;
    if (index === undefined) throw new RangeError(`${group[0]?.id} names no index procedures`);
    return {
      name: `index_${at}`,
      index,
      outcomes: group,
      covariates,
      withCovariates: covariates.length === 0 ? '' : `LEFT JOIN covariate_${at} AS c ON c.id = i.rowid`,
    };
  });
}

/** Makes such a table and that of its covariates. @param records whether record ids are needed, for the order of a series */
export async function makeTables(
  engine: Engine,
  { name, index, covariates }: IndexTable,
  question: Question,
  records = false,
): Promise<void> {
  await makeIndexTable(engine, name, index, question, { encounters: covariates.length > 0, records });
  if (covariates.length === 0) return;
  const result = name.replace('index', 'covariate');
  await engine.run(covariateTable(result, name, covariates, question.patients, question.asOf));
}
