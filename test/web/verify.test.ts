import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadShipped } from '../../src/actions/loadShipped.ts';
import { readOffersFolder } from '../../src/io/offersFolder.ts';
import { readYaml } from '../../src/io/yaml.ts';
import { type Site, startSite } from '../support/site.ts';
import { lotPath } from '../support/tavi5Offers.ts';
import { type Answer, until, type Visitor, visitorOf } from '../support/visitor.ts';

const folder = mkdtempSync(join(tmpdir(), 'esito-verify-'));
const hasEnded = ({ html }: Answer): boolean => !html.includes('<progress');

describe('verifying a run in the browser', () => {
  let site: Site;
  let visitor: Visitor;
  let run: string;
  let downloaded: string;

  const verify = async (text: string): Promise<Answer> => {
    const sent = await visitor.upload('/verify', 'pacchetto.json', new TextEncoder().encode(text), 'package');
    return sent.redirect === null ? sent : until(() => visitor.get(sent.redirect ?? ''), hasEnded);
  };

  beforeAll(async () => {
    site = await startSite();
    visitor = visitorOf(site);
    const { workbooks } = await readOffersFolder('examples/tavi5');
    const definition = readYaml(readFileSync('tenders/tavi5.yaml', 'utf8'), 'tavi5.yaml');
    await loadShipped(site.world, {
      definition,
      offers: workbooks,
      committee: undefined,
      session: undefined,
    });
    const started = await visitor.send(`${lotPath}/evaluation`, { draws: '2000', seed: '7' });
    run = started.redirect ?? '';
    await until(() => visitor.get(run), hasEnded);
    downloaded = new TextDecoder().decode(await visitor.download(`${run}/package.json`));
  });
  afterAll(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  it('starts from the package that the result page offers, the bytes that the command line writes', async () => {
    expect((await visitor.get(run)).html).toContain(`href="${run}/package.json"`);
    const args = ['evaluate', 'tenders/tavi5.yaml', '--offers', 'examples/tavi5', '--draws', '2000'];
    // Not in this thread, which serves the site.
    await promisify(execFile)(process.execPath, ['src/cli.ts', ...args, '--seed', '7', '--out', folder]);
    expect(readFileSync(join(folder, 'esito-run.json'), 'utf8')).toBe(downloaded);
  });

  it('confirms it, with its hash', async () => {
    const { html, status } = await verify(downloaded);
    expect(status).toBe(200);
    expect(html).toContain('Il pacchetto è confermato');
    expect(html).toContain(JSON.parse(downloaded).hashes.package);
    expect(html).not.toContain('<table');
  });

  it('shows what differs: a changed digit with its place, its line and both values', async () => {
    const { html } = await verify(downloaded.replace('"points": 20.19231', '"points": 20.19239'));
    expect(html).toContain('Il pacchetto non è confermato: una differenza');
    expect(html).toContain('risultato › lotto 1 › punteggi › offerta economica › offerta s2 › punti');
    expect(html).toContain('20.19239');
    expect(html).toContain('20.19231');
  });

  it('names a changed rule exactly, because it has the published one', async () => {
    const { html, status } = await verify(downloaded.replace('"basePrice": 20000', '"basePrice": 20001'));
    expect(status).toBe(422);
    expect(html).toContain(
      'definizione › lotto 1 › base d’asta: nel pacchetto 20001, nella gara pubblicata 20000.',
    );
  });

  it('computes no rules that it has not published', async () => {
    const data = JSON.parse(downloaded);
    data.rules.definition.background.it = 'Un’altra gara.';
    data.rules.fingerprint = 'a'.repeat(64);
    const { html, status } = await verify(JSON.stringify(data, null, 2));
    expect(status).toBe(422);
    expect(html).toContain('non è pubblicata su questo sito');
  });

  it('says what is wrong with a file that is no package, with its line, and with no file at all', async () => {
    const broken = await verify(downloaded.slice(0, 3000));
    expect(broken.status).toBe(422);
    expect(broken.html).toMatch(/pacchetto\.json:\d+:\d+/);
    const none = await visitor.upload('/verify', 'x.json', new Uint8Array(), 'package');
    expect(none.status).toBe(422);
    expect(none.html).toContain('Manca il file');
    expect((await visitor.get('/verify/nowhere')).status).toBe(404);
  });

  it('tells its progress to the page’s script, and takes only so many at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        visitor.upload('/verify', 'x.json', new TextEncoder().encode(downloaded), 'package'),
      ),
    );
    const taken = answers.filter(({ status }) => status === 200);
    expect(taken.length).toBeGreaterThanOrEqual(4);
    expect(answers.filter(({ status }) => status === 503).length).toBe(8 - taken.length);
    const path = taken[0]?.redirect ?? '';
    await until(() => visitor.get(path), hasEnded);
    const said = JSON.parse(new TextDecoder().decode(await visitor.download(`${path}/progress.json`)));
    expect(said).toMatchObject({ underWay: false, progress: 1, sentence: 'La verifica è conclusa.' });
  });
});
