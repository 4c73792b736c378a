import type { StoredSnapshot } from '../../src/actions/contractStores.ts';
import type { Batch } from '../../src/core/deliveries/batch.ts';
import type { Tracking } from '../../src/core/tracking/tracking.ts';

/** A delivery of the first quarter of 2026, without rows. */
export function batchOf(change: Partial<Batch> = {}): Batch {
  return {
    id: 'batch',
    delivery: change.id ?? 'batch',
    contract: 'valvole',
    source: 'H1',
    from: '2026-01-01',
    to: '2026-03-31',
    extractedAt: '2026-04-05T08:00:00Z',
    keyVersion: 1,
    flowVersion: '1',
    files: [],
    findings: [],
    ...change,
  };
}

export function snapshotOf(change: Partial<StoredSnapshot> = {}): StoredSnapshot {
  return {
    hash: 'snapshot',
    contract: 'valvole',
    fingerprint: 'f',
    batches: [batchOf()],
    previous: null,
    madeAt: '2026-04-06T08:00:00.000Z',
    actor: 'test',
    ...change,
  };
}

/** What is known where nothing was delivered. */
export function trackingOf(change: Partial<Tracking> = {}): Tracking {
  return {
    contract: 'valvole',
    fingerprint: 'f',
    snapshot: 'snapshot',
    asOf: '2026-03-31',
    targets: [],
    quality: [],
    linkage: {
      deviceRows: 0,
      matched: 0,
      matchRate: null,
      duplicateKeys: 0,
      outcomeRows: 0,
      orphans: 0,
      orphanRate: null,
    },
    value: [],
    alerts: [],
    ...change,
  };
}
