import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { cellAt } from '../../../src/core/evidence/workbook.ts';
import { packParts } from '../../../src/io/excel/packParts.ts';
import type { ReadingLimits } from '../../../src/io/excel/readingThread.ts';
import { readWorkbook } from '../../../src/io/excel/readWorkbook.ts';
import { handmadeWorkbook } from '../../support/workbooks.ts';

const good = handmadeWorkbook({ rows: '<row r="1"><c r="A1"><v>1</v></c></row>' });

async function codesOf(bytes: Uint8Array, limits?: ReadingLimits): Promise<string[]> {
  const { value, problems } = await readWorkbook(bytes, 'offerta.xlsx', limits);
  expect(value === undefined).toBe(problems.length > 0);
  for (const { where, message, mend } of problems) {
    expect(where).toEqual({ file: 'offerta.xlsx' });
    expect([message.it, message.en, mend.it, mend.en].every((text) => text.length > 10)).toBe(true);
  }
  return problems.map(({ code }) => code);
}

/** A bomb whose directory claims that it is small. */
function bomb(): Uint8Array {
  const bytes = Buffer.from(handmadeWorkbook({}, { 'xl/media/image1.png': Buffer.alloc(20_000_000) }));
  const entry = bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1');
  bytes.writeUInt32LE(1000, entry + 24);
  return bytes;
}

/** What comes out of the sheet is not what went in, though it unpacks. */
function altered(): Uint8Array {
  const bytes = Buffer.from(good);
  const entry = bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1');
  bytes.writeUInt32LE(bytes.readUInt32LE(entry + 16) ^ 1, entry + 16);
  return bytes;
}

/** Shrinks about as much as real sheets do. */
function bulky(): Uint8Array {
  const content = Buffer.alloc(60_000_000);
  for (let at = 0; at < content.length; at += 100) content.writeUInt8((at * at) % 251, at);
  return handmadeWorkbook({}, { 'xl/media/image1.png': content });
}

/** A stored first entry, as OpenDocument files begin. */
function openDocument(): Uint8Array {
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  return Buffer.concat([header, Buffer.from('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')]);
}

describe('a sheet with many draws', () => {
  it('is read with every number, and with the first texts of a column that holds none', async () => {
    const rows = Array.from({ length: 20_100 }, (_, at) => {
      const row = at + 1;
      return `<row r="${row}"><c r="A${row}"><v>0.5</v></c><c r="B${row}" t="inlineStr"><is><t>0,5</t></is></c></row>`;
    });
    const { value } = await readWorkbook(drawsWorkbook(rows.join('')), 'a.xlsx');
    expect(value?.columns.get('Simulazioni!A')).toEqual(new Float64Array(20_100).fill(0.5));
    expect(value?.columns.get('Simulazioni!B')).toEqual(new Float64Array(20_100).fill(Number.NaN));
    expect([...(value?.cells.keys() ?? [])]).toEqual(
      Array.from({ length: 21 }, (_, at) => `Simulazioni!B${at + 1}`),
    );
  });

  // As single cells the answer of the reading thread would hold up the server.
  it('does not keep others waiting', { retry: 2 }, async () => {
    const bytes = drawsWorkbook(manyRows(12_000));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const { value } = await readWorkbook(bytes, 'a.xlsx');
    delay.disable();
    expect(value?.columns.size).toBe(10);
    expect(delay.max / 1e6).toBeLessThan(100);
  });
});

describe('a file that is no harmless workbook', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(), 'file-empty'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n%\xE2\xE3'), 'file-is-pdf'],
    ['a CSV', () => Buffer.from('indicatore;eventi;n\nictus;7;480\n'), 'file-is-text'],
    ['some binary file', () => Buffer.from('\x89PNG\r\n\x1A\n\0\0\0\rIHDR', 'latin1'), 'not-a-workbook'],
    ['an old or encrypted workbook', () => Buffer.from('D0CF11E0A1B11AE1', 'hex'), 'old-or-encrypted'],
    ['a renamed .ods', openDocument, 'opendocument'],
    ['a zip of something else', () => packParts([['word/document.xml', Buffer.from('x')]]), 'not-a-workbook'],
    ['an .xlsb', () => handmadeWorkbook({}, { 'xl/workbook.bin': 'x' }), 'binary-workbook'],
    ['a macro', () => handmadeWorkbook({}, { 'xl/vbaProject.bin': 'x' }), 'macros'],
    [
      'a workbook declared to have macros',
      () =>
        handmadeWorkbook({}, { '[Content_Types].xml': '<Override ContentType="…sheet.macroEnabled.main"/>' }),
      'macros',
    ],
    ['links to other files', () => handmadeWorkbook({}, { 'xl/externalLinks/a.xml': 'x' }), 'external-links'],
    ['an embedded file', () => handmadeWorkbook({}, { 'xl/embeddings/a.docx': 'x' }), 'embedded-objects'],
    ['a control', () => handmadeWorkbook({}, { 'xl/activeX/a.bin': 'x' }), 'embedded-objects'],
    ['a part given twice', () => handmadeWorkbook({}, { 'XL/workbook.xml': 'x' }), 'damaged'],
    ['half a file', () => good.subarray(0, good.length / 2), 'damaged'],
    ['one wrong digit', altered, 'damaged'],
    ['a bomb', bomb, 'unpacked-too-large'],
    ['60 MB in a small file', bulky, 'unpacked-too-large'],
    ['a file of 11 MB', () => Buffer.concat([good, Buffer.alloc(11_000_000)]), 'file-too-large'],
    [
      'a thousand parts',
      () => packParts(Array.from({ length: 1000 }, (_, at) => [`xl/${at}.xml`, new Uint8Array()])),
      'unpacked-too-large',
    ],
    [
      'the strict variant',
      () =>
        handmadeWorkbook(
          {},
          { 'xl/workbook.xml': '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>' },
        ),
      'strict-workbook',
    ],
    ['broken XML', () => handmadeWorkbook({ rows: '<row r="1"><c' }), 'damaged'],
    [
      'a formula copied off the edge of its sheet',
      () =>
        handmadeWorkbook({
          rows: '<row r="1"><c r="B1"><f t="shared" si="0" ref="B1:C1">A1</f></c><c r="A1"><f t="shared" si="0"/></c></row>',
        }),
      'damaged',
    ],
    [
      'no sheet that can be found',
      () => handmadeWorkbook({}, { 'xl/_rels/workbook.xml.rels': '<Relationships/>' }),
      'damaged',
    ],
    ['more cells than any template', () => handmadeWorkbook({ rows: manyRows(2100) }), 'too-large'],
    [
      'a number in the last row of a column of draws',
      () => drawsWorkbook('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
      'too-large',
    ],
    [
      'a text in each column of a sheet of draws',
      () => drawsWorkbook(`${textRow(1)}${textRow(2)}`),
      'too-large',
    ],
  ])('is refused by name: %s', async (_, make, code) => {
    expect(await codesOf(make())).toEqual([code]);
  });

  it('is given up when it takes too much memory or time', async () => {
    const merged = handmadeWorkbook({
      after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    });
    expect(await codesOf(merged, { milliseconds: 60_000, megabytes: 64 })).toEqual(['too-large']);
    expect(await codesOf(merged, { milliseconds: 100, megabytes: 1024 })).toEqual(['too-large']);
  });

  // Parsed in the server's own thread, the second file would hold it up for 300 ms.
  it('does not keep others waiting', { retry: 2 }, async () => {
    const bytes = [bulky(), handmadeWorkbook({ rows: manyRows(8000) })];
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const codes = await Promise.all(bytes.map((one) => codesOf(one)));
    delay.disable();
    expect(codes).toEqual([['unpacked-too-large'], ['too-large']]);
    expect(delay.max / 1e6).toBeLessThan(100);
  });
});

function drawsWorkbook(rows: string): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const sheet = '<sheets><sheet name="Simulazioni" sheetId="1" r:id="rId1"/></sheets>';
  const workbook = `<workbook xmlns="${main}" xmlns:r="${office}">${sheet}</workbook>`;
  return handmadeWorkbook({ rows }, { 'xl/workbook.xml': workbook });
}

/** A row with a text in each of the 16,384 columns. */
function textRow(row: number): string {
  const cells = Array.from(
    { length: 16_384 },
    (_, at) => `<c r="${cellAt(at + 1, row)}" t="inlineStr"><is><t>x</t></is></c>`,
  );
  return `<row r="${row}">${cells.join('')}</row>`;
}

function manyRows(rows: number): string {
  return Array.from({ length: rows }, (_, at) => {
    const cells = [...'ABCDEFGHIJ'].map((column) => `<c r="${column}${at + 1}"><v>${at}</v></c>`);
    return `<row r="${at + 1}">${cells.join('')}</row>`;
  }).join('');
}
