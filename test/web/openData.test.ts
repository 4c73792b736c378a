import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createApp } from '../../src/web/app.ts';
import { published } from '../support/contract.ts';
import { measureReportStructure, ocdsStructure } from '../support/publishedStandards.ts';
import { releaseOf } from '../support/releasedFigures.ts';
import { type Site, startSite } from '../support/site.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { richTracking, trackedContract } from '../support/tracking.ts';
import { type Visitor, visitorOf } from '../support/visitor.ts';

const version = published(trackedContract());
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  site = await startSite([]);
  visitor = visitorOf(site);
  await site.world.contracts.publish({
    ...version,
    yaml: '',
    awardPackage: '',
    publishedAt: '2026-01-01T00:00:00Z',
    actor: 'test',
  });
});

afterAll(() => site?.close());

const text = async (path: string): Promise<string> => new TextDecoder().decode(await visitor.download(path));

describe('open data', () => {
  it('are not there before a release that passed its tests', async () => {
    const failed = releaseOf({ kind: 'public' }, { asOf: '2026-11-30' });
    const found = [{ what: 'ppm · S1 · H2', least: 1, most: 2.5 }];
    await site.world.releases.add(
      { ...failed, tests: [{ test: 'linkability', passed: false, tried: 12, found }] },
      0,
    );
    expect((await visitor.get('/open')).html).toContain('Non è stato ancora pubblicato nulla.');
    for (const path of ['', '/figures.csv', '/release.json', '/ocds.json', '/measure-reports.ndjson'])
      expect((await visitor.get(`/open/valvole${path}`)).status).toBe(404);
    const { html } = await visitor.get('/contracts/valvole/readers');
    expect(html).toContain('trattenuta');
    expect(html).toContain(
      'non superato: 12 quantità provate, 1 si ricavano troppo bene (ppm · S1 · H2: 1,0 – 2,5)',
    );
  });

  it('are what was released: page, table, standards', async () => {
    const release = releaseOf({ kind: 'public' });
    await site.world.releases.add(release, 1);
    expect((await visitor.get('/open')).html).toContain('href="/open/valvole"');
    const { html } = await visitor.get('/open/valvole');
    for (const words of ['Dati inventati.', '3,1%', 'nascosto', 'Creative Commons', release.hash])
      expect(html).toContain(words);
    const csv = await text('/open/valvole/figures.csv');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(release.content.figures.length + 1);
    expect(JSON.parse(await text('/open/valvole/release.json')).content).toEqual(release.content);
    expect(ocdsStructure.parse(JSON.parse(await text('/open/valvole/ocds.json'))).releases).toHaveLength(1);
    expect(await text('/open/valvole/ocds.json')).toContain(
      `${site.world.publisher.base}/open/valvole/ocds.json`,
    );
    const lines = (await text('/open/valvole/measure-reports.ndjson')).trimEnd().split('\n');
    for (const line of lines) measureReportStructure.parse(JSON.parse(line));
  });
});

describe('the portfolio', () => {
  it('says how all contracts stand, as page, table and workbook', async () => {
    const tracking = { ...richTracking(), fingerprint: version.fingerprint };
    await site.world.snapshots.putInForce(
      snapshotOf({ hash: tracking.snapshot, fingerprint: version.fingerprint }),
      { tracking, computedAt: '2027-01-10T08:00:00Z' },
    );
    const { html } = await visitor.get('/portfolio');
    for (const words of ['Obiettivi di ogni contratto', 'Recuperato su chiesto', 'Consegna non arrivata'])
      expect(html).toContain(words);
    expect(html).toContain('href="/contracts/valvole"');
    expect((await visitor.get('/')).html).toContain('href="/portfolio"');
    const [header, row] = (await text('/portfolio.csv')).split('\r\n').map((line) => line.split(','));
    const value = (name: string) => row?.[header?.indexOf(name) ?? -1];
    expect([value('targets_met'), value('targets_missed'), value('alerts')]).toEqual(['2', '2', '8']);
    const workbook = await visitor.download('/portfolio.xlsx');
    expect(new TextDecoder('latin1').decode(workbook.slice(0, 2))).toBe('PK');
  });
});

it('open data are named after the board’s own address and prefix, which are checked', () => {
  const own = { ESITO_BASE: 'https://esiti.asl.example/', ESITO_OCDS_PREFIX: 'ocds-a1b2c3' };
  expect(readConfig(own).publisher).toEqual({ base: 'https://esiti.asl.example', ocdsPrefix: 'ocds-a1b2c3' });
  expect(() => readConfig({ ESITO_BASE: 'esiti', ESITO_OCDS_PREFIX: 'mine' })).toThrow(
    /ESITO_BASE.*\n.*ESITO_OCDS/,
  );
});

describe('the log', () => {
  it('never holds the secret of a link, whatever goes wrong', async () => {
    const lines: string[] = [];
    const log = pino(
      { level: 'trace' },
      new Writable({
        write(chunk, _encoding, done) {
          lines.push(String(chunk));
          done();
        },
      }),
    );
    const broken = {
      ...site.world,
      readers: {
        ...site.world.readers,
        bySecretHash: async () => {
          throw new Error('the disk is gone');
        },
      },
    };
    const config = readConfig({ ESITO_PORT: '0', ESITO_DATA: site.dataFolder });
    const server = createApp(broken, config, log).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      expect((await fetch(`${url}/read/VerySecretVerySecretAA/figures.csv`)).status).toBe(500);
      expect((await fetch(`${url}/READ/VerySecretVerySecretAA?lang=en`)).status).toBe(500);
    } finally {
      server.closeAllConnections();
      server.close();
    }
    expect(lines).toHaveLength(2);
    expect(lines.join()).toContain('/read/…/figures.csv');
    expect(lines.join()).not.toContain('VerySecret');
  });
});
