import ExcelJS from 'exceljs';
import type { CellValue, WorkbookContent } from '../../core/evidence/workbook.ts';
import { sheetNames } from '../../core/evidence/workbookNames.ts';
import { LISTED } from '../../core/problem.ts';
import { cellValue } from './cellValue.ts';
import type { FileFault } from './fileProblems.ts';
import { packParts } from './packParts.ts';
import type { Parts } from './zipGate.ts';

/** A template has some hundreds of filled cells, numbers in long columns not counted. */
const MOST_CELLS = 20_000;

/** Rows in long columns, empty ones included: fifty columns of the most that is allowed. */
const MOST_ROWS = 1_000_000;

/** Parts of a sheet that are not content; some of them refer to files that were left out. */
const ignoreNodes = [
  'cols',
  'conditionalFormatting',
  'dataValidations',
  'drawing',
  'extLst',
  'headerFooter',
  'hyperlinks',
  'picture',
  'tableParts',
];

/**
 * Reads unpacked parts with the spreadsheet library; this can take seconds and much memory. The library answers
 * faults in a file with whatever exception it runs into, some only when a cell is looked at.
 */
export async function contentFromParts(parts: Parts, file: string): Promise<WorkbookContent | FileFault> {
  try {
    return await readContent(parts, file);
  } catch {
    return 'damaged';
  }
}

async function readContent(parts: Parts, file: string): Promise<WorkbookContent | FileFault> {
  const workbook = new ExcelJS.Workbook();
  const names = collectNames(workbook);
  // Packed anew, so that the library sees exactly the parts that were measured.
  await workbook.xlsx.load(packParts(parts) as unknown as ExcelJS.Buffer, { ignoreNodes });
  const { worksheets } = workbook;
  // It skips sheets that it cannot find, without a word.
  if (worksheets.length === 0) return 'damaged';
  const cells = new Map<string, CellValue>();
  const columns = longColumns(cells);
  for (const worksheet of worksheets) {
    worksheet.eachRow((row) => {
      row.eachCell((cell) => {
        const value = cellValue(cell);
        if (value.kind === 'empty') return;
        if (worksheet.name === sheetNames.draws) columns.take(worksheet.name, cell, value);
        else cells.set(`${worksheet.name}!${cell.address}`, value);
      });
    });
  }
  if (cells.size > MOST_CELLS || columns.rows > MOST_ROWS) return 'too-large';
  return {
    file,
    sheets: worksheets.map(({ name }) => name),
    names: singleCells(names),
    cells,
    columns: columns.numbers(),
  };
}

/**
 * Numbers of the sheet that holds thousands, as arrays: sent from one thread to another, a hundred thousand single cells
 * would hold up the server that receives them.
 */
function longColumns(cells: Map<string, CellValue>) {
  const found = new Map<string, { readonly numbers: number[]; others: number }>();
  let rows = 0;
  return {
    take(sheet: string, cell: ExcelJS.Cell, value: CellValue): void {
      const name = `${sheet}!${cell.address.replace(/\d+$/, '')}`;
      const column = found.get(name) ?? { numbers: [], others: 0 };
      found.set(name, column);
      const row = Number(cell.row);
      rows += row - column.numbers.length;
      if (rows > MOST_ROWS) return;
      while (column.numbers.length < row - 1) column.numbers.push(Number.NaN);
      column.numbers.push(value.kind === 'number' ? value.value : Number.NaN);
      if (value.kind !== 'number' && column.others++ <= LISTED) cells.set(`${sheet}!${cell.address}`, value);
    },
    get rows() {
      return rows;
    },
    numbers: () =>
      new Map([...found].map(([name, { numbers }]) => [name, Float64Array.from(numbers)] as const)),
  };
}

interface DefinedName {
  readonly name: string;
  readonly ranges: readonly string[];
  /** Only in names that are valid on one sheet, as copying a sheet makes them. */
  readonly localSheetId?: number;
}

/**
 * Collects the defined names as they stand in the file. The library itself lets a name of one sheet (a copied
 * sheet has them) replace the book's name, and unrolls every range into cells.
 */
function collectNames(workbook: ExcelJS.Workbook): readonly DefinedName[] {
  const names: DefinedName[] = [];
  Object.defineProperty(workbook.definedNames, 'model', {
    set: (found: readonly DefinedName[]) => names.push(...found),
  });
  return names;
}

/** Names of the whole book that stand for one cell. */
function singleCells(names: readonly DefinedName[]): Map<string, SheetCell> {
  return new Map(
    names.flatMap(({ name, ranges, localSheetId }): [string, SheetCell][] => {
      const cell = ranges.length === 1 ? sheetCell(String(ranges[0])) : undefined;
      return localSheetId !== undefined || cell === undefined ? [] : [[name, cell]];
    }),
  );
}

interface SheetCell {
  readonly sheet: string;
  readonly cell: string;
}

/** `'Offerta economica'!$B$2`, `Evidenze!B2`, `$Evidenze.$B$2` (LibreOffice) → sheet and cell; undefined for ranges. */
function sheetCell(reference: string): SheetCell | undefined {
  const found = /^\$?(?:'((?:[^']|'')+)'|([^'!]+?))[!.]\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (found === null) return undefined;
  const [, quoted, plain, column, row] = found;
  return { sheet: quoted?.replaceAll("''", "'") ?? String(plain), cell: `${column}${row}` };
}
