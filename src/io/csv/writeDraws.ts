import type { DrawTable } from '../../core/valuation/drawTable.ts';

/**
 * A table of draws as CSV text, the heading first and then block by block, each when it is asked for. Numbers are
 * written with as many digits as give back the same number (ECMAScript, Number::toString), names with commas or
 * quotation marks in quotation marks (RFC 4180).
 */
export function* drawsAsCsv({ names, blocks }: DrawTable): Generator<string, void, void> {
  yield `${names.map(quoted).join(',')}\n`;
  for (const { columns, rows } of blocks()) {
    let text = '';
    for (let row = 0; row < rows; row++) {
      text += columns[0]?.[row];
      for (let at = 1; at < columns.length; at++) text += `,${columns[at]?.[row]}`;
      text += '\n';
    }
    yield text;
  }
}

function quoted(name: string): string {
  return /[",\r\n]|^\s|\s$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
