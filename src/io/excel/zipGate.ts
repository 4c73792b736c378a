import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import type { FileFault } from './fileProblems.ts';

/** Content of a workbook's parts by their path in the archive: `xl/workbook.xml` → XML. */
export type Parts = ReadonlyMap<string, Uint8Array>;

const LARGEST_FILE = 10_000_000;
const LARGEST_UNPACKED = 50_000_000;
const MOST_PARTS = 200;
/** Sheets shrink ten- to fiftyfold; deflate can reach a thousandfold, which only bombs do. */
const HIGHEST_RATIO = 200;
const RATIO_MATTERS_FROM = 1_000_000;

/** All that is read. Pictures, notes, themes and print settings never reach the spreadsheet library. */
const wanted =
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/sheet\d+\.xml)$/;
const contentTypes = '[Content_Types].xml';

/** In the strict variant dates are written in a way that would be read as numbers. */
const strictNamespace = 'http://purl.oclc.org/ooxml/';

/** Parts that no evidence needs and that can act or reach out when a commissioner opens the file. */
const refusedParts: readonly (readonly [RegExp, FileFault])[] = [
  [/^xl\/(vbaproject\.bin|macrosheets\/)/, 'macros'],
  [/^xl\/externallinks\//, 'external-links'],
  [/^xl\/(embeddings|activex|ctrlprops)\//, 'embedded-objects'],
];

/**
 * Opens the container of an .xlsx and unpacks the parts worth reading, or says why not. The size written in
 * the archive is only a claim, so what counts is what comes out, and unpacking stops at the limit.
 */
export async function openContainer(bytes: Uint8Array): Promise<Parts | FileFault> {
  const fault = faultInFirstBytes(bytes);
  if (fault !== undefined) return fault;
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      validateEntrySizes: false,
    });
    const entries: yauzl.Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > MOST_PARTS) return 'unpacked-too-large';
    }
    return faultInNames(entries) ?? (await unpack(zip, entries));
  } catch {
    // Whatever the archive reader or zlib objects to is in the file.
    return 'damaged';
  }
}

function faultInFirstBytes(bytes: Uint8Array): FileFault | undefined {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (start === '') return 'file-empty';
  if (bytes.length > LARGEST_FILE) return 'file-too-large';
  if (start.startsWith('PK\x03\x04')) {
    // OpenDocument files say what they are in their first bytes, for exactly this purpose.
    return start.includes('mimetypeapplication/vnd.oasis.opendocument') ? 'opendocument' : undefined;
  }
  // An .xlsx with a password is wrapped into the container that .xls files use.
  if (start.startsWith('\xD0\xCF\x11\xE0')) return 'old-or-encrypted';
  if (start.startsWith('%PDF')) return 'file-is-pdf';
  return start.includes('\0') ? 'not-a-workbook' : 'file-is-text';
}

function faultInNames(entries: readonly yauzl.Entry[]): FileFault | undefined {
  const names = entries.map(({ fileName }) => fileName.toLowerCase());
  const present = new Set(names);
  // Of two parts with one name, another program may show the other one.
  if (present.size < names.length) return 'damaged';
  if (entries.some((entry) => entry.isEncrypted())) return 'old-or-encrypted';
  for (const [part, fault] of refusedParts) {
    if (names.some((name) => part.test(name))) return fault;
  }
  if (present.has('xl/workbook.bin')) return 'binary-workbook';
  const complete = present.has(contentTypes.toLowerCase()) && present.has('xl/workbook.xml');
  return complete ? undefined : 'not-a-workbook';
}

async function unpack(zip: yauzl.ZipFile, entries: readonly yauzl.Entry[]): Promise<Parts | FileFault> {
  const parts = new Map<string, Uint8Array>();
  let total = 0;
  for (const entry of entries) {
    const kept = wanted.test(entry.fileName) || entry.fileName === contentTypes;
    const chunks: Buffer[] = [];
    let [size, checksum] = [0, 0];
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      size += chunk.length;
      total += chunk.length;
      const absurd = size > RATIO_MATTERS_FROM && size > HIGHEST_RATIO * entry.compressedSize;
      if (absurd || total > LARGEST_UNPACKED) return 'unpacked-too-large';
      checksum = crc32(chunk, checksum);
      if (kept) chunks.push(chunk);
    }
    if (checksum !== entry.crc32) return 'damaged';
    const part = Buffer.concat(chunks);
    if (entry.fileName === contentTypes && /macroEnabled/i.test(part.toString('latin1'))) return 'macros';
    if (wanted.test(entry.fileName)) parts.set(entry.fileName, part);
    if (entry.fileName === 'xl/workbook.xml' && part.includes(strictNamespace)) return 'strict-workbook';
  }
  return parts;
}
