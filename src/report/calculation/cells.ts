import type { CellValue, Live } from './live.ts';

/** How a number is shown; the cell keeps every digit. */
export type CellFormat =
  | 'euro'
  | 'points'
  | 'coefficient'
  | 'percent'
  | 'whole'
  | 'number'
  | 'text'
  | 'words';

/** A cell of the outline, rows and columns counted from 1. */
export interface CalculationCell {
  readonly row: number;
  readonly column: number;
  /** `label`: to be read; `given`: published or offered, to be typed over; `formula`: follows from others; `result`: what is published. */
  readonly kind: 'title' | 'note' | 'heading' | 'label' | 'given' | 'formula' | 'result';
  readonly format: CellFormat;
  /** What the cell shows; of a formula what it gives. */
  readonly value: CellValue;
  /** Without the leading `=`, with English names and commas, as files hold it. */
  readonly formula: string | null;
}

export interface CalculationSheet {
  /** At most 31 characters, unique in the workbook. */
  readonly name: string;
  readonly cells: readonly CalculationCell[];
}

/** A figure to be typed in, or one that is only stated: a name, a published result. */
export interface Given {
  readonly given: CellValue;
  readonly stated?: true;
}

export type Content = Live | Given;

export function given(value: CellValue): Given {
  return { given: value };
}

/** What stands there to be read, not to be changed. */
export function stated(value: CellValue): Given {
  return { given: value, stated: true };
}

/** What a content is on the sheet. @param result if a formula gives what is published */
export function kindOf(content: Content, result?: 'result'): CalculationCell['kind'] {
  if (!('given' in content)) return result ?? 'formula';
  return content.stated === true ? 'label' : 'given';
}

/** 28, 3 → `AB3`. */
export function address(column: number, row: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

/** A reference as it reads on a sheet: what stands on another one has its name before it. */
export function referenceOn(sheet: string, own: string, cells: string): string {
  return sheet === own ? cells : `'${own.replaceAll("'", "''")}'!${cells}`;
}
