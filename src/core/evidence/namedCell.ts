import { errorAt, type Place, type Problem, type Text } from '../problem.ts';
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

/** `0,72` → 0.72, `1.234,5` → 1234.5, `72%` → 0.72: what a text probably means, only to be suggested. */
function numberMeant(text: string): number | undefined {
  const percent = text.endsWith('%');
  const plain = text.replace(/[\s €%]/g, '');
  const decimal = plain.includes(',') ? plain.replaceAll('.', '').replace(',', '.') : plain;
  if (!/^[-+]?\d+(\.\d+)?$/.test(decimal)) return undefined;
  return percent ? Number(decimal) / 100 : Number(decimal);
}

/** Sizes between which figures are believed; far outside, a distribution's parameters overflow. */
const SMALLEST = 1e-9;
const LARGEST = 1e12;

/** The number in a cell; undefined, with a problem, if there is none. An empty cell is a problem here. */
export function numberIn(
  workbook: WorkbookContent,
  name: string,
  label: Text,
  problems: Problem[],
): number | undefined {
  const value = cellNamed(workbook, name);
  const place = placeOf(workbook, name);
  switch (value.kind) {
    case 'number': {
      const size = Math.abs(value.value);
      if (size === 0 || (size >= SMALLEST && size <= LARGEST)) return value.value;
      problems.push(
        errorAt(
          place,
          'number-out-of-scale',
          {
            it: `${label.it}: ${value.value} è fuori da ogni scala plausibile.`,
            en: `${label.en}: ${value.value} is beyond any plausible scale.`,
          },
          { it: 'Verificare unità e decimali.', en: 'Check unit and decimals.' },
        ),
      );
      return undefined;
    }
    case 'empty':
      problems.push(
        errorAt(
          place,
          'value-missing',
          { it: `${label.it}: la cella è vuota.`, en: `${label.en}: the cell is empty.` },
          { it: 'Scrivere il valore.', en: 'Write the value.' },
        ),
      );
      return undefined;
    case 'formula':
      problems.push(
        errorAt(
          place,
          'formula-in-cell',
          {
            it: `${label.it}: la cella contiene una formula (=${value.formula}).`,
            en: `${label.en}: the cell contains a formula (=${value.formula}).`,
          },
          { it: 'Scrivere il numero, non la formula.', en: 'Write the number, not the formula.' },
        ),
      );
      return undefined;
    case 'error':
      problems.push(
        errorAt(
          place,
          'error-in-cell',
          {
            it: `${label.it}: la cella contiene l’errore ${value.shown}.`,
            en: `${label.en}: the cell holds the error ${value.shown}.`,
          },
          { it: 'Sostituirlo con il numero.', en: 'Replace it with the number.' },
        ),
      );
      return undefined;
    default: {
      const [shown, what]: [string, Text] =
        value.kind === 'text'
          ? [value.value, { it: 'è testo, non un numero', en: 'is text, not a number' }]
          : [value.shown, { it: 'non è un numero', en: 'is not a number' }];
      const meant = numberMeant(shown.trim());
      problems.push(
        errorAt(
          place,
          'not-a-number',
          {
            it: `${label.it}: «${shown}» ${what.it}.`,
            en: `${label.en}: “${shown}” ${what.en}.`,
          },
          meant === undefined
            ? { it: 'Scrivere un numero.', en: 'Write a number.' }
            : {
                it: `Se si intende ${String(meant).replace('.', ',')}, riscriverlo come numero (formato della cella: Numero).`,
                en: `If ${meant} is meant, type it as a number (cell format: Number).`,
              },
        ),
      );
      return undefined;
    }
  }
}
