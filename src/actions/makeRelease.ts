import { type Reader, readerName } from '../core/disclosure/reader.ts';
import type { ReleasedData } from '../core/disclosure/release.ts';
import type { ReleaseJob } from '../core/disclosure/testedRelease.ts';
import { DomainError } from '../core/problem.ts';
import { addAggregates, NO_AGGREGATES } from '../core/tracking/addAggregates.ts';
import type { Aggregates } from '../core/tracking/aggregates.ts';
import type { ImportListener, StoredContract } from './contractStores.ts';
import { findContract } from './findContract.ts';
import type { StoredRelease } from './settlementStores.ts';
import { trackAsOf } from './trackAsOf.ts';
import type { Actor, World } from './world.ts';

/** What a release needs of the world. */
export type ReleaseWorld = Pick<
  World,
  | 'contracts'
  | 'snapshots'
  | 'trackings'
  | 'deliveries'
  | 'tracker'
  | 'releases'
  | 'releaseMaker'
  | 'fingerprint'
  | 'now'
>;

/** How often a release is made anew because another one was made meanwhile. */
const TRIES = 5;

/**
 * Makes what a reader may see of a contract at the data date of the snapshot in force, tests it against all earlier releases of the contract, and stores it
 * with the result: one that failed is kept, and not given out. A release with the same content as one that is there is that one (`unchanged`).
 * @param contract its id
 * @throws DomainError `not-found` for no such contract, supplier or site; `no-data` before the first delivery; `busy` if other releases keep coming first; `cancelled`
 */
export async function makeRelease(
  world: ReleaseWorld,
  actor: Actor,
  contract: string,
  reader: Reader,
  { progress, cancelled }: ImportListener,
): Promise<{ readonly state: 'done' | 'unchanged'; readonly release: StoredRelease }> {
  await findContract(world, contract);
  const { tracking } = await trackAsOf(world, contract, undefined);
  const published = await versionOf(world, tracking.fingerprint);
  if (!isOf(reader, published)) throw noSuchReader(reader);
  progress(0, 'releasing');
  const aggregates = await sumsOf(world, published, tracking);
  for (let tries = 0; tries < TRIES; tries++) {
    const all = (await world.releases.ofContract(contract)).toReversed();
    const given = all.filter(({ tests }) => tests.every(({ passed }) => passed));
    const earlier = given.map(({ content }) => content);
    const job: ReleaseJob = {
      contract: { contract: published.contract, fingerprint: published.fingerprint },
      reader,
      aggregates,
      tracking,
      earlier,
      earlierData: await earlierData(world, earlier, tracking, aggregates),
    };
    if (cancelled()) throw notWanted();
    progress(0.3, 'releasing');
    const { content, tests } = await world.releaseMaker.make(job);
    if (cancelled()) throw notWanted();
    const hash = world.fingerprint(content);
    const known = await world.releases.byHash(hash);
    if (known !== undefined) return { state: 'unchanged', release: known };
    const release: StoredRelease = {
      hash,
      content,
      tests,
      against: given.map((one) => one.hash),
      madeAt: world.now(),
      actor: actor.name,
    };
    // Two releases that do not know of each other could tell together what neither tells.
    if (await world.releases.add(release, all.length)) return { state: 'done', release };
  }
  throw new DomainError('busy', {
    it: 'Altre pubblicazioni dello stesso contratto sono state fatte nel frattempo: riprovare.',
    en: 'Other releases of the same contract were made meanwhile: try again.',
  });
}

function notWanted(): DomainError {
  return new DomainError('cancelled', {
    it: 'La pubblicazione è stata annullata: non ne resta nulla.',
    en: 'The release was cancelled: nothing of it stays.',
  });
}

/** The sums behind each data that earlier releases speak of, those of this release among them if they did. */
async function earlierData(
  world: ReleaseWorld,
  earlier: readonly ReleasedData[],
  current: ReleasedData,
  aggregates: Aggregates,
): Promise<ReleaseJob['earlierData']> {
  const named = new Map(
    earlier.map(({ snapshot, asOf }) => [JSON.stringify([snapshot, asOf]), { snapshot, asOf }]),
  );
  const found: ReleaseJob['earlierData'][number][] = [];
  for (const data of named.values()) {
    if (data.snapshot === current.snapshot && data.asOf === current.asOf) {
      found.push({ data, aggregates });
      continue;
    }
    const snapshot = await world.snapshots.byHash(data.snapshot);
    if (snapshot === undefined) throw new Error(`a release of an unknown snapshot ${data.snapshot}`);
    const by = await versionOf(world, snapshot.fingerprint);
    found.push({ data, aggregates: await sumsOf(world, by, data) });
  }
  return found;
}

async function sumsOf(
  world: ReleaseWorld,
  contract: StoredContract,
  { snapshot: hash, asOf }: ReleasedData,
): Promise<Aggregates> {
  const snapshot = await world.snapshots.byHash(hash);
  if (snapshot === undefined) throw new Error(`no snapshot ${hash}`);
  let sums = NO_AGGREGATES;
  for await (const part of world.deliveries.aggregates(contract, snapshot, asOf))
    sums = addAggregates(sums, part);
  return sums;
}

async function versionOf({ contracts }: ReleaseWorld, fingerprint: string): Promise<StoredContract> {
  const version = await contracts.byFingerprint(fingerprint);
  if (version === undefined) throw new Error(`data of an unknown version ${fingerprint}`);
  return version;
}

function isOf(reader: Reader, { contract: { suppliers, sites } }: StoredContract): boolean {
  if (reader.kind === 'supplier') return suppliers.some(({ id }) => id === reader.supplier);
  return reader.kind !== 'site' || sites.some(({ code }) => code === reader.site);
}

function noSuchReader(reader: Reader): DomainError {
  return new DomainError('not-found', {
    it: `Il contratto non ha «${readerName(reader)}».`,
    en: `The contract has no “${readerName(reader)}”.`,
  });
}
