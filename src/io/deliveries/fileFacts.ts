import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** What is known of a file before its rows are read. */
export interface FileFacts {
  readonly sha256: string;
  /** Windows-1252 is Latin-1 with printable characters where that has none; undefined for what is no text. */
  readonly encoding: 'utf-8' | 'windows-1252' | undefined;
  /** Its first characters. */
  readonly head: string;
}

const HEAD = 65_536;

/** Longest sequence of UTF-8, less one: what may be cut off at the end of a part. */
const CUT = 3;

/** Bytes that neither Latin-1 nor Windows-1252 has a printable character for, tab and ends of lines aside. */
const noText = new Set([
  ...Array.from({ length: 32 }, (_, byte) => byte).filter((byte) => ![9, 10, 13, 29].includes(byte)),
  0x7f,
  0x81,
  0x8d,
  0x8f,
  0x90,
  0x9d,
]);

/** Reads a file once, part by part: hash and encoding. */
export async function fileFacts(path: string): Promise<FileFacts> {
  const hash = createHash('sha256');
  let utf8 = true;
  let latin = true;
  let rest: Buffer = Buffer.alloc(0);
  const head: Buffer[] = [];
  let read = 0;
  for await (const part of createReadStream(path, { highWaterMark: 1_048_576 })) {
    const bytes = part as Buffer;
    hash.update(bytes);
    if (read < HEAD) head.push(bytes.subarray(0, HEAD - read));
    read += bytes.length;
    const ascii = isAscii(bytes);
    if (utf8) {
      const text = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      const whole = ascii ? text.length : wholeCharacters(text);
      utf8 = (ascii && rest.length === 0) || isUtf8(text.subarray(0, whole));
      rest = Buffer.from(text.subarray(whole));
    }
    if (latin && !utf8) latin = !bytes.some((byte) => noText.has(byte));
  }
  utf8 &&= rest.length === 0;
  const start = Buffer.concat(head);
  const binary = start.includes(0);
  const encoding = binary ? undefined : utf8 ? 'utf-8' : latin ? 'windows-1252' : undefined;
  return {
    sha256: hash.digest('hex'),
    encoding,
    head: new TextDecoder(encoding ?? 'windows-1252').decode(start),
  };
}

/** How many bytes end with a whole character of UTF-8, as far as the last few bytes tell. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(CUT, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Writes a text of Windows-1252 again in UTF-8: the engine reads nothing else. */
export async function writeAsUtf8(path: string, target: string): Promise<void> {
  const decoder = new TextDecoder('windows-1252');
  await pipeline(
    createReadStream(path),
    async function* (parts: AsyncIterable<Buffer>) {
      for await (const part of parts) yield Buffer.from(decoder.decode(part, { stream: true }));
    },
    createWriteStream(target),
  );
}
