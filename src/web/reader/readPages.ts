import { type ContractClaims, claimsOf } from '../../actions/claimsOf.ts';
import { latestRelease } from '../../actions/latestRelease.ts';
import { findingsOf, say } from '../../actions/queries.ts';
import { notTheirs } from '../../actions/readerLinks.ts';
import { releasedContract } from '../../actions/releasedContract.ts';
import type { StoredRelease } from '../../actions/settlementStores.ts';
import { romeDay } from '../../core/numbers/romeTime.ts';
import { releaseCsv, releaseJson } from '../release/releaseFiles.ts';
import { type PageRequest, page, type Reply, type Route } from '../route.ts';
import { textField } from '../textField.ts';
import { type OpenedLink, openedLink } from './openedLink.ts';
import { readerStatementsTable } from './readerStatementView.ts';
import { readerTargetView } from './readerTargetView.ts';
import { readerView } from './readerView.ts';
import { ownStatements } from './readStatements.ts';
import { siteTasks } from './siteTasks.ts';

/** The page of a reader: what was released to them, and what is asked of them. */
export const showReader: Route = {
  method: 'get',
  path: '/read/:secret',
  handle: async (request) => {
    const { world, locale, format } = request;
    const opened = await openedLink(request);
    const { link } = opened;
    const release = await latestRelease(world, link.contract, link.reader);
    const shown = release && { release, by: await releasedContract(world, release.content) };
    const duties = {
      statements: readerStatementsTable(opened.path, await ownStatements(world, opened), locale, format),
      ...(await unclaimedOf(request, opened)),
      findings: await openQueries(request, opened),
      tasks: await siteTasks(world, opened),
    };
    return page('reader/reader', readerView(opened, shown, duties, romeDay(world.now()), locale, format));
  },
};

export const downloadReaderCsv: Route = {
  method: 'get',
  path: '/read/:secret/figures.csv',
  handle: async (request) => releaseCsv(await releaseOf(request)),
};

export const downloadReaderJson: Route = {
  method: 'get',
  path: '/read/:secret/release.json',
  handle: async (request) => releaseJson(await releaseOf(request)),
};

/** One target of a supplier's own. */
export const showReaderTarget: Route = {
  method: 'get',
  path: '/read/:secret/targets/:target',
  handle: async (request) => {
    const { world, params, locale } = request;
    const opened = await openedLink(request);
    const { link, published } = opened;
    const release = await latestRelease(world, link.contract, link.reader);
    const { contract } = release === undefined ? published : await releasedContract(world, release.content);
    const target = contract.targets.find(({ id }) => id === params.target);
    if (target === undefined || link.reader.kind !== 'supplier' || target.supplier !== link.reader.supplier)
      throw notTheirs(world, link, 'target');
    return page('reader/target', readerTargetView(opened, contract, target, release, locale));
  },
};

/** A hospital answers a question about its own rows. */
export const answerQuery: Route = {
  method: 'post',
  path: '/read/:secret/findings/:finding',
  handle: async (request): Promise<Reply> => {
    const { world, params, form } = request;
    const opened = await openedLink(request);
    const { link, path } = opened;
    const asked = (await openQueries(request, opened)).find(({ finding }) => finding.id === params.finding);
    if (asked === undefined) throw notTheirs(world, link, 'finding');
    const at = { contract: link.contract, finding: asked.finding.id };
    await say(world, { name: link.holder }, at, 'open', { kind: 'answer', text: textField(form.text) });
    return { kind: 'redirect', to: `${path}#queries` };
  },
};

/** Whatever else is asked for under a link that opens: not there, and noted. */
export const refuseReader: Route = {
  method: 'get',
  path: '/read/:secret/*rest',
  handle: async (request) => {
    const { link } = await openedLink(request);
    throw notTheirs(request.world, link, 'page');
  },
};

/** @throws DomainError `not-found` while there is none */
async function releaseOf(request: PageRequest): Promise<StoredRelease> {
  const { link } = await openedLink(request);
  const release = await latestRelease(request.world, link.contract, link.reader);
  if (release === undefined) throw notTheirs(request.world, link, 'release');
  return release;
}

/** Events of a hospital's own patients for which no claim was filed. */
async function unclaimedOf(
  { world }: PageRequest,
  { link: { reader, contract } }: OpenedLink,
): Promise<Pick<ContractClaims, 'asOf' | 'unclaimed'>> {
  if (reader.kind !== 'site') return { asOf: undefined, unclaimed: [] };
  const { asOf, unclaimed } = await claimsOf(world, contract);
  return { asOf, unclaimed: unclaimed.filter(({ site }) => site === reader.site) };
}

async function openQueries(
  { world }: PageRequest,
  { link: { reader, contract } }: OpenedLink,
): ReturnType<typeof findingsOf> {
  if (reader.kind !== 'site') return [];
  const all = await findingsOf(world, contract);
  return all.filter(({ finding, thread }) => finding.site === reader.site && thread?.state === 'open');
}
