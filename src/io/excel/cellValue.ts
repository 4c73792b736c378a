import ExcelJS from 'exceljs';
import type { CellValue } from '../../core/evidence/workbook.ts';

const { ValueType } = ExcelJS;
const empty: CellValue = { kind: 'empty' };

/** Content of a cell as the spreadsheet library read it. A formula whose last result is an error is an error. */
export function cellValue(cell: ExcelJS.Cell): CellValue {
  switch (cell.type) {
    case ValueType.Number:
      return Number.isFinite(cell.value)
        ? { kind: 'number', value: Number(cell.value) }
        : { kind: 'error', shown: '#NUM!' };
    case ValueType.String:
    case ValueType.SharedString:
    case ValueType.RichText:
    case ValueType.Hyperlink: {
      const value = plainText(cell.value);
      return value.trim() === '' ? empty : { kind: 'text', value };
    }
    case ValueType.Formula:
      return isError(cell.result)
        ? { kind: 'error', shown: cell.result.error }
        : { kind: 'formula', formula: cell.formula ?? '', shown: shownValue(cell.result) };
    case ValueType.Error:
      return { kind: 'error', shown: isError(cell.value) ? cell.value.error : '#N/A' };
    case ValueType.Date:
    case ValueType.Boolean:
      return { kind: 'other', shown: shownValue(cell.value) };
    // A cell merged into another repeats that one's value, but nothing was written into it.
    case ValueType.Merge:
    case ValueType.Null:
      return empty;
  }
}

function isError(value: unknown): value is ExcelJS.CellErrorValue {
  return typeof value === 'object' && value !== null && 'error' in value;
}

/** Rich text and links can contain each other. */
function plainText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  if ('richText' in value && Array.isArray(value.richText)) return value.richText.map(plainText).join('');
  return 'text' in value ? plainText(value.text) : '';
}

function shownValue(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'VERO/TRUE' : 'FALSO/FALSE';
  if (!(value instanceof Date)) return plainText(value);
  if (Number.isNaN(value.getTime())) return '#NUM!';
  const [day = '', time = ''] = value.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`;
}
