import type { PaymentFacts } from '../core/settlement/paymentFacts.ts';
import { asOfDate } from '../core/tracking/asOfDate.ts';
import type { StoredContract } from './contractStores.ts';
import type { World } from './world.ts';

/** What the deliveries in force say of money, with the version of the contract under which they were laid down. */
export interface FactsInForce {
  readonly version: StoredContract;
  /** Data date. */
  readonly asOf: string;
  readonly facts: PaymentFacts;
}

/** @param id of the contract @returns undefined for a contract without payment or data */
export async function factsInForce(
  { contracts, snapshots, deliveries }: Pick<World, 'contracts' | 'snapshots' | 'deliveries'>,
  id: string,
): Promise<FactsInForce | undefined> {
  const snapshot = await snapshots.inForce(id);
  const asOf = snapshot && asOfDate(snapshot);
  const version = snapshot && (await contracts.byFingerprint(snapshot.fingerprint));
  if (snapshot === undefined || asOf === undefined || version?.contract.payment === undefined) return;
  return { version, asOf, facts: await deliveries.paymentFacts(version, snapshot, asOf) };
}
