import type { Contract } from '../core/contract/contract.ts';
import { parseContract } from '../core/contract/parseContract.ts';
import { DomainError } from '../core/problem.ts';
import { findContract } from './findContract.ts';
import type { World } from './world.ts';

/** A contract as it would be published, or is. */
export interface SimulatedContract {
  readonly contract: Contract;
  readonly fingerprint: string;
  /** Whether it is the draft, which binds nobody. */
  readonly draft: boolean;
}

/**
 * The contract whose payment section is simulated: the version in force, or the draft where that is asked for or nothing is in force yet.
 * @throws DomainError `not-found`; `invalid` for a draft that is not a contract yet
 */
export async function contractToSimulate(
  world: Pick<World, 'contracts' | 'readYaml' | 'fingerprint'>,
  id: string,
  asked: 'in-force' | 'draft',
): Promise<SimulatedContract> {
  const draft =
    asked === 'draft' || (await world.contracts.byId(id)) === undefined
      ? await world.contracts.draft(id)
      : undefined;
  if (draft === undefined) {
    const { contract, fingerprint } = await findContract(world, id);
    return { contract, fingerprint, draft: false };
  }
  const { data, problems, locate } = world.readYaml(draft.yaml, `${id}.yaml`);
  const parsed = problems.length > 0 ? { value: undefined, problems } : parseContract(data, locate);
  if (parsed.value !== undefined)
    return { contract: parsed.value, fingerprint: world.fingerprint(parsed.value), draft: true };
  throw new DomainError(
    'invalid',
    {
      it: 'La bozza non è ancora un contratto: corretti i suoi errori, si può simulare.',
      en: 'The draft is not a contract yet: once its errors are mended, it can be simulated.',
    },
    parsed.problems,
  );
}
