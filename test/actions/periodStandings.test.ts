import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredContract, Tracker } from '../../src/actions/contractStores.ts';
import { periodStandings } from '../../src/actions/periodStandings.ts';
import type { Contract } from '../../src/core/contract/contract.ts';
import type { Snapshot } from '../../src/core/deliveries/batch.ts';
import { standingOf } from '../../src/core/settlement/standingOf.ts';
import { addAggregates, NO_AGGREGATES } from '../../src/core/tracking/addAggregates.ts';
import { trackContract } from '../../src/core/tracking/trackContract.ts';
import { deliverySums } from '../../src/io/deliveries/deliverySums.ts';
import { limits, temporaryFolder } from '../support/deliveries.ts';
import { importedExample } from '../support/importedExample.ts';

const AS_OF = '2026-09-30';
const folder = temporaryFolder();
const sums = deliverySums({ folder: join(folder, 'data'), limits });

/** In this thread, without net benefit: the award's package has a test of its own. */
const tracker: Tracker = {
  track: async (job) => trackContract({ ...job, monitoring: new Map(), award: undefined }),
  close: async () => {},
};

let contract: StoredContract;
let snapshot: Snapshot;
beforeAll(async () => {
  const imported = await importedExample('tavi', join(folder, 'data'));
  contract = imported.published as StoredContract;
  snapshot = imported.snapshot;
}, 60_000);

const standings = (of: Contract, upTo: number) =>
  periodStandings(
    { deliveries: sums as never, tracker },
    { ...contract, contract: of },
    snapshot,
    AS_OF,
    upTo,
  );

/** Tracked from the rows of a contract that ended on a day. */
async function trackedUpTo(to: string, period: number) {
  const cut = {
    ...contract,
    contract: { ...contract.contract, calendar: { ...contract.contract.calendar, to } },
  };
  let aggregates = NO_AGGREGATES;
  for await (const part of sums.aggregates(cut, snapshot, AS_OF))
    aggregates = addAggregates(aggregates, part);
  const tracking = await tracker.track(
    { contract, snapshot, asOf: AS_OF, aggregates },
    async function* () {},
  );
  return standingOf({ number: period, from: '2024-10-01', to }, tracking);
}

describe('the standings of settlement periods', () => {
  it('are what tracking says of index dates up to the end of each, the last one of them all', async () => {
    const found = await standings(contract.contract, 8);
    expect(found.map(({ period }) => period)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const [number, to] of [
      [1, '2024-12-31'],
      [4, '2025-09-30'],
      [8, '2026-09-30'],
    ] as const)
      expect(found[number - 1]).toEqual(await trackedUpTo(to, number));
    const pacemakers = found.map(({ targets }) => targets.find(({ target }) => target === 'pacemaker_S2'));
    expect(pacemakers.map((one) => one?.state)).toContain('missed');
    expect(found[7]?.targets.find(({ target }) => target === 'quality_of_life_S3')?.owedBy[0]?.party).toBe(
      'H05',
    );
  }, 60_000);

  it('are computed period by period where periods do not end with a month', async () => {
    const { calendar } = contract.contract;
    const later = { ...contract.contract, calendar: { ...calendar, from: '2024-10-02' } };
    const [first] = await standings(later, 1);
    const counted = first?.targets.find(({ target }) => target === 'pacemaker_S2')?.observed?.patients;
    const [, second] = await standings(contract.contract, 2);
    const more = second?.targets.find(({ target }) => target === 'pacemaker_S2')?.observed?.patients;
    expect(counted).toBeGreaterThan(0);
    expect(more).toBeGreaterThan(counted ?? 0);
  }, 60_000);

  it('say which sites owe months', async () => {
    const without = { ...snapshot, batches: snapshot.batches.slice(1) };
    const found = await periodStandings({ deliveries: sums as never, tracker }, contract, without, AS_OF, 2);
    const months = ['2024-10', '2024-11', '2024-12'];
    expect(found[0]?.owed).toEqual(
      ['H01', 'H02', 'H03', 'H04', 'H05', 'H06'].map((site) => ({ site, months })),
    );
    expect(found[1]?.owed[0]?.months).toHaveLength(6);
  }, 60_000);
});
