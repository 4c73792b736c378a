import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTender } from '../../src/commandLine/readTender.ts';
import { readWorkbook } from '../../src/io/excel/readWorkbook.ts';
import { esito } from '../support/commandLine.ts';
import { golden } from '../support/golden.ts';
import { commissioners, goldenCommitteeYaml, preferenceYaml } from '../support/preferenceTender.ts';
import { firstLot } from '../support/tenders.ts';
import { filledEvidence, filledPrice, tavi5Suppliers, tavi5Values } from '../support/workbooks.ts';

const folder = mkdtempSync(join(tmpdir(), 'esito-preferences-'));
const tender = join(folder, 'coppie.yaml');
const offers = join(folder, 'offers');

/** The command line as a user runs it, with this committee's file. */
function evaluate(committee: string, ...args: string[]) {
  writeFileSync(join(offers, 'commissione.yaml'), committee);
  return esito('evaluate', tender, '--offers', offers, '--draws', '1000', ...args);
}

describe('esito evaluate with tables of preferences', () => {
  beforeAll(async () => {
    mkdirSync(offers);
    writeFileSync(tender, preferenceYaml);
    const { value: published } = await readTender(tender);
    if (published === undefined) throw new Error('the definition is not valid');
    const lot = firstLot(published.tender);
    for (const supplier of ['S1', 'S2', 'S3', 'S4']) {
      const price = tavi5Suppliers()[supplier]?.offeredPrice ?? 0;
      const files = {
        evidenze: await filledEvidence(published, lot, tavi5Values(supplier)),
        prezzo: await filledPrice(published, lot, supplier, price),
      };
      for (const [kind, bytes] of Object.entries(files))
        writeFileSync(join(offers, `${supplier}.${kind}.xlsx`), bytes);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives the golden coefficients, and prints every table in the workbook', async () => {
    const out = join(folder, 'out');
    const { code, out: printed } = evaluate(goldenCommitteeYaml(), '--json', '--out', out);
    expect(code).toBe(0);
    const { expected } = golden('pairwise-4offers-3commissioners');
    const raw = JSON.parse(printed).lots[0].scoring.technical.map(
      ({ criteria }: { criteria: { rawCoefficient: number }[] }) => criteria[1]?.rawCoefficient,
    );
    for (const [at, coefficient] of (expected.variantA.coefficient as number[]).entries())
      expect(raw[at]).toBeCloseTo(coefficient, 6);
    const { value } = await readWorkbook(readFileSync(join(out, 'result.xlsx')), 'result.xlsx');
    for (const at of commissioners.keys()) expect(value?.sheets).toContain(`Preferenze A.2 ${at + 1}`);
    expect(value?.sheets).toContain('Somme A.2');
  });

  it('names what is wrong, with the line where the file has one, and evaluates nothing', () => {
    const line = evaluate(goldenCommitteeYaml().replace('grade: 6', 'grade: 9'));
    expect(line).toMatchObject({ code: 1, out: '' });
    expect(line.err).toMatch(/commissione\.yaml:9:\d+.*da 2 \(minima\) a 6 \(massima\)/);
    const missing = evaluate(goldenCommitteeYaml().replace(/ {6}- \{ first: s1, second: s2,.*\n/, ''));
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toContain('A.2 Anna: errore: A.2: manca il confronto S1 – S2.');
    const [head, first] = goldenCommitteeYaml().split(/(?= {2}- lot:)/);
    const copies = commissioners.map((name) => first?.replace('Anna', name));
    const alike = evaluate(`${head}${copies.join('')}`);
    expect(alike).toMatchObject({ code: 1, out: '' });
    expect(alike.err).toContain('Ad. plen. 16/2022');
  });
});
