import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/io/excel/readWorkbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'esito-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line as a user runs it: a process of its own. */
function esito(...args: string[]): Ended {
  return esitoWith({}, ...args);
}

function esitoWith(settings: Record<string, string>, ...args: string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...settings },
  });
  return { code: status, out: stdout, err: stderr };
}

function changedTender(from: string, to: string): string {
  const file = join(folder, 'gara.yaml');
  writeFileSync(file, readFileSync('tenders/tavi5.yaml', 'utf8').replace(from, to));
  return file;
}

describe('esito check', () => {
  it('says that a definition is valid and ends with 0', () => {
    expect(esito('check', 'tenders/tavi5.yaml')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/definizione valida.*[0-9a-f]{64}/),
      err: '',
    });
  });

  it('names line and column of what is wrong on standard error, in the language asked for, and ends with 1', () => {
    const file = changedTender('weight: 70', 'weight: 60');
    const italian = esito('check', file);
    expect(italian).toMatchObject({ code: 1, out: '' });
    expect(italian.err).toMatch(/gara\.yaml:\d+:\d+, lots\.0\.criteria: errore: I pesi sommano a 90/);
    expect(esito('--lang', 'en', 'check', file).err).toContain(
      'error: The weights add up to 90, not to 100.',
    );
  });
});

describe('esito template', () => {
  it.each([
    ['evidence', 'Evidenze'],
    ['price', 'Offerta economica'],
  ])('writes the %s workbook', async (envelope, sheet) => {
    const file = join(folder, `${envelope}.xlsx`);
    expect(
      esito('template', 'tenders/tavi.yaml', '--lot', '1', '--out', file, '--envelope', envelope).code,
    ).toBe(0);
    const { value, problems } = await readWorkbook(readFileSync(file), file);
    expect(problems).toEqual([]);
    expect(value?.sheets).toContain(sheet);
  });

  it('names the lots that there are when asked for another one', () => {
    const answer = esito('template', 'tenders/tavi.yaml', '--lot', '9', '--out', join(folder, 'x.xlsx'));
    expect(answer).toMatchObject({ code: 2, err: expect.stringContaining('1') });
  });
});

describe('esito evaluate', () => {
  const shipped = ['evaluate', 'tenders/tavi5.yaml', '--offers', 'examples/tavi5'];

  it('prints the result on standard output and nothing else there, the same bytes each time', () => {
    const first = esito(...shipped, '--draws', '2000', '--json');
    expect(first).toMatchObject({ code: 0, err: '' });
    const result = JSON.parse(first.out);
    expect(result.lots[0].scoring.ranking[0].offer).toBe('s5');
    expect(esito(...shipped, '--draws', '2000', '--json').out).toBe(first.out);
    const otherSeed = JSON.parse(esito(...shipped, '--draws', '2000', '--seed', '5', '--json').out);
    expect(otherSeed.lots[0].scoring).toEqual(result.lots[0].scoring);
    expect(otherSeed.lots[0].valuation.expected).not.toEqual(result.lots[0].valuation.expected);
  });

  it('writes report, workbook and result, and tells the board in a sentence', () => {
    const out = join(folder, 'out');
    const answer = esito('--lang', 'en', ...shipped, '--draws', '2000', '--out', out);
    expect(answer.code).toBe(0);
    expect(answer.out).toMatch(/best in \d+ of 100 possible worlds/);
    expect(readdirSync(out).toSorted()).toEqual(['report.pdf', 'result.json', 'result.xlsx']);
  });

  it('warns on standard error of evidence that is missing, and evaluates all the same', () => {
    const answer = esito(
      'evaluate',
      'tenders/tavi.yaml',
      '--offers',
      'examples/tavi',
      '--draws',
      '1000',
      '--json',
    );
    expect(answer.code).toBe(0);
    expect(answer.err).toContain('fornitore-a.evidenze.xlsx, Evidenze!E6: avviso');
    expect(JSON.parse(answer.out).lots[0].offers).toHaveLength(5);
  });

  it('refuses offers of another version of the tender, all named, and ends with 1', () => {
    const answer = esito(
      'evaluate',
      changedTender('minimumAcceptable: 8', 'minimumAcceptable: 9'),
      '--offers',
      'examples/tavi5',
      '--json',
    );
    expect(answer).toMatchObject({ code: 1, out: '' });
    expect(answer.err.match(/\[wrong-tender-version\]/g)).toHaveLength(10);
  });
});

describe('esito serve', () => {
  it('says that its port is taken, or its settings are wrong, without a stack', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const data = join(folder, 'data');
    const taken = esitoWith({ ESITO_PORT: String(port), ESITO_DATA: data }, 'serve');
    expect(taken).toMatchObject({ code: 2, err: expect.stringContaining(`ESITO_PORT=${port + 1}`) });
    expect(esitoWith({ ESITO_PORT: 'many' }, 'serve')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^ESITO_PORT: /),
    });
    holder.close();
  });
});

describe('any other words', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['valuta']],
    ['a file that is not there', ['check', 'tenders/none.yaml']],
    ['a folder that is not there', ['evaluate', 'tenders/tavi5.yaml', '--offers', 'examples/none']],
    ['too few draws', ['evaluate', 'tenders/tavi5.yaml', '--offers', 'examples/tavi5', '--draws', '10']],
    ['an option without its value', ['template', 'tenders/tavi5.yaml', '--lot']],
  ])('%s: a message on standard error, and 2', (_, args) => {
    const { code, out, err } = esito(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).not.toBe('');
    expect(err).not.toMatch(/^\s+at /m);
  });
});
