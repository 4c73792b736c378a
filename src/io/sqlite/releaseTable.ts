import { type Kysely, type Selectable, sql } from 'kysely';
import type { ReleaseStore, StoredRelease } from '../../actions/settlementStores.ts';
import type { Tables } from './tables.ts';

/** Releases with the result of their tests, failed ones too. The same content may be tested again, against more releases: its last row counts. */
export function releaseTable(database: Kysely<Tables>): ReleaseStore {
  const latestFirst = () => database.selectFrom('release').selectAll().orderBy(sql`rowid`, 'desc');
  return {
    async add({ hash, content, tests, against, madeAt, actor }, seen) {
      const { contract } = content;
      // One statement, so that of two that are made at the same time the second finds the first.
      const { numAffectedRows } = await sql`
        insert into "release" (hash, contract, content, tests, against, made_at, actor)
        select ${hash}, ${contract}, ${JSON.stringify(content)}, ${JSON.stringify(tests)}, ${JSON.stringify(against)}, ${madeAt}, ${actor}
        where (select count(*) from "release" where contract = ${contract}) = ${seen}
      `.execute(database);
      return numAffectedRows === 1n;
    },
    async byHash(hash) {
      const row = await latestFirst().where('hash', '=', hash).limit(1).executeTakeFirst();
      return row && fromRow(row);
    },
    async ofContract(contract) {
      return (await latestFirst().where('contract', '=', contract).execute()).map(fromRow);
    },
  };
}

function fromRow({
  hash,
  content,
  tests,
  against,
  made_at: madeAt,
  actor,
}: Selectable<Tables['release']>): StoredRelease {
  return {
    hash,
    content: JSON.parse(content),
    tests: JSON.parse(tests),
    against: JSON.parse(against),
    madeAt,
    actor,
  };
}
