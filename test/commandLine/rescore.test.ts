import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPastWorkbook } from '../../src/core/rescoring/readPastWorkbook.ts';
import { readWorkbook } from '../../src/io/excel/readWorkbook.ts';
import { esito } from '../support/commandLine.ts';
import { pastYaml } from '../support/pastTenders.ts';

const folder = mkdtempSync(join(tmpdir(), 'esito-rescore-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('esito rescore', () => {
  it('prints JSON only on standard output, counts over all files, and writes report, tables and JSON', () => {
    const out = join(folder, 'result');
    const files = ['cardiologia-2021', 'tacrc-822-2020'].map((name) => `examples/rescoring/${name}.yaml`);
    const ended = esito('rescore', ...files, '--lambda', '2000', '--json', '--out', out);
    expect(ended.code).toBe(0);
    const found = JSON.parse(ended.out);
    expect(found).toMatchObject({ lots: 6, printed: { compared: 58, mismatches: 0, winnersThatComeOut: 6 } });
    // Below λ = 800 / 0.15 B, which won, is the best: 12,100 + 15,900 against 10,400 + 18,400 euros of A.
    expect(found.tenders[0]).toMatchObject({
      lambda: 2000,
      lots: [{ regret: { perPatient: 0 } }, {}, {}, {}, {}],
    });
    expect(readdirSync(out).toSorted()).toEqual(['rescoring.json', 'rescoring.pdf', 'rescoring.xlsx']);
    expect(readFileSync(join(out, 'rescoring.json'), 'utf8').trim()).toBe(ended.out.trim());
    expect(readFileSync(join(out, 'rescoring.pdf'), 'latin1')).toMatch(/^%PDF/);
  });

  it('writes a template, which is refused empty with the sheet to fill in', async () => {
    const template = join(folder, 'gara.xlsx');
    expect(esito('rescore', '--template', template)).toMatchObject({ code: 0, out: `${template}\n` });
    const { value, problems } = await readWorkbook(readFileSync(template), 'gara.xlsx');
    expect(problems).toEqual([]);
    if (value === undefined) throw new Error('the template cannot be read');
    expect(readPastWorkbook(value).problems).toMatchObject([
      { code: 'sheet-empty', where: { sheet: 'Gara', cell: 'A2' } },
    ]);
  });

  it('says what is wrong with its place and ends with 1, without a result', () => {
    const file = join(folder, 'gara.yaml');
    writeFileSync(file, pastYaml('cardiologia-2021').replace('price: 18400', 'price: 28400'));
    const ended = esito('--lang', 'en', 'rescore', file, '--json');
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(/gara\.yaml:30:16, lots\.0\.offers\.0\.price: error: The price 28400 is above/);
  });
});
