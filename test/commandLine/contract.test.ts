import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tavi5Offers } from '../report/evaluation.ts';
import { esito } from '../support/commandLine.ts';
import { smallContract } from '../support/contract.ts';
import { packageText } from '../support/runPackages.ts';
import { firstLot, shippedTender } from '../support/tenders.ts';

const folder = mkdtempSync(join(tmpdir(), 'esito-contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('esito check', () => {
  it('takes a contract too: says what it holds, or line and column of what is wrong', () => {
    // JSON is YAML; one value to a line.
    const text = JSON.stringify(smallContract(), null, 1);
    expect(esito('check', written('sound.yaml', text))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/contratto valido, 7 obiettivi, impronta [0-9a-f]{64}/),
    });
    const wrong = written('wrong.yaml', text.replace('"outcome": "ppm"', '"outcome": "gone"'));
    expect(esito('--lang', 'en', 'check', wrong)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(
        /wrong\.yaml:\d+:\d+, targets\.0\.outcome: error: “gone” is not an outcome of “outcomes”\. \[points-nowhere\]/,
      ),
    });
  });
});

describe('esito contract', () => {
  const tender = shippedTender('tavi5');
  const run = written('esito-run.json', packageText(tender, tavi5Offers(firstLot(tender))));
  const out = join(folder, 'contract.yaml');
  const draft = (...options: string[]) => esito('--lang', 'en', 'contract', run, '--out', out, ...options);

  it('drafts a contract whose blanks check names', () => {
    expect(draft('--lot', '1', '--suppliers', 's1, s2', '--from', '2026-02-01').code).toBe(0);
    const yaml = readFileSync(out, 'utf8');
    expect(yaml).toContain('windowDays: ~ # TO BE FILLED IN');
    expect(yaml).toContain('from: 2026-02-01');
    const { code, err } = esito('--lang', 'en', 'check', out);
    expect(code).toBe(1);
    const problems = err.split('\n').filter((line) => line.includes(' error: '));
    expect(problems.length).toBeGreaterThan(20);
    expect(problems.every((line) => line.endsWith('[blank]'))).toBe(true);
  });

  it('refuses a supplier that made no offer, and a date that is none', () => {
    expect(draft('--lot', '1', '--suppliers', 'nobody')).toMatchObject({
      code: 1,
      err: expect.stringContaining('s1, s2, s3, s4, s5'),
    });
    expect(draft('--lot', '1', '--suppliers', 's1', '--to', '2026-02-30').code).toBe(2);
  });
});

describe('esito annex', () => {
  const out = join(folder, 'annex');

  it('writes the annex of a file in both languages, always the same bytes', () => {
    const files = ['it.pdf', 'it.yaml', 'en.pdf', 'en.yaml'].map((name) =>
      join(out, `cup-2026-annex.${name}`),
    );
    const made = () => {
      const ended = esito('annex', 'examples/contracts/cup/contract.yaml', '--out', out);
      expect(ended).toMatchObject({ code: 0, out: '' });
      for (const file of files) expect(ended.err).toContain(file);
      return files.map((file) => readFileSync(file, 'latin1'));
    };
    expect(made()).toEqual(made());
  });

  it('says that a contract is only tracked, and names what is wrong in one that is not sound', () => {
    const text = JSON.stringify(smallContract(), null, 1);
    expect(esito('--lang', 'en', 'annex', written('tracked.yaml', text), '--out', out)).toMatchObject({
      code: 1,
      err: expect.stringContaining('it has no “payment” part'),
    });
    const wrong = written('unsound.yaml', text.replace('"outcome": "ppm"', '"outcome": "gone"'));
    expect(esito('--lang', 'en', 'annex', wrong, '--out', out)).toMatchObject({
      code: 1,
      err: expect.stringContaining('[points-nowhere]'),
    });
  });
});
