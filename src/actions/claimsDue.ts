import type { UnclaimedCell } from '../core/settlement/paymentFacts.ts';
import { asOfDate } from '../core/tracking/asOfDate.ts';
import type { World } from './world.ts';

/**
 * Cases of the snapshot in force for which a claim was not filed yet, the most urgent first; those whose deadline is over are left out.
 * @param today ISO day
 */
export async function claimsDue(
  { contracts, snapshots, deliveries }: Pick<World, 'contracts' | 'snapshots' | 'deliveries'>,
  contract: string,
  today: string,
): Promise<UnclaimedCell[]> {
  const snapshot = await snapshots.inForce(contract);
  const asOf = snapshot && asOfDate(snapshot);
  const version = snapshot && (await contracts.byFingerprint(snapshot.fingerprint));
  if (snapshot === undefined || asOf === undefined || version?.contract.payment === undefined) return [];
  const { unclaimed } = await deliveries.paymentFacts(version, snapshot, asOf);
  return unclaimed
    .filter(({ deadline }) => deadline >= today)
    .toSorted((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0));
}
