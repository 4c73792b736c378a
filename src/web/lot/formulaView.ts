import type { Lot } from '../../core/tender/lot.ts';
import type { Locale } from '../../report/locale.ts';
import { parameterOf } from '../../report/parameterLabel.ts';

/** One formula of the model, as written and with every name spelled out. */
export interface FormulaView {
  readonly title: string;
  readonly formula: string;
  /** The formula in pieces: signs between terms, terms by their label. */
  readonly spelled: readonly { readonly text: string; readonly isTerm: boolean }[];
}

/** `stay*cost_day` is spelled `Degenza`, ` × `, `Costo di un giorno di degenza`. */
export function formulaView(title: string, formula: string, lot: Lot, locale: Locale): FormulaView {
  const known = new Set([...lot.parameters, ...lot.indicators].map(({ id }) => id));
  const oneLine = formula.replace(/\s+/g, ' ').trim();
  return {
    title,
    formula: oneLine,
    spelled: oneLine
      .split(/([A-Za-z]\w*)/)
      .filter((piece) => piece !== '')
      .map((piece) =>
        known.has(piece)
          ? { text: parameterOf(lot, piece).label[locale], isTerm: true }
          : { text: typeset(piece), isTerm: false },
      ),
  };
}

function typeset(signs: string): string {
  return signs
    .replace(/\s*\*\s*/g, ' × ')
    .replace(/\s*\/\s*/g, ' / ')
    .replaceAll('-', '−');
}

/** `Senza ricadute: Effetto per paziente`; the title alone if the model has no name. */
export function named(name: string, title: string): string {
  return name === '' ? title : `${name}: ${title}`;
}
