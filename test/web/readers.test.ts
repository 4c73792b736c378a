import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { World } from '../../src/actions/world.ts';
import { type Contract, contractSchema } from '../../src/core/contract/contract.ts';
import type { Reader } from '../../src/core/disclosure/reader.ts';
import { published } from '../support/contract.ts';
import { payingContract } from '../support/payment.ts';
import { pdfText } from '../support/pdfText.ts';
import { releaseOf } from '../support/releasedFigures.ts';
import { DETAIL, statementOf } from '../support/settlement.ts';
import { type Site, startSite } from '../support/site.ts';
import { batchOf, snapshotOf, trackingOf } from '../support/snapshot.ts';
import { type Visitor, visitorOf } from '../support/visitor.ts';

const contract: Contract = contractSchema.parse(payingContract());
const version = published(contract);
const path = '/contracts/valvole/readers';
const notes: { event: string; facts: Readonly<Record<string, string>> }[] = [];
let now = '2027-01-12T10:00:00Z';
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  site = await startSite([]);
  visitor = visitorOf(site);
  Object.assign(site.world, {
    now: () => now,
    note: (event: string, facts: Readonly<Record<string, string>>) => notes.push({ event, facts }),
  } satisfies Partial<World>);
  const { world } = site;
  await world.contracts.publish({
    ...version,
    yaml: '',
    awardPackage: '',
    publishedAt: '2026-01-01T00:00:00Z',
    actor: 'test',
  });
  const finding = {
    id: 'finding-h1',
    file: 'outcome',
    fileName: 'outcome.csv',
    fate: 'quarantined',
    reason: 'unknown-device',
    site: 'H1',
    rows: 3,
    first: [],
  } as const;
  await world.snapshots.putInForce(
    snapshotOf({
      hash: 'd'.repeat(64),
      fingerprint: version.fingerprint,
      batches: [batchOf({ findings: [finding] })],
    }),
    {
      tracking: trackingOf({ snapshot: 'd'.repeat(64), fingerprint: version.fingerprint }),
      computedAt: '2027-01-10T08:00:00Z',
    },
  );
  const readers: Reader[] = [
    { kind: 'supplier', supplier: 'S1' },
    { kind: 'site', site: 'H1' },
    { kind: 'region' },
  ];
  for (const [at, reader] of readers.entries()) await world.releases.add(releaseOf(reader), at);
  await issue('S1', 'a');
  await issue('S2', 'b');
});

afterAll(() => site?.close());

beforeEach(() => {
  notes.length = 0;
  now = '2027-01-12T10:00:00Z';
});

/** An issued statement of a supplier. */
async function issue(supplier: string, digit: string): Promise<void> {
  const { statement } = statementOf({ supplier, snapshot: 'd'.repeat(64), fingerprint: version.fingerprint });
  const hash = digit.repeat(64);
  await site.world.statements.add([
    {
      hash,
      statement,
      package: `{"of":"${supplier}"}`,
      detail: DETAIL,
      madeAt: '2027-01-10T08:00:00Z',
      actor: 'Anna Verdi',
    },
  ]);
  await site.world.statements.act(
    {
      kind: 'approval',
      statement: hash,
      contract: 'valvole',
      supplier,
      at: '2027-01-11T08:00:00Z',
      actor: 'Bruno Neri',
    },
    0,
  );
}

/** A link made on the board's page, as its holder gets it. */
async function linkFor(reader: string): Promise<string> {
  const { html, status } = await visitor.send(`${path}/links`, {
    reader,
    holder: 'Carla Blu, ufficio gare',
    expiresOn: '2027-03-31',
  });
  expect(status).toBe(200);
  return /<code class="secret-address">([^<]+)</.exec(html)?.[1] as string;
}

describe('links of readers', () => {
  it('are made with holder and last day, shown once, and kept only as a hash', async () => {
    const refused = await visitor.send(`${path}/links`, {
      reader: 'supplier/S9',
      holder: ' ',
      expiresOn: '',
    });
    expect(refused.status).toBe(422);
    for (const words of ['Non è detto per chi', 'Manca il nome', 'Manca la scadenza'])
      expect(refused.html).toContain(words);

    const address = await linkFor('supplier/S1');
    expect(address).toMatch(/^\/read\/[\w-]{22}$/);
    const secret = address.slice('/read/'.length);
    const { html } = await visitor.get(path);
    expect(html).toContain('Carla Blu, ufficio gare');
    expect(html).not.toContain(secret);
    expect(JSON.stringify(await site.world.readers.ofContract('valvole'))).not.toContain(secret);
  });

  it('open until the end of their last day, and nothing once revoked: the same answer as if they had never been', async () => {
    const address = await linkFor('region');
    now = '2027-03-31T21:59:00Z';
    expect((await visitor.get(address)).status).toBe(200);
    now = '2027-03-31T22:01:00Z';
    const expired = await visitor.get(address);
    expect(expired.status).toBe(404);
    expect(notes).toEqual([
      { event: 'reader link refused', facts: { link: expect.any(String), because: 'expired' } },
    ]);

    now = '2027-01-12T10:00:00Z';
    const { id } = (await site.world.readers.ofContract('valvole')).at(-1) as { id: string };
    const after = await visitor.send(`${path}/links/${id}/revocation`, {});
    expect(after.html).toContain('revocato');
    const revoked = await visitor.get(address);
    const never = await visitor.get('/read/AAAAAAAAAAAAAAAAAAAAAA');
    expect(revoked.status).toBe(404);
    const plain = (html: string, own: string) => html.replaceAll(own, '/read/x');
    expect(plain(revoked.html, address)).toBe(plain(never.html, '/read/AAAAAAAAAAAAAAAAAAAAAA'));
  });

  it('cannot be revoked from another contract', async () => {
    const { id } = (await site.world.readers.ofContract('valvole'))[0] as { id: string };
    expect((await visitor.send(`/contracts/altro/readers/links/${id}/revocation`, {})).status).toBe(404);
  });
});

describe('the impact assessment', () => {
  it('is a document in either language, with the tests of the latest releases', async () => {
    for (const [language, words] of [
      ['it', 'Valutazione d’impatto'],
      ['en', 'Data protection impact assessment'],
    ]) {
      const said = pdfText(await visitor.download(`${path}/dpia.pdf?in=${language}`)).replaceAll('\n', ' ');
      for (const one of [words, 'supplier/S1', 'site/H1', 'region']) expect(said).toContain(one);
    }
  });
});

describe('a supplier', () => {
  it('sees its own figures with one mark for what is hidden, and each with its month', async () => {
    const address = await linkFor('supplier/S1');
    const { html } = await visitor.get(address);
    for (const words of [
      '3,1%',
      'nascosto',
      'n &lt; 10',
      'ott 2026',
      'Il confronto',
      'Dispositivi revisionati',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain('Fornitore Due');
    const secret = address.slice('/read/'.length);
    expect(html.replaceAll(`/read/${secret}`, '')).not.toContain(secret);
    expect(html).not.toMatch(/href="https?:/);
    expect(html).toContain('<meta name="robots" content="noindex, nofollow">');
    const { headers } = await fetch(`${site.url}${address}`);
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('X-Robots-Tag')).toBe('noindex, nofollow');
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  it('exports what the page shows and nothing else', async () => {
    const address = await linkFor('supplier/S1');
    const csv = new TextDecoder().decode(await visitor.download(`${address}/figures.csv`));
    const rows = csv
      .trimEnd()
      .split('\r\n')
      .map((row) => row.split(','));
    expect(rows[0]?.slice(0, 8)).toEqual([
      'contract',
      'reader',
      'outcome',
      'supplier',
      'site',
      'patients',
      'events',
      'value',
    ]);
    expect(rows[2]?.slice(2, 8)).toEqual(['death', 'S1', '', 'hidden', 'hidden', '']);
    expect(rows).toHaveLength(6);
    const json = JSON.parse(new TextDecoder().decode(await visitor.download(`${address}/release.json`)));
    expect(json.content).toEqual(releaseOf({ kind: 'supplier', supplier: 'S1' }).content);
  });

  it('gets 404 for whatever is not its own, noted by the id of its link and never by its secret', async () => {
    const address = await linkFor('supplier/S1');
    const { id } = (await site.world.readers.ofContract('valvole')).at(-1) as { id: string };
    expect((await visitor.get(`${address}/targets/ppm_S1`)).status).toBe(200);
    for (const [below, what] of [
      ['targets/ppm_S2', 'target'],
      ['targets/nessuno', 'target'],
      [`statements/${'b'.repeat(64)}`, 'statement'],
      [`statements/${'b'.repeat(64)}/package.json`, 'statement'],
      [`statements/${'b'.repeat(64)}/statement.pdf`, 'statement'],
      ['contracts/valvole', 'page'],
    ]) {
      notes.length = 0;
      expect((await visitor.get(`${address}/${below}`)).status).toBe(404);
      expect(notes).toEqual([
        {
          event: 'reader asked for what is not theirs',
          facts: { link: id, contract: 'valvole', what },
        },
      ]);
    }
    notes.length = 0;
    const foreign = `${address}/statements/${'b'.repeat(64)}/acceptances`;
    expect((await visitor.send(foreign, { line: '', name: 'X' })).status).toBe(404);
    expect((await visitor.send(`${address}/tasks/abc`, { finding: 'confirmed' })).status).toBe(404);
    expect((await visitor.send(`${address}/findings/finding-h1`, { text: 'x' })).status).toBe(404);
    expect(JSON.stringify(notes)).not.toContain(address.slice('/read/'.length));
    const acts = await site.world.statements.acts('valvole');
    expect(acts.filter(({ statement }) => statement.startsWith('b'))).toHaveLength(1);
  });

  it('accepts and objects to lines of its own statement, and takes its package away', async () => {
    const address = await linkFor('supplier/S1');
    const own = `${address}/statements/${'a'.repeat(64)}`;
    expect((await visitor.get(address)).html).toContain(`href="${own}"`);
    const { html } = await visitor.get(own);
    expect(html).toContain('value="Carla Blu, ufficio gare"');
    expect(html).not.toMatch(/(href|action)="\/(contracts|statements)/);

    const refused = await visitor.send(`${own}/objections`, {
      line: 'corridor/1',
      name: 'Carla Blu',
      text: '',
    });
    expect(refused.status).toBe(422);
    // Claims are chosen by their number; of which hospital one is, only the board's record says.
    expect(html).toContain('richiesta 2 (5 mesi');
    expect(html).not.toMatch(/R-7|H[12]\b/);
    const claimed = { line: 'guarantee/1', reason: 'data', text: 'Non è il nostro.', name: 'Carla Blu' };
    const other = await visitor.send(`${own}/objections`, {
      ...claimed,
      line: 'corridor/1',
      claim: 'guarantee/1#2',
    });
    expect(other.html).toContain('non è di questa riga');
    await visitor.send(`${own}/objections`, { ...claimed, claim: 'guarantee/1#2' });
    expect(await site.world.statements.acts('valvole')).toContainEqual(
      expect.objectContaining({ line: 'guarantee/1', claim: { site: 'H2', reference: 'R-7' } }),
    );
    const objected = await visitor.send(`${own}/objections`, {
      line: 'corridor/1',
      reason: 'data',
      claim: '',
      text: 'Due impianti sono di un altro lotto.',
      name: 'Carla Blu',
    });
    expect(objected.redirect).toBe(`${own}?saved`);
    expect(objected.html).toContain('contestata');
    await visitor.send(`${own}/acceptances`, { line: '', name: 'Carla Blu' });
    const kinds = (await site.world.statements.acts('valvole'))
      .filter(({ statement }) => statement.startsWith('a'))
      .map(({ kind }) => kind);
    expect(kinds.slice(0, 3)).toEqual(['approval', 'objection', 'objection']);
    expect(new Set(kinds.slice(3))).toEqual(new Set(['acceptance']));

    const bytes = await visitor.download(`${own}/package.json`);
    expect(new TextDecoder().decode(bytes)).toBe('{"of":"S1"}');
    const pdf = await visitor.download(`${own}/statement.pdf?in=en`);
    expect(new TextDecoder('latin1').decode(pdf.slice(0, 5))).toBe('%PDF-');
  });
});

describe('a hospital', () => {
  it('answers questions and tasks about its own patients without learning who asks', async () => {
    const { world } = site;
    await world.statements.act(
      {
        kind: 'task',
        statement: 'a'.repeat(64),
        contract: 'valvole',
        supplier: 'S1',
        at: '2027-01-12T09:00:00Z',
        actor: 'Anna Verdi',
        line: 'corridor/1',
        site: 'H1',
        text: 'Controllare il lotto degli impianti di marzo.',
      },
      (await world.statements.acts('valvole')).filter(({ statement }) => statement.startsWith('a')).length,
    );
    await world.queries.add('valvole', 'finding-h1', 'none', {
      at: now,
      actor: 'Anna Verdi',
      kind: 'question',
      text: 'Perché mancano tre impianti?',
    });

    const other = await linkFor('site/H2');
    const elsewhere = (await visitor.get(other)).html;
    expect(elsewhere).not.toContain('Controllare il lotto');
    expect(elsewhere).not.toContain('Perché mancano');

    const address = await linkFor('site/H1');
    const { html } = await visitor.get(address);
    expect(html).toContain('Controllare il lotto degli impianti di marzo.');
    expect(html).toContain('Perché mancano tre impianti?');
    const before = html.slice(html.indexOf('id="tasks"'), html.indexOf('id="queries"'));
    expect(before).not.toMatch(/Fornitore|corridor|aaaa|Anna Verdi|Carla Blu/);

    const task = /action="([^"]+\/tasks\/\w+)"/.exec(html)?.[1] as string;
    expect((await visitor.send(task, { text: 'Visto.' })).status).toBe(422);
    const answered = await visitor.send(task, {
      finding: 'confirmed',
      text: 'Il lotto è quello consegnato.',
    });
    expect(answered.html).toContain('Nessuna verifica da fare.');
    const told = await visitor.send(`${address}/findings/finding-h1`, { text: 'Arriveranno a febbraio.' });
    expect(told.html).toContain('Nessuna domanda aperta.');
    expect((await world.queries.byFinding('valvole', 'finding-h1'))?.messages.at(-1)).toMatchObject({
      actor: 'Carla Blu, ufficio gare',
      kind: 'answer',
    });
  });
});

describe('the region', () => {
  it('sees sites by suppliers, hidden cells with one mark', async () => {
    const { html } = await visitor.get(await linkFor('region'));
    const grid = html.slice(html.indexOf('id="grid-ppm"'), html.indexOf('id="funnels"'));
    expect(grid).toContain('Ospedale Due');
    expect(grid).toContain('Fornitore Due');
    expect(grid).toContain('6 / 60 · 10,0% (ott 2026)');
    expect(grid).toContain('nascosto (ott 2026)');
  });
});
