import ExcelJS from 'exceljs';
import type { CellValue, WorkbookContent } from '../../core/evidence/workbook.ts';
import { cellValue } from './cellValue.ts';
import type { FileFault } from './fileProblems.ts';
import { packParts } from './packParts.ts';
import type { Parts } from './zipGate.ts';

/** A template has some hundreds of filled cells. */
const MOST_CELLS = 20_000;

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
  for (const worksheet of worksheets) {
    worksheet.eachRow((row) => {
      row.eachCell((cell) => {
        const value = cellValue(cell);
        if (value.kind !== 'empty') cells.set(`${worksheet.name}!${cell.address}`, value);
      });
    });
  }
  if (cells.size > MOST_CELLS) return 'too-large';
  return { file, sheets: worksheets.map(({ name }) => name), names: singleCells(names), cells };
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
