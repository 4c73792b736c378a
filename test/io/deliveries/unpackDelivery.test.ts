import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, describe, expect, it } from 'vitest';
import { unpackDelivery } from '../../../src/io/deliveries/unpackDelivery.ts';

const base = mkdtempSync(join(tmpdir(), 'esito-unpack-'));
afterAll(() => rmSync(base, { recursive: true }));
let count = 0;

/** @param change of the bytes of the archive, after it was made */
async function unpacked(
  files: Readonly<Record<string, string | Uint8Array>>,
  change = (bytes: Buffer) => bytes,
) {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content, { createFolders: false });
  const made = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
  const folder = join(base, String(++count));
  mkdirSync(folder);
  writeFileSync(`${folder}.zip`, change(made));
  const problems = await unpackDelivery(`${folder}.zip`, folder);
  return { folder, names: readdirSync(folder).toSorted(), codes: problems.map(({ code }) => code) };
}

describe('an archive with a delivery', () => {
  it('gives its files without their folders, and without what systems add by themselves', async () => {
    const { folder, names, codes } = await unpacked({
      'march/manifest.json': '{}',
      'march/delivery.csv': 'a;b\r\n',
      '__MACOSX/march/._delivery.csv': 'x',
      'march/.DS_Store': 'x',
    });
    expect([names, codes]).toEqual([['delivery.csv', 'manifest.json'], []]);
    expect(readFileSync(join(folder, 'delivery.csv'), 'utf8')).toBe('a;b\r\n');
  });

  it('cannot write outside its folder, twice to one file, or under a name of another kind', async () => {
    expect((await unpacked({ 'a/..': 'x' })).codes).toEqual(['archive-damaged']);
    expect((await unpacked({ 'a/è.csv': 'x' })).codes).toEqual(['file-name']);
    expect((await unpacked({ 'a/.env': 'x' })).codes).toEqual(['file-name']);
    expect((await unpacked({ 'a/x.csv': '1', 'b/X.csv': '2' })).codes).toEqual(['file-twice']);
  });

  it('is not unpacked to a thousand times its size, nor if it is not whole', async () => {
    expect((await unpacked({ 'bomb.csv': new Uint8Array(20_000_000) })).codes).toEqual(['archive-too-large']);
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`${at}.csv`, '']));
    expect((await unpacked(many)).codes).toEqual(['archive-too-large']);
    const cut = await unpacked({ 'a.csv': 'abc' }, (bytes) => bytes.subarray(0, 40));
    expect(cut.codes).toEqual(['archive-damaged']);
    const changed = await unpacked({ 'a.csv': 'abcabcabcabc' }, (bytes) => {
      const at = bytes.indexOf('a.csv') + 'a.csv'.length;
      bytes[at] = (bytes[at] as number) ^ 0x10;
      return bytes;
    });
    expect(changed.codes).toEqual(['archive-damaged']);
  });
});
