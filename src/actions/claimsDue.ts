import type { UnclaimedCell } from '../core/settlement/paymentFacts.ts';
import { factsInForce } from './factsInForce.ts';
import type { World } from './world.ts';

/**
 * Cases of the snapshot in force for which a claim was not filed yet, the most urgent first; those whose deadline is over are left out.
 * @param today ISO day
 */
export async function claimsDue(
  world: Pick<World, 'contracts' | 'snapshots' | 'deliveries'>,
  contract: string,
  today: string,
): Promise<UnclaimedCell[]> {
  const found = await factsInForce(world, contract);
  return (found?.facts.unclaimed ?? [])
    .filter(({ deadline }) => deadline >= today)
    .toSorted((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0));
}
