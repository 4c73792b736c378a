import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
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

function manyRows(rows: number): string {
  return Array.from({ length: rows }, (_, at) => {
    const cells = [...'ABCDEFGHIJ'].map((column) => `<c r="${column}${at + 1}"><v>${at}</v></c>`);
    return `<row r="${at + 1}">${cells.join('')}</row>`;
  }).join('');
}
