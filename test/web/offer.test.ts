import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inputNames } from '../../src/core/evidence/workbookNames.ts';
import { type Site, startSite } from '../support/site.ts';
import { lotPath, publishedTavi5 } from '../support/tavi5Offers.ts';
import { firstLot } from '../support/tenders.ts';
import { type Visitor, visitorOf } from '../support/visitor.ts';
import { filledEvidence, filledPrice, tavi5Values, type Values } from '../support/workbooks.ts';

describe('technical offers', () => {
  let site: Site;
  let visitor: Visitor;
  let evidence: (values: Values) => Promise<Uint8Array>;

  beforeAll(async () => {
    site = await startSite();
    visitor = visitorOf(site);
    const published = await publishedTavi5(site);
    evidence = (values) => filledEvidence(published, firstLot(published.tender), values);
  });
  afterAll(() => site.close());

  it('refuses a wrong workbook as a whole and names every wrong cell', async () => {
    const wrong = await evidence({
      ...tavi5Values('S1'),
      [inputNames.evidence('ppm', 'events')]: '0,72',
      [inputNames.evidence('stroke', 'events')]: 900,
    });
    const { status, html } = await visitor.upload(`${lotPath}/offers`, 'S1.xlsx', wrong);
    expect(status).toBe(422);
    expect(html).toContain('non è stato archiviato nulla');
    expect(html).toContain('<code>F2</code>');
    expect(html).toContain('«0,72» è testo, non un numero.');
    expect(html).toContain('900 eventi ma solo 480 osservati.');
    expect(html).toContain('href="#workbook"');
    expect(html).toContain('Nessuna offerta tecnica ricevuta finora.');
  });

  it('asks for the file when none was chosen', async () => {
    const { status, html } = await visitor.upload(`${lotPath}/offers`, 'vuoto.xlsx', new Uint8Array());
    expect(status).toBe(422);
    expect(html).toContain('Manca il file, o è vuoto.');
  });

  it('sends a price workbook to its own envelope', async () => {
    const published = await publishedTavi5(site);
    const price = await filledPrice(published, firstLot(published.tender), 'S1', 19000);
    const { status, html } = await visitor.upload(`${lotPath}/offers`, 'prezzo.xlsx', price);
    expect(status).toBe(422);
    expect(html).toContain('Caricarla nella busta economica.');
  });

  it('shows what it understood with a receipt, and the same receipt for the same file', async () => {
    const file = await evidence(tavi5Values('S1'));
    const first = await visitor.upload(`${lotPath}/offers`, 'Fornitore S1.xlsx', file);
    expect(first.status).toBe(200);
    expect(first.redirect).toBe(`${lotPath}/offers/s1?received=now`);
    for (const text of ['31 eventi su 480 osservati', 'Beta(31; 449)', 'Evidenze!F2', 'Studio S1, tab. 2']) {
      expect(first.html).toContain(text);
    }
    const sha256 = site.world.sha256(file);
    expect(first.html).toContain(`<code>${sha256}</code>`);

    const again = await visitor.upload(`${lotPath}/offers`, 'altro nome.xlsx', file);
    expect(again.redirect).toBe(`${lotPath}/offers/s1?received=again`);
    expect(again.html).toContain('Fornitore S1.xlsx');
    expect(again.html).not.toContain('altro nome.xlsx');

    const english = await visitor.get(`${lotPath}/offers/s1?lang=en`);
    expect(english.html).toContain('31 events among 480 observed');
  });

  it('answers 404 for an offer that is not there', async () => {
    const { status, html } = await visitor.get(`${lotPath}/offers/nessuno`);
    expect(status).toBe(404);
    expect(html).toContain('non ha un’offerta «nessuno»');
  });
});

describe('a technical offer with declared figures', () => {
  it('shows them beside the declared answers', async () => {
    const site = await startSite(['cup-unico']);
    const visitor = visitorOf(site);
    const path = '/tenders/cup-unico/lots/1/offers';
    const file = readFileSync('examples/cup-unico/offerente-acero.evidenze.xlsx');
    await visitor.upload(path, 'offerente-acero.evidenze.xlsx', file);
    const { html } = await visitor.get(`${path}/offerente-acero`);
    await site.close();
    for (const text of ['99,8\u00a0%', '4\u00a0h', 'almeno prenotazione', '1.890 eventi su 2.000 osservati'])
      expect(html).toContain(text);
  });
});
