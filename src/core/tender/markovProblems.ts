import { parseUnit, type Unit } from '../numbers/unit.ts';
import { errorAt, type Problem, warningAt } from '../problem.ts';
import { duplicates } from './duplicates.ts';
import { type CheckedFormula, checkFormula, type FormulaScope } from './formulaProblems.ts';
import type { Lot } from './lot.ts';
import { clockNames, type MarkovModel, MOST_CYCLES, MOST_STATES, REST } from './markovModel.ts';
import type { Locate, Path } from './parseTender.ts';
import { chainProblems } from './transitionProblems.ts';

/**
 * What is wrong with a Markov model as written: its formulas, its states and ways, its clock. What its numbers
 * give is checked by running it (markovRunProblems).
 */
export function markovProblems(
  lot: Lot,
  model: MarkovModel,
  scope: FormulaScope,
  locate: Locate,
): CheckedFormula[] {
  const structure = [
    ...stateProblems(model, locate),
    ...chainProblems(model, locate),
    ...clockProblems(lot, model, locate),
  ];
  return [{ problems: structure, symbols: [] }, ...formulas(model, scope, locate)];
}

/** Every formula with the unit that it must have. */
function formulas(model: MarkovModel, scope: FormulaScope, locate: Locate): CheckedFormula[] {
  const timed: FormulaScope = {
    declared: [...scope.declared, ...Object.keys(clockNames)],
    units: new Map([
      ...scope.units,
      ...Object.entries(clockNames).map(([name, unit]) => [name, parseUnit(unit) as Unit] as const),
    ]),
  };
  const check = (formula: string, unit: string, path: Path): CheckedFormula[] =>
    formula === REST ? [] : [checkFormula(formula, unit, locate(['model', ...path]), timed)];
  // A cost or utility cannot be “the rest” of anything: there the word is an unknown name.
  const rate = (formula: string, unit: string, path: Path): CheckedFormula =>
    checkFormula(formula, unit, locate(['model', ...path]), timed);
  return [
    ...model.states.flatMap(({ start, cost, utility }, at) => [
      ...check(start, '1', ['states', at, 'start']),
      rate(cost, 'EUR/year', ['states', at, 'cost']),
      rate(utility, '1', ['states', at, 'utility']),
    ]),
    ...model.transitions.flatMap(({ probability }, at) =>
      check(probability, '1', ['transitions', at, 'probability']),
    ),
    rate(model.atStart.effect, model.effect.unit, ['atStart', 'effect']),
    rate(model.atStart.careCost, 'EUR', ['atStart', 'careCost']),
  ];
}

function stateProblems({ states, effect }: MarkovModel, locate: Locate): Problem[] {
  const problems = duplicates(
    states.map(({ id }) => id),
    (at) => locate(['model', 'states', at, 'id']),
    'state',
  );
  if (states.length < 2 || states.length > MOST_STATES) {
    problems.push(
      errorAt(
        locate(['model', 'states']),
        'markov-states',
        {
          it: `Gli stati sono ${states.length}; devono essere da 2 a ${MOST_STATES}.`,
          en: `There are ${states.length} states; there must be 2 to ${MOST_STATES}.`,
        },
        {
          it: 'Unire stati con costi e utilità simili, o usare un albero degli eventi.',
          en: 'Join states of similar cost and utility, or use an event tree.',
        },
      ),
    );
  }
  states.forEach(({ utility }, at) => {
    if (effect.unit !== 'LY' || utility === '0' || utility === '1') return;
    problems.push(
      errorAt(
        locate(['model', 'states', at, 'utility']),
        'life-years-utility',
        {
          it: `L’effetto è in anni di vita, ma l’utilità è «${utility}».`,
          en: `The effect is in life-years, but the utility is “${utility}”.`,
        },
        {
          it: 'Scrivere "1" o "0", o dichiarare l’effetto in QALY.',
          en: 'Write "1" or "0", or declare the effect in QALY.',
        },
      ),
    );
  });
  return problems;
}

/** Cycles against the horizon, and the rate that pages show as the lot's against the model's. */
function clockProblems(lot: Lot, { cycle, discounting }: MarkovModel, locate: Locate): Problem[] {
  const problems: Problem[] = [];
  const { years } = lot.horizon;
  // A month is 0.0833…: six figures are enough to know that twelve of them are meant as a year.
  if (Math.abs(cycle.years * cycle.count - years) > 1e-6 * years) {
    const count = Math.max(1, Math.round(years / cycle.years));
    problems.push(
      errorAt(
        locate(['model', 'cycle']),
        'horizon-mismatch',
        {
          it: `${cycle.count} cicli di ${cycle.years} anni non fanno i ${years} anni dell’orizzonte.`,
          en: `${cycle.count} cycles of ${cycle.years} years do not make the ${years} years of the horizon.`,
        },
        {
          it: `Con ${cycle.count} cicli scrivere years: ${years / cycle.count}; con cicli di ${cycle.years} anni, count: ${count}.`,
          en: `With ${cycle.count} cycles write years: ${years / cycle.count}; with cycles of ${cycle.years} years, count: ${count}.`,
        },
      ),
    );
  }
  if (cycle.count > MOST_CYCLES) {
    problems.push(
      errorAt(
        locate(['model', 'cycle', 'count']),
        'markov-cycles',
        {
          it: `I cicli sono ${cycle.count}; al massimo ${MOST_CYCLES}.`,
          en: `There are ${cycle.count} cycles; at most ${MOST_CYCLES}.`,
        },
        { it: 'Usare cicli più lunghi.', en: 'Use longer cycles.' },
      ),
    );
  }
  if (discounting.costRate !== lot.discounting.annualRate) {
    problems.push(
      errorAt(
        locate(['model', 'discounting', 'costRate']),
        'discount-mismatch',
        {
          it: `Il modello attualizza i costi al tasso ${discounting.costRate}, il lotto dichiara ${lot.discounting.annualRate}.`,
          en: `The model discounts costs at ${discounting.costRate}, the lot declares ${lot.discounting.annualRate}.`,
        },
        { it: 'Scrivere lo stesso tasso.', en: 'Write the same rate.' },
      ),
    );
  }
  if (discounting.costRate !== discounting.effectRate) {
    problems.push(
      warningAt(
        locate(['model', 'discounting', 'effectRate']),
        'discount-rates-differ',
        {
          it: `Costi ed effetti hanno tassi diversi: ${discounting.costRate} e ${discounting.effectRate}.`,
          en: `Costs and effects have different rates: ${discounting.costRate} and ${discounting.effectRate}.`,
        },
        { it: 'Motivare la scelta negli atti.', en: 'Give the reasons in the documents.' },
      ),
    );
  }
  return problems;
}
