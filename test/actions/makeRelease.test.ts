import { describe, expect, it } from 'vitest';
import type { StoredContract, StoredSnapshot, StoredTracking } from '../../src/actions/contractStores.ts';
import { makeRelease, type ReleaseWorld } from '../../src/actions/makeRelease.ts';
import type { StoredRelease } from '../../src/actions/settlementStores.ts';
import { testedRelease } from '../../src/core/disclosure/testedRelease.ts';
import { NO_AGGREGATES } from '../../src/core/tracking/addAggregates.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';
import { published, smallContract } from '../support/contract.ts';
import { fakeDeliveries } from '../support/fakeDeliveries.ts';

/** One snapshot without rows, and releases in memory. */
function world(): ReleaseWorld & { readonly kept: StoredRelease[] } {
  const contract = { ...published(smallContract()), yaml: '', awardPackage: '', publishedAt: '', actor: '' };
  const snapshot = { hash: 's1', contract: 'valvole', fingerprint: contract.fingerprint, batches: [] };
  const tracking = {
    contract: 'valvole',
    fingerprint: contract.fingerprint,
    snapshot: 's1',
    asOf: '2026-06-30',
    targets: [],
  };
  const kept: StoredRelease[] = [];
  const parts = {
    kept,
    contracts: {
      byId: async (id: string) => (id === 'valvole' ? (contract as StoredContract) : undefined),
      byFingerprint: async () => contract as StoredContract,
    },
    snapshots: {
      inForce: async () => snapshot as unknown as StoredSnapshot,
      byHash: async () => snapshot as unknown as StoredSnapshot,
    },
    trackings: { of: async () => ({ tracking, computedAt: '' }) as unknown as StoredTracking },
    deliveries: {
      ...fakeDeliveries(),
      aggregates: async function* () {
        yield NO_AGGREGATES;
      },
    },
    releases: {
      add: async (one: StoredRelease, seen: number) => {
        if (kept.length !== seen) return false;
        kept.push(one);
        return true;
      },
      byHash: async (hash: string) => kept.find((one) => one.hash === hash),
      ofContract: async () => kept.toReversed(),
    },
    releaseMaker: {
      make: async (job: Parameters<typeof testedRelease>[0]) => testedRelease(job),
      close: async () => {},
    },
    fingerprint,
    now: () => '2026-07-01T08:00:00Z',
  };
  return parts as unknown as ReleaseWorld & { readonly kept: StoredRelease[] };
}

const untilDone = { progress: () => {}, cancelled: () => false };

describe('making a release', () => {
  it('keeps it once, with what it was held against', async () => {
    const one = world();
    const { release: first } = await makeRelease(
      one,
      { name: 'Anna' },
      'valvole',
      { kind: 'public' },
      untilDone,
    );
    const { state, release: again } = await makeRelease(
      one,
      { name: 'Berto' },
      'valvole',
      { kind: 'public' },
      untilDone,
    );
    expect([state, again]).toEqual(['unchanged', first]);
    const { release: region } = await makeRelease(
      one,
      { name: 'Anna' },
      'valvole',
      { kind: 'region' },
      untilDone,
    );
    expect(region.against).toEqual([first.hash]);
    expect(one.kept).toHaveLength(2);
  });

  it('begins anew where another one was made meanwhile, and holds it against that', async () => {
    const one = world();
    let disturbed = false;
    const make = one.releaseMaker.make;
    const busy: ReleaseWorld = {
      ...one,
      releaseMaker: {
        ...one.releaseMaker,
        async make(job) {
          if (!disturbed) {
            disturbed = true;
            await makeRelease(one, { name: 'Berto' }, 'valvole', { kind: 'region' }, untilDone);
          }
          return make(job);
        },
      },
    };
    const { release: found } = await makeRelease(
      busy,
      { name: 'Anna' },
      'valvole',
      { kind: 'public' },
      untilDone,
    );
    expect(found.against).toEqual([one.kept[0]?.hash]);
  });

  it('keeps nothing of one that was cancelled while it was tested', async () => {
    const one = world();
    let asked = 0;
    const on = { progress: () => {}, cancelled: () => ++asked === 2 };
    await expect(makeRelease(one, { name: 'Anna' }, 'valvole', { kind: 'public' }, on)).rejects.toMatchObject(
      { code: 'cancelled' },
    );
    expect(one.kept).toEqual([]);
  });

  it('does not hold it against one that failed and was not given out', async () => {
    const one = world();
    const { release: first } = await makeRelease(
      one,
      { name: 'Anna' },
      'valvole',
      { kind: 'public' },
      untilDone,
    );
    one.kept[0] = { ...first, tests: first.tests.map((test) => ({ ...test, passed: false })) };
    const { release: region } = await makeRelease(
      one,
      { name: 'Anna' },
      'valvole',
      { kind: 'region' },
      untilDone,
    );
    expect(region.against).toEqual([]);
  });

  it('refuses a reader that the contract does not have', async () => {
    for (const reader of [
      { kind: 'supplier', supplier: 'S9' },
      { kind: 'site', site: 'H9' },
    ] as const)
      await expect(
        makeRelease(world(), { name: 'Anna' }, 'valvole', reader, untilDone),
      ).rejects.toMatchObject({
        code: 'not-found',
      });
  });
});
