import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { published, smallContract } from '../support/contract.ts';
import { payingContract } from '../support/payment.ts';
import { type Site, startSite } from '../support/site.ts';
import { type Visitor, visitorOf } from '../support/visitor.ts';

describe('the page of payment', () => {
  let site: Site;
  let visitor: Visitor;
  const paying = published(payingContract());

  beforeAll(async () => {
    site = await startSite();
    visitor = visitorOf(site);
    const more = { yaml: '', awardPackage: '', publishedAt: '2026-01-01T00:00:00.000Z', actor: 'test' };
    const tracked = smallContract((definition) => {
      definition.id = 'tracked';
    });
    await site.world.contracts.publish({ ...paying, ...more });
    await site.world.contracts.publish({ ...published(tracked), ...more });
  });
  afterAll(() => site.close());

  it('shows each clause with its examples, and links the annex in both languages', async () => {
    const { status, html } = await visitor.get('/contracts/valvole/payment');
    expect(status).toBe(200);
    for (const { id } of paying.contract.payment?.clauses ?? []) {
      expect(html).toContain(`id="clause-${id}"`);
      expect(html).toContain(`id="examples-${id}"`);
    }
    for (const file of ['annex.pdf?in=it', 'annex.pdf?in=en', 'annex.yaml?in=it', 'annex.yaml?in=en'])
      expect(html.replaceAll('&#x3D;', '=')).toContain(`/contracts/valvole/${file}`);
  });

  it('gives the annex in the language asked for, whatever the page’s', async () => {
    const text = async (path: string) =>
      new TextDecoder('latin1').decode(await visitor.download(`/contracts/valvole/${path}`));
    expect(await text('annex.pdf?in=en')).toMatch(/^%PDF-1\.7[\s\S]*\/Lang \(en-GB\)/);
    expect(await text('annex.pdf')).toContain('/Lang (it-IT)');
    expect(await text('annex.yaml?in=en')).toContain(`fingerprint: ${paying.fingerprint}`);
    expect(await text('annex.yaml?in=en')).toContain('# 1. Three events.');
    expect(await text('annex.yaml?in=xx')).toContain('# 1. Tre eventi.');
  });

  it('is not there for a contract that is only tracked, and not linked', async () => {
    for (const path of ['payment', 'annex.pdf', 'annex.yaml']) {
      expect((await visitor.get(`/contracts/tracked/${path}`)).status).toBe(404);
      expect((await visitor.get(`/contracts/nowhere/${path}`)).status).toBe(404);
    }
    expect((await visitor.get('/contracts/tracked/definition')).html).not.toContain('/tracked/payment');
    expect((await visitor.get('/contracts/valvole/definition')).html).toContain('/valvole/payment');
  });
});
