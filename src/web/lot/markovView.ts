import type { Lot } from '../../core/tender/lot.ts';
import { type MarkovModel, REST } from '../../core/tender/markovModel.ts';
import { type Locale, localized } from '../../report/locale.ts';
import { unitLabel } from '../../report/quantity.ts';
import { conventionTexts } from '../../report/rules/markovRuleTexts.ts';
import { typeset } from '../../report/rules/phrases.ts';
import { type Fact, fact, type SimpleCell, simpleTable, type TableView } from '../parts.ts';
import { formulaView, named } from './formulaView.ts';

/** A Markov model as the lot's page shows it: its states, the ways between them, its conventions. */
export interface MarkovView {
  readonly states: TableView;
  readonly transitions: TableView;
  readonly conventions: readonly Fact[];
}

const markovTexts = {
  states: { it: 'Stati di salute', en: 'States of health' },
  state: { it: 'Stato', en: 'State' },
  start: { it: 'Pazienti all’inizio', en: 'Patients at the start' },
  cost: { it: 'Costo delle cure (€/anno)', en: 'Cost of care (€/year)' },
  utility: { it: 'Utilità', en: 'Utility' },
  transitions: { it: 'Passaggi in un ciclo', en: 'Transitions in a cycle' },
  from: { it: 'Da', en: 'From' },
  to: { it: 'A', en: 'To' },
  probability: { it: 'Probabilità per ciclo', en: 'Probability per cycle' },
  rest: { it: 'la parte restante', en: 'what is left over' },
  cycleNumber: { it: 'numero del ciclo', en: 'number of the cycle' },
  time: { it: 'anni dall’inizio', en: 'years since the start' },
  cycles: { it: 'Cicli', en: 'Cycles' },
  counting: { it: 'Conteggio dei pazienti', en: 'Counting of patients' },
  discounting: { it: 'Attualizzazione', en: 'Discounting' },
  startEffect: { it: 'Effetto all’inizio, una volta', en: 'Effect at the start, once' },
  startCost: { it: 'Costo all’inizio, una volta', en: 'Cost at the start, once' },
};

/**
 * @param id tells this model's tables from those of other models on the page
 * @param name stands before their captions, where the page shows several models; empty otherwise
 */
export function markovView(
  lot: Lot,
  model: MarkovModel,
  id: string,
  name: string,
  locale: Locale,
): MarkovView {
  const t = localized(markovTexts, locale);
  const { states, transitions, atStart } = model;
  const label = (id: string): string => states.find((state) => state.id === id)?.label[locale] ?? id;
  const clock: Readonly<Record<string, string>> = { cycle: t.cycleNumber, time: t.time };
  // The formula as written, and below it in words if it has names of its own.
  const formula = (text: string): SimpleCell => {
    if (text === REST) return { text: '1 − Σ', note: t.rest };
    const { spelled } = formulaView('', text, lot, locale);
    const inWords = spelled.map((piece) => clock[piece.text] ?? piece.text).join('');
    return { text: typeset(text), note: spelled.some(({ isTerm }) => isTerm) ? inWords : null };
  };
  const { cycles, counting, discounting } = conventionTexts(model);
  return {
    states: simpleTable(
      `${id}-states`,
      named(name, t.states),
      [
        { label: t.state, kind: 'text' },
        { label: t.start, kind: 'code' },
        { label: t.cost, kind: 'code' },
        { label: t.utility, kind: 'code' },
      ],
      states.map((state) => [
        { text: state.label[locale], note: state.id },
        formula(state.start),
        formula(state.cost),
        formula(state.utility),
      ]),
    ),
    transitions: simpleTable(
      `${id}-transitions`,
      named(name, t.transitions),
      [
        { label: t.from, kind: 'text' },
        { label: t.to, kind: 'text' },
        { label: t.probability, kind: 'code' },
      ],
      transitions.map(({ from, to, probability }) => [label(from), label(to), formula(probability)]),
    ),
    conventions: [
      fact(t.cycles, cycles[locale]),
      fact(t.counting, counting[locale]),
      fact(t.discounting, discounting[locale]),
      fact(`${t.startEffect} (${unitLabel(model.effect.unit, locale)})`, typeset(atStart.effect), {
        code: true,
      }),
      fact(`${t.startCost} (€)`, typeset(atStart.careCost), { code: true }),
    ],
  };
}
