import type { Contract } from '../../core/contract/contract.ts';
import { decimal } from '../../core/numbers/arithmetic.ts';
import { centsFromEuros } from '../../core/payment/money.ts';
import type {
  ClaimFact,
  Delay,
  EnrolmentCell,
  EpisodeCell,
  FirstUseCell,
  PaymentFacts,
  RecalledLot,
  UnclaimedCell,
  UseCell,
} from '../../core/settlement/paymentFacts.ts';
import { addCells, inOrder } from '../../core/tracking/addCells.ts';
import { bucketGroups } from './bucketGroups.ts';
import { cellReader } from './cellReader.ts';
import { claimedClauses, claimFacts, claimTables, document } from './claimFacts.ts';
import { delays } from './delays.ts';
import type { Engine } from './duckdb.ts';
import { enrolmentCells } from './enrolmentCells.ts';
import { episodeCells, episodeTable } from './episodeCells.ts';
import { firstUseCells } from './firstUseCells.ts';
import { makeIndexTable, seenTable } from './indexDeliveries.ts';
import { indexTables, makeTables } from './indexTables.ts';
import type { Question } from './question.ts';
import { recalledLots, recalledPatients, recalledTable } from './recalledLots.ts';
import { foundTable, unclaimedCells } from './unclaimedCells.ts';
import { billedCells, procedureCells, USED } from './useCells.ts';

/** Patients of a recalled lot, before they stand with it. */
interface LotPatients {
  readonly supplier: string;
  readonly lot: string;
  readonly month: string;
  readonly before: number;
  readonly after: number;
}

/** What belongs to patients, part by part. */
interface Parts {
  readonly uses: UseCell[];
  readonly firstUses: FirstUseCell[];
  readonly episodes: EpisodeCell[];
  readonly unclaimed: UnclaimedCell[];
  readonly patients: LotPatients[];
}

/**
 * What the rows of a snapshot say of money, in one order: the same however many parts it was computed in. Empty for a contract without payment.
 * @param engine, asOf, rows as for `aggregates`
 */
export async function paymentFacts(
  engine: Engine,
  contract: Contract,
  asOf: string,
  rows: number,
  rowsAtOnce?: number,
): Promise<PaymentFacts> {
  const parts: Parts = { uses: [], firstUses: [], episodes: [], unclaimed: [], patients: [] };
  if (contract.payment === undefined)
    return { ...withoutPatients(parts), enrolment: [], claims: [], recalls: [], delays: [] };
  const clauses = claimedClauses(contract);
  for (const table of claimTables(clauses, asOf)) await engine.run(table);
  await engine.run(recalledTable(asOf));
  for (const patients of bucketGroups(rows, rowsAtOnce)) {
    const question = { contract, asOf, patients };
    await engine.run(seenTable(question));
    await addUses(parts, engine, question);
    await addClaimed(parts, engine, question);
  }
  const cells = cellReader(engine, contract);
  const lots = await engine.rows<Omit<RecalledLot, 'patients'>>(recalledLots);
  return {
    ...withoutPatients(parts),
    enrolment: addCells(await cells<EnrolmentCell>(enrolmentCells(contract, asOf)), [
      'supplier',
      'month',
      'stratum',
    ]),
    claims:
      clauses.length === 0
        ? []
        : inOrder(await engine.rows<ClaimFact>(claimFacts(clauses)), [
            'clause',
            'filedOn',
            'site',
            'reference',
          ]),
    recalls: inOrder(
      lots.map((lot) => ({ ...lot, patients: patientsOf(lot, parts.patients) })),
      ['supplier', 'lot'],
    ),
    delays: inOrder(await engine.rows<Delay>(delays(asOf)), ['supplier', 'suppliedOn', 'reference']),
  };
}

function withoutPatients({ uses, firstUses, episodes, unclaimed }: Parts) {
  return {
    uses: addCells(uses, ['supplier', 'site', 'month']),
    firstUses: addCells(firstUses, ['clause', 'month']),
    episodes: addCells(episodes, ['clause', 'month']),
    unclaimed: addCells(unclaimed, ['clause', 'supplier', 'site', 'deadline']),
  };
}

async function addUses(parts: Parts, engine: Engine, question: Question): Promise<void> {
  const { contract } = question;
  const clauses = contract.payment?.clauses ?? [];
  const cells = cellReader(engine, contract);
  const episodes = clauses.some(({ rule }) => rule.kind === 'bundle' || rule.kind === 'shared-savings');
  await makeIndexTable(engine, USED, undefined, question, {
    encounters: episodes,
    records: clauses.some(({ rule }) => rule.kind === 'cost-sharing'),
  });
  parts.uses.push(
    ...(await cells<UseCell>(procedureCells)),
    ...(await cells<UseCell>(billedCells(question))),
  );
  if (episodes) await engine.run(episodeTable(question));
  for (const { id: clause, supplier, rule } of clauses) {
    const place = contract.suppliers.findIndex(({ id }) => id === supplier);
    const add = async <Cell extends object>(query: string): Promise<(Cell & { clause: string })[]> =>
      (await engine.rows<Cell>(query)).map((cell) => ({ clause, ...cell }));
    if (rule.kind === 'cost-sharing')
      parts.firstUses.push(
        ...(await add<Omit<FirstUseCell, 'clause'>>(firstUseCells(place, rule.firstUses))),
      );
    if (rule.kind === 'bundle' || rule.kind === 'shared-savings') {
      const cap = rule.kind === 'bundle' ? centsFromEuros(decimal.of(rule.episodeCap)) : undefined;
      parts.episodes.push(...(await add<Omit<EpisodeCell, 'clause'>>(episodeCells(place, cap))));
    }
  }
  parts.patients.push(...(await engine.rows<LotPatients>(recalledPatients(question))));
}

async function addClaimed(parts: Parts, engine: Engine, question: Question): Promise<void> {
  const clauses = claimedClauses(question.contract);
  const cells = cellReader(engine, question.contract);
  const outcomes = [...new Set(clauses.map(({ claimed }) => claimed.outcome))];
  for (const table of indexTables(question.contract, outcomes)) {
    await makeTables(engine, table, question);
    for (const own of clauses.filter(({ claimed }) => table.outcomes.includes(claimed.outcome))) {
      await engine.run(foundTable(own, question, table));
      await engine.run(document(own));
      const { clause, supplier } = own;
      const found = await cells<Omit<UnclaimedCell, 'clause' | 'supplier'>>(unclaimedCells(own));
      parts.unclaimed.push(...found.map((cell) => ({ clause, supplier, ...cell })));
    }
  }
}

function patientsOf(
  lot: Omit<RecalledLot, 'patients'>,
  all: readonly LotPatients[],
): RecalledLot['patients'] {
  const own = all.filter((cell) => cell.supplier === lot.supplier && cell.lot === lot.lot);
  const months = own.map(({ month, before, after }) => ({ month, before, after }));
  return addCells(months, ['month']);
}
