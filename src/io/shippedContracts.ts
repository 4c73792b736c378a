import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ShippedContract } from '../actions/loadShippedContract.ts';

/**
 * The contracts in a folder: in each folder of it `contract.yaml`, the package of its award `esito-run.json`, and `deliveries` with a folder for
 * each delivery in order of name; where there is one, `settlements.yaml` says what was settled.
 */
export async function shippedContracts(folder: string): Promise<ShippedContract[]> {
  const contracts: ShippedContract[] = [];
  for (const name of await foldersIn(folder)) {
    const own = join(folder, name);
    contracts.push({
      given: {
        yaml: await readFile(join(own, 'contract.yaml'), 'utf8'),
        file: `${name}/contract.yaml`,
        awardPackage: { name: 'esito-run.json', bytes: await readFile(join(own, 'esito-run.json')) },
      },
      deliveries: (await foldersIn(join(own, 'deliveries'))).map((one) => join(own, 'deliveries', one)),
      settlements: existsSync(join(own, 'settlements.yaml'))
        ? {
            yaml: await readFile(join(own, 'settlements.yaml'), 'utf8'),
            file: `${name}/settlements.yaml`,
          }
        : undefined,
    });
  }
  return contracts;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
}
