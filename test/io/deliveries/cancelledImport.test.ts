import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ImportStep } from '../../../src/actions/contractStores.ts';
import { batchStore } from '../../../src/io/deliveries/deliveryStore.ts';
import { published, smallContract } from '../../support/contract.ts';
import { csv, happened, implant, limits, temporaryFolder, writeDelivery } from '../../support/deliveries.ts';

const folder = temporaryFolder();
const data = join(folder, 'data');
const patients = Array.from({ length: 200 }, (_, at) => at);
const given = writeDelivery(join(folder, 'given'), [
  csv(
    'delivery',
    patients.map((at) => implant(at)),
  ),
  csv(
    'outcome',
    patients.map((at) => happened(at)),
  ),
]);
const contract = published(smallContract());

it('an import that is cancelled, at whatever step, leaves nothing', async () => {
  const store = batchStore({ folder: data, limits, converters: {} });
  for (const at of ['reading', 'checking', 'linking', 'writing'] as const) {
    let step: ImportStep = 'reading';
    const laying = store.lay(contract, { folder: given }, undefined, {
      progress: (_, now) => {
        step = now;
      },
      cancelled: () => step === at,
    });
    await expect(laying).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder).includes('data') ? readdirSync(join(data, 'valvole')) : []).toEqual([]);
  }
});

it('says how far it is: from 0 to 1, never back', async () => {
  const store = batchStore({ folder: join(folder, 'other'), limits, converters: {} });
  const heard: number[] = [];
  await store.lay(contract, { folder: given }, undefined, {
    progress: (fraction) => heard.push(fraction),
    cancelled: () => false,
  });
  expect(heard[0]).toBe(0);
  expect(heard.at(-1)).toBe(1);
  expect(heard).toEqual(heard.toSorted((a, b) => a - b));
});
