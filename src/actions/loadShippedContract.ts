import { parseContract } from '../core/contract/parseContract.ts';
import type { Problem } from '../core/problem.ts';
import { type GivenContract, publishContract } from './publishContract.ts';
import { beginImport } from './startImport.ts';
import type { World } from './world.ts';

/** A contract that comes with the program. */
export interface ShippedContract {
  readonly given: GivenContract;
  /** Folders of its deliveries, in order. */
  readonly deliveries: readonly string[];
}

const shippedActor = { name: 'esempi forniti' };

/**
 * Publishes a shipped contract and imports its deliveries one after another, as far as that was not done before. What a reader has published
 * or imported since stays in force.
 * @returns why it could not be published, or a delivery was not taken
 */
export async function loadShippedContract(
  world: World,
  { given, deliveries }: ShippedContract,
): Promise<readonly Problem[]> {
  const read = world.readYaml(given.yaml, given.file);
  const { value: contract } = parseContract(read.data, read.locate);
  const known =
    contract === undefined ? undefined : await world.contracts.byFingerprint(world.fingerprint(contract));
  if (known === undefined) {
    const { value, problems } = await publishContract(world, shippedActor, given);
    if (value === undefined) return problems;
  }
  const inForce = contract && (await world.contracts.byId(contract.id));
  if (inForce === undefined || inForce.fingerprint !== world.fingerprint(contract)) return [];
  const snapshots = await world.snapshots.ofContract(inForce.contract.id);
  if (snapshots.some(({ actor }) => actor !== shippedActor.name)) return [];
  for (const folder of deliveries) {
    const { ended } = beginImport(world, shippedActor, inForce, { folder, discard: async () => {} });
    const { state, problems } = await ended;
    if (state !== 'done' && state !== 'unchanged') return problems;
  }
  return [];
}
