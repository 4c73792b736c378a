import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvaluationResult } from '../../src/core/evaluation/result.ts';
import { DomainError } from '../../src/core/problem.ts';
import { formatFor } from '../../src/report/format.ts';
import { golden } from '../support/golden.ts';
import { type Site, startSite } from '../support/site.ts';
import { handInAll, lotPath } from '../support/tavi5Offers.ts';
import { until, type Visitor, visitorOf } from '../support/visitor.ts';

/** A text without markup, all blanks alike. */
const read = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x3D;', '=')
    .replace(/\s+/g, ' ');
const headline = (html: string): string =>
  read(/<p class="explore-headline"[^>]*>(.*?)<\/p>/s.exec(html)?.[1] ?? '');

describe('what would change', () => {
  let site: Site;
  let visitor: Visitor;
  let run: string;
  let result: EvaluationResult;

  beforeAll(async () => {
    site = await startSite();
    visitor = visitorOf(site);
    await handInAll(site, visitor);
    const started = await visitor.send(`${lotPath}/evaluation`, { draws: '10000', seed: '20261124' });
    run = started.redirect ?? '';
    await until(
      () => visitor.get(run),
      ({ html }) => !html.includes('<progress'),
    );
    result = JSON.parse(new TextDecoder().decode(await visitor.download(`${run}/result.json`)));
  });
  afterAll(() => site.close());

  it('is one click from the result, and begins with the tender’s own values', async () => {
    expect((await visitor.get(run)).html).toContain(`href="${run}/explore"`);
    const { status, html } = await visitor.get(`${run}/explore`);
    expect(status).toBe(200);
    expect(html).toContain('name="lambda" value="40000"');
    for (const chart of ['ceac', 'rank', 'evppi']) expect(html).toContain(`id="chart-${chart}-title"`);
    expect(headline(html)).toMatch(
      /^Ai valori della gara il beneficio monetario netto atteso più alto è quello di S5: /,
    );
    const { expected } = result.lots[0]?.valuation ?? {};
    const { number } = formatFor('it');
    for (const {
      netMonetaryBenefit: { value, standardError },
    } of expected ?? []) {
      expect(read(html)).toContain(`${number(value)} ± ${number(standardError)}`);
    }
  });

  // Source: tavi5-deterministic: S5 has the highest NMB, S1 the next, 274 EUR less.
  it('says who is best at another price, in both languages', async () => {
    const { inputs, expected } = golden('tavi5-deterministic');
    const gap = expected.nmb.S5 - expected.nmb.S1;
    const { offeredPrice } = inputs.suppliers.S5;
    const dearer = Math.ceil(offeredPrice + gap + 100);
    const address = `${run}/explore?price.s5=${dearer}`;
    const { html } = await visitor.get(address);
    expect(headline(html)).toContain(
      `Con il prezzo di S5 a ${read(formatFor('it').euro(dearer, 2))} il beneficio monetario netto atteso più alto passa da S5 a S1: `,
    );
    expect(html).toContain(`name="price.s5" value="${dearer}"`);
    expect(read(html)).toContain('I punti non si ricalcolano');
    const cheaper = await visitor.get(`${run}/explore?price.s5=${offeredPrice - 100}&lang=en`);
    expect(headline(cheaper.html)).toMatch(/^With the price of S5 at .* is still that of S5: /);
  });

  it('says which simulation was used, and how exact it is', async () => {
    const { html } = await visitor.get(`${run}/explore?lambda=20000`);
    expect(headline(html)).toContain('Con λ = 20.000 €/QALY');
    expect(html).toContain('λ = 20.000 €/QALY</text>');
    expect(read(html)).toMatch(
      /Simulazione usata: metodo interattivo \(punti di Sobol’\), 16\.384 punti, seme 20261124\. Errore standard al massimo [\d,]+ € /,
    );
  });

  it('leads from each preset to its answer', async () => {
    const { html } = await visitor.get(`${run}/explore?lambda=20000&price.s1=9000`);
    const links = [...html.matchAll(/<a href="(\?[^"]+)"/g)].map(
      ([, href]) =>
        new URLSearchParams((href ?? '').replaceAll('&amp;', '&').replaceAll('&#x3D;', '=').slice(1)),
    );
    expect(links.slice(0, 5).map((query) => query.get('lambda'))).toEqual([
      '0',
      '20000',
      '40000',
      '70000',
      '100000',
    ]);
    for (const query of links)
      expect(query.get('price.s1') === '9000' || query.get('lambda') === '20000').toBe(true);
    const [zero] = links;
    const answer = await visitor.get(`${run}/explore?${zero}`);
    expect(answer.status).toBe(200);
    expect(headline(answer.html)).toContain('Con λ = 0 €/QALY e il prezzo di S1 a 9.000,00 €');
  });

  it('takes a decimal comma', async () => {
    const { status, html } = await visitor.get(`${run}/explore?price.s1=9000,50`);
    expect(status).toBe(200);
    expect(headline(html)).toContain('9.000,50 €');
  });

  it.each([
    ['lambda', 'molto', 'λ deve essere un numero da 0 a 100.000 €/QALY'],
    ['lambda', '', 'λ deve essere un numero da 0 a 100.000 €/QALY'],
    ['lambda', '100001', 'λ deve essere un numero da 0 a 100.000 €/QALY'],
    ['lambda', '20.000', 'λ deve essere un numero da 0 a 100.000 €/QALY'],
    ['price.s1', '-5', 'Il prezzo di S1 deve essere maggiore di zero e non oltre 20.000,00 €'],
    ['price.s1', '0', 'Il prezzo di S1 deve essere maggiore di zero e non oltre 20.000,00 €'],
    ['price.s1', '20000,01', 'Il prezzo di S1 deve essere maggiore di zero e non oltre 20.000,00 €'],
    ['price.s1', '<b>9</b>', 'Il prezzo di S1 deve essere maggiore di zero e non oltre 20.000,00 €'],
  ])('keeps %s = “%s” and says what is wrong with it', async (name, value, message) => {
    const query = new URLSearchParams({ lambda: '30000', 'price.s2': '8000', [name]: value });
    const { status, html } = await visitor.get(`${run}/explore?${query}`);
    expect(status).toBe(422);
    const id = name.replace('.', '-');
    expect(html).toContain(`href="#${id}"`);
    expect(html).toMatch(new RegExp(`id="${id}"[^>]*aria-invalid="true"`));
    expect(html).toContain(`name="${name}" value="${value.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}"`);
    expect(html).toContain('name="price.s2" value="8000"');
    expect(read(html).split(message)).toHaveLength(3);
    expect(headline(html)).toBe('Nessuna risposta: correggere prima i valori indicati.');
    expect(html).not.toContain('<svg role');
  });

  it('answers 404 for a run that is not there or left no result', async () => {
    expect((await visitor.get('/runs/00000000-0000-4000-8000-000000000000/explore')).status).toBe(404);
    const { redirect } = await visitor.send(`${lotPath}/evaluation`, { draws: '1000000', seed: '1' });
    await visitor.send(`${redirect}/cancel`, {});
    expect((await visitor.get(`${redirect}/explore`)).status).toBe(404);
  });

  it('answers 503 with a page when there is no answer in time', async () => {
    const { explorer } = site.world;
    const { explore } = explorer;
    explorer.explore = () =>
      Promise.reject(new DomainError('too-slow', { it: 'Troppo lento.', en: 'Too slow.' }));
    const slow = await visitor.get(`${run}/explore`);
    expect(slow.status).toBe(503);
    expect(slow.html).toContain('Troppo lento.');
    explorer.explore = explore;
    expect((await visitor.get(`${run}/explore`)).status).toBe(200);
  });
});
