import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { warningAt } from '../../src/core/problem.ts';
import { pastTenderForm } from '../../src/core/rescoring/pastForm.ts';
import { writeWorkbook } from '../../src/io/excel/writeWorkbook.ts';
import { layoutFor } from '../../src/web/layout.ts';
import type { Pages } from '../../src/web/pages.ts';
import { rescoredView } from '../../src/web/rescoring/rescoredView.ts';
import { noPastFile, rescoringView } from '../../src/web/rescoring/rescoringView.ts';
import { loadTemplates } from '../../src/web/templates.ts';
import { pastTender, pastTenderNames, rescored } from '../support/pastTenders.ts';
import { type Site, startSite } from '../support/site.ts';
import { blocksOf, missingPaths } from '../support/templatePaths.ts';
import { type Visitor, visitorOf } from '../support/visitor.ts';

describe('past tenders on the site', () => {
  let site: Site;
  let visitor: Visitor;

  beforeAll(async () => {
    site = await startSite([]);
    visitor = visitorOf(site);
  });
  afterAll(() => site.close());

  it('that come with the program are reached from home, in both languages', async () => {
    expect((await visitor.get('/')).html).toContain('href="/rescoring"');
    const { html: list } = await visitor.get('/rescoring?lang=en');
    for (const name of pastTenderNames) {
      const address = `/rescoring/examples/${name}`;
      expect(list).toContain(`href="${address}"`);
      for (const language of ['it', 'en']) {
        const { status, html } = await visitor.get(`${address}?lang=${language}`);
        expect(status).toBe(200);
        expect(html).not.toMatch(/undefined|\[object|NaN|Infinity|style="|<script>/);
      }
    }
    expect((await visitor.get('/rescoring/examples/..%2Fcardiologia-2021')).status).toBe(404);
  });

  it('come back from their own workbook as the same answer', async () => {
    const file = await visitor.download('/rescoring/examples/cardiologia-2021/workbook.xlsx');
    const { status, html } = await visitor.upload('/rescoring', 'gara.xlsx', file);
    expect(status).toBe(200);
    expect(html).toContain('tutti i 54 punti stampati tornano al decimale');
    expect(html).toContain('2.431.156\u00a0€ di beneficio netto su 4 lotti');
  });

  it('are answered as a report or tables when that is asked for', async () => {
    for (const [answer, beginning] of [
      ['pdf', '%PDF'],
      ['tables', 'PK'],
    ] as const) {
      const form = new FormData();
      form.set('answer', answer);
      form.set('workbook', new Blob([readFileSync('examples/rescoring/tacrc-822-2020.yaml')]), 'gara.yaml');
      const reply = await fetch(`${site.url}/rescoring`, {
        method: 'POST',
        body: form,
        headers: { Origin: site.url },
      });
      expect(reply.status).toBe(200);
      expect(Buffer.from(await reply.arrayBuffer()).toString('latin1')).toMatch(new RegExp(`^${beginning}`));
    }
  });

  it('with mistakes are refused, every cell named', async () => {
    const tender = structuredClone(pastTender('amc-011-2004'));
    const [offer] = tender.lots[0]?.offers ?? [];
    if (offer === undefined) throw new Error('the tender has an offer');
    offer.judged.A = 95;
    offer.winner = false;
    const file = await writeWorkbook(pastTenderForm(tender));
    const { status, html } = await visitor.upload('/rescoring', 'gara.xlsx', file);
    expect(status).toBe(422);
    expect(html).toMatch(/<code>D2<\/code><\/th><td>Punti<.*95 supera il massimo di 1/);
    expect(html).toMatch(/<code>E2<\/code><\/th><td>Offerte</);
    expect((await visitor.upload('/rescoring', 'gara.xlsx', new Uint8Array())).status).toBe(422);
    expect((await visitor.upload('/rescoring', 'gara.xlsx', Buffer.from('text'))).status).toBe(422);
  });
});

const text = { it: 'testo', en: 'text' };
const example = { href: '/rescoring/examples/a', title: 't', buyer: 'b', notice: 'n' };
const wrong = rescored('cardiologia-2021', ['economic: 9.23', 'economic: 9.24']);
const views: { readonly [K in keyof Pages]?: readonly Pages[K][] } = {
  'rescoring/rescoring': [rescoringView([example], null, 'it'), rescoringView([], noPastFile('en'), 'en')],
  'rescoring/rescored': [
    rescoredView(wrong, [warningAt({ sheet: 'Lotti', cell: 'F2' }, 'x', text, text)], [], 'it'),
    rescoredView(rescored('tacrc-822-2020'), [], [{ href: '#', label: 'l' }], 'en'),
  ],
};

describe('templates of past tenders', () => {
  const render = loadTemplates('templates');

  it.each(Object.entries(views))(
    '%s finds what it reads, tries every block, has every id once',
    (name, all) => {
      const entered = new Set<string>();
      expect(all.flatMap((view) => missingPaths(name, view, entered))).toEqual([]);
      expect(blocksOf(name).filter((block) => !entered.has(block))).toEqual([]);
      for (const view of all) {
        const page = name as 'rescoring/rescoring';
        const head = layoutFor(view.head, 'it', '/', '2026-06-01T08:00:00Z');
        const html = render(page, view as Pages['rescoring/rescoring'], head);
        const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
        expect(ids).toEqual([...new Set(ids)]);
      }
    },
  );
});
