import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { taviDeliveries } from '../../examples/contracts/tavi/make.ts';
import { type Contract, contractSchema, type PublishedContract } from '../../src/core/contract/contract.ts';
import type { Batch, Snapshot } from '../../src/core/deliveries/batch.ts';
import { nextSnapshot } from '../../src/core/deliveries/nextSnapshot.ts';
import { batchStore } from '../../src/io/deliveries/deliveryStore.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';
import { readYaml } from '../../src/io/yaml.ts';

/** Every row that was put among the good ones of the shipped deliveries ends where it ought to, and no other row with it. */
const folder = mkdtempSync(join(tmpdir(), 'esito-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function imported(name: string): Promise<Batch[]> {
  const own = join('examples', 'contracts', name);
  const contract: Contract = contractSchema.parse(
    readYaml(readFileSync(join(own, 'contract.yaml'), 'utf8'), name).data,
  );
  const published: PublishedContract = { contract, fingerprint: fingerprint(contract) };
  const store = batchStore({ folder, limits: { memory: '256MB', threads: 1 }, converters: {} });
  const batches: Batch[] = [];
  let inForce: Snapshot | undefined;
  for (const delivery of readdirSync(join(own, 'deliveries')).toSorted()) {
    const { value, problems } = await store.lay(
      published,
      { folder: join(own, 'deliveries', delivery) },
      inForce,
      { progress: () => {}, cancelled: () => false },
    );
    if (value === undefined) throw new Error(problems.map(({ message }) => message.en).join('\n'));
    batches.push(value);
    inForce = nextSnapshot(
      { contract: contract.id, fingerprint: published.fingerprint },
      inForce,
      value,
      fingerprint,
    );
  }
  await store.close();
  return batches;
}

/** Rows by file and reason. */
function counted(rows: readonly (readonly [file: string, reason: string, rows: number])[]) {
  const sums: Record<string, number> = {};
  for (const [file, reason, count] of rows) {
    const key = `${file} ${reason}`;
    sums[key] = (sums[key] ?? 0) + count;
  }
  return sums;
}

const found = ({ findings }: Batch) =>
  counted(findings.map(({ file, reason, rows }) => [file, reason, rows] as const));

describe('importing the shipped deliveries', () => {
  it('ends every trouble of the valves where it was meant to end', async () => {
    const batches = await imported('tavi');
    // Two devices were used after their expiry date: good rows, with a doubt.
    const expired = [1, 0, 1, 0];
    for (const [at, { troubles }] of taviDeliveries().entries()) {
      const batch = batches[at] as Batch;
      const wanted = counted(
        troubles.map(({ file, reason, lines }) => [file, reason, lines.length] as const),
      );
      if (expired[at]) wanted['delivery expired-device'] = expired[at];
      expect(found(batch)).toEqual(wanted);
      for (const { rows, kept, quarantined, refused } of batch.files)
        expect(rows).toBe(kept + quarantined + refused);
    }
    expect(batches.map(({ keyVersion }) => keyVersion)).toEqual([1, 1, 2, 2]);
  }, 60_000);

  it('ends those of the booking centre too, from a table and from lines of JSON', async () => {
    for (const batch of await imported('cup'))
      expect(found(batch)).toEqual({
        'care delivered-before-booked': 3,
        'care duplicate': 1,
        'care not-one-of': 1,
        'care unknown-site': 1,
      });
  }, 60_000);
});
