import { parseExpression, symbolsOf } from '../../core/numbers/expression.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { type MarkovModel, REST } from '../../core/tender/markovModel.ts';
import { formatFor } from '../format.ts';
import { parameterOf } from '../parameterLabel.ts';
import { plainNumber, unitLabel } from '../quantity.ts';
import type { RuleText } from '../ruleText.ts';
import { inBoth, listText, same, typeset } from './phrases.ts';

const briggs: Text = {
  it: 'Briggs, Claxton e Sculpher, Decision Modelling for Health Economic Evaluation, 2006, cap. 2',
  en: 'Briggs, Claxton and Sculpher, Decision Modelling for Health Economic Evaluation, 2006, ch. 2',
};

/** The rules of a Markov model: states, ways between them, counting, discounting, effect and cost of care. */
export function markovRuleTexts(lot: Lot, model: MarkovModel): RuleText[] {
  return [
    statesRule(model),
    ...model.states.map(({ id }) => transitionRule(lot, model, id)),
    limitsRule,
    {
      id: 'model-counting',
      title: { it: 'Come si contano i pazienti in un ciclo', en: 'How patients count in a cycle' },
      ...countingTexts[model.counting],
      article: briggs,
    },
    discountingRule(model),
    outcomeRule(lot, model, 'effect'),
    outcomeRule(lot, model, 'careCost'),
  ];
}

/** What happens to probabilities outside 0…1: core/tender/probabilityRow.ts. */
const limitsRule: RuleText = {
  id: 'model-limits',
  title: { it: 'Probabilità fuori dai limiti', en: 'Probabilities outside the limits' },
  words: {
    it: 'Ai valori minimi, ideali e intermedi ogni probabilità è tra 0 e 1 e nessuna riga supera 1: la pubblicazione lo verifica. Se con le evidenze di un’offerta o in una simulazione una probabilità scende sotto 0, vale 0; se quelle di una riga superano insieme 1, ciascuna è divisa per la loro somma. Il risultato dice per quali offerte e in quante simulazioni è accaduto.',
    en: 'At the minimum, ideal and middle values every probability is between 0 and 1 and no row exceeds 1: publication checks it. If with the evidence of an offer or in a draw a probability falls below 0, it counts as 0; if those of a row together exceed 1, each is divided by their sum. The result says for which offers and in how many draws that happened.',
  },
  formula: same('P ← max(0, P); P ← P / max(1, Σ)'),
  article: null,
};

/** The convention of counting in words and as a formula; n(k) are the years lived in cycle k. */
const countingTexts: Record<MarkovModel['counting'], { readonly words: Text; readonly formula: Text }> = {
  start: {
    words: {
      it: 'In ogni ciclo contano i pazienti che sono in uno stato al suo inizio: chi muore nel ciclo conta ancora per intero.',
      en: 'In each cycle the patients in a state at its start count: who dies during the cycle still counts in full.',
    },
    formula: same('n(k) = p(k) · Δ'),
  },
  end: {
    words: {
      it: 'In ogni ciclo contano i pazienti che sono in uno stato alla sua fine: chi muore nel ciclo non conta più.',
      en: 'In each cycle the patients in a state at its end count: who dies during the cycle no longer counts.',
    },
    formula: same('n(k) = p(k+1) · Δ'),
  },
  'half-cycle': {
    words: {
      it: 'In ogni ciclo conta la media tra i pazienti all’inizio e alla fine (correzione di mezzo ciclo): chi muore nel ciclo conta per metà.',
      en: 'In each cycle the mean of the patients at its start and at its end counts (half-cycle correction): who dies during the cycle counts for half of it.',
    },
    formula: same('n(k) = ½ · (p(k) + p(k+1)) · Δ'),
  },
};

/** Moment of a cycle from which it is discounted; d(k) is the discount factor of cycle k at rate r. */
const momentTexts: Record<
  MarkovModel['discounting']['at'],
  { readonly words: Text; readonly formula: string }
> = {
  'cycle-start': {
    words: { it: 'dall’inizio di ogni ciclo', en: 'from the start of each cycle' },
    formula: 'd(k) = 1 / (1 + r)^(k·Δ)',
  },
  'cycle-middle': {
    words: { it: 'dalla metà di ogni ciclo', en: 'from the middle of each cycle' },
    formula: 'd(k) = 1 / (1 + r)^((k + ½)·Δ)',
  },
  'cycle-end': {
    words: { it: 'dalla fine di ogni ciclo', en: 'from the end of each cycle' },
    formula: 'd(k) = 1 / (1 + r)^((k + 1)·Δ)',
  },
};

function statesRule({ states, cycle }: MarkovModel): RuleText {
  const labels = inBoth((locale) =>
    listText(
      states.map(({ label, id }) => `${label[locale]} (${id})`),
      locale,
    ),
  );
  const cycles = cyclesText(cycle);
  return {
    id: 'model-states',
    title: { it: 'Modello di Markov: stati e cicli', en: 'Markov model: states and cycles' },
    words: {
      it: `In ogni momento un paziente è in uno stato: ${labels.it}. I passaggi avvengono una volta per ciclo; ${cycles.it}. k = 0, 1, 2, … è il numero del ciclo (cycle), k · Δ il tempo trascorso al suo inizio (time).`,
      en: `At each moment a patient is in one state: ${labels.en}. Transitions happen once per cycle; ${cycles.en}. k = 0, 1, 2, … is the number of the cycle (cycle), k · Δ the time passed at its start (time).`,
    },
    formula: same(states.map(({ id, start }) => `p(0, ${id}) = ${withRest(start)}`).join('; ')),
    article: briggs,
  };
}

function transitionRule(lot: Lot, { states, transitions }: MarkovModel, from: string): RuleText {
  const ways = transitions.filter((way) => way.from === from);
  const label = (id: string): Text => states.find((state) => state.id === id)?.label ?? same(id);
  const goals = inBoth((locale) =>
    listText(
      ways.map(({ to }) => label(to)[locale]),
      locale,
    ),
  );
  const names = namesIn(
    lot,
    ways.map(({ probability }) => probability),
  );
  return {
    id: `model-from-${from}`,
    title: { it: `Passaggi da «${label(from).it}»`, en: `Transitions from “${label(from).en}”` },
    words: {
      it: `Dopo un ciclo un paziente in «${label(from).it}» è in: ${goals.it}.${names.it} Probabilità per ciclo; 1 − Σ è ciò che le altre lasciano.`,
      en: `After a cycle a patient in “${label(from).en}” is in: ${goals.en}.${names.en} Probabilities per cycle; 1 − Σ is what the others leave over.`,
    },
    formula: same(
      ways.map(({ to, probability }) => `P(${from} → ${to}) = ${withRest(probability)}`).join('; '),
    ),
    article: null,
  };
}

function discountingRule({ discounting }: MarkovModel): RuleText {
  const { costRate, effectRate, at } = discounting;
  const [cost, effect] = [costRate, effectRate].map((rate) =>
    inBoth((locale) => formatFor(locale).percent(rate, 1)),
  ) as [Text, Text];
  const { words, formula } = momentTexts[at];
  return {
    id: 'model-discounting',
    title: { it: 'Attualizzazione nel modello', en: 'Discounting in the model' },
    words: {
      it: `Costi ed effetti si riportano al tempo 0 ${words.it}, al tasso annuo r = ${cost.it} per i costi e ${effect.it} per gli effetti.`,
      en: `Costs and effects are brought back to time 0 ${words.en}, at the annual rate r = ${cost.en} for costs and ${effect.en} for effects.`,
    },
    formula: same(formula),
    article: briggs,
  };
}

function outcomeRule(lot: Lot, model: MarkovModel, part: 'effect' | 'careCost'): RuleText {
  const isEffect = part === 'effect';
  const [symbol, rate] = isEffect ? ['E', 'u'] : ['K', 'c'];
  const once = model.atStart[part];
  const rates = model.states.map(({ id, utility, cost }) => ({ id, formula: isEffect ? utility : cost }));
  const names = namesIn(lot, [once, ...rates.map(({ formula }) => formula)]);
  const unit = inBoth((locale) => unitLabel(isEffect ? model.effect.unit : 'EUR', locale));
  return {
    id: `model-${part}`,
    title: isEffect
      ? { it: 'Effetto per paziente', en: 'Effect per patient' }
      : { it: 'Costo delle cure per paziente', en: 'Cost of care per patient' },
    words: isEffect
      ? {
          it: `E in ${unit.it}: gli anni in ogni stato per la sua utilità u, attualizzati e sommati su cicli e stati, più l’effetto all’inizio.${names.it}`,
          en: `E in ${unit.en}: years in each state times its utility u, discounted and summed over cycles and states, plus the effect at the start.${names.en}`,
        }
      : {
          it: `K in ${unit.it}: gli anni in ogni stato per il suo costo annuo c, attualizzati e sommati su cicli e stati, più il costo all’inizio.${names.it}`,
          en: `K in ${unit.en}: years in each state times its annual cost c, discounted and summed over cycles and states, plus the cost at the start.${names.en}`,
        },
    formula: same(
      [
        `${symbol} = ${typeset(once)} + Σ d(k) · n(k) · ${rate}`,
        ...rates.map(({ id, formula }) => `${rate}(${id}) = ${typeset(formula)}`),
      ].join('; '),
    ),
    article: null,
  };
}

/** ` cost_day = Costo di un giorno; …` for the declared names in some formulas; nothing if there are none. */
function namesIn(lot: Lot, formulas: readonly string[]): Text {
  const declared = [...lot.parameters, ...lot.indicators].map(({ id }) => id);
  const used = new Set(formulas.flatMap((formula) => symbolsOf(parseExpression(formula))));
  const known = declared.filter((name) => used.has(name));
  if (known.length === 0) return same('');
  return inBoth(
    (locale) => ` ${known.map((name) => `${name} = ${parameterOf(lot, name).label[locale]}`).join('; ')}.`,
  );
}

/** A probability as printed: what is left over is 1 − Σ. */
function withRest(formula: string): string {
  return formula === REST ? '1 − Σ' : typeset(formula);
}

function cyclesText({ count, years }: MarkovModel['cycle']): Text {
  const one = years === 1;
  return {
    it: `${count} cicli di Δ = ${plainNumber(years, 'it')} ${one ? 'anno' : 'anni'}`,
    en: `${count} cycles of Δ = ${plainNumber(years, 'en')} ${one ? 'year' : 'years'}`,
  };
}

/** The conventions of a model in a line or two each, for pages that show them beside its tables. */
export function conventionTexts(
  model: MarkovModel,
): Readonly<Record<'cycles' | 'counting' | 'discounting', Text>> {
  const say = ({ words, formula }: { words: Text; formula: Text | null }): Text =>
    inBoth((locale) => [words[locale], ...(formula === null ? [] : [formula[locale]])].join(' '));
  return {
    cycles: cyclesText(model.cycle),
    counting: say(countingTexts[model.counting]),
    discounting: say(discountingRule(model)),
  };
}
