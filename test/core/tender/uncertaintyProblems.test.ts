import { describe, expect, it } from 'vitest';
import { placeText } from '../../../src/core/problem.ts';
import { lotUnder } from '../../../src/core/tender/alternative.ts';
import type { Correlation } from '../../../src/core/tender/correlation.ts';
import { correlationProblems } from '../../../src/core/tender/correlationProblems.ts';
import { lotWithAllForms } from '../../support/allForms.ts';
import { problemsAfter, type Replacement } from '../../support/problemsAfter.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';
import { uncertainTender, uncertainYaml } from '../../support/uncertainTender.ts';

/** Lines of the alternatives, where a text of the lot's own model appears again. */
const inAlternative = (text: string): RegExp => new RegExp(`(?<=- id: steady[\\s\\S]*?)${text}`);

const pair = (between: string): Replacement => ['[cost_well, cost_disabled]', between];

type Case = [what: string, code: string, field: string, ...Replacement[]];

const correlations: readonly Case[] = [
  ['an unknown input', 'unknown-input', 'correlations.0.between.1', pair('[cost_well, cost_dead]')],
  ['an input with itself', 'correlation-with-itself', 'correlations.0.between', pair('[ageing, ageing]')],
  ['a pair twice', 'correlation-twice', 'correlations.1.between', pair('[mortality, cost_disabled]')],
  ['a known parameter', 'correlation-known-figure', 'correlations.0.between.0', pair('[ageing, mortality]')],
  [
    'a known indicator',
    'correlation-known-figure',
    'correlations.2.between.1',
    ['[death, stroke]', '[death, stay]'],
  ],
  [
    'a parameter with an indicator',
    'correlation-across',
    'correlations.0.between',
    pair('[cost_well, stroke]'),
  ],
  ['a coefficient of 0', 'correlation-zero', 'correlations.0.coefficient', ['ficient: 0.6', 'ficient: 0']],
  ['a coefficient of 1', 'invalid-value', 'correlations.0.coefficient', ['ficient: 0.6', 'ficient: 1']],
  ['three ids', 'invalid-value', 'correlations.0.between', pair('[cost_well, mortality, ageing]')],
  ['no source', 'missing', 'correlations.2.source', [/(coefficient: 0\.4\n) *source.*\n/, '$1']],
  [
    'coefficients that are not possible together',
    'correlations-impossible',
    'correlations.0.coefficient',
    ['ficient: 0.6', 'ficient: 0.9'],
    ['ficient: -0.3', 'ficient: -0.8'],
  ],
];

const alternatives: readonly Case[] = [
  [
    'weights that miss 1',
    'alternative-weights',
    'alternatives.baseWeight',
    ['seWeight: 0.6', 'seWeight: 0.5'],
  ],
  [
    'a weight of 0',
    'invalid-value',
    'alternatives.models.1.weight',
    ['weight: 0.1', 'weight: 0'],
    ['seWeight: 0.6', 'seWeight: 0.7'],
  ],
  ['a reserved name', 'reserved-name', 'alternatives.models.1.id', ['id: tree', 'id: mixture']],
  ['a name used twice', 'duplicate-name', 'alternatives.models.1.id', ['id: tree', 'id: steady']],
  ['no reason', 'missing', 'alternatives.models.0.why', [/ {10}why:\n.*\n.*\n/, '']],
  [
    'another unit of effect',
    'unit-mismatch',
    'alternatives.models.1.model.effect.unit',
    [/unit: QALY\n {14}formula: .*/, 'unit: LY\n              formula: "0"'],
  ],
  [
    'an unknown name in a formula',
    'unknown-name',
    'alternatives.models.1.model.careCost.formula',
    [/stay\*cost_day\n {4}inf/, 'stay*cost_dya\n    inf'],
  ],
  [
    'a wrong unit in a Markov model',
    'unit-mismatch',
    'alternatives.models.0.model.states.0.cost',
    [inAlternative('cost: cost_well'), 'cost: cost_stroke'],
  ],
  [
    'cycles that do not make the horizon',
    'horizon-mismatch',
    'alternatives.models.0.model.cycle',
    [inAlternative('count: 10'), 'count: 9'],
  ],
  [
    'a probability above 1 when it is run',
    'not-a-probability',
    'alternatives.models.0.model.transitions.4.probability',
    [inAlternative('min\\(1, mortality'), 'min(9, 20*mortality'],
  ],
];

const groups: readonly Case[] = [
  [
    'an unknown member',
    'unknown-input',
    'informationGroups.0.members.1',
    ['members: [cost_well, cost_disabled]', 'members: [cost_well, cost_dead]'],
  ],
  [
    'a member twice',
    'duplicate-name',
    'informationGroups.1.members.1',
    ['members: [stroke, death]', 'members: [stroke, stroke]'],
  ],
  [
    'one member only',
    'invalid-value',
    'informationGroups.1.members',
    ['members: [stroke, death]', 'members: [stroke]'],
  ],
  [
    'known figures only',
    'group-known',
    'informationGroups.1.members',
    ['members: [stroke, death]', 'members: [stay, cost_day]'],
  ],
  [
    'a known figure among others',
    'member-known',
    'informationGroups.1.members.2',
    ['members: [stroke, death]', 'members: [stroke, death, stay]'],
  ],
  ['the name of an input', 'duplicate-name', 'informationGroups.1.id', ['id: grave_events', 'id: stroke']],
  [
    'the name of another',
    'duplicate-name',
    'informationGroups.1.id',
    ['id: grave_events', 'id: yearly_costs'],
  ],
];

const precision: readonly Case[] = [
  ['a percentage', 'invalid-value', 'simulation.precision.probability', ['lity: 0.005', 'lity: 0.5']],
  ['an error of 0 euros', 'invalid-value', 'simulation.precision.euros', ['euros: 20', 'euros: 0']],
];

describe('what a definition says of its uncertainty', () => {
  it('is taken without a word when all is well', () => {
    expect(problemsAfter(uncertainYaml, [/$/, '\n'])).toEqual([]);
  });

  it.each<Case>(
    Object.entries({ correlations, alternatives, groups, precision }).flatMap(([part, cases]) =>
      cases.map(([what, ...rest]): Case => [`${part}: ${what}`, ...rest]),
    ),
  )('is answered, %s', (_, code, field, ...replacements) => {
    const problems = problemsAfter(uncertainYaml, ...replacements);
    // A model that is run may be wrong in the same place at each of its three profiles.
    expect([...new Set(problems.map((one) => `${one.code} ${placeText(one.where)}`))]).toEqual([
      expect.stringMatching(new RegExp(`^${code} gara\\.yaml:\\d+:\\d+, lots\\.0\\.${field}$`)),
    ]);
    for (const { message, mend } of problems) {
      expect(message.it).not.toBe(message.en);
      expect(`${message.it}${message.en}${mend.it}${mend.en}`).not.toMatch(/undefined|\[object/);
    }
  });

  it('all at once, and no matrix of pairs that are wrong', () => {
    const codes = problemsAfter(
      uncertainYaml,
      pair('[cost_well, cost_dead]'),
      ['ficient: -0.3', 'ficient: -0.999'],
      ['seWeight: 0.6', 'seWeight: 0.5'],
      ['members: [stroke, death]', 'members: [stay, cost_day]'],
    ).map(({ code }) => code);
    expect(codes).toEqual(['unknown-input', 'alternative-weights', 'group-known']);
  });

  it('keeps the names of Markov models free when only an alternative is one', () => {
    const problems = problemsAfter(
      uncertainYaml,
      [/\n {4}model:\n[\s\S]*?\n {4}criteria:/, ownTree],
      ['- id: utility_leak', '- id: cycle'],
      [/ - pvl\*utility_leak/, ''],
    );
    expect(problems.map(({ code, where }) => `${code} ${where.field}`)).toEqual([
      'reserved-name lots.0.parameters.19.id',
    ]);
  });

  it('says which coefficients would be possible, and which pairs are missing', () => {
    const [problem] = problemsAfter(
      uncertainYaml,
      ['ficient: 0.6', 'ficient: 0.9'],
      ['ficient: -0.3', 'ficient: -0.8'],
    );
    expect(problem?.message.en).toContain('mortality, cost_well, cost_disabled');
    // 0.9² + 0.8² = 1.45, so that coefficients are possible below 1/√1.45 = 0.8304… of these.
    expect(problem?.mend.en).toContain('multiplied by 0.83 they are possible');
    expect(problem?.mend.en).toContain('mortality – cost_well.');
  });

  it('refuses categories, and takes ratios to a baseline', () => {
    const lot = lotWithAllForms(firstLot(shippedTender('tavi5')));
    const { source } = lot.willingnessToPay;
    const problemsOf = (...between: Correlation['between']) =>
      correlationProblems({ ...lot, correlations: [{ between, coefficient: 0.5, source }] }, (path) => ({
        field: path.join('.'),
      })).map(({ code, where }) => `${code} ${where.field}`);
    expect(problemsOf('nyha_good', 'stroke')).toEqual(['correlation-category correlations.0.between.0']);
    expect(problemsOf('readmission', 'stroke')).toEqual([]);
  });
});

const ownTree = `
    model:
      kind: event-tree
      effect: { unit: QALY, formula: baseline_qaly - (ppm + stroke + vasc + pvl + death)*loss_ppm }
      careCost: { unit: EUR, formula: stay*cost_day }
    criteria:`;

describe('a lot under an alternative', () => {
  it('is the lot with that model', () => {
    const lot = firstLot(uncertainTender());
    const tree = lot.alternatives?.models[1];
    if (tree === undefined) throw new Error('the test lot has two alternatives');
    expect(lotUnder(lot, tree)).toEqual({ ...lot, model: tree.model });
  });
});
