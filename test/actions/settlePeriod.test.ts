import { expect, it } from 'vitest';
import { type SettlingWorld, settlePeriod } from '../../src/actions/settlePeriod.ts';
import { published } from '../support/contract.ts';
import { payingContract } from '../support/payment.ts';
import { snapshotOf } from '../support/snapshot.ts';

it('does not settle from data of an earlier version, and says what to do first', async () => {
  const contract = payingContract();
  const world = {
    snapshots: { inForce: async () => snapshotOf({ fingerprint: 'earlier' }) },
    contracts: {
      byId: async () => published(contract),
      byFingerprint: async (fingerprint: string) => ({ ...published(contract), fingerprint }),
    },
  } as unknown as SettlingWorld;
  const listener = { progress: () => {}, cancelled: () => false };
  await expect(
    settlePeriod(world, { name: 'Anna Verdi' }, contract.id, { period: 1 }, listener),
  ).rejects.toThrow('lay the deliveries again under the new one');
});
