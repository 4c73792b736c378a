import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../src/web/routes.ts';
import { type Site, startSite } from '../support/site.ts';

describe('the site', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${site.url}${path}`, { headers, redirect: 'manual' });

  it('answers every address that needs no stored offer or run', async () => {
    const paths = routes
      .filter(({ method, path }) => method === 'get' && !/:(?!tender\b|lot\b)/.test(path))
      .map(({ path }) => path.replace(':tender', 'tavi5').replace(':lot', '1'));
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) {
      const { status } = await get(path);
      expect({ path, status }).toEqual({ path, status: 200 });
    }
  });

  it('sends a strict policy and no trace of its framework', async () => {
    const { headers } = await get('/');
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none';style-src 'self';script-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
    );
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Powered-By')).toBeNull();
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  it('serves styles, fonts and icons from its own address', async () => {
    const page = await (await get('/')).text();
    const links = [...page.matchAll(/(?:href|src)="(\/assets\/[^"#]+)/g)].map(([, path]) => path as string);
    const styles = await (await get('/assets/esito.css')).text();
    const fonts = [...styles.matchAll(/url\("([^"]+)"\)/g)].map(([, path]) => path as string);
    for (const path of new Set([...links, ...fonts])) expect((await get(path)).status, path).toBe(200);
    const italia = await (await get('/assets/css/bootstrap-italia.min.css')).text();
    expect(italia.includes('data:application/font')).toBe(false);
  });

  it('says in the reader’s language that a page does not exist', async () => {
    const italian = await get('/nessuna');
    expect(italian.status).toBe(404);
    expect(await italian.text()).toContain('<h1>Pagina non trovata</h1>');
    const english = await get('/nessuna?lang=en');
    expect(english.status).toBe(404);
    expect(await english.text()).toContain('<h1>Page not found</h1>');
  });

  it('answers 404 for unknown tenders and lots, 400 for addresses that cannot be read', async () => {
    expect((await get('/tenders/none')).status).toBe(404);
    const lot = await get('/tenders/tavi5/lots/9');
    expect(lot.status).toBe(404);
    expect(await lot.text()).toContain('Non esiste il lotto 9');
    expect((await get('/tenders/%E0%A4%A')).status).toBe(400);
  });

  it('keeps its links on the site, whatever address was asked for', async () => {
    for (const path of ['//', '//[', '//one.example//elsewhere.example/']) {
      const answer = await get(path);
      expect(answer.status, path).toBeLessThan(500);
      expect(await answer.text()).not.toMatch(/href="[/\\]{2}/);
    }
  });

  it('refuses forms from other sites, before reading them', async () => {
    const post = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${site.url}/tenders/tavi5/lots/1/offers`, { method: 'POST', headers });
    for (const headers of [
      {},
      { Origin: 'https://elsewhere.example' },
      { 'Sec-Fetch-Site': 'cross-site', Origin: site.url },
    ]) {
      const answer = await post(headers as Record<string, string>);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('Richiesta da un altro sito');
    }
    expect((await post({ Origin: site.url })).status).not.toBe(403);
    expect((await post({ 'Sec-Fetch-Site': 'same-origin' })).status).not.toBe(403);
  });

  it('changes language on the same page and remembers it', async () => {
    const page = await (await get('/tenders/tavi5/lots/1?lambda=5')).text();
    expect(page).toContain('<html lang="it">');
    expect(page).toMatch(
      /href="\/tenders\/tavi5\/lots\/1\?lambda(=|&#x3D;)5&amp;lang(=|&#x3D;)en" lang="en"/,
    );
    const english = await get('/tenders/tavi5/lots/1?lang=en');
    expect(await english.text()).toContain('<html lang="en">');
    const cookie = english.headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(/^lang=en;.*HttpOnly; SameSite=Lax/);
    expect(await (await get('/method', { Cookie: 'lang=en' })).text()).toContain('<h1>Method</h1>');
  });

  it('shows the steps of a lot and where the reader is', async () => {
    const page = await (await get('/tenders/tavi5/lots/1')).text();
    expect([...page.matchAll(/aria-current="step"/g)]).toHaveLength(1);
    for (const step of ['offers', 'committee', 'prices', 'evaluation']) {
      expect(page).toContain(`href="/tenders/tavi5/lots/1/${step}"`);
    }
    expect(page).toContain('Gara di prova con dati inventati');
  });

  it('hands out the workbooks and the definition', async () => {
    const evidence = await get('/tenders/tavi5/lots/1/evidence-template.xlsx');
    expect(evidence.headers.get('Content-Disposition')).toContain('tavi5-1-evidenze.xlsx');
    expect(new TextDecoder().decode((await evidence.bytes()).slice(0, 2))).toBe('PK');
    const definition = await (await get('/tenders/tavi5/definition.json')).json();
    expect(site.world.fingerprint(definition)).toBe((await site.world.tenders.byId('tavi5'))?.fingerprint);
  });
});

describe('a flood of forms', () => {
  it('is stopped after 120 in a minute, while pages still answer', async () => {
    const flooded = await startSite();
    try {
      const post = (): Promise<Response> =>
        fetch(`${flooded.url}/runs/none/cancel`, {
          method: 'POST',
          headers: { Origin: flooded.url, Cookie: 'lang=en' },
        });
      const statuses = (await Promise.all(Array.from({ length: 121 }, post))).map(({ status }) => status);
      expect(statuses.filter((status) => status === 429)).toHaveLength(1);
      expect(await (await post()).text()).toContain('Too many requests');
      expect((await fetch(flooded.url)).status).toBe(200);
    } finally {
      await flooded.close();
    }
  });
});
