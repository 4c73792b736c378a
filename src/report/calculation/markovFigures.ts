import { parseExpression, symbolsOf } from '../../core/numbers/expression.ts';
import { clockNames, type MarkovModel, REST } from '../../core/tender/markovModel.ts';
import type { Locale } from '../locale.ts';
import { expressionFormula } from './expressionFormula.ts';
import * as live from './live.ts';

/** Stands for where patients come from at the start. */
export const START = '';

/** Where the number of the cycle and its time stand. */
export type Clock = Readonly<Record<keyof typeof clockNames, live.Live>>;

/** One figure of a Markov model: a probability, a cost or a utility. */
export interface MarkovFigure {
  /** `from>to` a probability as it applies, `cost <state>`, `utility <state>`, `effect at start`, `cost at start`. */
  readonly key: string;
  readonly label: string;
  /** Whether it changes from cycle to cycle. */
  readonly timed: boolean;
  content(at: { readonly clock: Clock; figure(key: string): live.Live }): live.Live;
}

/** All figures of the model, each after those that it is made of. @param cellOf where the inputs stand */
export function markovFigures(
  { states, transitions, atStart }: MarkovModel,
  cellOf: (name: string) => live.Live,
  locale: Locale,
): MarkovFigure[] {
  const written = (key: string, label: string, formula: string): MarkovFigure => {
    const expression = parseExpression(formula);
    return {
      key,
      label,
      timed: symbolsOf(expression).some((symbol) => symbol in clockNames),
      content: ({ clock }) =>
        expressionFormula(expression, (name) =>
          name === 'cycle' || name === 'time' ? clock[name] : cellOf(name),
        ),
    };
  };
  const labelOf = (state: string): string =>
    states.find(({ id }) => id === state)?.label[locale] ?? { it: 'inizio', en: 'start' }[locale];
  const starts = states.map(({ id, start }) => ({ to: id, probability: start }));
  return [
    written('effect at start', { it: 'Effetto al tempo 0', en: 'Effect at time 0' }[locale], atStart.effect),
    written(
      'cost at start',
      { it: 'Costo al tempo 0 (€)', en: 'Cost at time 0 (€)' }[locale],
      atStart.careCost,
    ),
    ...probabilities(START, starts, written, labelOf).map((one) => ({
      ...one,
      timed: false,
    })),
    ...states.flatMap(({ id }) =>
      probabilities(
        id,
        transitions.filter(({ from }) => from === id),
        written,
        labelOf,
      ),
    ),
    ...states.flatMap(({ id, label, cost, utility }) => [
      written(`cost ${id}`, `${{ it: 'Costo annuo', en: 'Annual cost' }[locale]}: ${label[locale]}`, cost),
      written(`utility ${id}`, `${{ it: 'Utilità', en: 'Utility' }[locale]}: ${label[locale]}`, utility),
    ]),
  ];
}

/** How many cells the cycles of one cohort take on its sheet, about. */
export function cohortCells(model: MarkovModel): number {
  const timed = markovFigures(model, () => live.nothing, 'it').filter((figure) => figure.timed).length;
  return model.cycle.count * (timed + 2 * model.states.length + 5);
}

/** The probabilities of one row: as written, not below 0; then as they apply, so that the row sums to 1. */
function probabilities(
  from: string,
  ways: readonly { readonly to: string; readonly probability: string }[],
  written: (key: string, label: string, formula: string) => MarkovFigure,
  labelOf: (state: string) => string,
): MarkovFigure[] {
  const name = (to: string): string => `${labelOf(from)} → ${labelOf(to)}`;
  const parts = ways
    .filter(({ probability }) => probability !== REST)
    .map(({ to, probability }): MarkovFigure => {
      const figure = written(`written ${from}>${to}`, `${name(to)} *`, probability);
      return { ...figure, content: (at) => live.largest(live.number(0), figure.content(at)) };
    });
  const timed = parts.some((part) => part.timed);
  const applied = ways.map(({ to, probability }): MarkovFigure => {
    const sumOf = (figure: (key: string) => live.Live): live.Live =>
      live.total(parts.map(({ key }) => figure(key)));
    return {
      key: `${from}>${to}`,
      label: `p ${name(to)}`,
      timed,
      content: ({ figure }) =>
        probability === REST
          ? live.largest(live.number(0), live.minus(live.number(1), sumOf(figure)))
          : live.over(figure(`written ${from}>${to}`), live.largest(live.number(1), sumOf(figure))),
    };
  });
  return [...parts, ...applied];
}
