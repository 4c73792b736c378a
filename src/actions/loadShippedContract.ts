import { parseContract } from '../core/contract/parseContract.ts';
import type { Parsed, Problem } from '../core/problem.ts';
import { type GivenContract, publishContract } from './publishContract.ts';
import { replaySettlements } from './replaySettlements.ts';
import { parseShippedSettlements, type ShippedSettlements } from './shippedSettlements.ts';
import { beginImport } from './startImport.ts';
import type { World } from './world.ts';

/** A contract that comes with the program. */
export interface ShippedContract {
  readonly given: GivenContract;
  /** Folders of its deliveries, in order. */
  readonly deliveries: readonly string[];
  /** What was settled, and done with it, after each delivery; undefined for a contract without such a history. */
  readonly settlements?: { readonly yaml: string; readonly file: string } | undefined;
}

const shippedActor = { name: 'esempi forniti' };

/**
 * Publishes a shipped contract, imports its deliveries one after another and settles what its history says was settled after each, as far as that was not done before.
 * What a reader has published or imported since stays in force, and what a reader settles in between ends the history.
 * @returns why it could not be published, a delivery was not taken or a step of its history was refused
 */
export async function loadShippedContract(
  world: World,
  { given, deliveries, settlements }: ShippedContract,
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
  const history = readHistory(world, settlements);
  if (history.value === undefined) return history.problems;
  for (const folder of deliveries) {
    const { ended } = beginImport(world, shippedActor, inForce, { folder, discard: async () => {} });
    const { state, problems } = await ended;
    if (state !== 'done' && state !== 'unchanged') return problems;
    const steps = history.value.filter(({ after }) => basename(folder) === after).flatMap((one) => one.steps);
    const refused = await replaySettlements(world, inForce.contract.id, steps);
    if (refused.length > 0) return refused;
  }
  return [];
}

function readHistory(world: World, settlements: ShippedContract['settlements']): Parsed<ShippedSettlements> {
  if (settlements === undefined) return { value: [], problems: [] };
  const { data, problems, locate } = world.readYaml(settlements.yaml, settlements.file);
  return problems.length > 0 ? { value: undefined, problems } : parseShippedSettlements(data, locate);
}

/** Name of a folder; on every system, since paths come as the shell wrote them. */
function basename(folder: string): string {
  return folder.split(/[\\/]/).at(-1) ?? folder;
}
