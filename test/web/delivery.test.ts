import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DeliveryStore, StoredContract } from '../../src/actions/contractStores.ts';
import { tavi5Offers } from '../report/evaluation.ts';
import { published, smallContract } from '../support/contract.ts';
import { csv, happened, implant, keyOf, temporaryFolder, writeDelivery } from '../support/deliveries.ts';
import { packageText } from '../support/runPackages.ts';
import { type Site, startSite } from '../support/site.ts';
import { firstLot, shippedTender } from '../support/tenders.ts';
import { type Answer, until, type Visitor, visitorOf } from '../support/visitor.ts';

const folder = temporaryFolder();
const path = '/contracts/valvole';
const text = { it: 'Avviso', en: 'Notice' };
const hasEnded = ({ html }: Answer): boolean => !html.includes('<progress');

describe('deliveries in the browser', () => {
  let site: Site;
  let visitor: Visitor;

  beforeAll(async () => {
    site = await startSite();
    visitor = visitorOf(site);
    const tender = shippedTender('tavi5');
    await site.world.contracts.publish({
      ...published(smallContract()),
      yaml: '',
      awardPackage: packageText(tender, tavi5Offers(firstLot(tender))),
      publishedAt: '2026-01-01T00:00:00.000Z',
      actor: 'test',
    });
  });
  afterAll(() => site.close());

  /** The form with these files, without following where it leads. */
  const post = async (files: Readonly<Record<string, Uint8Array>>): Promise<Answer> => {
    const form = new FormData();
    for (const [name, bytes] of Object.entries(files))
      form.append('files', new Blob([Uint8Array.from(bytes)]), name);
    const response = await fetch(`${site.url}${path}/import`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { Origin: site.url },
    });
    const redirect = response.headers.get('Location');
    return { status: response.status, html: await response.text(), redirect };
  };
  const filesOf = async (from: string): Promise<Record<string, Uint8Array>> => {
    const names = await readdir(from);
    return Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await readFile(join(from, name))] as const)),
    );
  };
  const ended = (sent: Answer): Promise<Answer> => until(() => visitor.get(sent.redirect ?? ''), hasEnded);
  const inForce = () => site.world.snapshots.inForce('valvole');

  const patients = Array.from({ length: 30 }, (_, at) => at);
  const first = writeDelivery(join(folder, 'first'), [
    csv('delivery', [
      ...patients.map((patient) => implant(patient)),
      implant('date', { procedure_date: '31/02/2026' }),
      implant('site', { site_code: 'H9' }),
    ]),
    csv('outcome', [happened(1), happened('nobody')]),
  ]);
  const second = writeDelivery(
    join(folder, 'second'),
    [csv('delivery', [implant('later', { procedure_date: '2026-07-10' })])],
    { period_from: '2026-07-01', period_to: '2026-07-31' },
  );

  it('say how they must look, and what is wrong with files that cannot be one', async () => {
    const { html, status } = await visitor.get(`${path}/import`);
    expect(status).toBe(200);
    expect(html).toContain('manifest.json');
    expect(html).toContain('Non è stato ancora consegnato nulla.');
    expect(await post({})).toMatchObject({ status: 422, redirect: null });
    const unsafe = await post({ 'a b.csv': new Uint8Array([1]) });
    expect(unsafe.status).toBe(422);
    expect(unsafe.html).toContain('Il nome di questo file non si può usare');
    const noZip = await post({ 'march.zip': new Uint8Array([1, 2, 3]) });
    expect(noZip.html).toContain('L’archivio non è uno .zip leggibile.');
    const noManifest = await ended(await post({ 'delivery.csv': new Uint8Array([1]) }));
    expect(noManifest.html).toContain('La consegna è rifiutata per intero');
    expect(noManifest.html).toContain('Torna agli obiettivi');
    const empty = await ended(await post({ 'manifest.json': new Uint8Array() }));
    expect(empty.html).toContain('manifest.json non è un testo JSON.');
    expect(await inForce()).toBeUndefined();
  });

  it('are not read when they are larger than a form may be', async () => {
    const asked = request(`${site.url}${path}/import`, {
      method: 'POST',
      headers: {
        Origin: site.url,
        'Content-Type': 'multipart/form-data; boundary=x',
        'Content-Length': 200_000_001,
      },
    });
    asked.flushHeaders();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(413);
    asked.destroy();
  });

  it('come in force with an account of every row, and figures that follow from them', async () => {
    const { html } = await ended(await post(await filesOf(first)));
    expect(html).toContain('La consegna è in vigore');
    const text = html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(text).toContain('delivery.csv 32 30 1 1');
    expect(text).toContain('Totale 34 31 2 1');
    expect(text).toContain('Non è una data');
    const hash = (await inForce())?.hash ?? '';
    for (const page of ['', '/data', '/import', '/findings', `/snapshots/${hash}`])
      expect((await visitor.get(`${path}${page}`)).status, page).toBe(200);
    expect((await visitor.get(`${path}/data`)).html).toContain(hash.slice(0, 12));
    expect((await visitor.get(`${path}/snapshots/${'0'.repeat(64)}`)).status).toBe(404);
    // What was sent is gone once it is taken in.
    await vi.waitFor(() => expect(readdirSync(join(site.dataFolder, 'sent'))).toEqual([]));
  });

  it('change nothing a second time, also as an archive', async () => {
    const before = await inForce();
    const zip = new JSZip();
    for (const [name, bytes] of Object.entries(await filesOf(first))) zip.file(`giugno/${name}`, bytes);
    const { html } = await ended(
      await post({ 'giugno.zip': await zip.generateAsync({ type: 'uint8array' }) }),
    );
    expect(html).toContain('non è cambiato nulla');
    expect(await inForce()).toEqual(before);
  });

  it('can be asked about, finding by finding', async () => {
    const list = await visitor.get(`${path}/findings`);
    const href = /href="([^"]*)">Non è una data/.exec(list.html)?.[1] ?? '';
    const about = await visitor.get(href);
    expect(about.html).toContain('31/02/2026');
    expect(about.html).toContain('R-date');
    expect(about.html).not.toContain(keyOf('date').slice(0, 16));
    // Nothing is cut off in silence, and nothing that names a patient is written down.
    for (const text of [' ', 'x'.repeat(4001), 'È RSSMRA80A01H501U?', `È ${keyOf('date')}?`])
      expect((await visitor.send(href, { seen: 'none', kind: 'question', text })).status).toBe(422);
    const asked = { seen: 'none', kind: 'question', text: 'Quale giorno?' };
    expect((await visitor.send(href, asked)).html).toContain('Quale giorno?');
    expect((await visitor.send(href, asked)).status).toBe(422);
    expect((await visitor.get(`${path}/findings?state=open`)).html).toContain('Non è una data');
    expect((await visitor.get(`${path}/findings?state=closed`)).html).not.toContain('>Non è una data');
    await visitor.send(href, { seen: 'open', kind: 'answer', text: 'Il 28.' });
    const closed = await visitor.send(href, { seen: 'answered', kind: 'closing', text: 'Grazie.' });
    expect(closed.html).toContain('Riaprire la richiesta');
  });

  it('are computed at another data date on demand', async () => {
    expect((await visitor.get(`${path}?asOf=2026-05-31`)).status).toBe(404);
    const computed = await ended(await visitor.send(`${path}/data`, { asOf: '2026-05-31' }));
    expect(computed.html).toContain('Numeri calcolati');
    expect(computed.html).toContain(`href="${path}?asOf&#x3D;2026-05-31"`);
    expect((await visitor.get(`${path}?asOf=2026-05-31`)).status).toBe(200);
    const known = await visitor.send(`${path}/data`, { asOf: '2026-05-31' });
    expect(known.redirect).toBe(`${path}?asOf=2026-05-31`);
    expect((await visitor.get(`${path}/import`)).html).toContain('<form method="post" enctype');
  });

  it('stay as they were when one is cancelled; two at once are refused', async () => {
    const before = await inForce();
    const deliveries = site.world.deliveries as { lay: DeliveryStore['lay'] };
    const lay = deliveries.lay;
    const gate = Promise.withResolvers<void>();
    deliveries.lay = async (...delivery) => {
      await gate.promise;
      return lay(...delivery);
    };
    const sent = await post(await filesOf(second));
    const waiting = await visitor.get(sent.redirect ?? '');
    expect(waiting.html).toContain('<progress');
    expect(waiting.html).toContain('http-equiv="refresh"');
    expect((await visitor.get(`${path}/import`)).html).toContain('è in corso di importazione');
    const other = await post(await filesOf(second));
    expect(other.redirect).toBeNull();
    expect(other.html).toContain('Un’altra consegna di questo contratto è in corso');
    await visitor.send(`${sent.redirect}/cancel`, {});
    gate.resolve();
    expect((await ended(sent)).html).toContain('L’importazione è stata annullata');
    expect(await inForce()).toEqual(before);
    deliveries.lay = lay;
    expect((await ended(await post(await filesOf(second)))).html).toContain('La consegna è in vigore');
    expect((await inForce())?.batches).toHaveLength(2);
    await vi.waitFor(() => expect(readdirSync(join(site.dataFolder, 'sent'))).toEqual([]));
  });

  it('are laid again, all together, under a new version of the contract', async () => {
    const before = await inForce();
    const of = (snapshot: typeof before) =>
      snapshot?.batches.map(({ delivery, files, findings }) => ({ delivery, files, findings }));
    const version = published(smallContract((contract) => Object.assign(contract, { notice: text })));
    const old = (await site.world.contracts.byId('valvole')) as StoredContract;
    await site.world.contracts.publish({ ...old, ...version });
    expect((await visitor.get(path)).html).toContain('Calcolato con la versione precedente del contratto');
    expect((await visitor.get(`${path}/targets/ppm_S1`)).html).toContain('versione precedente');
    const form = (await visitor.get(`${path}/import`)).html;
    expect(form).toContain(`Riprendi le 2 consegne con la versione ${version.fingerprint.slice(0, 12)}`);

    const deliveries = site.world.deliveries as { lay: DeliveryStore['lay'] };
    const lay = deliveries.lay;
    const gate = Promise.withResolvers<void>();
    deliveries.lay = async (...delivery) => {
      await gate.promise;
      return lay(...delivery);
    };
    const sent = await visitor.send(`${path}/import/again`, {});
    expect(sent.html).toContain('<progress');
    await visitor.send(`${sent.redirect}/cancel`, {});
    gate.resolve();
    expect((await ended(sent)).html).toContain('L’importazione è stata annullata');
    expect(await inForce()).toEqual(before);
    deliveries.lay = lay;

    const done = await ended(await visitor.send(`${path}/import/again`, {}));
    expect(done.html).toContain('Le consegne sono in vigore con questa versione');
    const after = await inForce();
    expect(after).toMatchObject({ fingerprint: version.fingerprint, previous: before?.hash });
    // Every row as it was, and questions about findings with their threads.
    expect(of(after)).toEqual(of(before));
    expect((await visitor.get(`${path}/findings?state=closed`)).html).toContain('>Non è una data');
    expect((await visitor.get(path)).html).not.toContain('versione precedente');
    expect((await visitor.get(`${path}/import`)).html).not.toContain('Riprendi');
    expect((await visitor.send(`${path}/import/again`, {})).status).toBe(422);
  });
});
