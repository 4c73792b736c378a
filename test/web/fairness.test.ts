import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fairness } from '../../src/core/fairness/fairness.ts';
import { fairnessView } from '../../src/web/fairness/fairnessView.ts';
import { layoutFor } from '../../src/web/layout.ts';
import { loadTemplates } from '../../src/web/templates.ts';
import { published, smallContract } from '../support/contract.ts';
import { payingContract } from '../support/payment.ts';
import { type Site, startSite } from '../support/site.ts';
import { blocksOf, missingPaths } from '../support/templatePaths.ts';
import { type Visitor, visitorOf } from '../support/visitor.ts';

const path = '/contracts/valvole/fairness';
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  site = await startSite([]);
  visitor = visitorOf(site);
});

afterAll(() => site?.close());

async function publish(contract: ReturnType<typeof payingContract>, publishedAt: string): Promise<void> {
  await site.world.contracts.publish({
    ...published(contract),
    yaml: JSON.stringify(contract),
    awardPackage: '',
    publishedAt,
    actor: 'test',
  });
}

describe('the page of fairness', () => {
  it('says of a contract without payment that there is nothing to simulate, and no other page leads there', async () => {
    await publish(smallContract(), '2026-01-01T00:00:00Z');
    const { html, status } = await visitor.get(path);
    expect(status).toBe(200);
    expect(html).toContain('Nessun pagamento da simulare');
    expect((await visitor.get('/contracts/valvole/definition')).html).not.toContain(`href="${path}"`);
  });

  it('shows one clause or one supplier in words, charts and numbers', async () => {
    await publish(payingContract(), '2026-01-02T00:00:00Z');
    expect((await visitor.get('/contracts/valvole/definition')).html).toContain(`href="${path}"`);
    const clause = await visitor.get(`${path}?clause=corridor`);
    expect(clause.html).toMatch(/è chiesta per errore una penalità in [\d,]+ contratti su 100/);
    expect(clause.html.match(/<svg/g)?.length).toBeGreaterThanOrEqual(3);
    expect(clause.html).toContain('Periodo dopo periodo');
    expect((await visitor.get(`${path}?clause=premium`)).html).toContain(
      'quanti mesi-assistito si attendono',
    );
    const supplier = await visitor.get(`${path}?supplier=S2`);
    expect(supplier.html).toContain('Tutte le clausole di S2 insieme');
    expect((await visitor.get(`${path}?clause=other`)).status).toBe(404);
    expect((await visitor.get(`${path}?supplier=S9`)).status).toBe(404);
  });

  it('takes the draft where it is asked for', async () => {
    const draft = payingContract((payment) => {
      payment.clauses = (payment.clauses as { id: string }[]).filter(({ id }) => id === 'late');
    });
    const save = (yaml: string) =>
      site.world.contracts.saveDraft({
        id: 'valvole',
        yaml,
        savedAt: '2026-01-03T00:00:00Z',
        actor: 'test',
      });
    await save(JSON.stringify(draft));
    const { html } = await visitor.get(`${path}?draft=1`);
    expect(html).toContain('È la bozza');
    expect(html).toContain('giorni di ritardo: 30');
    expect(html).not.toContain('clause=corridor');
    await save('esitoContract: 1');
    const refused = await visitor.get(`${path}?draft=1`);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('La bozza non è ancora un contratto');
  });
});

describe('the template of fairness', () => {
  it('finds every value that it reads, and every block is tried', () => {
    const contract = payingContract();
    const of = (given: typeof contract, draft = false) => ({ contract: given, fingerprint: '', draft });
    const views = [
      fairnessView(of(contract, true), fairness(contract, { clause: 'corridor' }), 'it'),
      fairnessView(of(contract), fairness(contract, { clause: 'premium' }), 'en'),
      fairnessView(of(contract), fairness(contract, { supplier: 'S2' }), 'it'),
      fairnessView(of(smallContract()), null, 'en'),
    ];
    const entered = new Set<string>();
    const template = 'fairness/fairness';
    expect(views.flatMap((view) => missingPaths(template, view, entered))).toEqual([]);
    expect(blocksOf(template).filter((block) => !entered.has(block))).toEqual([]);
    const render = loadTemplates('templates');
    for (const view of views) {
      const page = render(template, view, layoutFor(view.head, 'it', '/contracts', '2026-06-01T08:00:00Z'));
      expect(page).not.toMatch(/undefined|\[object|NaN|style="|<script>|Infinity/);
    }
  });
});
