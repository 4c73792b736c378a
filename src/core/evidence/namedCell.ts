import type { Place, Problem, Text } from '../problem.ts';
import { beyondScale, isBelievable, notANumber } from './numberCell.ts';
import type { CellValue, WorkbookContent } from './workbook.ts';

/** Content of the cell with a defined name; a name that is not there counts as an empty cell. */
export function cellNamed(workbook: WorkbookContent, name: string): CellValue {
  const place = workbook.names.get(name);
  const found = place === undefined ? undefined : workbook.cells.get(`${place.sheet}!${place.cell}`);
  return found ?? { kind: 'empty' };
}

/** Where the cell with a defined name stands now. */
export function placeOf(workbook: WorkbookContent, name: string): Place {
  const found = workbook.names.get(name);
  return found === undefined ? { file: workbook.file } : { file: workbook.file, ...found };
}

/** Text of a cell, blanks trimmed; a number typed where text is expected is taken as written. */
export function textIn(workbook: WorkbookContent, name: string): string {
  const value = cellNamed(workbook, name);
  return value.kind === 'text' || value.kind === 'number' ? String(value.value).trim() : '';
}

/** The number in a cell; undefined, with a problem, if there is none. An empty cell is a problem here. */
export function numberIn(
  workbook: WorkbookContent,
  name: string,
  label: Text,
  problems: Problem[],
): number | undefined {
  const value = cellNamed(workbook, name);
  const place = placeOf(workbook, name);
  if (value.kind !== 'number') problems.push(notANumber(value, place, label));
  else if (isBelievable(value.value)) return value.value;
  else problems.push(beyondScale(value.value, place, label));
  return undefined;
}
