import ExcelJS from 'exceljs';
import type { FormCell } from '../../core/evidence/workbook.ts';

/** A family with a free twin of the same widths, so that texts fit in Excel and LibreOffice alike. */
const font: Partial<ExcelJS.Font> = { name: 'Arial', size: 10 };
const wrapped: Partial<ExcelJS.Alignment> = { vertical: 'top', wrapText: true };

function solid(argb: string): ExcelJS.Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}

function bordered(argb: string): Partial<ExcelJS.Borders> {
  const line: Partial<ExcelJS.Border> = { style: 'thin', color: { argb } };
  return { top: line, left: line, bottom: line, right: line };
}

/** Look of each kind of cell. Only input cells can be written into once their sheet is protected. */
export const cellStyles: Record<FormCell['style'] | 'body', Partial<ExcelJS.Style>> = {
  title: { font: { ...font, bold: true, size: 14, color: { argb: 'FF003366' } }, alignment: wrapped },
  text: { font, alignment: wrapped },
  header: {
    font: { ...font, bold: true, color: { argb: 'FFFFFFFF' } },
    fill: solid('FF003366'),
    border: bordered('FFB0BEC5'),
    alignment: { ...wrapped, vertical: 'middle' },
  },
  label: { font, fill: solid('FFF3F6F9'), border: bordered('FFB0BEC5'), alignment: wrapped },
  input: {
    font,
    fill: solid('FFFFF9C4'),
    border: bordered('FF616161'),
    alignment: wrapped,
    protection: { locked: false },
  },
  blocked: {
    fill: {
      type: 'pattern',
      pattern: 'lightUp',
      fgColor: { argb: 'FF9E9E9E' },
      bgColor: { argb: 'FFE0E0E0' },
    },
    border: bordered('FFB0BEC5'),
  },
  body: { font, border: bordered('FFCFD8DC'), alignment: wrapped },
};

/** How much wider than the plain font a style's letters are. */
export const fontScale: Partial<Record<FormCell['style'], number>> = { title: 1.5, header: 1.08 };

/** Keeps what is typed as it is typed: no dates out of `1/2`, no formulas out of `=A1`. */
export const AS_TEXT = '@';

/** A longer text makes a spreadsheet program call the file damaged. */
const LONGEST_TEXT = 32_767;

/** A value as it can stand in a cell. Texts stay texts, also those that start like a formula. */
export function storable(value: string | number): string | number {
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT);
  return Number.isFinite(value) ? value : String(value);
}

/** An empty workbook by Esito. Its dates are constant, so that equal content gives equal parts. */
export function newWorkbook(title: string): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  const written = new Date(Date.UTC(2026, 0, 1));
  Object.assign(workbook, {
    title,
    creator: 'Esito',
    lastModifiedBy: 'Esito',
    created: written,
    modified: written,
  });
  return workbook;
}

/** A4 landscape, as wide as the sheet, the frozen rows repeated on every page. */
export function sheetOptions(frozenRows: number): Partial<ExcelJS.AddWorksheetOptions> {
  return {
    views: [
      { showGridLines: false, ...(frozenRows > 0 ? { state: 'frozen' as const, ySplit: frozenRows } : {}) },
    ],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(frozenRows > 0 ? { printTitlesRow: `1:${frozenRows}` } : {}),
    },
    headerFooter: { oddFooter: '&L&F&C&A&R&P/&N' },
  };
}
