import { createHmac, randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import type { HmacSha256 } from '../../core/deliveries/pseudonym.ts';
import { errorAt, type Parsed, type Problem } from '../../core/problem.ts';

/** NIST SP 800-107: a key shorter than this can be tried out. */
const SHORTEST_KEY = 16;

/** Bytes of a fresh key: as many as the hash has. */
const FRESH_KEY = 32;

/** The cryptography that the core has not. */
export const hmacSha256: HmacSha256 = (key, text) =>
  createHmac('sha256', key).update(text, 'utf8').digest('hex');

/**
 * The key: all bytes of the file but an end of line at its end. A file that others than its owner may read is refused, because whoever has
 * the key can make the pseudonym of anybody again.
 * @throws the system's error if the file cannot be read
 */
export async function readKeyFile(file: string): Promise<Parsed<Uint8Array>> {
  const refuse = (problem: Problem) => ({ value: undefined, problems: [problem] });
  // Windows has no such modes; there the folder's permissions count.
  if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0)
    return refuse(openToOthers(file));
  const bytes = await readFile(file);
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end--;
  return end < SHORTEST_KEY ? refuse(tooShort(file)) : { value: bytes.subarray(0, end), problems: [] };
}

/**
 * Writes a fresh key, 64 hexadecimal digits of 32 random bytes, into a file that only its owner may read.
 * @throws the system's error if the file cannot be written, or is there already: a key is never written over
 */
export async function writeNewKey(file: string): Promise<void> {
  await writeFile(file, `${randomBytes(FRESH_KEY).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
}

function openToOthers(file: string): Problem {
  return errorAt(
    { file },
    'key-open-to-others',
    {
      it: 'Altri utenti di questo computer possono leggere il file della chiave: chi ha la chiave può rifare lo pseudonimo di chiunque.',
      en: 'Other users of this computer can read the key file: whoever has the key can make the pseudonym of anybody again.',
    },
    {
      it: `Renderlo leggibile solo a chi lo usa: chmod 600 ${file}`,
      en: `Let only the one who uses it read it: chmod 600 ${file}`,
    },
  );
}

function tooShort(file: string): Problem {
  return errorAt(
    { file },
    'key-too-short',
    {
      it: `La chiave ha meno di ${SHORTEST_KEY} byte e si potrebbe indovinare.`,
      en: `The key has fewer than ${SHORTEST_KEY} bytes and could be guessed.`,
    },
    {
      it: 'Farne una con --new-key FILE e conservarla presso l’ospedale.',
      en: 'Make one with --new-key FILE and keep it at the hospital.',
    },
  );
}
