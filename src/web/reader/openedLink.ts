import type { StoredContract } from '../../actions/contractStores.ts';
import { findContract } from '../../actions/findContract.ts';
import { readBySecret } from '../../actions/readerLinks.ts';
import type { ReaderLink } from '../../actions/settlementStores.ts';
import type { PageRequest } from '../route.ts';

/** A link that opens its pages today, and where they stand. */
export interface OpenedLink {
  readonly link: ReaderLink;
  /** The version in force. */
  readonly published: StoredContract;
  /** `/read/SECRET` */
  readonly path: string;
}

/** @throws DomainError `not-found` */
export async function openedLink({
  world,
  params,
}: Pick<PageRequest, 'world' | 'params'>): Promise<OpenedLink> {
  const secret = params.secret ?? '';
  const link = await readBySecret(world, secret);
  return {
    link,
    published: await findContract(world, link.contract),
    path: `/read/${encodeURIComponent(secret)}`,
  };
}
