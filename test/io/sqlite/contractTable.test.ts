import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledgementTable } from '../../../src/io/sqlite/acknowledgementTable.ts';
import { contractActTable } from '../../../src/io/sqlite/contractActTable.ts';
import { contractTable } from '../../../src/io/sqlite/contractTable.ts';
import { openDatabase } from '../../../src/io/sqlite/database.ts';
import { queryTable } from '../../../src/io/sqlite/queryTable.ts';
import type { Tables } from '../../../src/io/sqlite/tables.ts';
import { smallContract } from '../../support/contract.ts';

const at = '2026-11-24T10:00:00.000Z';
const act = { at, actor: 'test' };

describe('what the database keeps of contracts', () => {
  let database: Kysely<Tables>;
  beforeAll(async () => {
    database = await openDatabase(':memory:');
  });
  afterAll(() => database.destroy());

  it('puts the version published last in force, and keeps the others', async () => {
    const contracts = contractTable(database);
    const contract = smallContract();
    const version = (fingerprint: string, publishedAt: string) => ({
      contract,
      fingerprint,
      yaml: `# ${fingerprint}`,
      awardPackage: '{}',
      publishedAt,
      actor: 'test',
    });
    const [first, second, again] = [version('a', '1'), version('b', '2'), version('a', '3')];
    for (const one of [first, second, again]) await contracts.publish(one);
    expect(await contracts.byId('valvole')).toEqual(again);
    expect(await contracts.all()).toEqual([again]);
    expect(await contracts.byFingerprint('b')).toEqual(second);
    expect(await contracts.versions('valvole')).toEqual([again, second]);
  });

  it('counts the last saving of a draft', async () => {
    const contracts = contractTable(database);
    const draft = (id: string, yaml: string) => ({ id, yaml, savedAt: at, actor: 'test' });
    for (const one of [draft('x', '1'), draft('y', '1'), draft('x', '2')]) await contracts.saveDraft(one);
    expect(await contracts.draft('x')).toEqual(draft('x', '2'));
    expect(await contracts.drafts()).toEqual([draft('x', '2'), draft('y', '1')]);
    expect(await contracts.draft('z')).toBeUndefined();
  });

  it('adds acts of the phases in the order in which they came', async () => {
    const acts = contractActTable(database);
    const of = { fingerprint: 'a', contract: 'valvole', phase: 'design', ...act } as const;
    const made = [
      {
        ...of,
        kind: 'artefact',
        artefact: 'plan',
        fileName: 'plan.pdf',
        sha256: '0',
        note: '',
        name: 'Anna Verdi',
      },
      { ...of, kind: 'signature', role: 'rup', name: 'Anna' },
      { ...of, kind: 'closing' },
    ] as const;
    await acts.add(made[0], Buffer.from('PDF'));
    for (const one of made.slice(1)) await acts.add(one);
    expect(await acts.of('valvole')).toEqual(made);
    const { rows } = await sql<{ document: Buffer }>`select document from contract_act`.execute(database);
    expect(rows[0]?.document.toString()).toBe('PDF');
  });

  it('takes a message only in the state of the thread that its writer saw', async () => {
    const queries = queryTable(database);
    const message = (kind: 'question' | 'answer' | 'closing' | 'reopening') => ({ kind, text: kind, ...act });
    const add = (from: 'none' | 'open' | 'answered' | 'closed', kind: Parameters<typeof message>[0]) =>
      queries.add('valvole', 'finding', from, message(kind));
    expect(await add('open', 'answer')).toBe(false);
    expect(await add('none', 'question')).toBe(true);
    expect(await add('none', 'question')).toBe(false);
    expect(await add('open', 'answer')).toBe(true);
    expect(await add('answered', 'closing')).toBe(true);
    expect(await add('answered', 'question')).toBe(false);
    expect((await queries.byFinding('valvole', 'finding'))?.state).toBe('closed');
    expect(await add('closed', 'reopening')).toBe(true);
    expect(await add('open', 'answer')).toBe(true);
    const kinds = ['question', 'answer', 'closing', 'reopening', 'answer'] as const;
    const thread = {
      contract: 'valvole',
      finding: 'finding',
      state: 'answered',
      messages: kinds.map(message),
    };
    expect(await queries.of('valvole')).toEqual([thread]);
    expect(await queries.byFinding('valvole', 'another')).toBeUndefined();
  });

  it('keeps every row as it was written, whoever writes', async () => {
    const seen = { contract: 'valvole', alert: 'cusum', note: 'seen', ...act };
    await acknowledgementTable(database).add(seen);
    expect(await acknowledgementTable(database).of('valvole')).toEqual([seen]);
    for (const table of ['contract', 'contract_draft', 'contract_act', 'query', 'acknowledgement'])
      for (const change of [`update ${table} set actor = ''`, `delete from ${table}`])
        await expect(sql.raw(change).execute(database)).rejects.toThrow(`rows of ${table} are kept`);
  });
});
