import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF as pdfkit writes it, in the order of drawing: glyphs go back to characters by each font's own map, as in any
 * reader. Pieces of one line are joined, lines are separated by line breaks; of what was wrapped, blanks stay blanks.
 */
export function pdfText(pdf: Uint8Array): string {
  const objects = objectsOf(Buffer.from(pdf));
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name, id] of (/\/Font <<([\s\S]*?)>>/.exec(head)?.[1] ?? '').matchAll(
      /\/(F\d+) (\d+) 0 R/g,
    )) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id as string)?.head ?? '')?.[1];
      fonts.set(name as string, characters(objects.get(map ?? '')?.stream ?? ''));
    }
  }
  return [...objects.values()]
    .filter(({ stream }) => / Tf\n/.test(stream))
    .map(({ stream }) => pageText(stream, fonts))
    .join('\n')
    .replaceAll('\u00a0', ' ');
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const { index, 0: whole, 1: id } of text.matchAll(/(\d+) 0 obj\n/g)) {
    const start = index + whole.length;
    const head = text.slice(start, text.indexOf('endobj', start));
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const at = text.indexOf('stream\n', start) + 'stream\n'.length;
    const bytes = length > 0 && /stream\n/.test(head) ? pdf.subarray(at, at + length) : Buffer.of();
    const stream = head.includes('/FlateDecode') && bytes.length > 0 ? inflateSync(bytes) : bytes;
    objects.set(id as string, { head, stream: stream.toString('latin1') });
  }
  return objects;
}

/** Glyph (four hexadecimal digits) → characters, from ranges that list their targets. */
function characters(map: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, first, targets] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    [...(targets as string).matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex], at) => {
      const glyph = (Number.parseInt(first as string, 16) + at).toString(16).padStart(4, '0');
      found.set(
        glyph,
        Buffer.from((hex as string).replaceAll(' ', ''), 'hex')
          .swap16()
          .toString('utf16le'),
      );
    });
  }
  return found;
}

function pageText(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> = new Map();
  let text = '';
  for (const [, name, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    else {
      const glyphs = [...(shown as string).matchAll(/<([0-9a-f]*)>/gi)].map(([, hex]) => hex).join('');
      text += `${(glyphs.match(/.{4}/g) ?? []).map((glyph) => font.get(glyph.toLowerCase()) ?? '').join('')}\n`;
    }
  }
  return text;
}
