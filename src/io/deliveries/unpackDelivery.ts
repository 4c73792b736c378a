import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { errorAt, type Problem, type Text } from '../../core/problem.ts';

/** What an archive may hold: a delivery has a manifest and some ten files. */
const MOST_FILES = 50;
const LARGEST_UNPACKED = 2_000_000_000;
/** Tables of codes shrink twentyfold; deflate can reach a thousandfold, which only bombs do. */
const HIGHEST_RATIO = 200;
const RATIO_MATTERS_FROM = 1_000_000;

/** What macOS and Windows put into archives by themselves. */
const notDelivered = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;

/**
 * Unpacks the files of a delivery into a folder, whatever folders they stand in within the archive. The size written in the archive is only
 * a claim, so what counts is what comes out.
 * @returns why the archive cannot be used; empty if all its files are there
 */
export async function unpackDelivery(archive: string, folder: string): Promise<readonly Problem[]> {
  let zip: yauzl.ZipFile | undefined;
  try {
    zip = await yauzl.openPromise(archive, { validateEntrySizes: false, autoClose: false });
    const names = new Set<string>();
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || notDelivered.test(entry.fileName)) continue;
      const name = entry.fileName.split('/').at(-1) as string;
      if (entry.isEncrypted()) return [fault(name, 'archive-encrypted', texts.encrypted, texts.plain)];
      if (!/^\w[\w.-]{0,127}$/.test(name)) return [fault(name, 'file-name', texts.unsafe, texts.name)];
      if (names.has(name.toLowerCase())) return [fault(name, 'file-twice', texts.twice, texts.once)];
      names.add(name.toLowerCase());
      if (names.size > MOST_FILES) return [fault('', 'archive-too-large', texts.large, texts.split)];
      let [size, checksum] = [0, 0];
      let tooLarge = false;
      const measured = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length;
          total += chunk.length;
          checksum = crc32(chunk, checksum);
          tooLarge = total > LARGEST_UNPACKED;
          if (size > RATIO_MATTERS_FROM && size > HIGHEST_RATIO * entry.compressedSize) tooLarge = true;
          if (tooLarge) done(new Error('too large'));
          else done(null, chunk);
        },
      });
      try {
        await pipeline(
          await zip.openReadStreamPromise(entry),
          measured,
          createWriteStream(join(folder, name), { flags: 'wx' }),
        );
      } catch (error) {
        if (tooLarge) return [fault(name, 'archive-too-large', texts.large, texts.split)];
        throw error;
      }
      if (checksum !== entry.crc32) return [fault(name, 'archive-damaged', texts.damaged, texts.again)];
    }
    return [];
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error;
    // Whatever the archive reader or zlib objects to is in the file.
    return [fault('', 'archive-damaged', texts.damaged, texts.again)];
  } finally {
    zip?.close();
  }
}

function fault(file: string, code: string, message: Text, mend: Text): Problem {
  return errorAt(file === '' ? {} : { file }, code, message, mend);
}

const texts = {
  encrypted: { it: 'L’archivio è protetto da password.', en: 'The archive is protected by a password.' },
  plain: { it: 'Inviare i file senza password.', en: 'Send the files without a password.' },
  unsafe: {
    it: 'Il nome di un file dell’archivio non si può usare.',
    en: 'The name of a file in the archive cannot be used.',
  },
  name: {
    it: 'Usare solo lettere senza accenti, cifre, punto, trattino e trattino basso.',
    en: 'Use only unaccented letters, digits, points, hyphens and underscores.',
  },
  twice: {
    it: 'Nell’archivio ci sono due file con questo nome.',
    en: 'There are two files of this name in the archive.',
  },
  once: { it: 'Lasciarne uno.', en: 'Leave one of them.' },
  large: {
    it: 'L’archivio contiene troppi file, o file troppo grandi.',
    en: 'The archive holds too many files, or files that are too large.',
  },
  split: {
    it: 'Una consegna per archivio; quelle molto grandi si importano con «esito import».',
    en: 'One delivery to an archive; very large ones are imported with “esito import”.',
  },
  damaged: {
    it: 'L’archivio non è uno .zip leggibile.',
    en: 'The archive is not a readable .zip.',
  },
  again: { it: 'Crearlo di nuovo e inviarlo.', en: 'Make it again and send it.' },
} as const satisfies Record<string, Text>;
