import type { SheetTable } from '../../report/sheetTable.ts';
import { AS_TEXT, cellStyles, fontScale, newWorkbook, sheetOptions, storable } from './styles.ts';
import { rowHeight } from './textHeight.ts';

const NARROWEST = 9;
const WIDEST = 60;
/** Programs round what they show of a long number to the column; the cell keeps every digit. */
const NUMBER_WIDTH = 14;
/** Texts that a spreadsheet program might take for a formula when the cell is edited. */
const likeFormula = /^[=+\-@\t\r]/;

/** Writes one sheet per table: notes, a frozen header and the rows, numbers at full precision. */
export async function writeTables(title: string, tables: readonly SheetTable[]): Promise<Uint8Array> {
  const workbook = newWorkbook(title);
  const taken = new Set<string>();
  for (const { name, notes, header, rows } of tables) {
    const headerRow = notes.length === 0 ? 1 : notes.length + 2;
    const worksheet = workbook.addWorksheet(sheetName(name, taken), sheetOptions(headerRow));
    const widths = header.map((heading, at) => columnWidth(heading, rows, at));
    worksheet.columns = widths.map((width) => ({ width }));
    let [noteColumns, noteWidth] = [header.length, widths.reduce((sum, width) => sum + width, 0)];
    while (noteWidth < WIDEST) {
      noteColumns += 1;
      noteWidth += NARROWEST;
    }

    notes.forEach((note, at) => {
      const row = worksheet.getRow(at + 1);
      row.getCell(1).value = storable(note);
      row.getCell(1).style = cellStyles.text;
      row.height = rowHeight([{ text: note, width: noteWidth }]);
      if (noteColumns > 1) worksheet.mergeCells(at + 1, 1, at + 1, noteColumns);
    });
    [header, ...rows].forEach((values, at) => {
      const row = worksheet.getRow(headerRow + at);
      const style = at === 0 ? 'header' : 'body';
      values.forEach((value, column) => {
        const cell = row.getCell(column + 1);
        const risky = typeof value === 'string' && likeFormula.test(value);
        cell.style = { ...cellStyles[style], ...(risky ? { numFmt: AS_TEXT } : {}) };
        if (value !== null) cell.value = storable(value);
      });
      const scale = at === 0 ? (fontScale.header ?? 1) : 1;
      row.height = rowHeight(
        values.map((value, column) => ({
          text: typeof value === 'string' ? value : '',
          width: widths[column] ?? NARROWEST,
          scale,
        })),
      );
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Wide enough for the longest line below the heading and for the heading's longest word. */
function columnWidth(heading: string, rows: SheetTable['rows'], at: number): number {
  const lengths = rows.map((row) => {
    const value = row[at] ?? '';
    return typeof value === 'number' ? NUMBER_WIDTH : longest(value.split('\n'));
  });
  const needed = Math.max(longest(heading.split(/\s/)) * 1.2, ...lengths) + 2;
  return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(needed)));
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}

/** A name as spreadsheet programs allow it: at most 31 characters, none of `*?:/\[]`, unlike all others. */
function sheetName(wanted: string, taken: Set<string>): string {
  const allowed =
    wanted
      .replace(/[*?:/\\[\]]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Foglio';
  for (let copy = 1; ; copy++) {
    const suffix = copy === 1 ? '' : ` (${copy})`;
    const name = `${allowed.slice(0, 31 - suffix.length).trim()}${suffix}`;
    if (!taken.has(name.toLowerCase())) {
      taken.add(name.toLowerCase());
      return name;
    }
  }
}
