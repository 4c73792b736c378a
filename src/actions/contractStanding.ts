import { DomainError, type Text } from '../core/problem.ts';
import type { StatementProgress } from '../core/settlement/statementProgress.ts';
import type {
  Acknowledgement,
  DeliveryImport,
  StoredContract,
  StoredSnapshot,
  StoredTracking,
} from './contractStores.ts';
import { findContract } from './findContract.ts';
import { deliveriesToLayAgain } from './layAgain.ts';
import { statementsOf } from './statementsOf.ts';
import type { World } from './world.ts';

/** How a contract stands: what is in force, what is known, what is under way. */
export interface ContractStanding {
  /** The version in force. */
  readonly published: StoredContract;
  /** What is known at a data date, with the version of the contract by which it was computed; undefined before the first delivery. */
  readonly known:
    | { readonly stored: StoredTracking; readonly by: StoredContract; readonly snapshot: StoredSnapshot }
    | undefined;
  /** Deliveries that were accepted under earlier versions and do not count under the one in force. */
  readonly earlier: number;
  /** Data dates of the snapshot in force for which there are figures, the latest first. */
  readonly dates: readonly string[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly underWay: DeliveryImport | undefined;
  /** In the order in which they were made; null for a contract without a payment section. */
  readonly statements: readonly StatementProgress[] | null;
  /** Names of the indicators of the lot that was awarded, by id; empty where the tender is not published here. */
  readonly indicators: ReadonlyMap<string, Text>;
}

/**
 * @param asOf a data date for which there are figures; left out, that of the latest delivery
 * @throws DomainError `not-found` for no such contract, or no figures at that date
 */
export async function contractStanding(world: World, id: string, asOf?: string): Promise<ContractStanding> {
  const published = await findContract(world, id);
  const snapshot = await world.snapshots.inForce(id);
  const stored = snapshot && (await world.trackings.of(snapshot.hash, asOf));
  if (asOf !== undefined && stored === undefined) {
    throw new DomainError('not-found', {
      it: `Non ci sono numeri calcolati al ${asOf}.`,
      en: `There are no figures computed as of ${asOf}.`,
    });
  }
  const by = snapshot && (await world.contracts.byFingerprint(snapshot.fingerprint));
  return {
    published,
    known: snapshot && stored && by && { stored, by, snapshot },
    earlier: (await deliveriesToLayAgain(world, published)).length,
    dates: snapshot ? (await world.trackings.dates(snapshot.hash)).toSorted().toReversed() : [],
    acknowledgements: await world.acknowledgements.of(id),
    underWay: world.imports.underWay(id),
    statements: published.contract.payment === undefined ? null : (await statementsOf(world, id)).statements,
    indicators: await indicatorNames(world, published),
  };
}

/** All contracts, each as it stands at its latest data. */
export async function allStandings(world: World): Promise<ContractStanding[]> {
  const contracts = await world.contracts.all();
  return Promise.all(contracts.map(({ contract }) => contractStanding(world, contract.id)));
}

async function indicatorNames(
  { tenders }: World,
  { contract: { award } }: StoredContract,
): Promise<ReadonlyMap<string, Text>> {
  const published = await tenders.byId(award.tender);
  const lot = published?.tender.lots.find(({ id }) => id === award.lot);
  return new Map((lot?.indicators ?? []).map(({ id, label }) => [id, label]));
}
