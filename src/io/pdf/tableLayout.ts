import type { PrintedTable } from '../../report/document.ts';
import { colours, contentWidth, fonts, heightOf, paper, type TextStyle } from './sheet.ts';

/** Air around the text of a cell, in points. */
export const PADDING = 3.5;

export interface Layout {
  /** Size of the letters. */
  readonly size: number;
  readonly widths: readonly number[];
  readonly lefts: readonly number[];
}

export function cellStyle({ size }: Pick<Layout, 'size'>, strong: boolean): TextStyle {
  return { font: strong ? fonts.bold : fonts.regular, size, colour: colours.text };
}

export function headStyle({ size }: Pick<Layout, 'size'>): TextStyle {
  return { font: fonts.bold, size, colour: colours.text };
}

/** Hashes and cell addresses are set in mono, a little smaller because it is wide. */
export function styleOfColumn(table: PrintedTable, column: number, style: TextStyle): TextStyle {
  return table.columns[column]?.code ? { ...style, font: fonts.mono, size: style.size * 0.92 } : style;
}

export function innerWidth({ widths }: Pick<Layout, 'widths'>, column: number): number {
  return (widths[column] as number) - 2 * PADDING;
}

/** Width of the text above several columns. */
export function spanWidth({ widths }: Pick<Layout, 'widths'>, first: number, count: number): number {
  return widths.slice(first, first + count).reduce((sum, width) => sum + width, 0) - 2 * PADDING;
}

/** Neighbouring columns with the same group, as [group, first column, number of columns]. */
export function groupsOf({ columns }: PrintedTable): [group: string, first: number, count: number][] {
  const groups: [string, number, number][] = [];
  columns.forEach(({ group }, at) => {
    if (group === null) return;
    const last = groups.at(-1);
    if (last !== undefined && last[0] === group && last[1] + last[2] === at) last[2]++;
    else groups.push([group, at, 1]);
  });
  return groups;
}

/** Letters and whether `a ± b` may be broken before ±, in order of preference. */
const readable = [8, 7.5, 7, 6.5].map((size) => ({ size, breakNumbers: false }));
const tight = [7.5, 7, 6.5, 6, 5.5, 5].map((size) => ({ size, breakNumbers: true }));

/** Lines in a cell, and the smallest letters that are worth it. */
const preferences = [
  { allowed: 1, smallest: 7 },
  { allowed: 2, smallest: 6 },
  { allowed: 3, smallest: 6 },
];

/**
 * Column widths for the largest letters at which cells take one line, else two, else three, else any number.
 * No word is ever torn; numbers are broken only when nothing else helps.
 */
export function layoutOf(doc: PDFKit.PDFDocument, table: PrintedTable): Layout {
  const layouts = [...readable, ...tight].flatMap(({ size, breakNumbers }) => {
    const widths = widthsAt(doc, table, size, breakNumbers);
    return widths === null ? [] : [withLefts(size, widths)];
  });
  const [first] = layouts;
  if (first === undefined) {
    return withLefts(
      5,
      table.columns.map(() => contentWidth / table.columns.length),
    );
  }
  const lines = layouts.map((layout) => linesOf(doc, table, layout));
  for (const { allowed, smallest } of preferences) {
    const found = layouts.find(
      ({ size }, at) => Math.max(1, ...(lines[at] as number[])) <= allowed && size >= smallest,
    );
    if (found !== undefined) return found;
  }
  // Long texts: the lowest table in readable letters.
  const heights = layouts.map(({ size }, at) =>
    size < 6.5 ? Number.POSITIVE_INFINITY : size * (lines[at] as number[]).reduce((sum, one) => sum + one, 0),
  );
  return layouts[heights.indexOf(Math.min(...heights))] ?? first;
}

function withLefts(size: number, widths: readonly number[]): Layout {
  let x: number = paper.left;
  const lefts = widths.map((width) => {
    x += width;
    return x - width;
  });
  return { size, widths, lefts };
}

/** Lines of the tallest cell of each row. */
function linesOf(doc: PDFKit.PDFDocument, table: PrintedTable, layout: Layout): number[] {
  return table.rows.map(({ cells, strong }) => {
    const ratios = cells.map((cell, column) => {
      const style = styleOfColumn(table, column, cellStyle(layout, strong));
      return heightOf(doc, cell, style, innerWidth(layout, column)) / heightOf(doc, 'X', style, 100);
    });
    return Math.round(Math.max(1, ...ratios));
  });
}

/** Null when not even the longest words fit. */
function widthsAt(
  doc: PDFKit.PDFDocument,
  table: PrintedTable,
  size: number,
  breakNumbers: boolean,
): number[] | null {
  const measure = (text: string, style: TextStyle): number =>
    doc.font(style.font).fontSize(style.size).widthOfString(text) + 2 * PADDING + 0.5;
  // The space after a word counts, because the line breaker counts it.
  const longestWord = (text: string, style: TextStyle): number =>
    Math.max(
      ...text.split(' ').map((word, at, all) => measure(at < all.length - 1 ? `${word} ` : word, style)),
    );
  const head = headStyle({ size });
  const needs = table.columns.map(({ label, align, code }, column) => {
    const cells = table.rows.map(({ cells: row, strong }) => ({
      text: row[column] ?? '',
      style: styleOfColumn(table, column, cellStyle({ size }, strong)),
    }));
    const headWord = longestWord(label, head);
    const full = Math.max(headWord, ...cells.map(({ text, style }) => measure(text, style)));
    const word = Math.max(headWord, ...cells.map(({ text, style }) => longestWord(text, style)));
    return {
      least: code || (align === 'right' && !breakNumbers) ? full : word,
      // A heading on two lines looks better than a tower of words.
      full: Math.max(full, measure(label, head) * 0.6),
    };
  });
  for (const [group, first, count] of groupsOf(table)) {
    const inside = needs.slice(first, first + count);
    const missing = measure(group, head) - inside.reduce((sum, { least }) => sum + least, 0);
    for (const need of inside) {
      need.least += Math.max(0, missing) / count;
      need.full = Math.max(need.full, need.least);
    }
  }
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  if (least > contentWidth) return null;
  const spare = contentWidth - least;
  const extra = shared(
    needs.map((need) => need.full - need.least),
    spare,
  );
  const left = spare - extra.reduce((sum, one) => sum + one, 0);
  return needs.map((need, column) => need.least + (extra[column] as number) + left / needs.length);
}

/** Shares what there is so that small wishes are met in full before large ones get more. */
function shared(wishes: readonly number[], available: number): number[] {
  const result = wishes.map(() => 0);
  const order = wishes.map((_, at) => at).toSorted((a, b) => (wishes[a] as number) - (wishes[b] as number));
  let left = available;
  order.forEach((at, place) => {
    const given = Math.min(wishes[at] as number, left / (order.length - place));
    result[at] = given;
    left -= given;
  });
  return result;
}
