import { type Kysely, type Selectable, sql } from 'kysely';
import type { ReaderLink, ReaderStore } from '../../actions/settlementStores.ts';
import type { Tables } from './tables.ts';

/** Links of readers; that one was revoked is a row of its own, and the first revocation stays. */
export function readerLinkTable(database: Kysely<Tables>): ReaderStore {
  const links = () =>
    database
      .selectFrom('reader_link')
      .leftJoin('reader_link_revocation', 'reader_link_revocation.link', 'reader_link.id')
      .selectAll('reader_link')
      .select('reader_link_revocation.at as revoked_at');
  return {
    async add({ reader, secretHash, madeAt, expiresOn, ...same }) {
      await database
        .insertInto('reader_link')
        .values({
          ...same,
          reader: JSON.stringify(reader),
          secret_hash: secretHash,
          made_at: madeAt,
          expires_on: expiresOn,
        })
        .execute();
    },
    async revoke(id, at, actor) {
      await database
        .insertInto('reader_link_revocation')
        .values({ link: id, at, actor })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async bySecretHash(hash) {
      const row = await links().where('secret_hash', '=', hash).executeTakeFirst();
      return row && fromRow(row);
    },
    async ofContract(contract) {
      const rows = await links().where('contract', '=', contract).orderBy(sql`reader_link.rowid`).execute();
      return rows.map(fromRow);
    },
  };
}

function fromRow({
  reader,
  secret_hash: secretHash,
  made_at: madeAt,
  expires_on: expiresOn,
  revoked_at: revokedAt,
  ...same
}: Selectable<Tables['reader_link']> & { readonly revoked_at: string | null }): ReaderLink {
  return { ...same, reader: JSON.parse(reader), secretHash, madeAt, expiresOn, revokedAt };
}
