import type { EventTree } from '../../core/tender/eventTree.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { type Locale, localized } from '../../report/locale.ts';
import { unitLabel } from '../../report/quantity.ts';
import { type FormulaView, formulaView, named } from './formulaView.ts';
import { type MarkovView, markovView } from './markovView.ts';

/** What the partial `model` shows: how outcomes become effect and cost. */
export interface ModelView {
  /** How the model works, in a sentence or two. */
  readonly text: string;
  readonly asWritten: string;
  /** Formulas of an event tree; none for a Markov model. */
  readonly formulas: readonly FormulaView[];
  /** Null for an event tree. */
  readonly markov: MarkovView | null;
}

const modelTexts = {
  eventTreeText: {
    it: 'Due formule dicono che cosa accade in media a un paziente. Il beneficio è λ per l’effetto, meno il costo delle cure; il prezzo offerto non vi entra.',
    en: 'Two formulas say what happens to one patient on average. The benefit is λ times the effect, less the cost of care; the price offered does not enter.',
  },
  markovText: {
    it: 'I pazienti passano da uno stato di salute all’altro in cicli di uguale durata (modello di Markov). Il beneficio è λ per l’effetto, meno il costo delle cure; il prezzo offerto non vi entra.',
    en: 'Patients move between states of health in cycles of equal length (Markov model). The benefit is λ times the effect, less the cost of care; the price offered does not enter.',
  },
  asWritten: { it: 'Come scritta nella gara', en: 'As written in the tender' },
  effect: { it: 'Effetto per paziente', en: 'Effect per patient' },
  careCost: { it: 'Costo delle cure per paziente', en: 'Cost of care per patient' },
};

/**
 * @param id tells this model's tables from those of other models on the page
 * @param name stands before the title of each formula, where the page shows several models; empty otherwise
 */
export function modelView(lot: Lot, id: string, name: string, locale: Locale): ModelView {
  const t = localized(modelTexts, locale);
  const { model } = lot;
  return {
    text: model.kind === 'markov' ? t.markovText : t.eventTreeText,
    asWritten: t.asWritten,
    formulas: model.kind === 'markov' ? [] : eventTreeFormulas(model, lot, name, locale),
    markov: model.kind === 'markov' ? markovView(lot, model, id, name, locale) : null,
  };
}

function eventTreeFormulas(
  { effect, careCost }: EventTree,
  lot: Lot,
  name: string,
  locale: Locale,
): FormulaView[] {
  const t = localized(modelTexts, locale);
  return [
    formulaView(withUnit(named(name, t.effect), effect.unit, locale), effect.formula, lot, locale),
    formulaView(withUnit(named(name, t.careCost), careCost.unit, locale), careCost.formula, lot, locale),
  ];
}

function withUnit(title: string, unit: string, locale: Locale): string {
  const label = unitLabel(unit, locale);
  return label === '' ? title : `${title} (${label})`;
}
