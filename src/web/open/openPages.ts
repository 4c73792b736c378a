import type { StoredContract } from '../../actions/contractStores.ts';
import { latestRelease } from '../../actions/latestRelease.ts';
import { releasedContract } from '../../actions/releasedContract.ts';
import type { StoredRelease } from '../../actions/settlementStores.ts';
import { DomainError } from '../../core/problem.ts';
import { measureReports, ndjson } from '../../report/standards/measureReports.ts';
import { ocdsPackage } from '../../report/standards/ocdsPackage.ts';
import { releaseCsv, releaseJson } from '../release/releaseFiles.ts';
import { type PageRequest, page, type Route } from '../route.ts';
import { openListView, openView } from './openView.ts';

export const showOpenList: Route = {
  method: 'get',
  path: '/open',
  handle: async ({ world, locale }) => {
    const contracts = await world.contracts.all();
    const released = await Promise.all(
      contracts.map(async ({ contract }) => {
        const release = await latestRelease(world, contract.id, { kind: 'public' });
        return release && { release, by: await releasedContract(world, release.content) };
      }),
    );
    return page(
      'open/list',
      openListView(
        released.filter((one) => one !== undefined),
        locale,
      ),
    );
  },
};

export const showOpen: Route = {
  method: 'get',
  path: '/open/:contract',
  handle: async (request) => {
    const { by, release } = await released(request);
    return page('open/open', openView(by, release, request.locale));
  },
};

export const downloadOpenCsv: Route = {
  method: 'get',
  path: '/open/:contract/figures.csv',
  handle: async (request) => releaseCsv((await released(request)).release),
};

export const downloadOpenJson: Route = {
  method: 'get',
  path: '/open/:contract/release.json',
  handle: async (request) => releaseJson((await released(request)).release),
};

export const downloadOcds: Route = {
  method: 'get',
  path: '/open/:contract/ocds.json',
  handle: async (request) => {
    const {
      by: { contract },
      release: { content, madeAt, hash },
    } = await released(request);
    const made = ocdsPackage(contract, content, {
      prefix: request.world.publisher.ocdsPrefix,
      uri: `${request.world.publisher.base}/open/${contract.id}/ocds.json`,
      date: madeAt,
      hash,
    });
    return {
      kind: 'file',
      name: `${contract.id}-ocds.json`,
      type: 'application/json',
      bytes: new TextEncoder().encode(`${JSON.stringify(made, null, 2)}\n`),
    };
  },
};

export const downloadMeasureReports: Route = {
  method: 'get',
  path: '/open/:contract/measure-reports.ndjson',
  handle: async (request) => {
    const {
      by: { contract },
      release: { content, madeAt, hash },
    } = await released(request);
    const base = `${request.world.publisher.base}/open/${contract.id}`;
    const reports = measureReports(contract, content, { base, date: madeAt, hash });
    return {
      kind: 'file',
      name: `${contract.id}-measure-reports.ndjson`,
      type: 'application/x-ndjson',
      bytes: new TextEncoder().encode(ndjson(reports)),
    };
  },
};

/** @throws DomainError `not-found` where nothing was released to the public */
async function released({
  world,
  params,
}: PageRequest): Promise<{ readonly by: StoredContract; readonly release: StoredRelease }> {
  const release = await latestRelease(world, params.contract ?? '', { kind: 'public' });
  if (release === undefined) {
    throw new DomainError('not-found', {
      it: 'Di questo contratto non è stato pubblicato nulla.',
      en: 'Nothing was released of this contract.',
    });
  }
  return { release, by: await releasedContract(world, release.content) };
}
