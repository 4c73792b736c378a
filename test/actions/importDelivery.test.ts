import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportListener, StoredContract } from '../../src/actions/contractStores.ts';
import { importDelivery } from '../../src/actions/importDelivery.ts';
import { deliveriesToLayAgain, layAgain } from '../../src/actions/layAgain.ts';
import { cancelImport, startImport } from '../../src/actions/startImport.ts';
import { trackAsOf } from '../../src/actions/trackAsOf.ts';
import type { World } from '../../src/actions/world.ts';
import { trackContract } from '../../src/core/tracking/trackContract.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';
import { recentImports } from '../../src/io/imports.ts';
import { contractTable } from '../../src/io/sqlite/contractTable.ts';
import { openDatabase } from '../../src/io/sqlite/database.ts';
import { snapshotTable } from '../../src/io/sqlite/snapshotTable.ts';
import { trackingTable } from '../../src/io/sqlite/trackingTable.ts';
import { published, smallContract } from '../support/contract.ts';
import { type FakeDeliveries, fakeDeliveries, monthOf } from '../support/fakeDeliveries.ts';

const actor = { name: 'test' };
const contract: StoredContract = {
  ...published(smallContract()),
  yaml: '',
  awardPackage: '',
  publishedAt: '2026-01-01T00:00:00.000Z',
  actor: 'test',
};
const quiet: ImportListener = { progress: () => {}, cancelled: () => false };

describe('importing a delivery', () => {
  let deliveries: FakeDeliveries;
  let world: World;
  let discarded: string[];

  beforeEach(async () => {
    deliveries = fakeDeliveries();
    for (const month of ['2026-01', '2026-02']) deliveries.batches.set(month, monthOf('H1', month));
    const database = await openDatabase(':memory:');
    let id = 0;
    discarded = [];
    world = {
      deliveries,
      contracts: contractTable(database),
      snapshots: snapshotTable(database),
      trackings: trackingTable(database),
      imports: recentImports(),
      tracker: {
        track: async (job: Parameters<World['tracker']['track']>[0]) =>
          trackContract({ ...job, monitoring: new Map(), award: undefined }),
        close: async () => {},
      },
      fingerprint,
      now: () => '2026-11-24T10:00:00.000Z',
      newId: () => String(++id),
      report: (error: unknown) => {
        throw error;
      },
    } as unknown as World;
    await world.contracts.publish(contract);
  });

  const take = (folder: string) => importDelivery(world, actor, contract, { folder }, quiet);
  const inForce = () => world.snapshots.inForce('valvole');
  const start = (folder: string) =>
    startImport(world, actor, contract, {
      folder,
      discard: async () => {
        discarded.push(folder);
      },
    });
  const ended = async (id: string) => {
    while (world.imports.byId(id)?.state === 'running') await new Promise(setImmediate);
    await new Promise(setImmediate);
    return world.imports.byId(id);
  };

  it('puts it in force with what is known from it; a second time nothing changes', async () => {
    const done = await take('2026-01');
    expect(done.state).toBe('done');
    const first = await inForce();
    expect(first?.batches.map(({ id }) => id)).toEqual(['H1-2026-01']);
    const known = await world.trackings.of(first?.hash ?? '');
    expect(known?.tracking.asOf).toBe('2026-01-28');
    expect(known?.tracking.snapshot).toBe(first?.hash);
    expect((await take('2026-01')).state).toBe('unchanged');
    expect(await world.snapshots.ofContract('valvole')).toHaveLength(1);
    expect(await take('nowhere')).toMatchObject({ state: 'refused', problems: [{ code: 'no-manifest' }] });
    expect(await inForce()).toEqual(first);
  });

  it('lays it again, once, where another one came first', async () => {
    let others = 1;
    deliveries.whileLaying = async () => {
      if (others-- > 0) await importDelivery(world, actor, contract, { folder: '2026-02' }, quiet);
    };
    expect((await take('2026-01')).state).toBe('done');
    expect((await inForce())?.batches).toHaveLength(2);
    // Somebody who always comes first: nothing of the late one stays.
    let sent = 0;
    deliveries.whileLaying = async () => {
      deliveries.whileLaying = async () => {};
      const folder = `other-${++sent}`;
      deliveries.batches.set(folder, monthOf(`S${sent}`, '2026-01'));
      await importDelivery(world, actor, contract, { folder }, quiet);
      deliveries.whileLaying = again;
    };
    const again = deliveries.whileLaying;
    deliveries.batches.set('late', monthOf('H9', '2026-01'));
    await expect(take('late')).rejects.toMatchObject({ code: 'busy' });
    expect((await inForce())?.batches.map(({ source }) => source)).toEqual(['H1', 'H1', 'S1', 'S2']);
  });

  it('leaves the snapshot before it when it is cancelled, in the background, and its files go', async () => {
    await take('2026-01');
    const before = await inForce();
    const gate = Promise.withResolvers<void>();
    deliveries.whileLaying = () => gate.promise;
    const started = start('2026-02');
    expect(world.imports.byId(started.id)?.state).toBe('running');
    cancelImport(world, started.id);
    gate.resolve();
    expect((await ended(started.id))?.state).toBe('cancelled');
    expect(await inForce()).toEqual(before);
    expect(discarded).toEqual(['2026-02']);
  });

  it('can be cancelled until the last moment, while what is known is computed', async () => {
    const aggregates = deliveries.aggregates;
    deliveries.aggregates = async function* (...of) {
      for (const { id } of world.imports.running()) cancelImport(world, id);
      yield* aggregates(...of);
    };
    expect((await ended(start('2026-01').id))?.state).toBe('cancelled');
    expect(await inForce()).toBeUndefined();
  });

  it('takes one at a time of a contract', async () => {
    const gate = Promise.withResolvers<void>();
    deliveries.whileLaying = () => gate.promise;
    const first = start('2026-01');
    expect(() => start('2026-02')).toThrow('is being imported');
    gate.resolve();
    expect((await ended(first.id))?.state).toBe('done');
    deliveries.whileLaying = async () => {};
    const second = start('2026-02');
    expect(await ended(second.id)).toMatchObject({ state: 'done', batch: 'H1-2026-02', progress: 1 });
    expect((await inForce())?.batches).toHaveLength(2);
    expect(discarded).toEqual(['2026-01', '2026-02']);
  });

  describe('after a new version of the contract', () => {
    const other = { ...contract, fingerprint: 'another' };
    const again = (on = quiet) => layAgain(world, actor, other, on);

    it('deliveries of the old one do not count until they are laid again', async () => {
      await take('2026-01');
      const before = await inForce();
      await importDelivery(world, actor, other, { folder: '2026-02' }, quiet);
      expect(await inForce()).toMatchObject({ fingerprint: 'another', previous: before?.hash });
      expect((await inForce())?.batches.map(({ id }) => id)).toEqual(['H1-2026-02']);
      expect((await deliveriesToLayAgain(world, other)).map(({ id }) => id)).toEqual(['H1-2026-01']);
      expect(await again()).toMatchObject({ state: 'done', batches: [{ id: 'H1-2026-01' }] });
      expect((await inForce())?.batches.map(({ id }) => id)).toEqual(['H1-2026-01', 'H1-2026-02']);
      await expect(again()).rejects.toMatchObject({ code: 'nothing-earlier' });
    });

    it('all come in force in one step, in the order in which they came', async () => {
      deliveries.batches.set('late', monthOf('A', '2026-01'));
      for (const folder of ['2026-02', 'late', '2026-01']) await take(folder);
      const before = await inForce();
      const laid: string[] = [];
      const lay = deliveries.lay;
      deliveries.lay = async (of, given, beside, on) => {
        laid.push(`${given.folder} beside ${beside?.batches.length ?? 0}`);
        return lay(of, given, beside, on);
      };
      expect(await again()).toMatchObject({ state: 'done' });
      expect(laid).toEqual(['2026-02 beside 0', 'late beside 1', '2026-01 beside 2']);
      const after = await inForce();
      expect(after).toMatchObject({ fingerprint: 'another', previous: before?.hash });
      expect(after?.batches.map(({ id }) => id)).toEqual(before?.batches.map(({ id }) => id));
      expect(await world.snapshots.ofContract('valvole')).toHaveLength(4);
      expect((await world.trackings.of(after?.hash ?? ''))?.tracking.fingerprint).toBe('another');
    });

    it('nothing changes if one is refused, if its files were not kept, or if it is cancelled', async () => {
      await take('2026-01');
      await take('2026-02');
      const before = await inForce();
      const { lay, given } = deliveries;
      deliveries.lay = async (of, delivery, beside, on) =>
        lay(of, delivery.folder === '2026-02' ? { folder: 'nowhere' } : delivery, beside, on);
      const refused = await again();
      expect(refused).toMatchObject({
        state: 'refused',
        problems: [{ code: 'refused-again' }, { code: 'no-manifest' }],
      });
      expect(JSON.stringify(refused)).toContain('H1, 2026-02-01 – 2026-02-28');
      deliveries.lay = lay;
      deliveries.given = async (batch) => (batch.id === 'H1-2026-02' ? undefined : given(batch));
      expect(await again()).toMatchObject({ problems: [{ code: 'refused-again' }, { code: 'not-kept' }] });
      deliveries.given = given;
      let asked = 0;
      await expect(again({ ...quiet, cancelled: () => ++asked > 1 })).rejects.toMatchObject({
        code: 'cancelled',
      });
      expect(await inForce()).toEqual(before);
      expect(await again()).toMatchObject({ state: 'done' });
    });
  });

  it('is tracked at other data dates on demand, which are stored', async () => {
    await expect(trackAsOf(world, 'valvole', undefined)).rejects.toMatchObject({ code: 'no-data' });
    await take('2026-02');
    const hash = (await inForce())?.hash ?? '';
    expect((await trackAsOf(world, 'valvole', undefined)).tracking.asOf).toBe('2026-02-28');
    const earlier = await trackAsOf(world, 'valvole', '2026-02-10');
    expect(await world.trackings.dates(hash)).toEqual(['2026-02-10', '2026-02-28']);
    // Neither before the contract nor after today, which would become the latest date of all.
    for (const date of ['1999-01-01', '2999-01-01'])
      await expect(trackAsOf(world, 'valvole', date)).rejects.toMatchObject({ code: 'no-such-date' });
    expect(await world.trackings.of(hash, '2026-02-10')).toEqual(earlier);
  });
});
