import { DomainError } from '../core/problem.ts';
import type { StatementAct } from '../core/settlement/statementAct.ts';
import type { StatementProgress, SupplierAccount } from '../core/settlement/statementProgress.ts';
import { statementsProgress } from '../core/settlement/statementsProgress.ts';
import { supplierAccounts } from '../core/settlement/supplierAccounts.ts';
import type { StoredContract } from './contractStores.ts';
import { findContract } from './findContract.ts';
import type { StoredStatement } from './settlementStores.ts';
import type { World } from './world.ts';

/** What statements are read from. */
export type StatementWorld = Pick<World, 'contracts' | 'statements' | 'now'>;

/** All statements of a contract as they stand now. */
export interface ContractStatements {
  /** The version in force. */
  readonly published: StoredContract;
  /** In the order in which they were made; drafts that were superseded are left out. */
  readonly statements: readonly StatementProgress[];
  readonly accounts: readonly SupplierAccount[];
  readonly stored: readonly StoredStatement[];
  /** In the order in which they came. */
  readonly acts: readonly StatementAct[];
}

/** @throws DomainError `not-found` for no such contract */
export async function statementsOf(world: StatementWorld, contract: string): Promise<ContractStatements> {
  const published = await findContract(world, contract);
  const stored = await world.statements.ofContract(contract);
  const acts = await world.statements.acts(contract);
  const { responseDays = 0 } = published.contract.payment ?? {};
  const all = statementsProgress(
    stored.map(({ hash, statement }) => ({ hash, statement })),
    acts,
    responseDays,
    world.now(),
  );
  return {
    published,
    statements: all.filter((one) => one.issued !== null || isCurrent(one, all)),
    accounts: supplierAccounts(all),
    stored,
    acts,
  };
}

/** Whether a draft may still be issued: it follows the statement issued last, and none was made of its supplier since. */
function isCurrent(draft: StatementProgress, all: readonly StatementProgress[]): boolean {
  const own = all.filter(({ statement }) => statement.supplier === draft.statement.supplier);
  const follows = !own.some(
    (one) => one.issued !== null && one.statement.previous === draft.statement.previous,
  );
  return follows && own.findLast(({ issued }) => issued === null) === draft;
}

/** One statement with its contract and the others of it. @throws DomainError `not-found` */
export async function findStatement(
  world: StatementWorld,
  hash: string,
): Promise<ContractStatements & { readonly progress: StatementProgress; readonly made: StoredStatement }> {
  const made = await world.statements.byHash(hash);
  if (made === undefined) throw noStatement();
  const all = await statementsOf(world, made.statement.contract);
  const progress =
    all.statements.find((one) => one.hash === hash) ??
    statementsProgress([made], [], 0, world.now()).find((one) => one.hash === hash);
  if (progress === undefined) throw noStatement();
  return { ...all, progress, made };
}

function noStatement(): DomainError {
  return new DomainError('not-found', {
    it: 'A questo indirizzo non c’è un prospetto.',
    en: 'There is no statement at this address.',
  });
}
