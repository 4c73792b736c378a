import { describe, expect, it } from 'vitest';
import { importDelivery } from '../../src/actions/importDelivery.ts';
import { loadShippedContract } from '../../src/actions/loadShippedContract.ts';
import { publishContract } from '../../src/actions/publishContract.ts';
import type { World } from '../../src/actions/world.ts';
import { trackContract } from '../../src/core/tracking/trackContract.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';
import { recentImports } from '../../src/io/imports.ts';
import { contractTable } from '../../src/io/sqlite/contractTable.ts';
import { openDatabase } from '../../src/io/sqlite/database.ts';
import { snapshotTable } from '../../src/io/sqlite/snapshotTable.ts';
import { readYaml } from '../../src/io/yaml.ts';
import { tavi5Offers } from '../report/evaluation.ts';
import { smallContract } from '../support/contract.ts';
import { fakeDeliveries, monthOf } from '../support/fakeDeliveries.ts';
import { packageText } from '../support/runPackages.ts';
import { firstLot, shippedTender } from '../support/tenders.ts';

const tender = shippedTender('tavi5');
const text = packageText(tender, tavi5Offers(firstLot(tender)));
const yaml = JSON.stringify(
  smallContract((contract) => {
    const award = contract.award as object;
    contract.award = { ...award, package: JSON.parse(text).hashes.package };
  }),
);
const given = {
  yaml,
  file: 'contract.yaml',
  awardPackage: { name: 'esito-run.json', bytes: new TextEncoder().encode(text) },
};
const reader = { name: 'reader' };

async function freshWorld() {
  const database = await openDatabase(':memory:');
  const deliveries = fakeDeliveries();
  for (const month of ['2026-01', '2026-02', '2026-03']) deliveries.batches.set(month, monthOf('H1', month));
  let id = 0;
  const world = {
    deliveries,
    contracts: contractTable(database),
    snapshots: snapshotTable(database),
    imports: recentImports(),
    tracker: {
      track: async (job: Parameters<World['tracker']['track']>[0]) =>
        trackContract({ ...job, monitoring: new Map(), award: undefined }),
      close: async () => {},
    },
    fingerprint,
    readYaml,
    now: () => '2026-11-24T10:00:00.000Z',
    newId: () => String(++id),
    report: () => {},
  } as unknown as World;
  const inForce = async () => (await world.snapshots.inForce('valvole'))?.batches.map(({ from }) => from);
  return { world, deliveries, inForce };
}

describe('a contract that comes with the program', () => {
  it('is published and imported once, and goes on where an earlier start was stopped', async () => {
    const { world, inForce } = await freshWorld();
    expect(await loadShippedContract(world, { given, deliveries: ['2026-01'] })).toEqual([]);
    const all = { given, deliveries: ['2026-01', '2026-02'] };
    for (const _ of [1, 2]) expect(await loadShippedContract(world, all)).toEqual([]);
    expect(await inForce()).toEqual(['2026-01-01', '2026-02-01']);
    expect(await world.contracts.versions('valvole')).toHaveLength(1);
    expect(await world.snapshots.ofContract('valvole')).toHaveLength(2);
  });

  it('says why it could not be, and goes no further', async () => {
    const { world, inForce } = await freshWorld();
    const withoutAward = { given: { ...given, awardPackage: undefined }, deliveries: ['2026-01'] };
    const codes = (await loadShippedContract(world, withoutAward)).map(({ code }) => code);
    expect(codes).toContain('no-award-package');
    const broken = { given, deliveries: ['nowhere', '2026-01'] };
    expect((await loadShippedContract(world, broken)).map(({ code }) => code)).toEqual(['no-manifest']);
    expect(await inForce()).toBeUndefined();
  });

  it('leaves alone what a reader has delivered or published since', async () => {
    const { world, deliveries } = await freshWorld();
    const shipped = { given, deliveries: ['2026-01', '2026-02'] };
    await loadShippedContract(world, shipped);
    const quiet = { progress: () => {}, cancelled: () => false };
    const contract = await world.contracts.byId('valvole');
    if (contract === undefined) throw new Error('not published');
    deliveries.batches.set('again', { ...monthOf('H1', '2026-01'), id: 'again' });
    await importDelivery(world, reader, contract, { folder: 'again' }, quiet);
    const corrected = await world.snapshots.inForce('valvole');
    await loadShippedContract(world, shipped);
    expect(await world.snapshots.inForce('valvole')).toEqual(corrected);
    const other = yaml.replace('"Centrale"', '"Altra centrale"');
    const { value } = await publishContract(world, reader, { ...given, yaml: other });
    await loadShippedContract(world, shipped);
    expect((await world.contracts.byId('valvole'))?.fingerprint).toBe(value?.fingerprint);
  });
});
