import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { batchStore } from '../../../src/io/deliveries/deliveryStore.ts';
import { published, smallContract } from '../../support/contract.ts';
import { csv, implant, temporaryFolder, writeDelivery } from '../../support/deliveries.ts';

const folder = temporaryFolder();

describe('classes of delivered devices', () => {
  it('are doubted where they are not those of the contract’s device; the row is kept', async () => {
    const contract = smallContract((definition) => {
      definition.nomenclature = {
        version: 'invented 1',
        source: 'this test',
        classes: [
          { cnd: 'X01', emdn: 'Y01' },
          { cnd: 'X02', emdn: 'Y02' },
        ],
        repertory: [{ rdmNumber: '1000001', cnd: 'X01' }],
      };
    });
    const rows = [
      implant(1, { cnd_code: 'X0103', emdn_code: 'Y01' }),
      implant(2, { cnd_code: 'X02', emdn_code: 'Y01' }),
      implant(3),
    ];
    const delivery = writeDelivery(join(folder, 'delivery'), [csv('delivery', rows)]);
    const limits = { memory: '256MB', threads: 1 };
    const store = batchStore({ folder: join(folder, 'data'), limits, converters: {} });
    const listener = { progress: () => {}, cancelled: () => false };
    const { value } = await store.lay(published(contract), { folder: delivery }, undefined, listener);
    expect(value?.files).toMatchObject([{ rows: 3, kept: 3 }]);
    expect(value?.findings.filter(({ reason }) => reason === 'other-class')).toMatchObject([
      {
        fate: 'doubt',
        rows: 1,
        site: 'H1',
        first: [{ line: 3, column: 'cnd_code', value: 'X02' }],
      },
    ]);
  });
});
