import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredContract } from '../../src/actions/contractStores.ts';
import { loadShippedContract } from '../../src/actions/loadShippedContract.ts';
import type { StoredRelease } from '../../src/actions/settlementStores.ts';
import type { PublishedContract } from '../../src/core/contract/contract.ts';
import { attack } from '../../src/core/disclosure/attack.ts';
import { knownCounts } from '../../src/core/disclosure/knownCount.ts';
import { type Reader, readerName } from '../../src/core/disclosure/reader.ts';
import type { ReleaseContent } from '../../src/core/disclosure/release.ts';
import { type TrueView, trueView } from '../../src/core/disclosure/trueView.ts';
import { addAggregates, NO_AGGREGATES } from '../../src/core/tracking/addAggregates.ts';
import { shippedContracts } from '../../src/io/shippedContracts.ts';
import { csvText } from '../../src/report/csvText.ts';
import { figureCells } from '../../src/report/disclosure/releaseTables.ts';
import { measureReports } from '../../src/report/standards/measureReports.ts';
import { ocdsPackage } from '../../src/report/standards/ocdsPackage.ts';
import { layoutFor } from '../../src/web/layout.ts';
import { openView } from '../../src/web/open/openView.ts';
import { releaseView } from '../../src/web/release/releaseView.ts';
import { loadTemplates } from '../../src/web/templates.ts';
import { pdfText } from '../support/pdfText.ts';
import { readersOf } from '../support/releases.ts';
import { type Site, startSite } from '../support/site.ts';
import { until, type Visitor, visitorOf } from '../support/visitor.ts';

/**
 * Somebody with every link opens all that the running site gives out of the shipped valves, after each of four deliveries: pages, tables, standards, statements and their
 * packages. Nothing in it is of patients but what the releases say, and no hidden count follows from it.
 */
const BOARD = '/contracts/tavi-2026';
const OWN = 'S1';
let site: Site;
let visitor: Visitor;
let published: PublishedContract;
let views: readonly TrueView[];
/** Where each reader reads: `/read/SECRET`, `/open/tavi-2026`. */
const paths = new Map<string, string>();
/** As the site gave them out, in the order in which they were made. */
const contents: ReleaseContent[] = [];
/** What a reader's page says besides the release, after each delivery. */
const besides = new Map<string, string[]>();

const text = async (path: string): Promise<string> => new TextDecoder().decode(await visitor.download(path));

beforeAll(async () => {
  site = await startSite([]);
  visitor = visitorOf(site);
  const { world } = site;
  const tavi = (await shippedContracts('examples/contracts')).find(({ given }) =>
    given.file.includes('tavi'),
  );
  if (tavi === undefined) throw new Error('no valves');
  const seen: TrueView[] = [];
  for (let count = 1; count <= tavi.deliveries.length; count++) {
    const deliveries = tavi.deliveries.slice(0, count);
    expect(await loadShippedContract(world, { ...tavi, deliveries, settlements: undefined })).toEqual([]);
    const stored = await world.contracts.byId('tavi-2026');
    if (stored === undefined) throw new Error('not published');
    published = stored;
    for (const reader of readersOf(published).filter(isAmongThem)) {
      if (count === 1) paths.set(readerName(reader), await pathFor(reader));
      await release(reader);
      contents.push(await scraped(reader));
    }
    const { snapshot, asOf } = contents.at(-1) as ReleaseContent;
    const inForce = await world.snapshots.byHash(snapshot);
    if (inForce === undefined) throw new Error('no snapshot');
    let sums = NO_AGGREGATES;
    for await (const part of world.deliveries.aggregates(stored, inForce, asOf))
      sums = addAggregates(sums, part);
    seen.push(trueView(published.contract, { snapshot, asOf }, sums));
  }
  views = seen;
  await settleAll();
}, 300_000);

afterAll(() => site?.close());

/** One of each kind: attack.test.ts attacks the releases to all of them. */
function isAmongThem(reader: Reader): boolean {
  return reader.kind === 'supplier'
    ? reader.supplier === OWN
    : reader.kind !== 'site' || reader.site === 'H05';
}

async function pathFor(reader: Reader): Promise<string> {
  if (reader.kind === 'public') return `/open/${published.contract.id}`;
  const sent = { reader: readerName(reader), holder: 'Carla Blu', expiresOn: '2099-12-31' };
  const { html } = await visitor.send(`${BOARD}/readers/links`, sent);
  return /<code class="secret-address">([^<]+)</.exec(html)?.[1] as string;
}

/** One settlement of all periods, issued to all suppliers. */
async function settleAll(): Promise<void> {
  const asOf = contents.at(-1)?.asOf as string;
  const { redirect } = await visitor.send(`${BOARD}/statements`, { period: '8', asOf, name: 'Irene Conti' });
  await ended(redirect);
  for (const { hash } of await site.world.statements.ofContract(published.contract.id))
    await visitor.send(`/statements/${hash}/approval`, { name: 'Davide Moretti' });
}

const ended = (path: string | null) =>
  until(
    () => visitor.get(path as string),
    ({ html }) => !html.includes('data-progress'),
  );

/** On the board's page, and on until its test has ended. */
async function release(reader: Reader): Promise<void> {
  const { redirect } = await visitor.send(`${BOARD}/readers/releases`, { reader: readerName(reader) });
  expect((await ended(redirect)).html).toContain('La pubblicazione ha superato le tre prove');
}

/** Everything under a reader's path is made from what its JSON says, and the contract: the same bytes come from these alone. */
async function scraped(reader: Reader): Promise<ReleaseContent> {
  const path = paths.get(readerName(reader)) as string;
  const { hash, content, against } = JSON.parse(await text(`${path}/release.json`));
  const { contract } = published;
  expect(site.world.fingerprint(content)).toBe(hash);
  const { header, rows } = figureCells(content);
  expect(await text(`${path}/figures.csv`)).toBe(csvText(header, rows));
  const { html } = await visitor.get(path);
  const shown = releasePart(html);
  expect(shown).toBe(releasePart(rendered({ hash, content, against }, path)));
  const name = readerName(reader);
  besides.set(name, [...(besides.get(name) ?? []), mainOf(html).replace(shown, '')]);
  for (const { id, outcome } of contract.targets.filter(
    ({ supplier }) => reader.kind === 'supplier' && supplier === reader.supplier,
  )) {
    const of = <T extends { readonly outcome: string }>(some: readonly T[]) =>
      some.filter((one) => one.outcome === outcome);
    const { figures, funnels, survival } = content as ReleaseContent;
    const own = { ...content, figures: of(figures), funnels: of(funnels), survival: of(survival) };
    const page = await visitor.get(`${path}/targets/${id}`);
    expect(releasePart(page.html)).toBe(releasePart(rendered({ hash, content: own, against }, path)));
  }
  if (reader.kind === 'public') await checkStandards(content, hash, path);
  return content;
}

async function checkStandards(content: ReleaseContent, hash: string, path: string): Promise<void> {
  const { contract } = published;
  const ocds = JSON.parse(await text(`${path}/ocds.json`));
  const { uri, publishedDate: date } = ocds;
  expect(ocds).toEqual(
    JSON.parse(JSON.stringify(ocdsPackage(contract, content, { prefix: 'ocds-213czf', uri, date, hash }))),
  );
  const reports = (await text(`${path}/measure-reports.ndjson`)).trimEnd().split('\n');
  const base = uri.slice(0, uri.lastIndexOf('/'));
  expect(reports.map((line): unknown => JSON.parse(line))).toEqual(
    JSON.parse(JSON.stringify(measureReports(contract, content, { base, date, hash }))),
  );
}

const render = loadTemplates('templates');

/** The release on a page of which nothing but the release is known. */
function rendered(release: Parameters<typeof releaseView>[1], path: string): string {
  const { contract } = published;
  const view = openView(published as StoredContract, release as StoredRelease, 'it');
  const page = { ...view, release: releaseView(contract, release, path, 'it') };
  return render('open/open', page, layoutFor(view.head, 'it', path, site.world.now()));
}

const mainOf = (html: string): string => html.slice(html.indexOf('<main'), html.indexOf('</main>'));

/** From the heading of a release to its last download. */
function releasePart(html: string): string {
  return html.slice(
    html.indexOf('id="figures-title"'),
    html.indexOf('</ul>', html.indexOf('id="downloads"')),
  );
}

describe('all that is given out of the valves over four deliveries', () => {
  it('says besides the releases nothing that changes with the data, to region and public', () => {
    for (const name of ['region', 'public']) expect(new Set(besides.get(name)).size, name).toBe(1);
  });

  it('lets nobody with every reader’s releases tell a small count', () => {
    const { tried, exposed } = attack(
      knownCounts(contents, views, published.contract),
      views,
      published.contract,
    );
    expect(tried).toBeGreaterThan(600);
    expect(exposed).toEqual([]);
  });

  it('holds in a statement and its package nothing of other suppliers, of sites, or of targets without a clause', async () => {
    const { contract } = published;
    const { html } = await visitor.get(paths.get(`supplier/${OWN}`) as string);
    const statement = /href="(\/read\/[^"]*\/statements\/[0-9a-f]{64})"/.exec(html)?.[1] as string;
    const given = [
      await text(`${statement}/package.json`),
      pdfText(await visitor.download(`${statement}/statement.pdf`)),
      mainOf((await visitor.get(statement)).html),
    ];
    const foreign = [
      ...contract.suppliers.filter(({ id }) => id !== OWN).map(({ name }) => name),
      ...contract.sites.flatMap(({ code, name }) => [`${code}-`, `"${code}"`, name]),
    ];
    for (const said of given) {
      expect(said).toContain(OWN);
      expect(foreign.filter((word) => said.includes(word))).toEqual([]);
    }
    expect(JSON.stringify(JSON.parse(given[0] as string).given.standings)).not.toMatch(/death|vascular/);
  });
});
