import type ExcelJS from 'exceljs';
import type { FormCell, FormColumn, FormSheet, WorkbookForm } from '../../core/evidence/workbook.ts';
import { lockStructure } from './lockStructure.ts';
import { fitNotes, note } from './noteBoxes.ts';
import { AS_TEXT, cellStyles, fontScale, newWorkbook, sheetOptions, storable } from './styles.ts';
import { rowHeight, type TextInRow } from './textHeight.ts';
import { columnAndRow, validatedRanges } from './validation.ts';

/**
 * Writes a form as an .xlsx. Sheets and structure are protected without a password: the protection keeps honest
 * people from overwriting labels, and nothing that is read back relies on it.
 */
export async function writeWorkbook(form: WorkbookForm): Promise<Uint8Array> {
  const workbook = newWorkbook(form.title);
  for (const sheet of form.sheets) await addSheet(workbook, sheet);
  fitNotes(workbook);
  return lockStructure((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}

async function addSheet(workbook: ExcelJS.Workbook, sheet: FormSheet): Promise<void> {
  const worksheet = workbook.addWorksheet(sheet.name, {
    ...sheetOptions(sheet.frozenRows),
    state: sheet.visibility === 'visible' ? 'visible' : 'veryHidden',
  });
  worksheet.columns = sheet.widths.map((width) => ({ width }));
  for (const column of sheet.columns ?? []) fillColumn(worksheet, column);
  const texts = new Map<number, TextInRow[]>();
  for (const formCell of sheet.cells) {
    const cell = worksheet.getCell(formCell.cell);
    writeCell(cell, formCell);
    if (formCell.name !== undefined) {
      workbook.definedNames.add(`'${sheet.name}'!${cell.$col$row}`, formCell.name);
    }
    if (typeof formCell.value === 'string') {
      const width = sheet.widths[Number(cell.col) - 1] ?? 10;
      const scale = fontScale[formCell.style] ?? 1;
      const row = Number(cell.row);
      texts.set(row, [...(texts.get(row) ?? []), { text: formCell.value, width, scale }]);
    }
  }
  for (const [row, inRow] of texts) worksheet.getRow(row).height = rowHeight(inRow);
  for (const { range, validation } of validatedRanges(sheet)) {
    worksheet.dataValidations.add(range, validation);
  }
  if (sheet.visibility === 'visible') {
    await worksheet.protect('', {
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatColumns: true,
      formatRows: true,
    });
  }
}

/**
 * A style of the whole column unlocks it without a cell for each row. Nothing stops more numbers than are allowed: the
 * reader says so.
 */
function fillColumn(worksheet: ExcelJS.Worksheet, { heading, values }: FormColumn): void {
  const { column, row } = columnAndRow(heading);
  worksheet.getColumn(column).style = cellStyles.input;
  values.forEach((value, at) => {
    worksheet.getCell(`${column}${row + 1 + at}`).value = storable(value);
  });
}

function writeCell(cell: ExcelJS.Cell, { style, value, input, note: text }: FormCell): void {
  const asText = input?.kind === 'text' || input?.kind === 'choice';
  cell.style = { ...cellStyles[style], ...(asText ? { numFmt: AS_TEXT } : {}) };
  if (value !== undefined) cell.value = storable(value);
  if (text !== undefined) cell.note = note(text);
}
