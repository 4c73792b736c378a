import { errorAt, type Place, type Problem, type Text } from '../problem.ts';
import type { CellValue } from './workbook.ts';

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
export const LARGEST = 1e12;

/** Zero, or of a size that a figure of a study can have. */
export function isBelievable(value: number): boolean {
  const size = Math.abs(value);
  return size === 0 || (size >= SMALLEST && size <= LARGEST);
}

/** A number that must be a mistake. */
export function beyondScale(value: number, place: Place, label: Text): Problem {
  return errorAt(
    place,
    'number-out-of-scale',
    {
      it: `${label.it}: ${value} è fuori da ogni scala plausibile.`,
      en: `${label.en}: ${value} is beyond any plausible scale.`,
    },
    { it: 'Verificare unità e decimali.', en: 'Check unit and decimals.' },
  );
}

/** What stands in a cell instead of the number that is needed, and how to mend it. */
export function notANumber(
  value: Exclude<CellValue, { readonly kind: 'number' }>,
  place: Place,
  label: Text,
): Problem {
  switch (value.kind) {
    case 'empty':
      return errorAt(
        place,
        'value-missing',
        { it: `${label.it}: la cella è vuota.`, en: `${label.en}: the cell is empty.` },
        { it: 'Scrivere il valore.', en: 'Write the value.' },
      );
    case 'formula':
      return errorAt(
        place,
        'formula-in-cell',
        {
          it: `${label.it}: la cella contiene una formula (=${value.formula}).`,
          en: `${label.en}: the cell contains a formula (=${value.formula}).`,
        },
        { it: 'Scrivere il numero, non la formula.', en: 'Write the number, not the formula.' },
      );
    case 'error':
      return errorAt(
        place,
        'error-in-cell',
        {
          it: `${label.it}: la cella contiene l’errore ${value.shown}.`,
          en: `${label.en}: the cell holds the error ${value.shown}.`,
        },
        { it: 'Sostituirlo con il numero.', en: 'Replace it with the number.' },
      );
    default: {
      const [shown, what]: [string, Text] =
        value.kind === 'text'
          ? [value.value, { it: 'è testo, non un numero', en: 'is text, not a number' }]
          : [value.shown, { it: 'non è un numero', en: 'is not a number' }];
      const meant = numberMeant(shown.trim());
      return errorAt(
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
      );
    }
  }
}
