import { describe, expect, it } from 'vitest';
import { type Problem, placeText } from '../../../src/core/problem.ts';
import { markovYaml } from '../../support/markovTender.ts';
import { problemsAfter as problemsOfYaml, type Replacement } from '../../support/problemsAfter.ts';

/** Problems of the test tender after some replacements in its text. */
const problemsAfter = (...replacements: readonly Replacement[]): readonly Problem[] =>
  problemsOfYaml(markovYaml, ...replacements);

const transition = (from: string, to: string): RegExp =>
  new RegExp(` {8}- \\{ from: ${from}, to: ${to}, .*\\n`);

describe('a Markov model in a definition', () => {
  it('is taken without a word when all is well', () => {
    expect(problemsAfter([/$/, '\n'])).toEqual([]);
  });

  it.each<[what: string, code: string, field: string, ...replacements: [string | RegExp, string][]]>([
    [
      'a transition to an unknown state',
      'unknown-state',
      'transitions.1.to',
      ['to: disabled,', 'to: disbled,'],
    ],
    [
      'a transition from an unknown state',
      'unknown-state',
      'transitions.0.from',
      ['from: well', 'from: wel'],
    ],
    [
      'a transition written twice',
      'duplicate-transition',
      'transitions.2',
      ['from: well, to: dead', 'from: well, to: disabled'],
    ],
    [
      'a state that nobody leaves, not even to itself',
      'transition-missing',
      'states.2.id',
      [transition('dead', 'dead'), ''],
    ],
    ['a row without a rest', 'rest-missing', 'states.0.id', [transition('well', 'well'), '']],
    ['two rests in a row', 'rest-twice', 'states.0.id', ['probability: stroke_year', 'probability: rest']],
    ['no rest at the start', 'rest-missing', 'states', ['start: rest', 'start: "0"']],
    ['a state used twice', 'duplicate-name', 'states.1.id', ['- id: disabled', '- id: well']],
    [
      'a state that is never reached',
      'state-unreached',
      'states.1.id',
      [transition('well', 'disabled'), ''],
      ['start: stroke', 'start: "0"'],
    ],
    [
      'a model in which nobody dies',
      'no-absorbing-state',
      'states',
      [
        '{ from: dead, to: dead, probability: rest }',
        '{ from: dead, to: dead, probability: rest }\n        - { from: dead, to: well, probability: "0.1" }',
      ],
    ],
    ['cycles that do not make the horizon', 'horizon-mismatch', 'cycle', ['count: 10 ', 'count: 9 ']],
    [
      'too many cycles',
      'markov-cycles',
      'cycle.count',
      ['years: 1, count: 10 ', 'years: 0.005, count: 2000 '],
    ],
    [
      'two rates for costs',
      'discount-mismatch',
      'discounting.costRate',
      ['costRate: 0.03', 'costRate: 0.05'],
    ],
    [
      'different rates',
      'discount-rates-differ',
      'discounting.effectRate',
      ['effectRate: 0.03', 'effectRate: 0'],
    ],
    [
      'a cost that is not per year',
      'unit-mismatch',
      'states.0.cost',
      ['cost: cost_well', 'cost: cost_stroke'],
    ],
    [
      'a utility with a unit',
      'unit-mismatch',
      'states.1.utility',
      ['utility: utility_disabled', 'utility: loss_ppm'],
    ],
    [
      'a probability with a unit',
      'unit-mismatch',
      'transitions.1.probability',
      ['probability: stroke_year', 'probability: ageing'],
    ],
    [
      'an unknown name',
      'unknown-name',
      'transitions.1.probability',
      ['probability: stroke_year', 'probability: strok'],
    ],
    ['“rest” where nothing can be left over', 'unknown-name', 'states.2.cost', ['cost: "0"', 'cost: rest']],
    [
      'a name that the model keeps for itself',
      'reserved-name',
      'parameters.12.id',
      ['- id: ageing', '- id: cycle'],
    ],
    [
      'life-years with a utility',
      'life-years-utility',
      'states.1.utility',
      ['effect: { unit: QALY }', 'effect: { unit: LY }'],
    ],
    [
      'a probability above 1 at the minimum profile',
      'not-a-probability',
      'states.2.start',
      ['start: death', 'start: 30*death'],
    ],
    [
      'a row above 1 in a late cycle',
      'row-above-one',
      'transitions.1.probability',
      ['probability: stroke_year', 'probability: 0.6 + stroke_year*cycle'],
    ],
    [
      'a cost that is no number',
      'not-a-number',
      'states.0.cost',
      ['cost: cost_well', 'cost: cost_well/(1 - time/time)'],
    ],
  ])('with %s is answered', (_, code, field, ...replacements) => {
    const problems = problemsAfter(...replacements);
    const prefix = code === 'reserved-name' ? 'lots\\.0' : 'lots\\.0\\.model';
    expect(problems.map((one) => `${one.code} ${placeText(one.where)}`)).toContainEqual(
      expect.stringMatching(
        new RegExp(`^${code} gara\\.yaml:\\d+:\\d+, ${prefix}\\.${field.replaceAll('.', '\\.')}$`),
      ),
    );
    for (const { message, mend } of problems) {
      expect(message.it).not.toBe(message.en);
      expect(`${message.it}${message.en}${mend.it}${mend.en}`).not.toMatch(/undefined|\[object/);
    }
  });

  it('follows patients from state to state before it says that one is never reached', () => {
    const problems = problemsAfter(
      ['start: stroke', 'start: "0"'],
      ['start: death', 'start: "0"'],
      [transition('well', 'dead'), ''],
    );
    expect(problems.map(({ code }) => code)).toEqual(['indicator-unused']);
  });

  it('with more than six states is answered', () => {
    const more = ['e', 'f', 'g', 'h'].map(
      (id) =>
        `        - { id: ${id}, label: { it: ${id}, en: ${id} }, start: "0", cost: "0", utility: "0" }\n`,
    );
    const ways = ['e', 'f', 'g', 'h'].map(
      (id) => `        - { from: ${id}, to: ${id}, probability: rest }\n`,
    );
    const problems = problemsAfter([
      '      transitions:\n',
      `${more.join('')}      transitions:\n${ways.join('')}`,
    ]);
    expect(problems.map(({ code }) => code)).toEqual([
      'markov-states',
      ...['e', 'f', 'g', 'h'].map(() => 'state-unreached'),
    ]);
  });

  it('names row, cycle, profile and value of an impossible probability, once per profile', () => {
    // 0.6 + 0.02·9 + 0.1·exp(0.9) is the first sum above 1.
    const problems = problemsAfter(['probability: stroke_year', 'probability: 0.6 + stroke_year*cycle']);
    const sum = Number((0.6 + 0.02 * 9 + 0.1 * Math.exp(0.9)).toPrecision(6));
    expect(problems.map(({ message }) => message.en)).toEqual(
      ['at the minimum acceptable values', 'at the ideal values', 'halfway between minimum and ideal'].map(
        (profile) =>
          `The sum of the probabilities well → … in cycle 9, ${profile}, is ${sum}: not between 0 and 1.`,
      ),
    );
  });

  it('reports everything at once', () => {
    const codes = problemsAfter(
      ['count: 10 ', 'count: 9 '],
      ['to: disabled,', 'to: disbled,'],
      ['cost: cost_well', 'cost: cost_wel'],
      ['from: dead, to: dead, probability: rest', 'from: dead, to: dead, probability: "1"'],
    ).map(({ code }) => code);
    for (const code of ['horizon-mismatch', 'unknown-state', 'unknown-name', 'rest-missing']) {
      expect(codes).toContain(code);
    }
  });
});
