import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import type { LotOffers } from '../../../src/core/evaluation/assembleOffers.ts';
import { openDatabase } from '../../../src/io/sqlite/database.ts';
import { migrations } from '../../../src/io/sqlite/migrations.ts';
import { runTable } from '../../../src/io/sqlite/runTable.ts';
import { tenderTable } from '../../../src/io/sqlite/tenderTable.ts';
import { shippedTender } from '../../support/tenders.ts';

const folder = mkdtempSync(join(tmpdir(), 'esito-database-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = '2026-11-24T10:00:00.000Z';
const nothing: LotOffers = { offers: [], committee: { commissioners: [], judgements: [], tables: [] } };

describe('the operational database', () => {
  it('syncs every commit to disk, also after the first write and after reopening', async () => {
    for (const round of [1, 2]) {
      const database = await openDatabase(join(folder, 'sync.db'));
      const tender = { ...shippedTender('tavi5'), id: `t${round}` };
      await tenderTable(database).publish({
        tender,
        fingerprint: `f${round}`,
        publishedAt: at,
        actor: 'test',
      });
      const { rows } = await sql<{ synchronous: number }>`PRAGMA synchronous`.execute(database);
      expect(rows[0]?.synchronous).toBe(2);
      await database.destroy();
    }
  });

  it('puts the version published last in force, and keeps the others', async () => {
    const database = await openDatabase(':memory:');
    const tenders = tenderTable(database);
    const tender = shippedTender('tavi5');
    const versions = [
      ['a', '2026-01-01T00:00:00.000Z'],
      ['b', '2026-02-01T00:00:00.000Z'],
      ['a', '2026-03-01T00:00:00.000Z'],
    ] as const;
    for (const [fingerprint, publishedAt] of versions) {
      await tenders.publish({ tender, fingerprint, publishedAt, actor: 'test' });
    }
    expect((await tenders.byId('tavi5'))?.fingerprint).toBe('a');
    expect((await tenders.all()).map(({ fingerprint }) => fingerprint)).toEqual(['a']);
    expect((await tenders.byFingerprint('b'))?.tender).toEqual(tender);
    await database.destroy();
  });

  it('takes steps in the order of their names, so that a file of any earlier version opens', () => {
    const names = Object.keys(migrations);
    expect(names).toEqual(names.toSorted());
  });

  it('lets a result from before an output was computed say nothing about it, and keeps its figures', async () => {
    const file = join(folder, 'earlier.db');
    const before = await openDatabase(file);
    const tender = shippedTender('tavi5');
    await tenderTable(before).publish({ tender, fingerprint: 'f', publishedAt: at, actor: 'test' });
    const result = JSON.stringify({
      lots: [{ valuation: { draws: 1000, share: 0.1 + 0.2 } }],
    });
    await sql`
      insert into run
        (id, tender, fingerprint, lot, state, progress, draws, seed, inputs, result, started_at, ended_at, actor)
        values ('r', 'tavi5', 'f', '1', 'done', 1, 1000, 1, '{}', ${result}, ${at}, ${at}, 'test')
    `.execute(before);
    // As a file from before these steps; one of them added a column, one tables and what guards them.
    await sql`alter table run drop column mode`.execute(before);
    for (const trigger of ['final_upload', 'final_committee'])
      await sql`drop trigger ${sql.id(trigger)}`.execute(before);
    const later = ['contract', 'contract_draft', 'snapshot', 'tracking', 'contract_act', 'query'];
    const settled = ['statement_act', 'statement', 'reader_link_revocation', 'reader_link', 'release'];
    for (const table of ['preference', 'session', 'phase', ...later, 'acknowledgement', ...settled])
      await before.schema.dropTable(table).execute();
    await sql`delete from kysely_migration where name > '2026-11-24-first'`.execute(before);
    await before.destroy();
    const after = await openDatabase(file);
    expect(await (await runTable(after, at)).result('r')).toEqual({
      lots: [
        {
          valuation: {
            mode: 'audit',
            draws: 1000,
            share: 0.1 + 0.2,
            parameterInformation: [],
            pairwiseWins: [],
            convergence: [],
            precision: null,
            twoWay: null,
          },
        },
      ],
    });
    await after.destroy();
  });

  it('marks runs that an earlier process left unfinished, and lets a run end only once', async () => {
    const file = join(folder, 'runs.db');
    const run = {
      tender: 'tavi5',
      fingerprint: 'f',
      lot: '1',
      mode: 'audit',
      draws: 1000,
      seed: 1,
      startedAt: at,
      endedAt: null,
      actor: 'test',
    } as const;
    const before = await openDatabase(file);
    await tenderTable(before).publish({
      tender: shippedTender('tavi5'),
      fingerprint: 'f',
      publishedAt: at,
      actor: 'test',
    });
    const runs = await runTable(before, at);
    for (const id of ['queued', 'running', 'cancelled']) {
      await runs.add({ ...run, id, state: 'queued', progress: 0 }, nothing);
    }
    expect(await runs.start('running')).toBe(true);
    expect(await runs.end('cancelled', 'cancelled', at, null)).toBe(true);
    expect(await runs.end('cancelled', 'failed', at, null)).toBe(false);
    expect(await runs.start('cancelled')).toBe(false);
    await before.destroy();

    const after = await openDatabase(file);
    const reopened = await runTable(after, '2026-11-24T11:00:00.000Z');
    const states = await Promise.all(
      ['queued', 'running', 'cancelled'].map(async (id) => (await reopened.byId(id))?.state),
    );
    expect(states).toEqual(['interrupted', 'interrupted', 'cancelled']);
    // A run is done if and only if it has a result: the database itself refuses anything else.
    await expect(
      after.updateTable('run').set({ state: 'done' }).where('id', '=', 'queued').execute(),
    ).rejects.toThrow(/CHECK/);
    await after.destroy();
  });
});
