import type { Contract } from '../../core/contract/contract.ts';
import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { Target } from '../../core/contract/target.ts';
import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import { decimalsDeclared } from '../quantity.ts';
import { inBoth } from '../rules/phrases.ts';
import type { RuleText } from '../ruleText.ts';
import { declaredText } from '../tracking/figureText.ts';

/** One rule in words with its figures, its formula and where it comes from. */
export type RuleWords = Pick<RuleText, 'words' | 'formula' | 'article'>;

/** Where agreements of this kind have been described before. */
export const agreements: Text = {
  it: 'Accordi di rimborso condizionato, come negli accordi negoziali dell’AIFA',
  en: 'Managed entry agreements, as in the negotiated agreements of AIFA',
};

/** An amount of the contract: without cents where it is whole. */
export function agreedEuros(value: number): Text {
  return inBoth((locale) => formatFor(locale).euro(value, Number.isInteger(value) ? 0 : 2));
}

/** `12,5%`, every digit that was declared. */
export function agreedShare(value: number): Text {
  return inBoth((locale) => formatFor(locale).percent(value, decimalsDeclared(100 * value)));
}

/** The same with its Italian article: `il 4%`, `l’8%`, `lo 0,5%`. */
export function theShare(value: number): Text {
  const { it, en } = agreedShare(value);
  const article = /^(8|11?(\D|$))/.test(it) ? 'l’' : it.startsWith('0') ? 'lo ' : 'il ';
  return { it: `${article}${it}`, en };
}

/** A distance in hundredths of the outcome’s unit: `1,5 punti`. */
export function agreedPoints(value: number): Text {
  const [it, en] =
    decimalsDeclared(100 * value) === 0 && Math.round(100 * value) === 1
      ? ['punto', 'point']
      : ['punti', 'points'];
  const figure = inBoth((locale) => formatFor(locale).number(100 * value, decimalsDeclared(100 * value)));
  return { it: `${figure.it}\u00a0${it}`, en: `${figure.en}\u00a0${en}` };
}

/** The price of a supplier. @throws RangeError where the contract, which has not been checked, does not say it */
export function priceOf({ payment }: Contract, supplier: string): number {
  const price = payment?.prices.find((one) => one.supplier === supplier)?.price;
  if (price === undefined) throw new RangeError(`no price of ${supplier}`);
  return price;
}

/** A target with its outcome. @throws RangeError where there is none */
export function targetOf(
  { targets, outcomes }: Contract,
  id: string,
): { readonly target: Target; readonly outcome: OutcomeDefinition } {
  const target = targets.find((one) => one.id === id);
  const outcome = outcomes.find((one) => one.id === target?.outcome);
  if (target === undefined || outcome === undefined) throw new RangeError(`no target ${id}`);
  return { target, outcome };
}

/** An entry of the dictionary. @throws RangeError where there is none */
export function outcomeOf({ outcomes }: Contract, id: string): OutcomeDefinition {
  const outcome = outcomes.find((one) => one.id === id);
  if (outcome === undefined) throw new RangeError(`no outcome ${id}`);
  return outcome;
}

/** `«Ictus entro 30 giorni» (al massimo 4%)`. */
export function targetWords(contract: Contract, id: string): Text {
  const { target, outcome } = targetOf(contract, id);
  const value = inBoth((locale) => declaredText(outcome, target.value, locale));
  const [it, en] = outcome.better === 'lower' ? ['al massimo', 'at most'] : ['almeno', 'at least'];
  return {
    it: `«${outcome.label.it}» (${it} ${value.it})`,
    en: `“${outcome.label.en}” (${en} ${value.en})`,
  };
}
