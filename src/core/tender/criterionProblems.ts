import { errorAt, type Problem, type Text } from '../problem.ts';
import { type Criterion, letterOfRule, type QuantitativeRule } from './criterion.ts';
import { duplicates } from './duplicates.ts';
import type { Lot } from './lot.ts';
import type { Locate } from './parseTender.ts';

/** Criteria whose rule cannot work, or whose letter is another one. */
export function criterionProblems({ criteria, price, indicators }: Lot, locate: Locate): Problem[] {
  const problems: Problem[] = [];
  const benefits = criteria.filter(({ rule }) => rule.kind === 'benefit');
  if (benefits.length !== 1) {
    problems.push(
      errorAt(
        locate(['criteria']),
        'benefit-criterion',
        {
          it: `I criteri di beneficio sono ${benefits.length}; deve essercene uno.`,
          en: `There are ${benefits.length} benefit criteria; there must be one.`,
        },
        {
          it: 'Dichiarare un solo criterio con rule.kind «benefit».',
          en: 'Declare one criterion with rule.kind “benefit”.',
        },
      ),
    );
  }
  criteria.forEach((criterion, at) => {
    const here: Locate = (path) => locate(['criteria', at, ...path]);
    const { rule } = criterion;
    problems.push(...letterProblems(criterion, here), ...indicatorProblems(criterion, indicators, here));
    if (rule.kind === 'tabular') {
      problems.push(
        ...duplicates(
          rule.levels.map(({ id }) => id),
          (level) => here(['rule', 'levels', level, 'id']),
          'level',
        ),
      );
    }
    if (rule.kind === 'quantitative') problems.push(...quantitativeProblems(rule, here));
    if (rule.kind === 'benefit' && rule.anchor === 'calibrated' && !scoredToThreshold(price))
      problems.push(errorAt(here(['rule', 'anchor']), 'calibrated-without-threshold', ...withoutThreshold));
  });
  return problems;
}

/** The indicator that a criterion names must be there. */
function indicatorProblems(
  { code, indicator }: Criterion,
  indicators: Lot['indicators'],
  locate: Locate,
): Problem[] {
  if (indicator === undefined || indicators.some(({ id }) => id === indicator)) return [];
  const known = indicators.map(({ id }) => id).join(', ');
  return [
    errorAt(
      locate(['indicator']),
      'unknown-indicator',
      {
        it: `Il criterio ${code} nomina l’indicatore «${indicator}», che non c’è.`,
        en: `Criterion ${code} names the indicator “${indicator}”, which is not there.`,
      },
      { it: `Indicatori: ${known}.`, en: `Indicators: ${known}.` },
    ),
  ];
}

function scoredToThreshold(price: Lot['price']): boolean {
  return price.kind === 'per-patient' && price.formula.kind === 'to-threshold';
}

const withoutThreshold: [Text, Text] = [
  {
    it: 'La scala calibrata vuole un solo prezzo per paziente, con la formula fino a un prezzo soglia.',
    en: 'The calibrated scale needs one price per patient, with the formula to a threshold price.',
  },
  {
    it: 'Scegliere la formula «to-threshold» o un altro anchor.',
    en: 'Choose the formula `to-threshold` or another anchor.',
  },
];

function letterProblems({ code, letter, rule }: Criterion, locate: Locate): Problem[] {
  const expected = letterOfRule[rule.kind];
  if (letter === expected) return [];
  return [
    errorAt(
      locate(['letter']),
      'criterion-letter',
      {
        it: `Il criterio ${code} ha la lettera ${letter}, ma la sua regola è di tipo ${expected}.`,
        en: `Criterion ${code} has the letter ${letter}, but its rule is of type ${expected}.`,
      },
      { it: `Scrivere ${expected} o cambiare la regola.`, en: `Write ${expected} or change the rule.` },
    ),
  ];
}

function quantitativeProblems({ least, most, better, scale }: QuantitativeRule, locate: Locate): Problem[] {
  const problems: Problem[] = [];
  if (least >= most) {
    problems.push(
      errorAt(
        locate(['rule', 'most']),
        'figure-range',
        {
          it: `Tra ${least} e ${most} non c’è alcun valore ammesso.`,
          en: `No figure lies between ${least} and ${most}.`,
        },
        { it: 'Correggere least e most.', en: 'Correct `least` and `most`.' },
      ),
    );
  }
  if (scale.kind === 'best' && least <= 0) {
    problems.push(
      errorAt(
        locate(['rule', 'least']),
        'quantitative-undefined',
        {
          it: 'Il rapporto tra il valore migliore e quello offerto non è definito (0/0) se un valore può essere 0 o negativo.',
          en: 'The ratio of the best figure and the one offered is not defined (0/0) if a figure can be 0 or negative.',
        },
        {
          it: 'Ammettere solo valori maggiori di 0 o usare la scala «range» o «anchors».',
          en: 'Admit only figures above 0, or use the scale `range` or `anchors`.',
        },
      ),
    );
  }
  if (
    scale.kind === 'anchors' &&
    (better === 'higher' ? scale.full <= scale.zero : scale.full >= scale.zero)
  ) {
    problems.push(
      errorAt(
        locate(['rule', 'scale', 'full']),
        'anchors-order',
        {
          it: `Il valore del punteggio pieno (${scale.full}) non è migliore di quello dello zero (${scale.zero}).`,
          en: `The figure of full points (${scale.full}) is not better than that of zero (${scale.zero}).`,
        },
        { it: 'Verificare «better», «zero» e «full».', en: 'Check `better`, `zero` and `full`.' },
      ),
    );
  }
  return problems;
}
