import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../support/site.ts';
import { type Visitor, visitorOf } from '../support/visitor.ts';

const path = '/tenders/tavi/lots/1/committee';
const names = { 'commissioner-0': 'Anna', 'commissioner-1': 'Bruno', 'commissioner-2': 'Carla' };

/** Fields of one judgement of supplier A. */
function judgement(criterion: 'A_2' | 'A_3', coefficients: string[], reason: string): Record<string, string> {
  const chosen = coefficients.map((value, at) => [`coefficient-${criterion}-fornitore-a-${at}`, value]);
  return { ...Object.fromEntries(chosen), [`reason-${criterion}-fornitore-a`]: reason };
}

describe('committee', () => {
  let site: Site;
  let visitor: Visitor;

  beforeAll(async () => {
    site = await startSite(['tavi', 'tavi5']);
    visitor = visitorOf(site);
    const file = readFileSync('examples/tavi/fornitore-a.evidenze.xlsx');
    const { status } = await visitor.upload('/tenders/tavi/lots/1/offers', 'a.xlsx', file);
    expect(status).toBe(200);
  });
  afterAll(() => site.close());

  it('has nothing to do in a lot without discretionary criteria, and says so', async () => {
    const { html } = await visitor.get('/tenders/tavi5/lots/1/committee');
    expect(html).toContain('Le regole di gara non prevedono criteri discrezionali');
    expect(html).not.toContain('<select');
  });

  it('keeps what was typed and links each gap to its field', async () => {
    const { status, html } = await visitor.send(path, {
      ...names,
      'commissioner-1': '',
      ...judgement('A_2', ['0.75', '', '1'], 'Gamma <completa>.'),
      ...judgement('A_3', ['', '', ''], ''),
    });
    expect(status).toBe(422);
    expect(html).toContain('href="#commissioner-1"');
    expect(html).toContain('href="#coefficient-A_2-fornitore-a-1"');
    expect(html).not.toContain('href="#coefficient-A_3');
    expect(html).toContain('Gamma &lt;completa&gt;.');
    expect(html).toMatch(/<option value="0\.75" selected>/);
  });

  it('refuses a coefficient that is not on the ladder, at its field', async () => {
    const { status, html } = await visitor.send(path, {
      ...names,
      ...judgement('A_2', ['0.6', '1', '1'], 'Ampia gamma.'),
    });
    expect(status).toBe(422);
    expect(html).toContain('href="#coefficient-A_2-fornitore-a-0"');
    expect(html).toContain('Il coefficiente 0,6 non è nella scala del criterio.');
  });

  it('records part of the judgements and shows their means', async () => {
    const { status, html, redirect } = await visitor.send(path, {
      ...names,
      ...judgement('A_2', ['0.75', '0.75', '1'], 'Ampia gamma.'),
    });
    expect(status).toBe(200);
    expect(redirect).toBe(`${path}?saved=1`);
    expect(html).toContain('Giudizi registrati');
    expect(html).toContain('0,8333');
    expect(html).toContain('da giudicare');
    expect(html).toContain('value="Carla"');
  });

  it('lets the number of commissioners be chosen', async () => {
    const { html } = await visitor.get(`${path}?commissioners=5`);
    expect(html).toContain('id="commissioner-4"');
    expect((await visitor.get(`${path}?commissioners=4`)).html).not.toContain('id="commissioner-3"');
  });
});
