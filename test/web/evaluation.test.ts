import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run, World } from '../../src/actions/world.ts';
import { readConfig } from '../../src/config.ts';
import type { EvaluationResult } from '../../src/core/evaluation/result.ts';
import { formatFor } from '../../src/report/format.ts';
import { wire } from '../../src/wire.ts';
import { golden } from '../support/golden.ts';
import { type Site, startSite } from '../support/site.ts';
import { handInAll, lotPath } from '../support/tavi5Offers.ts';
import { type Answer, until, type Visitor, visitorOf } from '../support/visitor.ts';

const path = `${lotPath}/evaluation`;
const hasEnded = ({ html }: Answer): boolean => !html.includes('<progress');

describe('evaluation', () => {
  let site: Site;
  let visitor: Visitor;

  beforeAll(async () => {
    site = await startSite();
    visitor = visitorOf(site);
  });
  afterAll(() => site.close());

  it('does not start before there is an offer', async () => {
    const { html } = await visitor.get(path);
    expect(html).toContain('Nessuna offerta per il lotto 1.');
    expect(html).not.toContain('id="draws"');
    expect((await visitor.send(path, { draws: '1000', seed: '1' })).status).toBe(422);
  });

  describe('with the five offers', () => {
    let run: string;
    let result: EvaluationResult;

    beforeAll(async () => {
      await handInAll(site, visitor);
      const started = await visitor.send(path, { draws: '10000', seed: '20261124' });
      run = started.redirect ?? '';
      expect(run).toMatch(/^\/runs\/[0-9a-f-]{36}$/);
      await until(() => visitor.get(run), hasEnded);
      result = JSON.parse(new TextDecoder().decode(await visitor.download(`${run}/result.json`)));
    });

    it('gives the golden points and winner', () => {
      const scheme = golden('tavi5-points-price-separate').expected.schemes[
        'relative-best + linear interpolation'
      ];
      const ranking = result.lots[0]?.scoring.ranking ?? [];
      expect(ranking[0]?.offer).toBe(scheme.winner.toLowerCase());
      expect(ranking).toHaveLength(5);
      for (const row of ranking) {
        const supplier = row.offer.toUpperCase();
        expect(row.technicalPoints).toBeCloseTo(scheme.quality[supplier], 4.9);
        expect(row.economicPoints).toBeCloseTo(scheme.price[supplier], 4.9);
      }
    });

    it.each(['it', 'en'] as const)(
      'shows on its page the numbers of the exact result (%s)',
      async (locale) => {
        const { html } = await visitor.get(`${run}?lang=${locale}`);
        const format = formatFor(locale);
        for (const { technicalPoints, economicPoints, total } of result.lots[0]?.scoring.ranking ?? []) {
          for (const points of [technicalPoints, economicPoints, total]) {
            expect(html).toContain(format.number(points, 5));
          }
        }
        for (const { netMonetaryBenefit } of result.lots[0]?.benefits.offers ?? []) {
          expect(html).toContain(format.number(netMonetaryBenefit, 2));
        }
        expect(html).toContain({ it: 'è prima l’offerta di S5', en: 'S5 comes first' }[locale]);
        expect(html).toContain(
          { it: 'L’offerta di S5 è la migliore in 54 mondi', en: 'The offer of S5 is best in 54 of 100' }[
            locale
          ],
        );
      },
    );

    it.each(['it', 'en'] as const)(
      'shows what would change the award, labelled as information (%s)',
      async (locale) => {
        const { html } = await visitor.get(`${run}?lang=${locale}`);
        const section = /<section id="flips">.*?<\/section>/s.exec(html)?.[0] ?? '';
        const format = formatFor(locale);
        const { flips } = result.lots[0] ?? {};
        expect(section).toContain(
          {
            it: 'Solo informazione, mai l’aggiudicazione',
            en: 'Information only, never the award',
          }[locale],
        );
        for (const { probability } of flips?.awardProbability.offers ?? []) {
          expect(section).toContain(format.percent(probability.value));
        }
        const prices = flips?.prices.flatMap(({ price }) => price ?? []) ?? [];
        expect(prices.length).toBeGreaterThan(2);
        for (const price of prices) expect(section).toContain(format.number(price, 2));
        expect(section).toContain({ it: 'a nessun prezzo', en: 'at no price' }[locale]);
        // The winners of the four scales on one page (case `tavi5-points-price-separate`).
        const scales = /<table[^>]*>(?:(?!<\/table>).)*(?:altre scale|other scales).*?<\/table>/s.exec(
          section,
        )?.[0];
        for (const { offers } of flips?.scales ?? []) {
          for (const { total } of offers) expect(scales).toContain(format.number(total, 5));
        }
        expect(section).toContain('<svg');
      },
    );

    it('offers the report, the tables and the calculation for download', async () => {
      const [pdf, ...workbooks] = await Promise.all([
        visitor.download(`${run}/report.pdf`),
        visitor.download(`${run}/result.xlsx`),
        visitor.download(`${run}/calculation.xlsx`),
      ]);
      expect(new TextDecoder().decode(pdf.slice(0, 5))).toBe('%PDF-');
      for (const workbook of workbooks) expect([...workbook.slice(0, 2)]).toEqual([0x50, 0x4b]);
    });

    it('offers all its draws for download, and says how large the file is', async () => {
      const { html } = await visitor.get(`${run}?lang=en`);
      const [, link] = /\/draws\.csv"[^>]*>(.*?)<\/a>/s.exec(html) ?? [];
      expect(link).toContain('All draws (.csv, about 7 MB)');
      const answer = await fetch(`${site.url}${run}/draws.csv`);
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(answer.headers.get('content-disposition')).toMatch(
        /^attachment; filename=tavi5-lotto-1-\w+\.csv$/,
      );
      const text = await answer.text();
      expect(text.length).toBeGreaterThan(6e6);
      expect(text.length).toBeLessThan(8e6);
      const [header, ...rows] = text
        .trimEnd()
        .split('\n')
        .map((line) => line.split(','));
      expect(rows).toHaveLength(10_000);
      const at = header?.indexOf('cost_s5') ?? -1;
      const mean = rows.reduce((sum, row) => sum + Number(row[at]), 0) / rows.length;
      const { cost } = result.lots[0]?.valuation.expected.find(({ strategy }) => strategy === 's5') ?? {};
      expect(mean).toBeCloseTo(cost?.value ?? 0, 6);
    });

    it('stops drawing when a download is broken off, and draws nothing for who asks only for the headings', async () => {
      const made: Readable[] = [];
      const { drawsCsv } = site.world;
      const world = site.world as { drawsCsv: World['drawsCsv'] };
      world.drawsCsv = () => {
        const endless = new Readable({
          read() {
            this.push(Buffer.alloc(100_000, '1,2,3\n'));
          },
        });
        made.push(endless);
        return endless;
      };
      try {
        const given = new AbortController();
        const answer = await fetch(`${site.url}${run}/draws.csv`, { signal: given.signal });
        await answer.body?.getReader().read();
        expect(made[0]?.destroyed).toBe(false);
        given.abort();
        await new Promise((resolve) => made[0]?.once('close', resolve));
        expect((await fetch(`${site.url}${run}/draws.csv`, { method: 'HEAD' })).status).toBe(200);
        expect(made[1]).toMatchObject({ destroyed: true, readableDidRead: false });
      } finally {
        world.drawsCsv = drawsCsv;
      }
    });

    it('keeps a number of draws that is out of bounds, and says what is allowed', async () => {
      const { status, html } = await visitor.send(path, { draws: '10.5', seed: '7' });
      expect(status).toBe(422);
      expect(html).toContain('value="10.5"');
      expect(html).toContain('href="#draws"');
      expect(html).toContain('da 1.000 a 10.000.000');
    });

    it('can be cancelled while it runs, and leaves no result', async () => {
      const { redirect } = await visitor.send(path, { draws: '10000000', seed: '1' });
      const long = redirect ?? '';
      await until(
        () => visitor.get(`${long}/progress.json`),
        ({ html }) => html.includes('"running"'),
      );
      const cancelled = await visitor.send(`${long}/cancel`, {});
      expect(cancelled.html).toContain('La valutazione è stata annullata');
      expect((await visitor.get(`${long}/result.json`)).status).toBe(404);
      expect((await visitor.get(path)).html).toContain('annullata');
    });
  });

  it('answers 404 for a run that is not there', async () => {
    for (const id of ['x', '00000000-0000-4000-8000-000000000000']) {
      expect((await visitor.get(`/runs/${id}`)).status).toBe(404);
    }
  });
});

it('a restart marks evaluations that were under way as interrupted', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'esito-'));
  const config = readConfig({ ESITO_DATA: dataFolder });
  const log = pino({ level: 'silent' });
  const run: Run = {
    id: 'half-done',
    tender: 'tavi5',
    fingerprint: 'f',
    lot: '1',
    state: 'running',
    progress: 0.5,
    mode: 'audit',
    draws: 1000,
    seed: 1,
    startedAt: '2026-11-24T08:00:00.000Z',
    endedAt: null,
    actor: 'demo',
  };
  const before = await wire(config, log);
  await before.tenders.publish({
    tender: { id: 'tavi5' } as never,
    fingerprint: 'f',
    publishedAt: run.startedAt,
    actor: 'demo',
  });
  await before.runs.add(run, { offers: [], committee: { commissioners: [], judgements: [], tables: [] } });
  await before.close();

  const after = await wire(config, log);
  expect(await after.runs.byId('half-done')).toMatchObject({ state: 'interrupted', progress: 0.5 });
  await after.close();
  rmSync(dataFolder, { recursive: true });
});
