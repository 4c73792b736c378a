import { z } from 'zod';
import type { Contract } from '../core/contract/contract.ts';
import type { Reader } from '../core/disclosure/reader.ts';
import { romeDay } from '../core/numbers/romeTime.ts';
import { DomainError, errorAt, type Parsed, type Problem } from '../core/problem.ts';
import { findContract } from './findContract.ts';
import type { ReaderLink } from './settlementStores.ts';
import type { Actor, World } from './world.ts';

/** What a board says when it makes a link; everything still unchecked text. */
export interface LinkRequest {
  /** `supplier/S1`, `site/H05`, `region`. */
  readonly reader: string;
  readonly holder: string;
  readonly expiresOn: string;
}

const LONGEST_HOLDER = 200;

/**
 * Makes a link for a reader. The secret is in what this returns and nowhere else: the store holds its SHA-256, from which nobody gets it back.
 * @returns the link and its secret, or what is wrong with the request
 * @throws DomainError `not-found` for no such contract
 */
export async function makeReaderLink(
  world: Pick<World, 'contracts' | 'readers' | 'now' | 'newId' | 'newSecret' | 'sha256'>,
  actor: Actor,
  contract: string,
  request: LinkRequest,
): Promise<Parsed<{ readonly link: ReaderLink; readonly secret: string }>> {
  const published = await findContract(world, contract);
  const now = world.now();
  const reader = readerOf(published.contract, request.reader);
  const problems = [
    ...(reader === undefined ? [noSuchReader] : []),
    ...holderProblems(request.holder),
    ...expiryProblems(request.expiresOn, now),
  ];
  if (reader === undefined || problems.length > 0) return { value: undefined, problems };
  const secret = world.newSecret();
  const link = {
    id: world.newId(),
    contract,
    reader,
    secretHash: hashOf(world, secret),
    holder: request.holder.trim(),
    madeAt: now,
    actor: actor.name,
    expiresOn: request.expiresOn,
  };
  await world.readers.add(link);
  return { value: { link: { ...link, revokedAt: null }, secret }, problems: [] };
}

/** Ends a link of a contract; one that has ended stays as it is. @throws DomainError `not-found` */
export async function revokeReaderLink(
  world: Pick<World, 'readers' | 'now'>,
  actor: Actor,
  contract: string,
  id: string,
): Promise<void> {
  const link = (await world.readers.ofContract(contract)).find((one) => one.id === id);
  if (link === undefined) throw noPage();
  if (link.revokedAt === null) await world.readers.revoke(id, world.now(), actor.name);
}

/**
 * The link that a secret opens today. It is looked up by the hash of what came, so that how long it takes tells nothing of the secrets that there are.
 * @throws DomainError `not-found`, the same whether there never was such a link, or it was revoked or has expired
 */
export async function readBySecret(
  world: Pick<World, 'readers' | 'now' | 'note' | 'sha256'>,
  secret: string,
): Promise<ReaderLink> {
  const link = await world.readers.bySecretHash(hashOf(world, secret));
  if (link === undefined) throw noPage();
  const ended = endOf(link, world.now());
  if (ended === null) return link;
  world.note('reader link refused', { link: link.id, because: ended });
  throw noPage();
}

/** Why a link opens nothing; null while it does. It opens pages up to the end of its last day, in Rome. */
export function endOf(
  { revokedAt, expiresOn }: Pick<ReaderLink, 'revokedAt' | 'expiresOn'>,
  now: string,
): 'revoked' | 'expired' | null {
  if (revokedAt !== null) return 'revoked';
  return romeDay(now) > expiresOn ? 'expired' : null;
}

/**
 * A reader asked for what is not theirs: it is noted by the id of the link, and answered as if it were not there.
 * @param what kind of thing that was asked for
 */
export function notTheirs(
  world: Pick<World, 'note'>,
  { id, contract }: ReaderLink,
  what: string,
): DomainError {
  world.note('reader asked for what is not theirs', { link: id, contract, what });
  return noPage();
}

function noPage(): DomainError {
  return new DomainError('not-found', {
    it: 'Qui non c’è nessuna pagina, o il collegamento non è più valido.',
    en: 'There is no page here, or the link is no longer valid.',
  });
}

function hashOf(world: Pick<World, 'sha256'>, secret: string): string {
  return world.sha256(new TextEncoder().encode(secret));
}

/** The reader that a name stands for. The public needs no link. */
export function readerOf(contract: Contract, name: string): Reader | undefined {
  const [kind, id, ...rest] = name.split('/');
  if (rest.length > 0) return undefined;
  if (kind === 'region' && id === undefined) return { kind };
  if (kind === 'public' && id === undefined) return { kind };
  if (kind === 'supplier' && contract.suppliers.some((supplier) => supplier.id === id))
    return { kind, supplier: id as string };
  if (kind === 'site' && contract.sites.some(({ code }) => code === id)) return { kind, site: id as string };
  return undefined;
}

const noSuchReader = errorAt(
  { field: 'reader' },
  'no-reader',
  {
    it: 'Non è detto per chi è il collegamento.',
    en: 'It is not said for whom the link is.',
  },
  {
    it: 'Scegliere un fornitore o una sede del contratto, o la regione.',
    en: 'Choose a supplier or a site of the contract, or the region.',
  },
);

function holderProblems(holder: string): Problem[] {
  const length = holder.trim().length;
  if (length > 0 && length <= LONGEST_HOLDER) return [];
  return [
    errorAt(
      { field: 'holder' },
      'no-holder',
      { it: 'Manca il nome di chi lo riceve.', en: 'The name of who receives it is missing.' },
      {
        it: `Scrivere nome e ufficio, al più ${LONGEST_HOLDER} caratteri.`,
        en: `Write name and office, at most ${LONGEST_HOLDER} characters.`,
      },
    ),
  ];
}

function expiryProblems(expiresOn: string, now: string): Problem[] {
  const date = z.iso.date().safeParse(expiresOn);
  if (date.success && date.data >= romeDay(now)) return [];
  return [
    errorAt(
      { field: 'expiresOn' },
      'no-expiry',
      {
        it: 'Manca la scadenza, o è già passata.',
        en: 'The last day is missing, or is over.',
      },
      {
        it: 'Ogni collegamento scade: scegliere l’ultimo giorno in cui apre le pagine.',
        en: 'Every link expires: choose the last day on which it opens the pages.',
      },
    ),
  ];
}
