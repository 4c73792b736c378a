/** How a file of records is written. Italian offices export `;`, decimal commas and dd/mm/yyyy; others as RFC 4180 says. */
export interface Dialect {
  readonly delimiter: Delimiter;
  /** Names of the columns in order, trimmed, in lower case. */
  readonly header: readonly string[];
  /** Cells are filled up with blanks, which do not count. */
  readonly padded: boolean;
}

type Delimiter = ',' | ';' | '\t';

const delimiters: readonly Delimiter[] = [';', '\t', ','];

/**
 * Reads the dialect off the beginning of a file: the delimiter is the one that its header has most of.
 * @param head the first characters of the file, some 64 thousand; a byte order mark is passed over
 */
export function dialectOf(head: string): Dialect {
  const text = head.replace(/^\uFEFF/, '');
  const found = delimiters.map((delimiter) => ({ delimiter, header: firstRecord(text, delimiter) }));
  const { delimiter, header } = found.reduce((best, other) =>
    other.header.length > best.header.length ? other : best,
  );
  return {
    delimiter,
    header: header.map((name) => name.trim().toLowerCase()),
    padded: isPadded(text, delimiter),
  };
}

/** Cells of the first record; a quoted cell may hold the delimiter, a new line, and its quote twice (RFC 4180). */
function firstRecord(text: string, delimiter: Delimiter): string[] {
  const cells = [''];
  let quoted = false;
  for (const [at, character] of [...text.slice(0, 20_000)].entries()) {
    if (character === '"') {
      if (!quoted && text[at - 1] === '"') cells[cells.length - 1] += '"';
      quoted = !quoted;
    } else if (!quoted && (character === '\n' || character === '\r')) break;
    else if (!quoted && character === delimiter) cells.push('');
    else cells[cells.length - 1] += character;
  }
  return cells;
}

/** Whether some cell below the header begins or ends with a blank. */
function isPadded(text: string, delimiter: Delimiter): boolean {
  const rows = text.slice(text.indexOf('\n') + 1);
  return new RegExp(`(^|${delimiter}) +| +(${delimiter}|\\r?$)`, 'm').test(rows);
}
