import { mean } from '../distributions/distribution.ts';
import { errorAt, type Problem, type Text } from '../problem.ts';
import type { Indicator } from './indicator.ts';
import type { Lot } from './lot.ts';
import type { MarkovModel } from './markovModel.ts';
import { parameterDistribution } from './parameter.ts';
import type { Locate, Path } from './parseTender.ts';
import {
  PROBABILITY_TOLERANCE,
  type ProbabilityRow,
  scopeOf,
  startRow,
  timedFormula,
  transitionRow,
} from './probabilityRow.ts';

/** Values of the indicators at which a model must hold, all parameters at their means. */
const profiles: readonly { readonly name: Text; readonly value: (indicator: Indicator) => number }[] = [
  {
    name: { it: 'ai valori minimi accettabili', en: 'at the minimum acceptable values' },
    value: ({ minimumAcceptable }) => minimumAcceptable,
  },
  { name: { it: 'ai valori ideali', en: 'at the ideal values' }, value: ({ ideal }) => ideal },
  {
    name: { it: 'a metà tra minimi e ideali', en: 'halfway between minimum and ideal' },
    value: ({ minimumAcceptable, ideal }) => (minimumAcceptable + ideal) / 2,
  },
];

/** A figure that is computed in every cycle, and what makes it impossible. */
interface Figure {
  readonly name: string;
  readonly path: Path;
  readonly timed: boolean;
  readonly evaluate: (values: ArrayLike<number>) => number;
  readonly isWrong: (value: number) => boolean;
}

/**
 * Runs the formulas of a Markov model, cycle by cycle, at the minimum, the ideal and the middle profile: every
 * probability between 0 and 1, no row above 1, every cost and utility a number. Of each figure and profile the
 * first cycle is reported.
 * @param lot one whose names, values and formulas are sound
 */
export function markovRunProblems(lot: Lot, model: MarkovModel, locate: Locate): Problem[] {
  const names = [...lot.parameters, ...lot.indicators].map(({ id }) => id);
  const figures = figuresOf(model, scopeOf(names));
  const means = lot.parameters.map((parameter) => mean(parameterDistribution(parameter)));
  return profiles.flatMap(({ name: profile, value }) => {
    const values = [...means, ...lot.indicators.map(value), 0, 0];
    return figures.flatMap((figure): Problem[] => {
      for (let cycle = 0; cycle < (figure.timed ? model.cycle.count : 1); cycle++) {
        values[names.length] = cycle;
        values[names.length + 1] = cycle * model.cycle.years;
        const found = figure.evaluate(values);
        if (!figure.isWrong(found)) continue;
        return [wrongFigure(figure, found, cycle, profile, locate)];
      }
      return [];
    });
  });
}

function figuresOf(model: MarkovModel, scope: readonly string[]): Figure[] {
  const { states, transitions, atStart } = model;
  const number = (name: string, formula: string, path: Path): Figure => ({
    name,
    path,
    ...timedFormula(formula, scope),
    isWrong: (value) => !Number.isFinite(value),
  });
  const row = (title: string, { parts, timed }: ProbabilityRow, path: (to: string) => Path): Figure[] => [
    ...parts.map(({ to, timed: partTimed, evaluate }) => {
      const id = states[to]?.id ?? '';
      return {
        name: `${title} → ${id}`,
        path: path(id),
        timed: partTimed,
        evaluate,
        isWrong: (value: number) => !(value >= -PROBABILITY_TOLERANCE && value <= 1 + PROBABILITY_TOLERANCE),
      };
    }),
    // A single probability above 1 has been named already.
    ...(parts.length < 2
      ? []
      : [
          {
            name: `${title} → …`,
            path: path(states[(parts[0] as { to: number }).to]?.id ?? ''),
            timed,
            evaluate: (values: ArrayLike<number>) =>
              parts.reduce((sum, { evaluate }) => sum + Math.max(0, evaluate(values)), 0),
            isWrong: (value: number) => value > 1 + PROBABILITY_TOLERANCE,
          },
        ]),
  ];
  const stateAt = (id: string): number => states.findIndex((state) => state.id === id);
  return [
    ...row('start', startRow(model, scope), (to) => ['states', stateAt(to), 'start']),
    ...states.flatMap(({ id }) =>
      row(id, transitionRow(model, id, scope), (to) => [
        'transitions',
        transitions.findIndex((way) => way.from === id && way.to === to),
        'probability',
      ]),
    ),
    ...states.flatMap(({ id, cost, utility }, at) => [
      number(`cost(${id})`, cost, ['states', at, 'cost']),
      number(`utility(${id})`, utility, ['states', at, 'utility']),
    ]),
    number('atStart.effect', atStart.effect, ['atStart', 'effect']),
    number('atStart.careCost', atStart.careCost, ['atStart', 'careCost']),
  ];
}

function wrongFigure(
  { name, path }: Figure,
  value: number,
  cycle: number,
  profile: Text,
  locate: Locate,
): Problem {
  const place = locate(['model', ...path]);
  const shown = Number(value.toPrecision(6));
  if (path.at(-1) !== 'probability' && path.at(-1) !== 'start') {
    return errorAt(
      place,
      'not-a-number',
      {
        it: `${name} nel ciclo ${cycle}, ${profile.it}, vale ${shown}.`,
        en: `${name} in cycle ${cycle}, ${profile.en}, is ${shown}.`,
      },
      { it: 'Controllare divisioni e logaritmi.', en: 'Check divisions and logarithms.' },
    );
  }
  const sum = name.endsWith('…');
  return errorAt(
    place,
    sum ? 'row-above-one' : 'not-a-probability',
    {
      it: `${sum ? 'La somma delle probabilità' : 'La probabilità'} ${name} nel ciclo ${cycle}, ${profile.it}, vale ${shown}: non è tra 0 e 1.`,
      en: `The ${sum ? 'sum of the probabilities' : 'probability'} ${name} in cycle ${cycle}, ${profile.en}, is ${shown}: not between 0 and 1.`,
    },
    {
      it: 'Correggere la formula o i valori; un tasso r diventa probabilità con 1 − exp(−r·anni).',
      en: 'Correct the formula or the values; a rate r becomes a probability by 1 − exp(−r·years).',
    },
  );
}
