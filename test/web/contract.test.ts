import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomeValueText } from '../../src/report/contract/outcomeTexts.ts';
import { formatFor } from '../../src/report/format.ts';
import { contractDefinitionView } from '../../src/web/contract/contractDefinitionView.ts';
import { tavi5Offers } from '../report/evaluation.ts';
import { published, smallContract } from '../support/contract.ts';
import { filledDraft } from '../support/filledDraft.ts';
import { golden } from '../support/golden.ts';
import { packageText } from '../support/runPackages.ts';
import { type Site, startSite } from '../support/site.ts';
import { firstLot, shippedTender, type Tavi5Supplier } from '../support/tenders.ts';
import { type Visitor, visitorOf } from '../support/visitor.ts';

const tender = shippedTender('tavi5');
const { result } = JSON.parse(packageText(tender, tavi5Offers(firstLot(tender))));
const runId = 'award-run';

describe('a contract from an award', () => {
  let site: Site;
  let visitor: Visitor;
  const draftPath = '/contracts/tavi5-1/draft';
  const phases = '/contracts/tavi5-1/phases';
  const textIn = (html: string): string =>
    (html.match(/<textarea id="yaml"[^>]*>\n([\s\S]*?)<\/textarea>/)?.[1] ?? '')
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&#x3D;', '=')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  let sound = '';

  beforeAll(async () => {
    site = await startSite();
    visitor = visitorOf(site);
    const { fingerprint } = (await site.world.tenders.byId('tavi5')) ?? { fingerprint: '' };
    const at = site.world.now();
    await site.world.runs.add(
      {
        id: runId,
        tender: 'tavi5',
        fingerprint,
        lot: '1',
        state: 'queued',
        progress: 0,
        mode: 'audit',
        draws: 1000,
        seed: 1,
        startedAt: at,
        endedAt: null,
        actor: 'test',
      },
      { offers: [], committee: { commissioners: [], judgements: [], tables: [] } },
    );
    await site.world.runs.start(runId);
    await site.world.runs.end(runId, 'done', at, result);
  });
  afterAll(() => site.close());

  it('begins with an evaluation of this site and the offers that were awarded', async () => {
    expect((await visitor.get('/contracts/new')).html).toMatch(/contracts\/new\?run&#x3D;award-run/);
    const form = await visitor.get(`/contracts/new?run=${runId}`);
    expect(form.html).toContain('name="supplier.s1"');
    expect(form.html).toContain('non vale per alcuna aggiudicazione');
    const refused = await visitor.send('/contracts/new', { run: runId, from: '2026-02-30' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Nessuna offerta è scelta.');
    // The place is named as the page names it.
    expect(refused.html).toMatch(/problem-message.*>Offerte aggiudicate<\/a>/);
    expect(refused.html).toContain('value="2026-02-30"');
    const made = await visitor.send('/contracts/new', { run: runId, 'supplier.s1': '1', from: '2026-02-01' });
    expect(made.redirect).toBe(`${draftPath}?saved=1`);
    expect(made.html).toContain('windowDays: ~ # DA COMPILARE');
    // Source: tavi5-deterministic; without a prior the rate that was scored is events over patients.
    const { n, events }: Tavi5Supplier = golden('tavi5-deterministic').inputs.suppliers.S1;
    for (const x of Object.values(events)) expect(textIn(made.html)).toContain(`value: ${x / n}`);
    // The same award again does not write over the first draft.
    const again = await visitor.send('/contracts/new', { run: runId, 'supplier.s2': '1' });
    expect(again.redirect).toBe('/contracts/tavi5-1-2/draft?saved=1');
    expect((await visitor.get('/contracts/new')).html).toContain('href="/contracts/tavi5-1-2/draft"');
  });

  it('names every problem with its line, keeps what was typed, and publishes only a sound text', async () => {
    const { html } = await visitor.get(draftPath);
    const yaml = textIn(html);
    sound = JSON.stringify(filledDraft(yaml), null, 1);
    const send = (fields: Record<string, string>) =>
      visitor.upload(draftPath, 'x.json', new Uint8Array(), 'package', fields);
    const checked = await send({ yaml: `${yaml}\ncolour: 1\n`, act: 'check' });
    expect(checked.status).toBe(422);
    expect(checked.html).toMatch(/La chiave «colour» non esiste qui/);
    expect(checked.html).toContain('colour: 1');
    expect(checked.html).toMatch(/<code>\d+:\d+<\/code>/);
    const nameless = await send({ yaml: sound, act: 'publish', editor: ' ' });
    expect(nameless.status).toBe(422);
    expect(nameless.html).toContain('Manca il nome di chi ha scritto questa versione.');
    const other = await send({
      yaml: sound.replace('"id": "tavi5-1"', '"id": "x"'),
      act: 'publish',
      editor: 'Persona clinician',
    });
    expect(other.html).toContain('il testo è di «x»');
    const saved = await send({ yaml: sound, act: 'save' });
    expect(saved.redirect).toBe(`${draftPath}?saved=1`);
    expect(await site.world.contracts.byId('tavi5-1')).toBeUndefined();
    const done = await send({ yaml: sound, act: 'publish', editor: 'Persona clinician' });
    expect(done.redirect).toBe('/contracts/tavi5-1/definition');
    expect(done.html).toContain('Raggiunto, mancato, non deciso');
    expect(new TextDecoder().decode(await visitor.download('/contracts/tavi5-1/contract.yaml'))).toBe(sound);
  });

  it('goes through its phases: documents, signatures, gate', async () => {
    const hand = (artefact: string, phase = 'decision') =>
      visitor.upload(`${phases}/${phase}/documents`, 'atto.pdf', new Uint8Array([1]), 'document', {
        artefact,
        name: 'Carla Blu',
      });
    const sign = (role: string, name: string, phase = 'decision') =>
      visitor.send(`${phases}/${phase}/signatures`, { role, name });
    const early = await sign('board', 'Persona board');
    expect(early.status).toBe(422);
    expect(early.html).toContain('Mancano documenti obbligatori');
    expect(early.html).toContain('value="Persona board"');
    expect((await hand('case')).html).toContain('atto.pdf');
    await hand('population');
    expect((await sign('board', 'Someone')).html).toContain('il contratto nomina «Persona board»');
    await sign('board', 'Persona board');
    expect((await visitor.send(`${phases}/decision/closing`, {})).status).toBe(422);
    await sign('clinician', 'Persona clinician');
    const closed = await visitor.send(`${phases}/decision/closing`, {});
    expect(closed.redirect).toBe(`${phases}?saved=1#decision`);
    expect(closed.html).toContain('chiusa il');
    expect((await visitor.send(`${phases}/gone/closing`, {})).status).toBe(404);
    // Who wrote the contract does not sign its design.
    for (const artefact of ['counterparts', 'data_sharing', 'key_holders'])
      await hand(artefact, 'coordination');
    for (const role of ['board', 'controller', 'supplier'])
      await sign(role, `Persona ${role}`, 'coordination');
    await visitor.send(`${phases}/coordination/closing`, {});
    for (const artefact of ['dictionary', 'stop_conditions']) await hand(artefact, 'design');
    expect((await sign('clinician', 'Persona clinician', 'design')).html).toContain(
      'chi prepara non approva',
    );
    expect((await sign('board', 'Persona board', 'design')).status).toBe(200);
  });
});

describe('the definitions of a contract', () => {
  it('tell a target with every digit, or say that it goes on', () => {
    const [outcome] = smallContract().outcomes;
    if (outcome === undefined) throw new Error('no outcome');
    expect([0.065, 122 / 720, 0.3].map((value) => outcomeValueText(outcome, value).it)).toEqual([
      '6,5%',
      '16,9444…%',
      '30%',
    ]);
  });

  it('say what is counted, of whom, with which model, and who owes it', () => {
    const view = contractDefinitionView(
      {
        ...published(smallContract()),
        yaml: '',
        awardPackage: '',
        publishedAt: '2026-01-01T00:00:00Z',
        actor: '',
      },
      'en',
      formatFor('en'),
    );
    const [pacemaker, death] = view.outcomes;
    expect(pacemaker?.facts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ label: 'Measure', value: expect.stringContaining('days 0–30') }),
        expect.objectContaining({ label: 'Left out of the computation', value: 'prior_pacemaker: 1' }),
        expect.objectContaining({ label: 'Flow', value: 'SDO; owed by the site of care' }),
      ]),
    );
    expect(death?.model?.formula).toBe(
      'p = 1 / (1 + e^−x), x = −4 + 0.5 · age_decades_over_70 + 0.2 · [sex = F]',
    );
    expect(view.targets.rows[0]?.cells.map(({ text }) => text).slice(0, 4)).toEqual([
      'ppm',
      'Fornitore Uno',
      '≤ 6.5%',
      '6.5%',
    ]);
  });
});
