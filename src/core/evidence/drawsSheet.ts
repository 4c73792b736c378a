import type { Text } from '../problem.ts';
import type { Indicator } from '../tender/indicator.ts';
import type { Lot } from '../tender/lot.ts';
import { LEAST_OWN_DRAWS, MOST_OWN_DRAWS, ownDrawLimits } from '../tender/ownDrawLimits.ts';
import { both } from './bilingualCell.ts';
import { cellAt, type FormSheet } from './workbook.ts';
import { inputNames, sheetNames } from './workbookNames.ts';

/** Indicators for which suppliers give the draws of their own model. */
export function ownDrawIndicators({ indicators }: Lot): Indicator[] {
  return indicators.filter(({ evidence }) => evidence.form === 'own-draws');
}

const howTo: Text = {
  it: `Una riga per ogni simulazione del vostro modello, da ${LEAST_OWN_DRAWS} a ${MOST_OWN_DRAWS} righe, dalla riga 2 in giù. La stessa riga è la stessa simulazione in tutte le colonne: non riordinate una colonna da sola. Solo numeri: nessuna formula, nessuna cella vuota in mezzo. Modello, versione e data vanno come fonte nel foglio ${sheetNames.evidence}.`,
  en: `One row for each draw of your model, ${LEAST_OWN_DRAWS} to ${MOST_OWN_DRAWS} rows, from row 2 downwards. The same row is the same draw in all columns: do not sort a column on its own. Numbers only: no formula, no empty cell in between. Model, version and date are the source in the sheet ${sheetNames.evidence}.`,
};

/** One column per indicator whose draws come from the supplier's own model, from below its heading downwards. */
export function drawsSheet(lot: Lot): FormSheet {
  const columns = ownDrawIndicators(lot).map((indicator, at) => ({
    indicator,
    name: inputNames.draws(indicator.id),
    heading: cellAt(at + 2, 1),
  }));
  return {
    name: sheetNames.draws,
    visibility: 'visible',
    widths: [90, ...columns.map(() => 26)],
    frozenRows: 1,
    cells: [
      { cell: 'A1', style: 'text', value: both(howTo) },
      ...columns.map(({ indicator, name, heading }) => ({
        cell: heading,
        style: 'header' as const,
        name,
        value: `${both(indicator.label)}\n${indicator.id} [${indicator.unit}]`,
        note: both(limitsText(indicator)),
      })),
    ],
    columns: columns.map(({ indicator, name, heading }) => ({
      name,
      heading,
      input: { kind: 'number', ...ownDrawLimits(indicator) },
      most: MOST_OWN_DRAWS,
      values: [],
    })),
  };
}

/** Between which values each draw must lie, in words. */
export function limitsText(indicator: Indicator): Text {
  const { least: from, most: to } = ownDrawLimits(indicator);
  if (to !== undefined)
    return { it: `ogni valore tra ${from} e ${to}`, en: `each value between ${from} and ${to}` };
  return from === undefined
    ? { it: 'ogni numero è ammesso', en: 'any number is allowed' }
    : { it: `ogni valore almeno ${from}`, en: `each value at least ${from}` };
}
