import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { committeeTable } from '../../../src/io/sqlite/committeeTable.ts';
import { openDatabase } from '../../../src/io/sqlite/database.ts';
import { preferenceTable } from '../../../src/io/sqlite/preferenceTable.ts';
import type { Tables } from '../../../src/io/sqlite/tables.ts';
import { tenderTable } from '../../../src/io/sqlite/tenderTable.ts';
import { commissioners, goldenTables, preferenceTender } from '../../support/preferenceTender.ts';

const at = '2026-11-24T10:00:00.000Z';
const act = { recordedAt: at, actor: 'test' };

describe('entries of a pairwise comparison', () => {
  let database: Kysely<Tables>;
  beforeAll(async () => {
    database = await openDatabase(':memory:');
    const tender = preferenceTender();
    await tenderTable(database).publish({ tender, fingerprint: 'f', publishedAt: at, actor: 'test' });
  });
  afterAll(() => database.destroy());

  const entry = (commissioner: string, locked: boolean) => ({
    commissioner,
    locked,
    tables: goldenTables().filter((table) => table.commissioner === commissioner),
    ...act,
  });
  const row = (kind: string, commissioner: string | null) => ({
    fingerprint: 'f',
    lot: '1',
    kind,
    commissioner,
    content: '[]',
    recorded_at: at,
    actor: 'test',
  });

  it('cannot follow a locked one, whoever writes, until the comparison begins again', async () => {
    const store = preferenceTable(database);
    expect(await store.record('f', '1', entry('Anna', false))).toBe(true);
    expect(await store.record('f', '1', entry('Anna', true))).toBe(true);
    expect(await store.record('f', '1', entry('Anna', false))).toBe(false);
    await expect(database.insertInto('preference').values(row('draft', 'Anna')).execute()).rejects.toThrow(
      'the table is locked',
    );
    await expect(sql`update preference set kind = 'draft'`.execute(database)).rejects.toThrow('are kept');
    await expect(sql`delete from preference`.execute(database)).rejects.toThrow('are kept');
    expect(await store.inForce('f', '1')).toEqual([entry('Anna', true)]);
    await store.beginAgain('f', '1', { at, actor: 'test', reason: 'r' });
    expect(await store.inForce('f', '1')).toEqual([]);
    expect(await store.repetitions('f', '1')).toEqual([{ at, actor: 'test', reason: 'r' }]);
    expect(await store.record('f', '1', entry('Anna', false))).toBe(true);
  });

  it('reach the committee with the last lock; tables of a file are locked with it', async () => {
    const committees = committeeTable(database);
    const judged = { fingerprint: 'f', lot: '1', ...act };
    const committee = { commissioners, judgements: [], tables: goldenTables().slice(0, 2) };
    await committees.record({ ...judged, committee });
    expect((await committees.latest('f', '1'))?.committee.tables).toEqual([]);
    expect(await preferenceTable(database).record('f', '1', entry('Bruno', false))).toBe(false);
    await preferenceTable(database).record('f', '1', entry('Carla', true));
    expect((await committees.latest('f', '1'))?.committee.tables).toEqual(goldenTables());
    await committees.record({ ...judged, committee: { ...committee, tables: [] } });
    expect((await committees.latest('f', '1'))?.committee.tables).toEqual(goldenTables());
  });

  it('end with the technical phase', async () => {
    await database
      .insertInto('phase')
      .values({
        fingerprint: 'f',
        lot: '1',
        closed_at: at,
        closed_by: 'test',
        technical_sha256: 'x',
        opened_at: null,
        opened_by: null,
      })
      .execute();
    await expect(database.insertInto('preference').values(row('again', null)).execute()).rejects.toThrow(
      'the technical phase is closed',
    );
  });
});
