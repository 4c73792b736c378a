import type { Contract } from '../core/contract/contract.ts';
import { romeDay } from '../core/numbers/romeTime.ts';
import { type PortfolioRow, portfolio } from '../core/settlement/portfolio.ts';
import { claimsOf } from './claimsOf.ts';
import type { StoredContract } from './contractStores.ts';
import { statementsOf } from './statementsOf.ts';
import type { World } from './world.ts';

type PortfolioWorld = Pick<
  World,
  'contracts' | 'snapshots' | 'trackings' | 'deliveries' | 'acknowledgements' | 'statements' | 'now'
>;

/** All contracts of the board as they stand today, each with the version by which its figures were computed. */
export async function boardPortfolio(
  world: PortfolioWorld,
): Promise<{ readonly rows: readonly PortfolioRow[]; readonly contracts: ReadonlyMap<string, Contract> }> {
  const today = romeDay(world.now());
  const standings = await Promise.all((await world.contracts.all()).map((one) => standingOf(world, one)));
  return {
    rows: portfolio(standings, today),
    contracts: new Map(standings.map(({ contract }) => [contract.id, contract])),
  };
}

async function standingOf(world: PortfolioWorld, published: StoredContract) {
  const { id } = published.contract;
  const snapshot = await world.snapshots.inForce(id);
  const by = (snapshot && (await world.contracts.byFingerprint(snapshot.fingerprint))) ?? published;
  const stored = snapshot && (await world.trackings.of(snapshot.hash));
  return {
    contract: by.contract,
    tracking: stored?.tracking,
    statements: (await statementsOf(world, id)).statements,
    unclaimed: (await claimsOf(world, id)).unclaimed,
    acknowledged: new Set((await world.acknowledgements.of(id)).map(({ alert }) => alert)),
  };
}
