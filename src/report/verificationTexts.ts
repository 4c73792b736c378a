import type { EvaluationResult } from '../core/evaluation/result.ts';
import type { Text } from '../core/problem.ts';
import { numberText } from './rules/phrases.ts';

/** `nel pacchetto 20.19231, ricalcolato 20.19230`; figures stand as in the file, with all their digits. */
export function differenceText({
  packaged,
  recomputed,
}: {
  readonly packaged: unknown;
  readonly recomputed: unknown;
}): Text {
  const [theirs, ours] = [valueText(packaged), valueText(recomputed)];
  return {
    it: `nel pacchetto ${theirs.it}, ricalcolato ${ours.it}`,
    en: `in the package ${theirs.en}, recomputed ${ours.en}`,
  };
}

/** A value as it stands in the file; of lists and objects only what they are. */
export function valueText(value: unknown): Text {
  if (value === undefined) return { it: 'assente', en: 'absent' };
  if (Array.isArray(value)) return { it: `un elenco di ${value.length}`, en: `a list of ${value.length}` };
  if (value !== null && typeof value === 'object') return { it: 'un gruppo di dati', en: 'a group of data' };
  const text = Object.is(value, -0) ? '-0' : JSON.stringify(value);
  const shown = text.length > 90 ? `${text.slice(0, 90)}…` : text;
  return { it: shown, en: shown };
}

/** What came of it, in one sentence for the board. */
export function verdictText({
  identical,
  compared,
  count,
}: {
  readonly identical: boolean;
  readonly compared: number;
  /** Of all differences. */
  readonly count: number;
}): Text {
  const [all, differing] = [numberText(compared), numberText(count)];
  if (identical) {
    return {
      it: `Il pacchetto è confermato: ricalcolati da regole e dati, ${all.it} numeri e testi coincidono fino all’ultimo byte.`,
      en: `The package is confirmed: computed again from rules and inputs, ${all.en} numbers and texts agree to the last byte.`,
    };
  }
  return {
    it: `Il pacchetto non è confermato: ${count === 1 ? 'una differenza' : `${differing.it} differenze`} su ${all.it} numeri e testi.`,
    en: `The package is not confirmed: ${count === 1 ? 'one difference' : `${differing.en} differences`} among ${all.en} numbers and texts.`,
  };
}

/** What a confirmation does not say by itself. */
export const anchorText: Text = {
  it: 'Chi rifà da capo un intero pacchetto ne cambia l’impronta: confrontarla con quella del verbale.',
  en: 'Whoever makes a whole package anew changes its hash: compare it with the one in the minutes.',
};

/** The same of the package of a statement. */
export const statementAnchorText: Text = {
  it: 'Il pacchetto dice da quali somme e stati segue ogni importo; che le somme siano quelle delle consegne lo può ricalcolare la centrale di committenza. Confrontare l’impronta con quella del prospetto emesso.',
  en: 'The package says from which sums and states each amount follows; that the sums are those of the deliveries the purchasing board can compute again. Compare the hash with that of the issued statement.',
};

/** Null if the same program made and verified it. */
export function otherProgramText(
  madeBy: EvaluationResult['program'],
  verifiedBy: EvaluationResult['program'],
): Text | null {
  if (madeBy.version === verifiedBy.version && madeBy.node === verifiedBy.node) return null;
  const name = ({ version, node }: EvaluationResult['program']): string => `Esito ${version}, Node ${node}`;
  return {
    it: `Prodotto con ${name(madeBy)}, ricalcolato con ${name(verifiedBy)}: con versioni diverse le ultime cifre delle simulazioni possono cambiare.`,
    en: `Made with ${name(madeBy)}, computed again with ${name(verifiedBy)}: between versions the last digits of simulations may change.`,
  };
}
