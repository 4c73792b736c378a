import { createHash } from 'node:crypto';
import type { World } from '../../src/actions/world.ts';

/** SHA-256 of the last package of each supplier with a statement, from the stored bytes. */
export async function lastPackages(
  { statements }: Pick<World, 'statements'>,
  contract: string,
): Promise<Record<string, string>> {
  const last: Record<string, string> = {};
  for (const one of await statements.ofContract(contract))
    last[one.statement.supplier] = createHash('sha256').update(one.package).digest('hex');
  return last;
}
