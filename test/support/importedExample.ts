import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractSchema, type PublishedContract } from '../../src/core/contract/contract.ts';
import type { Batch, Snapshot } from '../../src/core/deliveries/batch.ts';
import { nextSnapshot } from '../../src/core/deliveries/nextSnapshot.ts';
import { batchStore } from '../../src/io/deliveries/deliveryStore.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';
import { readYaml } from '../../src/io/yaml.ts';
import { published } from './contract.ts';

/** A shipped contract with all its deliveries laid down in a folder, in order of name. */
export async function importedExample(
  name: string,
  folder: string,
): Promise<{
  readonly published: PublishedContract;
  /** In the order in which they came. */
  readonly batches: readonly Batch[];
  readonly snapshot: Snapshot;
}> {
  const own = join('examples', 'contracts', name);
  const contract = published(
    contractSchema.parse(readYaml(readFileSync(join(own, 'contract.yaml'), 'utf8'), name).data),
  );
  const store = batchStore({ folder, limits: { memory: '256MB', threads: 1 }, converters: {} });
  const batches: Batch[] = [];
  let snapshot: Snapshot | undefined;
  for (const delivery of readdirSync(join(own, 'deliveries')).toSorted()) {
    const { value, problems } = await store.lay(
      contract,
      { folder: join(own, 'deliveries', delivery) },
      snapshot,
      { progress: () => {}, cancelled: () => false },
    );
    if (value === undefined) throw new Error(problems.map(({ message }) => message.en).join('\n'));
    batches.push(value);
    snapshot = nextSnapshot(
      { contract: contract.contract.id, fingerprint: contract.fingerprint },
      snapshot,
      value,
      fingerprint,
    );
  }
  await store.close();
  return { published: contract, batches, snapshot: snapshot as Snapshot };
}
