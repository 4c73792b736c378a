import { errorAt, type Place, type Problem } from '../../core/problem.ts';

/** Longest piece of a cell that a message repeats. */
const SHOWN = 40;

/** What `Number` would take but no one means as a number: nothing, and figures in base 2, 8 or 16. */
const oddNumber = /^\s*$|^\s*0[xXoObB]/;

/** A cell as a number; NaN if it is not a finite one in decimal writing with a point. */
export function numberIn(cell: string): number {
  const value = Number(cell);
  return Number.isFinite(value) && !oddNumber.test(cell) ? value : Number.NaN;
}

/** What is wrong with a cell that is not a finite number, and how to mend it. */
export function cellProblem(cell: string, where: Place): Problem {
  const shown = cell.length > SHOWN ? `${cell.slice(0, SHOWN)}…` : cell;
  if (cell.trim() === '') {
    return errorAt(
      where,
      'cell-empty',
      { it: 'La cella è vuota.', en: 'The cell is empty.' },
      {
        it: 'Scrivere il numero, o togliere l’intera riga se la simulazione non è riuscita, e dirlo.',
        en: 'Write the number, or remove the whole row if the draw failed, and say so.',
      },
    );
  }
  if (/^[+-]?[\d.]*,\d+([eE][+-]?\d+)?$/.test(cell)) {
    const point = cell.replaceAll('.', '').replace(',', '.');
    return errorAt(
      where,
      'decimal-comma',
      { it: `«${shown}» ha la virgola decimale.`, en: `“${shown}” has a decimal comma.` },
      { it: `Scrivere ${point}, con il punto.`, en: `Write ${point}, with a point.` },
    );
  }
  if (
    /^[+-]?(inf(inity)?|nan|n\/?a|null|none|#\S*[!?])$/i.test(cell) ||
    Math.abs(Number(cell)) === Infinity
  ) {
    return errorAt(
      where,
      'number-not-finite',
      { it: `«${shown}» non è un numero finito.`, en: `“${shown}” is not a finite number.` },
      {
        it: 'Cercare nel modello perché questa simulazione non dà un risultato: una riga così non si può ignorare.',
        en: 'Look in the model for why this draw gives no result: a row like this cannot be passed over.',
      },
    );
  }
  return errorAt(
    where,
    'not-a-number',
    { it: `«${shown}» non è un numero.`, en: `“${shown}” is not a number.` },
    {
      it: 'Scrivere solo cifre, segno, punto decimale ed esponente: −1234.5 è -1234.5, senza unità né separatore delle migliaia.',
      en: 'Write digits, sign, decimal point and exponent only: −1,234.5 is -1234.5, without unit or thousands separator.',
    },
  );
}
