import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfText } from '../support/pdfText.ts';
import { type Site, startSite } from '../support/site.ts';
import { handInAll, lotPath, publishedTavi5 } from '../support/tavi5Offers.ts';
import { firstLot } from '../support/tenders.ts';
import { until, type Visitor, visitorOf } from '../support/visitor.ts';
import { filledEvidence, tavi5Values } from '../support/workbooks.ts';

const path = `${lotPath}/minutes`;
const confirm = { confirm: '1' };

const facts = {
  place: 'Roma <sede>',
  act: 'Determina 7/2027',
  appointed: '2027-04-05',
  'member-name-0': 'Anna Rossi',
  'member-role-0': 'president',
  'member-declared-0': '2027-04-08',
  'member-name-1': 'Bruno Verdi',
  'member-role-1': 'member',
  'member-declared-1': '',
  'sitting-opens-0': '2027-04-08T09:00',
  'sitting-closes-0': '2027-04-08T12:15',
  'excluded-supplier-0': '',
  'excluded-reason-0': '',
  notes: '',
};

describe('minutes', () => {
  let site: Site;
  let visitor: Visitor;
  /** From now the site's clock stands at this time. */
  const setClock = (iso: string): void => {
    (site.world as { now: () => string }).now = () => iso;
  };
  const evaluated = async (): Promise<string> => {
    const { redirect } = await visitor.send(`${lotPath}/evaluation`, { draws: '1000', seed: '1' });
    await until(
      () => visitor.get(redirect ?? ''),
      ({ html }) => !html.includes('<progress'),
    );
    return redirect ?? '';
  };
  const minutesText = async (run: string): Promise<string> =>
    pdfText(await visitor.download(`${run}/minutes.pdf`)).replaceAll(/\s+/g, ' ');

  beforeAll(async () => {
    site = await startSite();
    visitor = visitorOf(site);
    await handInAll(site, visitor);
  });
  afterAll(() => site.close());

  it('keep what was typed, and link each problem to its field', async () => {
    const { status, html } = await visitor.send(path, {
      ...facts,
      'member-role-1': '',
      'excluded-reason-0': 'Busta tardiva',
    });
    expect(status).toBe(422);
    for (const field of ['member-role-1', 'excluded-supplier-0']) expect(html).toContain(`href="#${field}"`);
    expect(html).toContain('value="Roma &lt;sede&gt;"');
    expect(html).toMatch(/<option value="president" selected>/);
    const early = await visitor.send(path, { ...facts, 'sitting-opens-0': '2027-03-01T09:00' });
    expect(early.status).toBe(422);
    expect(early.html).toContain('href="#sitting-opens-0"');
    expect(early.html).toContain('prima della scadenza delle offerte');
    expect((await visitor.get(path)).html).not.toContain('Anna Rossi');
  });

  it('record the facts, and say what the law would not have', async () => {
    const { status, html, redirect } = await visitor.send(path, facts);
    expect(status).toBe(200);
    expect(redirect).toBe(`${path}?saved=1`);
    expect(html).toContain('value="Bruno Verdi"');
    expect(html).toContain('la legge vuole un numero dispari');
  });

  it('of an evaluation before the deadline say that it is a rehearsal', async () => {
    const run = await evaluated();
    expect((await visitor.get(path)).html).toContain('no: è una prova');
    const text = await minutesText(run);
    expect(text).toContain('Bozza o prova');
    expect(text).toContain('Anna Rossi');
  });

  it('are closed, opened and made in this order only, and from then on nothing technical changes', async () => {
    const close = `${lotPath}/technical-closing`;
    const open = `${lotPath}/price-opening`;
    const early = await visitor.send(close, confirm);
    expect(early.status).toBe(422);
    expect(early.html).toContain('non si può chiudere prima della scadenza');

    setClock('2027-04-08T10:00:00.000Z');
    const withClosedEnvelopes = await visitor.send(`${lotPath}/evaluation`, { draws: '1000', seed: '1' });
    expect(withClosedEnvelopes.status).toBe(422);
    expect(withClosedEnvelopes.html).toContain('le buste economiche sono chiuse');
    expect((await visitor.send(open, confirm)).html).toContain('solo dopo la chiusura della fase tecnica');
    expect((await visitor.send(close, {})).html).toContain('Manca la conferma');

    const closed = await visitor.send(close, confirm);
    expect(closed.html).toContain('La fase tecnica è chiusa');
    const sha256 = /<code class="whole-hash">([0-9a-f]{64})</.exec(closed.html)?.[1] ?? '';
    expect(sha256).not.toBe('');
    const published = await publishedTavi5(site);
    const file = await filledEvidence(published, firstLot(published.tender), tavi5Values('S1'));
    const upload = await visitor.upload(`${lotPath}/offers`, 'nuovo.xlsx', file);
    expect(upload.status).toBe(422);
    expect(upload.html).toContain('La fase tecnica è stata chiusa');
    const judged = await visitor.send(`${lotPath}/committee`, { 'commissioner-0': 'Anna' });
    expect(judged.status).toBe(422);
    expect(judged.html).toContain('La fase tecnica è stata chiusa');
    const exclusion = { 'excluded-supplier-0': 'S1', 'excluded-reason-0': 'Ripensamento' };
    expect((await visitor.send(path, { ...facts, ...exclusion })).status).toBe(422);
    // The database itself holds to it, whatever the program asks of it.
    const committee = { commissioners: ['Anna'], judgements: [], tables: [] };
    const recording = { fingerprint: published.fingerprint, lot: '1', committee, recordedAt: '', actor: '' };
    await expect(site.world.committees.record(recording)).rejects.toThrow('the technical phase is closed');

    setClock('2027-04-09T07:05:00.000Z');
    expect((await visitor.send(open, confirm)).html).toContain('Le buste economiche sono aperte');
    setClock('2027-04-09T07:10:00.000Z');
    const run = await evaluated();
    expect((await visitor.get(run)).html).not.toContain('Questa è una prova');
    const text = await minutesText(run);
    expect(text).not.toContain('Bozza o prova');
    expect(text).toContain('Chiusura della fase tecnica 8 aprile 2027, ore 12:00');
    expect(text).toContain('Apertura delle buste economiche 9 aprile 2027, ore 09:05');
    expect(text).toContain(sha256);
    const [one, two] = [
      await visitor.download(`${run}/minutes.pdf`),
      await visitor.download(`${run}/minutes.pdf`),
    ];
    expect(Buffer.compare(one, two)).toBe(0);
  });
});

it('an offer that was excluded beforehand is neither evaluated nor awaited', async () => {
  const site = await startSite();
  const visitor = visitorOf(site);
  try {
    await handInAll(site, visitor);
    const { redirect } = await visitor.send(path, {
      ...facts,
      'excluded-supplier-0': 'S5',
      'excluded-reason-0': 'Requisiti non posseduti',
    });
    expect(redirect).toBe(`${path}?saved=1`);
    const started = await visitor.send(`${lotPath}/evaluation`, { draws: '1000', seed: '1' });
    const run = started.redirect ?? '';
    await until(
      () => visitor.get(run),
      ({ html }) => !html.includes('<progress'),
    );
    const result = await site.world.runs.result(run.split('/').at(-1) ?? '');
    expect(result?.lots[0]?.offers.map(({ id }) => id)).toEqual(['s1', 's2', 's3', 's4']);
    const text = pdfText(await visitor.download(`${run}/minutes.pdf`)).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Offerte ricevute: 5; escluse prima della valutazione: 1; valutate: 4.');
    expect(text).toContain('S5 Requisiti non posseduti');
  } finally {
    await site.close();
  }
});
