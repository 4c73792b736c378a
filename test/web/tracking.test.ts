import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tracking } from '../../src/core/tracking/tracking.ts';
import { published } from '../support/contract.ts';
import { type Site, startSite } from '../support/site.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { richTracking, trackedContract } from '../support/tracking.ts';
import { type Visitor, visitorOf } from '../support/visitor.ts';

const version = published(trackedContract());
const tracking: Tracking = { ...richTracking(), fingerprint: version.fingerprint };
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  site = await startSite([]);
  visitor = visitorOf(site);
  const { contracts } = site.world;
  await contracts.publish({
    ...version,
    yaml: '',
    awardPackage: '',
    publishedAt: '2026-01-01T00:00:00Z',
    actor: 'test',
  });
});

afterAll(() => site?.close());

describe('pages of a contract', () => {
  it('say what to do before the first delivery', async () => {
    const { html, status } = await visitor.get('/contracts/valvole');
    expect(status).toBe(200);
    expect(html).toContain('Nessuna consegna di dati, finora');
    expect(html).toContain('href="/contracts/valvole/import"');
    expect((await visitor.get('/contracts/valvole/targets/ppm_S1')).status).toBe(404);
    expect((await visitor.get('/contracts/altro')).status).toBe(404);
  });

  it('show what is known once there is a snapshot', async () => {
    const snapshot = snapshotOf({ hash: tracking.snapshot, fingerprint: version.fingerprint });
    await site.world.snapshots.putInForce(snapshot, { tracking, computedAt: '2027-01-10T08:00:00Z' });
    expect((await visitor.get('/contracts')).html).toContain('Di 7 obiettivi: 2 raggiunti');
    expect((await visitor.get('/')).html).toContain('Di 7 obiettivi: 2 raggiunti');
    expect((await visitor.get('/contracts/valvole')).html).toContain('Dati al 31 dic 2026');
    expect((await visitor.get('/contracts/valvole/targets/ppm_S1')).html).toContain('intervallo di Wilson');
    expect((await visitor.get('/contracts/valvole/data')).html).toContain('Consegnata in ritardo');
    expect((await visitor.get('/contracts/valvole?asOf=2026-12-31')).status).toBe(200);
    expect((await visitor.get('/contracts/valvole?asOf=2026-11-30')).status).toBe(404);
    expect((await visitor.get('/contracts/valvole?asOf=ieri')).status).toBe(200);
  });

  it('take a note for an alert, and no alert without one', async () => {
    const path = '/contracts/valvole/acknowledgements';
    const refused = await visitor.send(path, { alert: 'a1', note: '  ' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Manca la nota.');
    expect((await visitor.send(path, { alert: 'a1', note: 'x'.repeat(2001) })).status).toBe(422);
    expect((await visitor.send(path, { alert: 'zz', note: 'Visto.' })).status).toBe(404);
    expect(await site.world.acknowledgements.of('valvole')).toEqual([]);

    const taken = await visitor.send(path, { alert: 'a1', note: 'Visto <con> il reparto.' });
    expect(taken.redirect).toBe('/contracts/valvole#alerts');
    expect(taken.html).toContain('Visto &lt;con&gt; il reparto.');
    expect(taken.html).not.toContain('value="a1"');
  });
});
