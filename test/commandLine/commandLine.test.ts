import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamAt } from '../../src/core/numbers/stream.ts';
import type { Valuation } from '../../src/core/valuation/valuation.ts';
import { readWorkbook } from '../../src/io/excel/readWorkbook.ts';
import { esito, esitoWith } from '../support/commandLine.ts';

const folder = mkdtempSync(join(tmpdir(), 'esito-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

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
      err: expect.stringMatching(/^tenders\/tavi5\.yaml:.*lone-offer-full-points\]/),
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

describe('esito lab', () => {
  const lab = ['lab', 'tenders/tavi5.yaml', '--lots', '100'];

  it('tries the rules on imagined and past offers, the same bytes each time, and ends with 0', () => {
    const out = join(folder, 'lab');
    const answer = esito(...lab, '--offers', 'examples/tavi5', '--json', '--out', out);
    expect(answer).toMatchObject({ code: 0, err: expect.stringContaining('lone-offer-full-points') });
    const [lot] = JSON.parse(answer.out).lots;
    // Source: tavi5-points-price-separate.
    expect(lot.past.slice(0, 4).map(({ winners }: { winners: string[] }) => winners)).toEqual([
      ['s5'],
      ['s2'],
      ['s1'],
      ['s5'],
    ]);
    expect(lot.candidates[0]).toMatchObject({ id: 'own', otherWinner: { value: 0, standardError: 0 } });
    expect(readFileSync(join(out, 'lab.json'), 'utf8')).toBe(answer.out);
    expect(readdirSync(out).toSorted()).toEqual(['lab.json', 'lab.xlsx']);
  });

  it('ends with 1 where the linter refuses a rule, which check then refuses too, and says why', () => {
    const file = changedTender('unit: day', 'unit: EUR').replace('gara.yaml', 'leak.yaml');
    writeFileSync(file, readFileSync(join(folder, 'gara.yaml'), 'utf8').replace('stay*cost_day', 'stay'));
    const tried = esito('--lang', 'en', 'lab', file, '--lots', '100', '--lot', '1');
    expect(tried).toMatchObject({ code: 1, out: expect.stringContaining('Rules of the tender') });
    expect(tried.err).toMatch(/leak\.yaml:\d+:\d+, lots\.0\.indicators\.5\.unit: error: .*reveal the price/);
    expect(esito('check', file)).toMatchObject({
      code: 1,
      err: expect.stringContaining('indicator-in-euros'),
    });
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
    expect(readdirSync(out).toSorted()).toEqual([
      'calcolo.xlsx',
      'esito-run.json',
      'report.pdf',
      'result.json',
      'result.xlsx',
      'verbale.pdf',
    ]);
  });

  it('writes its draws in the layout of psa, which says the same of them', () => {
    const file = join(folder, 'draws-of-tavi5.csv');
    const evaluated = esito(...shipped, '--draws', '5000', '--json', '--draws-csv', file);
    expect(evaluated).toMatchObject({ code: 0, err: `${file}\n` });
    const { valuation }: { valuation: Valuation } = JSON.parse(evaluated.out).lots[0];
    const { willingnessToPay: lambda, acceptability } = valuation;
    const found = esito('psa', file, '--lambda', [lambda, 0, 100_000].join(','), '--json');
    expect(found).toMatchObject({ code: 0, err: '' });
    const external = JSON.parse(found.out);

    const same = (value: number, wanted: number) =>
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-9 * Math.abs(wanted) + 1e-9);
    for (const { strategy, cost, effect } of valuation.expected) {
      same(external.meanCost[strategy], cost.value);
      same(external.meanEffect[strategy], effect.value);
    }
    const at = (wanted: number) => acceptability.find(({ willingnessToPay }) => willingnessToPay === wanted);
    for (const [which, point] of [valuation.atWillingnessToPay, at(0), at(100_000)].entries()) {
      if (point === undefined) throw new Error('λ outside the tender’s range');
      expect(external.frontier[which]).toBe(point.frontier);
      same(external.evpi[which], point.expectedValueOfPerfectInformation.value);
      for (const [strategy, { value }] of Object.entries(point.probabilityBest))
        same(external.probabilityBest[strategy][which], value);
    }
    for (const { strategy, ranks } of valuation.rankProbabilities)
      for (const [rank, { value }] of ranks.entries()) same(external.rankProbability[strategy][rank], value);
    const { parameterInformation } = valuation;
    expect(Object.keys(external.evppi)).toHaveLength(parameterInformation.length);
    for (const { strategy, parameter, value } of parameterInformation) {
      const evppi = external.evppi[strategy === null ? parameter : `${strategy}.${parameter}`][0];
      expect(Math.abs(evppi - value.value)).toBeLessThanOrEqual(4 * value.standardError + 1e-9);
    }
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

describe('esito verify', () => {
  const out = join(folder, 'run');
  const file = join(out, 'esito-run.json');
  beforeAll(() => {
    esito('evaluate', 'tenders/tavi5.yaml', '--offers', 'examples/tavi5', '--draws', '1000', '--out', out);
  });

  it('confirms the package of a run and ends with 0', () => {
    const { hashes } = JSON.parse(readFileSync(file, 'utf8'));
    const answer = esito('verify', file);
    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(answer.out).toContain('Il pacchetto è confermato');
    expect(answer.out).toContain(hashes.package);
  });

  it('names a changed digit with its line, in the language asked for or as JSON, and ends with 1', () => {
    const changed = join(folder, 'changed.json');
    writeFileSync(changed, readFileSync(file, 'utf8').replace('"points": 20.19231', '"points": 20.19230'));
    const answer = esito('--lang', 'en', 'verify', changed);
    expect(answer).toMatchObject({ code: 1, err: '' });
    expect(answer.out).toMatch(
      /changed\.json:\d+:\d+: result › lot 1 › scoring › economic offer › offer s2 › points: in the package 20\.1923, recomputed 20\.19231/,
    );
    const json = esito('verify', changed, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({
      identical: false,
      differences: [{ packaged: 20.1923, recomputed: 20.19231 }],
    });
  });

  it('names what cannot be computed again on standard error and ends with 1, and with 2 without a file', () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, readFileSync(file, 'utf8').replace('"weight": 70', '"weight": 71'));
    const answer = esito('verify', broken);
    expect(answer).toMatchObject({ code: 1, out: '' });
    expect(answer.err).toContain('lots.1.criteria.A.1');
    expect(answer.err).toContain('I pesi sommano a 101');
    expect(esito('verify', join(folder, 'nowhere.json')).code).toBe(2);
  });
});

describe('esito psa', () => {
  // The case worked out by hand in the tests of the core, as a file; the heading has a byte order mark.
  const file = join(folder, 'draws.csv');
  const rows = ['1,100,1,200,2,0', '2,100,1,200,1,1', '3,100,1,200,2,0', '4,100,1,200,1.5,1'];
  writeFileSync(file, `\uFEFFdraw,cost_a,effect_a,cost_b,effect_b,p\r\n${rows.join('\r\n')}\r\n`);

  it('prints the published layout on standard output and nothing else there', () => {
    const { code, out, err } = esito('psa', file, '--lambda', '300,100', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      strategies: ['a', 'b'],
      draws: 4,
      lambda: [300, 100],
      meanCost: { a: 100, b: 200 },
      meanEffect: { a: 1, b: 1.625 },
      nmb: { a: [200, 0], b: [287.5, -37.5] },
      probabilityBest: { a: [0.25, 0.75], b: [0.75, 0.25] },
      frontier: ['b', 'a'],
      evpi: [25, 0],
      rankProbability: { a: [0.25, 0.75], b: [0.75, 0.25] },
      incremental: [
        { strategy: 'a', cost: 100, effect: 1, status: 'frontier', icer: null },
        { strategy: 'b', cost: 200, effect: 1.625, status: 'frontier', icer: 160 },
      ],
      evppi: { p: [12.5, 0] },
    });
    expect(err).toMatch(/^\S+draws\.csv: avviso: Solo 4 simulazioni.* \[few-draws\]\n {4}→ .*\n$/);
  });

  it('prints tables with standard errors in the language asked for, and says which λ it took', () => {
    const { code, out, err } = esito('--lang', 'en', 'psa', file);
    expect(code).toBe(0);
    expect(out).toContain('NMB at λ = 0 (€)');
    expect(out).toMatch(/^ {2}b +200 ±\s0 +1\.6250 ±\s0\.2394 +160 ±\s61 +on the frontier$/m);
    expect(out).toMatch(/^ {3}10,000 +25\.0% ±\s21\.7% +75\.0% ±\s21\.7% +b +25\.0 ±\s25\.0$/m);
    expect(err).toContain('Without --lambda: λ = 0,10000,20000,');
  });

  it('names every wrong row by line and column, computes nothing, and ends with 1', () => {
    const wrong = join(folder, 'wrong.csv');
    writeFileSync(wrong, 'draw,cost_a,effect_a\n1,"1,5",2\n2,1\n3,1,2\n');
    const answer = esito('psa', wrong, '--json');
    expect(answer).toMatchObject({ code: 1, out: '' });
    expect(answer.err).toMatch(
      /wrong\.csv:2:2, cost_a: errore: «1,5» ha la virgola decimale\. .*\n {4}→ Scrivere 1\.5/,
    );
    expect(answer.err).toMatch(/wrong\.csv:3:1: errore: La riga ha 2 celle, l’intestazione 3\./);
  });

  it('reads a table of many parameters again for the rest of them, with the same result', () => {
    const random = streamAt(1, 'many', 0);
    const names = Array.from({ length: 150 }, (_, at) => `p${at}`);
    const lines = Array.from({ length: 1500 }, (_, row) => {
      const values = names.map(() => random.next());
      const [first, last] = [values[0] as number, values[149] as number];
      return [row, 10, 1, 10, 1 + first - 0.5 + (last - 0.5), ...values].join(',');
    });
    const many = join(folder, 'many.csv');
    writeFileSync(
      many,
      `${['draw,cost_a,effect_a,cost_b,effect_b', ...names].join(',')}\n${lines.join('\n')}`,
    );
    const { code, out, err } = esito('psa', many, '--lambda', '1000', '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { evppi } = JSON.parse(out) as { evppi: Record<string, [number]> };
    expect(Object.keys(evppi)).toEqual(names);
    // Each moves the difference evenly between −500 and 500: E max(0, x) = 125.
    for (const name of ['p0', 'p149']) expect(Math.abs((evppi[name]?.[0] ?? 0) - 125)).toBeLessThan(15);
    expect(Math.max(...names.slice(1, 149).map((name) => evppi[name]?.[0] ?? 0))).toBeLessThan(40);
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
    [
      'a file of draws that cannot be written',
      [
        'evaluate',
        'tenders/tavi5.yaml',
        '--offers',
        'examples/tavi5',
        '--draws',
        '1000',
        '--json',
        '--draws-csv',
        'no-folder/draws.csv',
      ],
    ],
    ['no such file of draws', ['psa', 'none.csv']],
    ['a folder for a file of draws', ['psa', 'examples']],
    ['λ that is no number', ['psa', 'examples/tavi/README.md', '--lambda', '1e4;2']],
    ['an option without its value', ['template', 'tenders/tavi5.yaml', '--lot']],
  ])('%s: a message on standard error, and 2', (_, args) => {
    const { code, out, err } = esito(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).not.toBe('');
    expect(err).not.toMatch(/^\s+at /m);
  });
});
