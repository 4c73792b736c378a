import type { DrawTable } from '../../core/valuation/drawTable.ts';

/** Most bytes of a number as text, -1.2345678901234567e-300, and of what stands after it. */
const LONGEST_CELL = 25;

/**
 * A table of draws as the bytes of a CSV file, the heading first and then block by block, each when it is asked for.
 * Numbers are written with as many digits as give back the same number (ECMAScript, Number::toString), names with
 * commas or quotation marks in quotation marks (RFC 4180).
 */
export function* drawsAsCsv({ names, blocks }: DrawTable): Generator<Uint8Array<ArrayBuffer>, void, void> {
  const encoder = new TextEncoder();
  yield encoder.encode(`${names.map(quoted).join(',')}\n`);
  const cells = names.map(() => 0);
  // Rows become bytes one by one: the text of a whole block would be most of the memory.
  let bytes = new Uint8Array(0);
  for (const { columns, rows } of blocks()) {
    const most = rows * columns.length * LONGEST_CELL;
    if (bytes.length < most) bytes = new Uint8Array(most);
    let end = 0;
    for (let row = 0; row < rows; row++) {
      for (let at = 0; at < columns.length; at++) cells[at] = columns[at]?.[row] as number;
      end += encoder.encodeInto(`${cells.join(',')}\n`, bytes.subarray(end)).written;
    }
    yield bytes.slice(0, end);
  }
}

function quoted(name: string): string {
  return /[",\r\n]|^\s|\s$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
