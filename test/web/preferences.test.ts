import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishTender } from '../../src/actions/publishTender.ts';
import type { StoredTender } from '../../src/actions/world.ts';
import type { PairwiseTable } from '../../src/core/scoring/pairwise.ts';
import { preferenceFields } from '../../src/web/committee/preferenceForm.ts';
import { golden } from '../support/golden.ts';
import { commissioners, goldenTables, preferenceTender } from '../support/preferenceTender.ts';
import { type Site, startSite } from '../support/site.ts';
import { firstLot } from '../support/tenders.ts';
import { until, type Visitor, visitorOf } from '../support/visitor.ts';
import { filledEvidence, filledPrice, tavi5Suppliers, tavi5Values } from '../support/workbooks.ts';

const lotPath = '/tenders/coppie/lots/1';
const committeePath = `${lotPath}/committee`;
const { expected } = golden('pairwise-4offers-3commissioners');
const tables = goldenTables();

/** What a commissioner chooses and writes, as the fields of the form. */
function fieldsOf({ criterion, preferences, reason }: PairwiseTable, act: 'draft' | 'lock') {
  const pairs = preferences.map(({ first, second, preferred, grade }) => [
    preferenceFields.pair(criterion, first, second),
    preferred === null ? 'parity' : `${preferred === first ? 'first' : 'second'}-${grade}`,
  ]);
  return {
    ...Object.fromEntries(pairs),
    [preferenceFields.reason(criterion)]: reason,
    act,
    ...(act === 'lock' ? { confirm: '1' } : {}),
  };
}

describe('pairwise comparison by the committee', () => {
  let site: Site;
  let visitor: Visitor;
  let published: StoredTender;

  async function handIn(...suppliers: string[]): Promise<void> {
    const lot = firstLot(published.tender);
    for (const supplier of suppliers) {
      const evidence = await filledEvidence(published, lot, tavi5Values(supplier));
      const offered = tavi5Suppliers()[supplier]?.offeredPrice ?? 0;
      const price = await filledPrice(published, lot, supplier, offered);
      await visitor.upload(`${lotPath}/offers`, `${supplier}.xlsx`, evidence);
      await visitor.upload(`${lotPath}/prices`, `${supplier}-prezzo.xlsx`, price);
    }
  }

  const page = (commissioner: number): string => `${committeePath}/preferences/${commissioner + 1}`;
  const lock = async (commissioner: number, table = tables[commissioner] as PairwiseTable): Promise<void> => {
    expect((await visitor.send(page(commissioner), fieldsOf(table, 'lock'))).status).toBe(200);
  };

  beforeAll(async () => {
    site = await startSite([]);
    visitor = visitorOf(site);
    await publishTender(site.world, { name: 'test' }, preferenceTender(), () => ({}));
    published = (await site.world.tenders.byId('coppie')) as StoredTender;
    await handIn('S1', 'S2', 'S3', 'S4');
  });
  afterAll(() => site.close());

  it('begins with the names of the commissioners, also where nothing else is judged', async () => {
    const blank = await visitor.get(committeePath);
    expect(blank.html).toContain('Prima i commissari');
    expect(blank.html).not.toContain('<select');
    expect((await visitor.get(page(0))).status).toBe(404);
    const names = Object.fromEntries(commissioners.map((name, at) => [`commissioner-${at}`, name]));
    const { html } = await visitor.send(committeePath, names);
    expect(html).toContain(`href="${page(2)}"`);
    expect(html).toContain('da iniziare');
    expect((await visitor.get(`${lotPath}/evaluation`)).html).toContain(
      'mancano le tabelle del confronto a coppie (Anna, Bruno, Carla)',
    );
  });

  it('keeps a draft, and refuses to lock it with each gap at its field', async () => {
    const begun = { [preferenceFields.pair('A.2', 's1', 's2')]: 'second-6', act: 'draft' };
    const { html } = await visitor.send(page(0), begun);
    expect(html).toContain('Bozza salvata');
    expect(html).toContain('<option value="second-6" selected>');
    const locked = await visitor.send(page(0), { ...begun, act: 'lock', confirm: '1' });
    expect(locked.status).toBe(422);
    expect(locked.html).toContain(`href="#${preferenceFields.pair('A.2', 's3', 's4')}"`);
    expect(locked.html).toContain(`href="#${preferenceFields.reason('A.2')}"`);
    expect(locked.html).not.toContain(`href="#${preferenceFields.pair('A.2', 's1', 's2')}"`);
    const { confirm: _, ...unconfirmed } = fieldsOf(tables[0] as PairwiseTable, 'lock');
    expect((await visitor.send(page(0), unconfirmed)).html).toContain('Manca la conferma');
    const wrong = { [preferenceFields.pair('A.2', 's1', 's2')]: 'first-9', act: 'draft' };
    expect((await visitor.send(page(0), wrong)).html).toContain('il grado di preferenza va da 2');
    expect((await visitor.send(`${committeePath}/comparison`, { reason: 'Subito.' })).status).toBe(422);
    const stored = await site.world.preferences.inForce(published.fingerprint, '1');
    expect(stored).toMatchObject([{ commissioner: 'Anna', locked: false, actor: 'demo' }]);
  });

  it('locks for good, and shows nobody’s preferences before the last lock', async () => {
    await lock(0);
    await lock(1);
    const again = await visitor.send(page(0), fieldsOf(tables[1] as PairwiseTable, 'draft'));
    expect(again.status).toBe(422);
    for (const path of [committeePath, page(0), page(1), `${lotPath}/evaluation`]) {
      const { html } = await visitor.get(path);
      expect(html).not.toContain('Motivi di');
      expect(html).not.toContain('preferenze di Anna');
    }
    expect((await visitor.get(page(0))).html).toContain('Tabelle bloccate');
    const renamed = { 'commissioner-0': 'Dora', 'commissioner-1': 'Bruno', 'commissioner-2': 'Carla' };
    const refused = await visitor.send(committeePath, renamed);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('resta tra i commissari: Anna');
    expect((await visitor.get(committeePath)).html).toContain('da iniziare');
  });

  it('shows all tables, sums and the golden coefficients after it', async () => {
    await lock(2);
    const { html } = await visitor.get(committeePath);
    for (const name of commissioners) expect(html).toContain(`preferenze di ${name}`);
    expect(html).toContain('Motivazione: Motivi di Bruno.');
    for (const coefficient of expected.variantA.coefficient as number[])
      expect(html).toContain(coefficient.toFixed(6).replace('.', ','));
  });

  it('brings them into the evaluation and its result', async () => {
    const ready = await visitor.get(`${lotPath}/evaluation`);
    expect(ready.html).toContain('1 di 1');
    const started = await visitor.send(`${lotPath}/evaluation`, { mode: 'audit', draws: '1000', seed: '1' });
    const run = started.redirect as string;
    const { html } = await until(
      () => visitor.get(run),
      (answer) => answer.html.includes('id="preferences-A.2-1"'),
    );
    expect(html).toContain('id="preference-sums-A.2"');
    const result = JSON.parse(new TextDecoder().decode(await visitor.download(`${run}/result.json`)));
    const raw = result.lots[0].scoring.technical.map(
      ({ criteria }: { criteria: { rawCoefficient: number }[] }) => criteria[1]?.rawCoefficient,
    );
    for (const [at, coefficient] of (expected.variantA.coefficient as number[]).entries())
      expect(raw[at]).toBeCloseTo(coefficient, 6);
  });

  it('begins again when another offer has come, for all and with a reason; identical tables are void', async () => {
    await handIn('S5');
    const { html } = await visitor.get(committeePath);
    expect(html).toContain('manca il confronto S1 – S5');
    expect((await visitor.send(`${committeePath}/comparison`, { reason: ' ' })).status).toBe(422);
    const again = await visitor.send(`${committeePath}/comparison`, { reason: 'Offerta S5.' });
    expect(again.html).not.toContain('preferenze di Anna');
    expect(again.html).toContain('per atto di «demo»: Offerta S5.');
    const whole = {
      ...(tables[0] as PairwiseTable),
      preferences: [
        ...(tables[0] as PairwiseTable).preferences,
        ...['s1', 's2', 's3', 's4'].map((first) => ({ first, second: 's5', preferred: 's5', grade: 2 })),
      ],
    };
    for (const at of commissioners.keys()) await lock(at, whole);
    const alike = await visitor.get(committeePath);
    expect(alike.html).toContain('le tabelle di tutti i commissari (Anna, Bruno, Carla) sono identiche');
    expect(alike.html).toContain('Ricomincia il confronto');
    expect((await visitor.get(`${lotPath}/evaluation`)).html).toContain('Ad. plen. 16/2022');
  });
});
