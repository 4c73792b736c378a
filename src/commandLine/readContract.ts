import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { StoredContract } from '../actions/contractStores.ts';
import { findContract } from '../actions/findContract.ts';
import { type GivenContract, publishContract } from '../actions/publishContract.ts';
import type { Actor } from '../actions/world.ts';
import type { ContractTools } from '../wire.ts';
import { onDisk, readBytes } from './files.ts';
import { printProblems, type Terminal } from './terminal.ts';

/** Who acts on the command line. */
export const commandLineActor: Actor = { name: 'esito' };

/** A contract and the package of its award, which stands beside it. @throws UsageError if a file cannot be read */
async function readGivenContract(file: string): Promise<GivenContract> {
  const beside = join(dirname(file), 'esito-run.json');
  return {
    yaml: await onDisk(file, readFile(file, 'utf8')),
    file,
    awardPackage: existsSync(beside) ? { name: basename(beside), bytes: await readBytes(beside) } : undefined,
  };
}

/**
 * The contract that a command names: a YAML file, which is published into the data folder if it is not yet, or the name of a published one.
 * @returns undefined if the file may not be published; the problems are on standard error
 * @throws DomainError `not-found`
 */
export async function namedContract(
  terminal: Terminal,
  world: ContractTools,
  named: string,
): Promise<StoredContract | undefined> {
  if (!/\.ya?ml$/.test(named)) return findContract(world, named);
  const { value, problems } = await publishContract(world, commandLineActor, await readGivenContract(named));
  printProblems(terminal, problems);
  return value;
}
