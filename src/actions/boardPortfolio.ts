import type { Contract } from '../core/contract/contract.ts';
import { romeDay } from '../core/numbers/romeTime.ts';
import { type PortfolioRow, portfolio } from '../core/settlement/portfolio.ts';
import type { StatementProgress } from '../core/settlement/statementProgress.ts';
import { statementsProgress } from '../core/settlement/statementsProgress.ts';
import type { StoredContract } from './contractStores.ts';
import type { World } from './world.ts';

type PortfolioWorld = Pick<
  World,
  'contracts' | 'snapshots' | 'trackings' | 'deliveries' | 'acknowledgements' | 'statements' | 'now'
>;

/** All contracts of the board as they stand today, each with the version by which its figures were computed. */
export async function boardPortfolio(
  world: PortfolioWorld,
): Promise<{ readonly rows: readonly PortfolioRow[]; readonly contracts: ReadonlyMap<string, Contract> }> {
  const standings = await Promise.all((await world.contracts.all()).map((one) => standingOf(world, one)));
  return {
    rows: portfolio(standings, romeDay(world.now())),
    contracts: new Map(standings.map(({ contract }) => [contract.id, contract])),
  };
}

async function standingOf(world: PortfolioWorld, published: StoredContract) {
  const { id } = published.contract;
  const snapshot = await world.snapshots.inForce(id);
  const by = (snapshot && (await world.contracts.byFingerprint(snapshot.fingerprint))) ?? published;
  const stored = snapshot && (await world.trackings.of(snapshot.hash));
  const paying = snapshot !== undefined && stored !== undefined && by.contract.payment !== undefined;
  const facts = paying ? await world.deliveries.paymentFacts(by, snapshot, stored.tracking.asOf) : undefined;
  return {
    contract: by.contract,
    tracking: stored?.tracking,
    statements: await statementsOf(world, published),
    unclaimed: facts?.unclaimed ?? [],
    acknowledged: new Set((await world.acknowledgements.of(id)).map(({ alert }) => alert)),
  };
}

/** All statements of a contract as they stand now, in the order in which they were made; none for a contract without payment. */
export async function statementsOf(
  world: Pick<World, 'statements' | 'now'>,
  { contract: { id, payment } }: Pick<StoredContract, 'contract'>,
): Promise<StatementProgress[]> {
  if (payment === undefined) return [];
  const [statements, acts] = await Promise.all([world.statements.ofContract(id), world.statements.acts(id)]);
  return statementsProgress(statements, acts, payment.responseDays, world.now());
}
