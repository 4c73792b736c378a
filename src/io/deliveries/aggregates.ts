import type { Contract } from '../../core/contract/contract.ts';
import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import { NO_AGGREGATES } from '../../core/tracking/addAggregates.ts';
import type {
  Aggregates,
  EventCell,
  FollowUpCell,
  LinkageCell,
  ReconciliationCell,
  RegistryCell,
  ScoreCell,
  SurvivalCell,
  WaitCell,
} from '../../core/tracking/aggregates.ts';
import { bucketGroups } from './bucketGroups.ts';
import { cellReader } from './cellReader.ts';
import type { Engine } from './duckdb.ts';
import { eventCells } from './eventCells.ts';
import { seenTable } from './indexDeliveries.ts';
import { type IndexTable, indexTables, makeTables } from './indexTables.ts';
import { linkageCells, treatedTable } from './linkageCells.ts';
import type { Question } from './question.ts';
import { consumedCells, deliveredCells } from './reconciliationCells.ts';
import { registryCells } from './registryCells.ts';
import { eq5dTable, scoreCells } from './scoreCells.ts';
import { deviceTable, followUpCells, survivalCells } from './survivalCells.ts';
import { waitCells, waitTables } from './waitCells.ts';

type Part = { -readonly [Kind in keyof Aggregates]: Aggregates[Kind][number][] };

/**
 * Sums over the patients of a snapshot: one part for each group of buckets, and one for what belongs to no patient. The sum of the parts
 * (`addAggregates`) is the same however many there are.
 * @param engine with the snapshot's views; tables that are made on the way stay in it, of the size of one part
 * @param asOf data date: rows dated later do not count
 * @param rows of the snapshot; many are computed bucket by bucket
 */
export async function* aggregates(
  engine: Engine,
  contract: Contract,
  asOf: string,
  rows: number,
  rowsAtOnce?: number,
): AsyncGenerator<Aggregates> {
  if (contract.outcomes.some(({ measure }) => measure.kind === 'score')) await engine.run(eq5dTable());
  for (const patients of bucketGroups(rows, rowsAtOnce))
    yield await partOfPatients(engine, { contract, asOf, patients });
  yield await partOfNobody(engine, { contract, asOf, patients: 'true' });
}

async function partOfPatients(engine: Engine, question: Question): Promise<Aggregates> {
  const { contract } = question;
  const part = empty();
  const cells = cellReader(engine, contract);
  await engine.run(seenTable(question));
  for (const table of indexTables(contract)) {
    await makeTables(engine, table, question);
    for (const outcome of table.outcomes) await addOutcome(part, engine, cells, outcome, question, table);
  }
  for (const outcome of contract.outcomes.filter(({ measure }) => measure.kind === 'wait')) {
    for (const query of waitTables(outcome, question)) await engine.run(query);
    part.waits.push(...(await cells<WaitCell>(waitCells(outcome, question), outcome)));
  }
  await engine.run(treatedTable(question));
  part.linkage.push(...(await cells<LinkageCell>(linkageCells(question))));
  part.reconciliation.push(...(await cells<ReconciliationCell>(deliveredCells(question))));
  return part;
}

async function addOutcome(
  part: Part,
  engine: Engine,
  cells: ReturnType<typeof cellReader>,
  outcome: OutcomeDefinition,
  question: Question,
  table: IndexTable,
): Promise<void> {
  switch (outcome.measure.kind) {
    case 'event':
      part.events.push(...(await cells<EventCell>(eventCells(outcome, question, table), outcome)));
      break;
    case 'survival':
      await engine.run(deviceTable(outcome, question, table));
      part.survival.push(...(await cells<SurvivalCell>(survivalCells(), outcome)));
      part.followUp.push(...(await cells<FollowUpCell>(followUpCells(outcome), outcome)));
      break;
    case 'score':
      part.scores.push(...(await cells<ScoreCell>(scoreCells(outcome, question, table), outcome)));
  }
}

/** Results of registries and devices consumed. */
async function partOfNobody(engine: Engine, question: Question): Promise<Aggregates> {
  const part = empty();
  const cells = cellReader(engine, question.contract);
  for (const outcome of question.contract.outcomes.filter(({ measure }) => measure.kind === 'registry'))
    part.registry.push(...(await cells<RegistryCell>(registryCells(outcome, question), outcome)));
  part.reconciliation.push(...(await cells<ReconciliationCell>(consumedCells(question))));
  return part;
}

function empty(): Part {
  return Object.fromEntries(Object.keys(NO_AGGREGATES).map((kind) => [kind, []])) as unknown as Part;
}
