import type ExcelJS from 'exceljs';
import type { CalculationCell, CalculationSheet, CellFormat } from '../../report/calculation/cells.ts';
import { AS_TEXT, cellStyles, fontScale, newWorkbook, sheetOptions, storable } from './styles.ts';
import { rowHeight, type TextInRow } from './textHeight.ts';

const LABEL_WIDTH = 42;
const NUMBER_WIDTH = 15;
const WORDS_WIDTH = 60;
const NOTE_WIDTH = 110;

const numberFormats: Record<CellFormat, string> = {
  euro: '#,##0.00',
  points: '0.00####',
  coefficient: '#,##0.00####',
  percent: '0.00##%',
  whole: '0',
  number: 'General',
  text: AS_TEXT,
  words: AS_TEXT,
};

const result: Partial<ExcelJS.Style> = {
  ...cellStyles.body,
  font: { ...cellStyles.body.font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8F5E9' } },
};

const styles: Record<CalculationCell['kind'], Partial<ExcelJS.Style>> = {
  title: cellStyles.title,
  note: cellStyles.text,
  heading: cellStyles.header,
  label: { ...cellStyles.label, alignment: { ...cellStyles.label.alignment, indent: 1 } },
  given: cellStyles.input,
  formula: cellStyles.body,
  result,
};

/**
 * Writes a calculation as an .xlsx with formulas. Each formula has the value it gives beside it, for programs that only
 * show; programs that calculate are asked to do so when they open the file. Nothing is protected.
 */
export async function writeCalculation(
  title: string,
  sheets: readonly CalculationSheet[],
): Promise<Uint8Array> {
  const workbook = newWorkbook(title);
  workbook.calcProperties.fullCalcOnLoad = true;
  for (const { name, cells } of sheets) addSheet(workbook.addWorksheet(name, sheetOptions(0)), cells);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addSheet(worksheet: ExcelJS.Worksheet, cells: readonly CalculationCell[]): void {
  const columns = Math.max(...cells.map(({ column }) => column));
  const widths = Array.from({ length: columns }, (_, at) =>
    columnWidth(cells.filter(({ column }) => column === at + 1)),
  );
  worksheet.columns = widths.map((width) => ({ width }));
  const texts = new Map<number, TextInRow[]>();
  for (const { row, column, kind, format, value, formula } of cells) {
    const cell = worksheet.getCell(row, column);
    const isNumber = typeof value === 'number';
    cell.style = {
      ...styles[kind],
      numFmt: isNumber
        ? numberFormats[format]
        : typeof value === 'string' && formula === null
          ? AS_TEXT
          : 'General',
      ...(isNumber && { alignment: { vertical: 'top' as const, horizontal: 'right' as const } }),
    };
    cell.value = formula === null ? shown(value) : { formula, result: shown(value) };
    if (typeof value !== 'string') continue;
    const spans = kind === 'title' || kind === 'note';
    const last = spans ? lastUnder(widths, NOTE_WIDTH) : column;
    if (spans) worksheet.mergeCells(row, 1, row, last);
    const width = spans
      ? widths.slice(0, last).reduce((sum, one) => sum + one, 0)
      : (widths[column - 1] ?? NUMBER_WIDTH);
    const scale =
      kind === 'title' ? (fontScale.title ?? 1) : kind === 'heading' ? (fontScale.header ?? 1) : 1;
    texts.set(row, [
      ...(texts.get(row) ?? []),
      { text: value, width: Math.max(width, NOTE_WIDTH * Number(spans)), scale },
    ]);
  }
  for (const [row, inRow] of texts) worksheet.getRow(row).height = rowHeight(inRow);
}

function shown(value: number | boolean | string): number | boolean | string {
  return typeof value === 'boolean' ? value : storable(value);
}

function columnWidth(cells: readonly CalculationCell[]): number {
  if (cells.some(({ format }) => format === 'words')) return WORDS_WIDTH;
  if (cells.some(({ column }) => column === 1)) return LABEL_WIDTH;
  const longest = Math.max(
    0,
    ...cells.map(({ kind, value }) =>
      typeof value !== 'string'
        ? 0
        : kind === 'heading'
          ? Math.max(...value.split(' ').map((word) => word.length)) * 1.3
          : value.length,
    ),
  );
  return Math.min(32, Math.max(NUMBER_WIDTH, Math.ceil(longest) + 2));
}

/** How many columns a text across the sheet takes to have this width. */
function lastUnder(widths: readonly number[], width: number): number {
  let [column, sum] = [0, 0];
  while (sum < width) {
    sum += widths[column] ?? 9;
    column += 1;
  }
  return column;
}
