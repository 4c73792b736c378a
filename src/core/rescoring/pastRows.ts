import { beyondScale, isBelievable, notANumber } from '../evidence/numberCell.ts';
import { type CellValue, cellAt, type WorkbookContent } from '../evidence/workbook.ts';
import { errorAt, type Place, type Problem } from '../problem.ts';
import type { PastColumn, PastSheet } from './pastColumn.ts';

/** One filled row; a value that could not be read is undefined and has its problem already. */
export interface Row<Key extends string> {
  text(key: Key): string | undefined;
  number(key: Key): number | undefined;
  place(key: Key): Place;
}

/** The filled rows of a sheet whose columns are found by their headings. */
export function rowsOf<Key extends string>(
  { file, sheets, cells }: WorkbookContent,
  { name: sheet, columns }: PastSheet<Key>,
  problems: Problem[],
): Row<Key>[] {
  if (!sheets.includes(sheet)) {
    problems.push(missingSheet(file, sheet));
    return [];
  }
  const at = (column: number, row: number): CellValue =>
    cells.get(`${sheet}!${cellAt(column, row)}`) ?? { kind: 'empty' };
  const addresses = [...cells.keys()].flatMap((key) => {
    const found = /^([A-Z]+)(\d+)$/.exec(key.startsWith(`${sheet}!`) ? key.slice(sheet.length + 1) : '');
    return found === null ? [] : [{ column: columnNumber(found[1] as string), row: Number(found[2]) }];
  });
  const width = Math.max(0, ...addresses.map(({ column }) => column));
  const height = Math.max(0, ...addresses.map(({ row }) => row));
  const heading = (column: number): string => {
    const value = at(column, 1);
    return value.kind === 'text' ? (value.value.split('\n')[0] as string).trim().toLowerCase() : '';
  };
  const columnOf = new Map<Key, number>();
  for (const { key, label } of columns) {
    const column = Array.from({ length: width }, (_, index) => index + 1).find((index) =>
      [label.it, label.en].some((word) => word.toLowerCase() === heading(index)),
    );
    if (column === undefined) problems.push(missingColumn({ file, sheet, cell: 'A1' }, label.it, label.en));
    else columnOf.set(key, column);
  }
  if (columnOf.size < columns.length) return [];
  const filled = [...new Set(addresses.map(({ row }) => row))].filter(
    (row) => row > 1 && columns.some(({ key }) => at(columnOf.get(key) as number, row).kind !== 'empty'),
  );
  return filled
    .toSorted((a, b) => a - b)
    .filter((row) => row <= height)
    .map((row): Row<Key> => {
      const place = (key: Key): Place => ({ file, sheet, cell: cellAt(columnOf.get(key) as number, row) });
      const values = new Map<Key, string | number>();
      for (const column of columns) {
        const value = at(columnOf.get(column.key) as number, row);
        const read = readCell(column, value, place(column.key), problems);
        if (read !== undefined) values.set(column.key, read);
      }
      return {
        text: (key) => {
          const value = values.get(key);
          return value === undefined ? undefined : String(value);
        },
        number: (key) => {
          const value = values.get(key);
          return typeof value === 'number' ? value : undefined;
        },
        place,
      };
    });
}

function readCell(
  { kind, choices = {}, required, label }: PastColumn,
  value: CellValue,
  place: Place,
  problems: Problem[],
): string | number | undefined {
  if (value.kind === 'empty') {
    if (required) problems.push(notANumber(value, place, label));
    return undefined;
  }
  if (kind === 'number') {
    if (value.kind === 'number' && isBelievable(value.value)) return value.value;
    problems.push(
      value.kind === 'number' ? beyondScale(value.value, place, label) : notANumber(value, place, label),
    );
    return undefined;
  }
  if (value.kind !== 'text' && value.kind !== 'number') {
    problems.push(notANumber(value, place, label));
    return undefined;
  }
  const text = String(value.value).trim();
  if (kind === 'text') return text;
  const found = Object.entries(choices).find(([code, word]) =>
    [code, word.it, word.en, choiceText(word)].some((one) => one.toLowerCase() === text.toLowerCase()),
  );
  if (found !== undefined) return found[0];
  problems.push(
    errorAt(
      place,
      'not-a-choice',
      { it: `${label.it}: «${text}» non è tra le risposte.`, en: `${label.en}: “${text}” is not an answer.` },
      {
        it: `Scegliere: ${Object.values(choices)
          .map((word) => word.it)
          .join(', ')}.`,
        en: `Choose: ${Object.values(choices)
          .map((word) => word.en)
          .join(', ')}.`,
      },
    ),
  );
  return undefined;
}

/** A choice as the template lists it. */
export function choiceText({ it, en }: { readonly it: string; readonly en: string }): string {
  return it === en ? it : `${it} / ${en}`;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
}

const fromTheTemplate = {
  it: 'Scaricare di nuovo il modello e ricopiarvi i dati.',
  en: 'Download the template again and copy the data into it.',
};

function missingSheet(file: string, sheet: string): Problem {
  return errorAt(
    { file },
    'sheet-missing',
    { it: `Manca il foglio «${sheet}».`, en: `The sheet “${sheet}” is missing.` },
    fromTheTemplate,
  );
}

function missingColumn(place: Place, it: string, en: string): Problem {
  return errorAt(
    place,
    'column-missing',
    { it: `Manca la colonna «${it}».`, en: `The column “${en}” is missing.` },
    fromTheTemplate,
  );
}

/** An optional field: nothing at all where there is no value. */
export function present<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: T });
}
