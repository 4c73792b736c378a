import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/io/sqlite/database.ts';
import { snapshotTable } from '../../../src/io/sqlite/snapshotTable.ts';
import type { Tables } from '../../../src/io/sqlite/tables.ts';
import { trackingTable } from '../../../src/io/sqlite/trackingTable.ts';
import { snapshotOf, trackingOf } from '../../support/snapshot.ts';

const at = '2026-11-24T10:00:00.000Z';

describe('snapshots of a contract', () => {
  let database: Kysely<Tables>;
  beforeAll(async () => {
    database = await openDatabase(':memory:');
  });
  afterAll(() => database.destroy());

  const putInForce = (hash: string, previous: string | null, contract = 'valvole') =>
    snapshotTable(database).putInForce(snapshotOf({ hash, previous, contract }), {
      tracking: trackingOf({ snapshot: hash, contract }),
      computedAt: at,
    });

  it('follow each other: of two that follow the same one the second is not stored, nor what is known from it', async () => {
    expect(await putInForce('a', null)).toBe(true);
    expect(await putInForce('b', 'a')).toBe(true);
    expect(await putInForce('c', 'a')).toBe(false);
    expect(await putInForce('c', null)).toBe(false);
    expect(await putInForce('other', null, 'cup')).toBe(true);
    const snapshots = snapshotTable(database);
    expect((await snapshots.inForce('valvole'))?.hash).toBe('b');
    expect((await snapshots.ofContract('valvole')).map(({ hash }) => hash)).toEqual(['b', 'a']);
    expect(await snapshots.byHash('c')).toBeUndefined();
    expect(await trackingTable(database).of('c')).toBeUndefined();
    expect(await snapshots.byHash('b')).toEqual(snapshotOf({ hash: 'b', previous: 'a' }));
  });

  it('may come in force again, and stay as they are whoever writes', async () => {
    expect(await putInForce('a', 'b')).toBe(true);
    expect((await snapshotTable(database).inForce('valvole'))?.hash).toBe('a');
    for (const table of ['snapshot', 'tracking'])
      for (const change of [`update ${table} set rowid = rowid`, `delete from ${table}`])
        await expect(sql.raw(change).execute(database)).rejects.toThrow(`rows of ${table} are kept`);
  });

  it('are tracked at several data dates; without one, at that of the import', async () => {
    const trackings = trackingTable(database);
    const later = trackingOf({ snapshot: 'b', asOf: '2025-12-31' });
    await trackings.store({ tracking: later, computedAt: at });
    expect(await trackings.dates('b')).toEqual(['2025-12-31', '2026-03-31']);
    expect((await trackings.of('b'))?.tracking.asOf).toBe('2026-03-31');
    expect((await trackings.of('b', '2025-12-31'))?.tracking).toEqual(later);
    expect(await trackings.of('b', '2024-12-31')).toBeUndefined();
  });
});
