import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredStatement } from '../../../src/actions/settlementStores.ts';
import { openDatabase } from '../../../src/io/sqlite/database.ts';
import { readerLinkTable } from '../../../src/io/sqlite/readerLinkTable.ts';
import { releaseTable } from '../../../src/io/sqlite/releaseTable.ts';
import { statementTable } from '../../../src/io/sqlite/statementTable.ts';
import type { Tables } from '../../../src/io/sqlite/tables.ts';
import { DETAIL, statementOf } from '../../support/settlement.ts';

const at = '2026-11-24T10:00:00.000Z';

/** A statement with a name of its own. */
function stored(hash: string, previous: string | null, supplier = 'S1'): StoredStatement {
  const { statement } = statementOf({ previous, supplier });
  return { hash, statement, package: `{"of":"${hash}"}`, detail: DETAIL, madeAt: at, actor: 'test' };
}

describe('what the database keeps of statements and readers', () => {
  let database: Kysely<Tables>;
  beforeAll(async () => {
    database = await openDatabase(':memory:');
  });
  afterAll(() => database.destroy());

  const approve = (statement: string, seen = 0, supplier = 'S1') =>
    statementTable(database).act(
      { statement, contract: 'valvole', supplier, at, actor: 'Anna', kind: 'approval' },
      seen,
    );

  it('keeps all statements of a settlement or none, and one that is there as it is', async () => {
    const statements = statementTable(database);
    const first = stored('a', null);
    await statements.add([first, stored('b', null)]);
    await statements.add([{ ...first, actor: 'another' }, stored('s2', null, 'S2')]);
    expect((await statements.ofContract('valvole')).map(({ hash }) => hash)).toEqual(['a', 'b', 's2']);
    expect(await statements.byHash('a')).toEqual(first);
    const broken = { ...stored('x', null), actor: null as unknown as string };
    await expect(statements.add([stored('c', 'a'), broken])).rejects.toThrow();
    expect(await statements.byHash('c')).toBeUndefined();
  });

  it('issues one statement of a supplier after another, each once, and takes an act only as its writer saw the others', async () => {
    const statements = statementTable(database);
    await statements.add([stored('c', 'a'), stored('d', 'a')]);
    expect(await approve('c')).toBe(false);
    expect(await approve('a')).toBe(true);
    expect(await approve('a', 1)).toBe(false);
    expect(await approve('b')).toBe(false);
    expect(await approve('d')).toBe(true);
    expect(await approve('c')).toBe(false);
    expect(await approve('s2', 0, 'S2')).toBe(true);
    const of = { statement: 'a', contract: 'valvole', supplier: 'S1', at, actor: 'Carla' };
    const acceptance = { ...of, kind: 'acceptance', line: 'corridor/1' } as const;
    expect(await statements.act(acceptance, 0)).toBe(false);
    expect(await statements.act(acceptance, 1)).toBe(true);
    expect(await statements.act({ ...acceptance, line: 'risk/1' }, 1)).toBe(false);
    expect((await statements.acts('valvole')).at(-1)).toEqual(acceptance);
    const unknown = { ...acceptance, statement: 'nothing' };
    await expect(statements.act(unknown, 0)).rejects.toThrow();
  });

  it('keeps the first revocation of a link, and a release however often it is tested', async () => {
    const links = readerLinkTable(database);
    const link = {
      id: 'l1',
      contract: 'valvole',
      reader: { kind: 'site', site: 'H1' },
      secretHash: 'secret',
      holder: 'Carla Neri',
      madeAt: at,
      actor: 'test',
      expiresOn: '2027-11-24',
    } as const;
    await links.add(link);
    expect(await links.bySecretHash('secret')).toEqual({ ...link, revokedAt: null });
    await links.revoke('l1', at, 'test');
    await links.revoke('l1', '2027-01-01T00:00:00.000Z', 'test');
    expect(await links.ofContract('valvole')).toEqual([{ ...link, revokedAt: at }]);
    const releases = releaseTable(database);
    const content = { contract: 'valvole' } as Parameters<typeof releases.add>[0]['content'];
    const release = { hash: 'r', content, tests: [], against: [], madeAt: at, actor: 'test' };
    expect(await releases.add(release, 0)).toBe(true);
    expect(await releases.add({ ...release, hash: 'unseen' }, 0)).toBe(false);
    expect(await releases.add({ ...release, against: ['q'] }, 1)).toBe(true);
    expect(await releases.byHash('r')).toEqual({ ...release, against: ['q'] });
    expect(await releases.ofContract('valvole')).toHaveLength(2);
  });

  it('keeps every row as it was written, whoever writes', async () => {
    for (const table of ['statement', 'statement_act', 'reader_link', 'reader_link_revocation', '"release"'])
      for (const change of [`update ${table} set actor = ''`, `delete from ${table}`])
        await expect(sql.raw(change).execute(database)).rejects.toThrow('are kept');
  });
});
