import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../support/site.ts';
import { handInAll, lotPath, publishedTavi5 } from '../support/tavi5Offers.ts';
import { firstLot } from '../support/tenders.ts';
import { type Visitor, visitorOf } from '../support/visitor.ts';
import { filledPrice, tavi5Suppliers } from '../support/workbooks.ts';

describe('prices', () => {
  let site: Site;
  let visitor: Visitor;

  beforeAll(async () => {
    site = await startSite();
    visitor = visitorOf(site);
    await handInAll(site, visitor);
  });
  afterAll(() => site.close());

  it('are never shown before an evaluation, on any page of the lot', async () => {
    const offers = Object.keys(tavi5Suppliers()).map((supplier) => `/offers/${supplier.toLowerCase()}`);
    const amounts = Object.values(tavi5Suppliers()).map(({ offeredPrice }) => offeredPrice);
    for (const page of ['', '/offers', ...offers, '/committee', '/prices', '/evaluation']) {
      for (const language of ['it', 'en']) {
        const { status, html } = await visitor.get(`${lotPath}${page}?lang=${language}`);
        expect(status).toBe(200);
        // A hash may hold any digits.
        const text = html.replaceAll(/[0-9a-f]{12,64}/g, '');
        for (const amount of amounts) {
          const grouped = `${String(amount).slice(0, -3)}[.,\u00a0 ]?${String(amount).slice(-3)}`;
          expect(text).not.toMatch(new RegExp(`(?<!\\d)${grouped}(?!\\d)`));
        }
      }
    }
  });

  it('are receipted by supplier, file, time and hash', async () => {
    const { html } = await visitor.get(`${lotPath}/prices`);
    for (const supplier of Object.keys(tavi5Suppliers())) expect(html).toContain(`${supplier}-prezzo.xlsx`);
    const published = await publishedTavi5(site);
    const file = await filledPrice(published, firstLot(published.tender), 'S1', 18_999);
    const { html: received } = await visitor.upload(`${lotPath}/prices`, 'nuovo.xlsx', file);
    expect(received).toContain('File accettato e archiviato');
    expect(received).toContain(site.world.sha256(file));
  });

  it('above the base price are refused', async () => {
    const published = await publishedTavi5(site);
    const file = await filledPrice(published, firstLot(published.tender), 'S1', 20_001);
    const { status, html } = await visitor.upload(`${lotPath}/prices`, 'caro.xlsx', file);
    expect(status).toBe(422);
    expect(html).toContain('Offerte in aumento non sono ammesse.');
  });
});
