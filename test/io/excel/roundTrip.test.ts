import * as SheetJS from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { betaFromEvents } from '../../../src/core/distributions/beta.ts';
import { evidenceForm } from '../../../src/core/evidence/evidenceForm.ts';
import { parseEvidenceWorkbook, parsePriceWorkbook } from '../../../src/core/evidence/parseWorkbook.ts';
import { filledForm, type WorkbookContent } from '../../../src/core/evidence/workbook.ts';
import { hiddenNames, inputNames } from '../../../src/core/evidence/workbookNames.ts';
import { readWorkbook } from '../../../src/io/excel/readWorkbook.ts';
import { writeWorkbook } from '../../../src/io/excel/writeWorkbook.ts';
import { allDraws, allFigures, lotWithAllForms } from '../../support/allForms.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';
import {
  contentOf,
  filledEvidence,
  filledPrice,
  publishedForTest,
  tavi5Suppliers,
  tavi5Values,
} from '../../support/workbooks.ts';

const published = publishedForTest(shippedTender('tavi5'));
const lot = firstLot(published.tender);

async function read(bytes: Uint8Array): Promise<WorkbookContent> {
  const { value, problems } = await readWorkbook(bytes, 'offerta.xlsx');
  expect(problems).toEqual([]);
  return value as WorkbookContent;
}

/** XML of one part of the file, found by an independent reader. */
function partOf(bytes: Uint8Array, path: string): string {
  const container = SheetJS.CFB.read(Buffer.from(bytes), { type: 'buffer' });
  return Buffer.from(SheetJS.CFB.find(container, path)?.content as Uint8Array).toString('utf8');
}

describe('a workbook written and read again', () => {
  it('says the same for the five suppliers', async () => {
    const suppliers = Object.entries(tavi5Suppliers());
    const workbooks = await Promise.all(
      suppliers.map(async ([id]) => read(await filledEvidence(published, lot, tavi5Values(id)))),
    );
    for (const [at, [id, { n, events, meanLengthOfStayDays }]] of suppliers.entries()) {
      const { value, problems } = parseEvidenceWorkbook(workbooks[at] as WorkbookContent, published, lot);
      expect(problems).toEqual([]);
      expect(value?.supplier).toBe(id);
      expect(value?.evidence).toHaveLength(6);
      for (const { indicator, source, distribution } of value?.evidence ?? []) {
        expect(source).toMatch(/^Studio S\d, tab\. \d$/);
        expect(distribution).toEqual(
          indicator === 'stay'
            ? { family: 'fixed', value: meanLengthOfStayDays }
            : betaFromEvents(events[indicator] as number, n, 'none'),
        );
      }
    }
  });

  it('says the same price', async () => {
    const price = await read(await filledPrice(published, lot, 'S1', 18999.99));
    expect(parsePriceWorkbook(price, published, lot)).toMatchObject({
      problems: [],
      value: { supplier: 'S1', price: 18999.99, place: { sheet: 'Offerta economica', cell: 'B2' } },
    });
  });

  // The tests of the parser use contentOf instead of files: this is what allows them to.
  it('holds exactly what the form holds', async () => {
    const values = {
      ...tavi5Values('S1'),
      [inputNames.evidence('stay', 'note')]: '=1+1, <b> & “C”\n  seconda riga',
    };
    const bytes = await filledEvidence(published, lot, values);
    const form = filledForm(evidenceForm(published, lot), values);
    expect(await read(bytes)).toEqual(contentOf(form));
  });

  it('says the same of thousands of draws, bit by bit', async () => {
    const lot = lotWithAllForms(firstLot(published.tender));
    const values = { ...allFigures, ...allDraws, [inputNames.supplier]: 'Alfa' };
    const content = await read(await filledEvidence(published, lot, values));
    expect(content).toEqual(contentOf(filledForm(evidenceForm(published, lot), values)));
    expect([...(content.columns.get('Simulazioni!B') ?? [])].slice(1)).toEqual(
      allDraws[inputNames.draws('pain')],
    );
  });
});

describe('a written workbook, to an independent reader', () => {
  it('has its values, its names and a hidden sheet that menus cannot show', async () => {
    const bytes = await filledEvidence(published, lot, tavi5Values('S1'));
    const workbook = SheetJS.read(Buffer.from(bytes), { type: 'buffer' });
    const valueNamed = (name: string): unknown => {
      const reference = workbook.Workbook?.Names?.find(({ Name }) => Name === name)?.Ref ?? '';
      const [sheet = '', cell = ''] = reference.replaceAll(/['$]/g, '').split('!');
      return workbook.Sheets[sheet]?.[cell]?.v;
    };
    expect(valueNamed(inputNames.supplier)).toBe('S1');
    expect(valueNamed(inputNames.evidence('ppm', 'events'))).toBe(31);
    expect(valueNamed(inputNames.evidence('stay', 'value'))).toBe(4.6);
    expect(valueNamed(hiddenNames.fingerprint)).toBe(published.fingerprint);
    expect(workbook.Workbook?.Sheets?.map(({ name, Hidden }) => [name, Hidden])).toEqual([
      ['Istruzioni', 0],
      ['Offerente', 0],
      ['Evidenze', 0],
      ['_esito', 2],
    ]);
    expect(workbook.Props).toMatchObject({ Title: 'tavi5 · 1 · Evidenze', Author: 'Esito' });
  });

  it('is locked except for its inputs, which say what they accept', async () => {
    const bytes = await filledEvidence(published, lot, {});
    const sheet = partOf(bytes, '/xl/worksheets/sheet3.xml');
    expect(sheet).toContain('<sheetProtection sheet="1"');
    expect(partOf(bytes, '/xl/workbook.xml')).toContain('<workbookProtection lockStructure="1"/>');
    const [, formats = ''] = partOf(bytes, '/xl/styles.xml').split('<cellXfs');
    const unlocked = (cell: string): boolean => {
      const format = Number(new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(sheet)?.[1]);
      return formats.split('<xf ')[format + 1]?.includes('locked="0"') ?? false;
    };
    expect(['A1', 'B2', 'E2', 'F2', 'H2'].map(unlocked)).toEqual([false, false, false, true, true]);
    const validations = sheet.match(/<dataValidation .*?<\/dataValidation>/g) ?? [];
    expect(validations.map((one) => /type="(\w+)".*sqref="([^"]+)"/.exec(one)?.slice(1))).toEqual([
      ['decimal', 'E7'],
      ['whole', 'F2:F6'],
      ['whole', 'G2:G6'],
    ]);
  });

  // A cell for each row would be 20,000 cells per column, in a template of which most stay empty.
  it('unlocks the columns of draws as a whole, and says what they accept', async () => {
    const lot = lotWithAllForms(firstLot(published.tender));
    const bytes = await filledEvidence(published, lot, {});
    expect(bytes.length).toBeLessThan(40_000);
    const sheet = partOf(bytes, '/xl/worksheets/sheet4.xml');
    const [, formats = ''] = partOf(bytes, '/xl/styles.xml').split('<cellXfs');
    const styleOf = (pattern: RegExp): string =>
      formats.split('<xf ')[Number(pattern.exec(sheet)?.[1]) + 1] as string;
    expect(styleOf(/<col min="2" max="3" width="26" style="(\d+)"/)).toContain('locked="0"');
    expect(styleOf(/<c r="B1" s="(\d+)"/)).not.toContain('locked="0"');
    const validations = sheet.match(/<dataValidation .*?<\/dataValidation>/g) ?? [];
    expect(
      validations.map((one) =>
        /sqref="([^"]+)".*<formula1>(.*?)<.*<formula2>(.*?)</.exec(one)?.slice(1).join(' '),
      ),
    ).toEqual(['B2:B20001 0 1', `C2:C20001 0 ${1e15}`]);
  });

  // Given one by one, twelve equal rules come out as B10:B13 and B2:B13, which overlap.
  it('gives each input one rule, also below the ninth row', async () => {
    const cells = Array.from({ length: 12 }, (_, at) => ({
      cell: `B${at + 2}`,
      style: 'input' as const,
      input: { kind: 'whole' as const, least: 0 },
    }));
    const sheet = { name: 'Foglio', visibility: 'visible' as const, widths: [9, 9], frozenRows: 0, cells };
    const bytes = await writeWorkbook({ title: 'Prova', sheets: [sheet] });
    const ranges = partOf(bytes, '/xl/worksheets/sheet1.xml').matchAll(/sqref="([^"]+)"/g);
    expect([...ranges].map(([, range]) => range)).toEqual(['B2:B13']);
  });

  it('is the same twice, but for the time in the archive', async () => {
    const [first, second] = [
      await filledEvidence(published, lot, {}),
      await filledEvidence(published, lot, {}),
    ];
    for (const path of [
      '/docProps/core.xml',
      '/xl/workbook.xml',
      '/xl/styles.xml',
      '/xl/worksheets/sheet3.xml',
    ]) {
      expect(partOf(first, path)).toBe(partOf(second, path));
    }
    expect(partOf(first, '/docProps/core.xml')).toContain('2026-01-01T00:00:00Z');
  });
});
