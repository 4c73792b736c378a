import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../support/site.ts';
import { handInAll, lotPath } from '../support/tavi5Offers.ts';
import { type Visitor, visitorOf } from '../support/visitor.ts';

describe('the page of the laboratory', () => {
  let site: Site;
  let visitor: Visitor;
  const lab = `${lotPath}/lab`;

  beforeAll(async () => {
    site = await startSite();
    visitor = visitorOf(site);
  });
  afterAll(() => site.close());

  it('is one click from the criteria, beside what the weights mean in euros', async () => {
    const { html } = await visitor.get(lotPath);
    expect(html).toContain(`href="${lab}"`);
    expect(html).toContain('id="exchange-rate"');
  });

  it('shows findings that lead to their rule, and computes nothing before it is asked', async () => {
    const { status, html } = await visitor.get(lab);
    expect(status).toBe(200);
    const [, anchor] = new RegExp(`href="${lotPath}#([^"]+)">A.1 `).exec(html) ?? [];
    expect(anchor).toBe('rule-criterion-A.1');
    expect((await visitor.get(lotPath)).html).toContain(`id="${anchor}"`);
    expect(html).not.toContain('id="answer"');
  });

  it('answers with charts and figures, and knows nothing of the offers received', async () => {
    const asked = `${lab}?lots=200&seed=3&try=scales&try=formulas`;
    const before = await visitor.get(asked);
    expect(before.status).toBe(200);
    for (const id of ['chart-lab-winners-title', 'chart-lab-regret-title', 'id="laboratory"'])
      expect(before.html).toContain(id);
    expect(before.html).not.toContain('value="anchors" checked');
    await handInAll(site, visitor);
    const main = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0];
    const after = await visitor.get(asked);
    expect(main(after.html)).toBeDefined();
    expect(main(after.html)).toBe(main(before.html));
  });

  it('names the field that is wrong, and keeps what was typed', async () => {
    const { status, html } = await visitor.get(`${lab}?lots=200&fewest=9&most=3&floor=120`);
    expect(status).toBe(422);
    expect(html).toContain('href="#floor"');
    expect(html).toContain('href="#most"');
    expect(html).toMatch(/name="floor" value="120"[^>]*aria-invalid="true"/);
    expect(html).not.toContain('id="answer"');
  });
});
