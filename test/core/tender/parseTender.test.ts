import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placeText } from '../../../src/core/problem.ts';
import { parseTender } from '../../../src/core/tender/parseTender.ts';
import { readYaml } from '../../../src/io/yaml.ts';

const source = readFileSync('tenders/tavi5.yaml', 'utf8');

/** Codes and places of the problems of the test tender after some replacements in its text. */
function problemsAfter(...replacements: [from: string | RegExp, to: string][]): string[] {
  const text = replacements.reduce((changed, [from, to]) => {
    const next = changed.replace(from, to);
    if (next === changed) throw new Error(`nothing to replace: ${from}`);
    return next;
  }, source);
  const { data, problems, locate } = readYaml(text, 'gara.yaml');
  const found = problems.length > 0 ? problems : parseTender(data, locate).problems;
  for (const { message, mend } of found) {
    for (const words of [message.it, message.en, mend.it, mend.en]) expect(words).not.toBe('');
  }
  return found.map(({ code, where }) => `${code} ${placeText(where)}`);
}

/** Line of the first occurrence of a text in the unchanged definition. */
function lineOf(text: string): number {
  return source.slice(0, source.indexOf(text)).split('\n').length;
}

describe('parseTender', () => {
  it('takes the shipped test tender without a word', () => {
    expect(problemsAfter([/$/, '\n'])).toEqual([]);
  });

  it('names line and column of a syntax error', () => {
    const [first] = problemsAfter(['patients: 1000', 'patients: "1000']);
    expect(first).toMatch(/^yaml-syntax gara\.yaml:\d+:\d+/);
  });

  it('reports all problems of shape at once: unknown key, missing key, wrong type', () => {
    const line = lineOf('patients: 1000');
    const problems = problemsAfter(['patients: 1000', 'patient: 1000'], ['draws: 10000', 'draws: many']);
    expect(problems).toHaveLength(3);
    expect(problems).toContainEqual(`unknown-key gara.yaml:${line}:14, lots.0.patient`);
    expect(
      problems.some((one) => one.startsWith('missing gara.yaml') && one.endsWith('lots.0.patients')),
    ).toBe(true);
    expect(
      problems.some(
        (one) => one.startsWith('invalid-value gara.yaml') && one.endsWith('lots.0.simulation.draws'),
      ),
    ).toBe(true);
  });

  it('asks for every rule: none has a default', () => {
    expect(problemsAfter(['      ties: [higher-technical, lower-price, drawing-of-lots]\n', ''])).toEqual([
      expect.stringMatching(/^missing gara\.yaml:\d+:\d+, lots\.0\.award\.ties$/),
    ]);
  });

  it('asks for both languages', () => {
    expect(problemsAfter(['  en: Five synthetic aortic valves (test tender)\n', ''])).toEqual([
      expect.stringMatching(/^missing .*title\.en$/),
    ]);
  });

  it.each<[what: string, code: string, field: string, replacement: [string | RegExp, string]]>([
    ['weights not adding up to 100', 'weights-total', 'criteria', ['weight: 70', 'weight: 60']],
    [
      'a threshold above the technical points',
      'threshold-unreachable',
      'award.threshold.points',
      ['{ kind: none }', '{ kind: technical-total, points: 80, stage: before-rescaling }'],
    ],
    [
      'a letter that does not fit the rule',
      'criterion-letter',
      'criteria.0.letter',
      ['letter: Q', 'letter: D'],
    ],
    [
      'an unknown name in a formula',
      'unknown-name',
      'model.careCost.formula',
      ['stay*cost_day\n', 'stay*cost_dya\n'],
    ],
    ['euros added to days', 'unit-mismatch', 'model.careCost.formula', ['unit: EUR/day', 'unit: EUR']],
    [
      'a formula that gives another unit than it declares',
      'unit-mismatch',
      'model.careCost.formula',
      [/careCost:\n {8}unit: EUR/, 'careCost:\n        unit: EUR/day'],
    ],
    ['a λ in the wrong unit', 'unit-mismatch', 'willingnessToPay.unit', ['unit: EUR/QALY', 'unit: EUR/LY']],
    [
      'an unknown unit',
      'unknown-unit',
      'parameters.0.unit',
      [/unit: QALY\n {8}value/, 'unit: qaly\n        value'],
    ],
    [
      'a refused function',
      'formula-refused',
      'model.careCost.formula',
      ['stay*cost_day\n', 'stay*cost_day + zeros(9, 9)\n'],
    ],
    ['a broken formula', 'formula-syntax', 'model.careCost.formula', ['stay*cost_day\n', 'stay*(cost_day\n']],
    ['a name used twice', 'duplicate-name', 'parameters.1.id', ['id: cost_ppm', 'id: ppm']],
    ['a reserved name', 'reserved-name', 'parameters.0.id', ['id: baseline_qaly', 'id: max']],
    [
      'a percentage where a fraction belongs',
      'not-a-fraction',
      'indicators.0.minimumAcceptable',
      ['minimumAcceptable: 0.3', 'minimumAcceptable: 30'],
    ],
    [
      'an ideal that is worse than the minimum',
      'profile-order',
      'indicators.5.ideal',
      ['ideal: 4', 'ideal: 9'],
    ],
    [
      'a range of λ without the tender’s own',
      'willingness-range',
      'willingnessToPay.range',
      ['to: 100000', 'to: 30000'],
    ],
  ])('finds %s', (_, code, field, replacement) => {
    const problems = problemsAfter(replacement);
    expect(problems).toContainEqual(
      expect.stringMatching(
        new RegExp(`^${code} gara\\.yaml:\\d+:\\d+, lots\\.0\\.${field.replaceAll('.', '\\.')}$`),
      ),
    );
  });

  const shared = (value: string): [string, string] => ['{ family: fixed, value: 6 }', `{ ${value} }`];
  it.each<[what: string, code: string, figure: string, value: string]>([
    ['a minimum above the maximum', 'range-reversed', 'minimum', 'family: uniform, minimum: 6, maximum: 5'],
    [
      'a most likely value above the maximum',
      'range-reversed',
      'maximum',
      'family: triangular, minimum: 5, mode: 7, maximum: 6',
    ],
    [
      'more events than patients',
      'events-above-n',
      'events',
      'family: beta-events, events: 9, n: 8, prior: none',
    ],
    [
      'no events without a prior',
      'events-need-prior',
      'events',
      'family: beta-events, events: 0, n: 8, prior: none',
    ],
    [
      'an arm without events',
      'zero-cell',
      'comparatorEvents',
      'family: lognormal-arms, events: 3, n: 80, comparatorEvents: 0, comparatorN: 81',
    ],
    [
      'the same event in all patients',
      'zero-cell',
      'events',
      'family: lognormal-arms, events: 80, n: 80, comparatorEvents: 81, comparatorN: 81',
    ],
    [
      'a limit outside the support',
      'outside-support',
      'high',
      'family: beta-interval, centre: mean, value: 0.9, low: 0.7, high: 1, probability: 0.95',
    ],
    [
      'limits that do not enclose the median',
      'interval-reversed',
      'low',
      'family: gamma-interval, centre: median, value: 5, low: 7, high: 9, probability: 0.95',
    ],
    [
      'limits without any width to speak of',
      'no-such-distribution',
      'high',
      'family: gamma-quantiles, lowProbability: 0.1, low: 5, highProbability: 0.9, high: 5.0000001',
    ],
    [
      'a mean that the interval does not have',
      'centre-disagrees',
      'value',
      'family: gamma-interval, centre: mean, value: 5, low: 4, high: 9, probability: 0.95',
    ],
    ['a standard deviation as standard error', 'se-like-sd', 'se', 'family: gamma, mean: 6, se: 4'],
    [
      'a ratio off its interval',
      'interval-asymmetric',
      'estimate',
      'family: lognormal, estimate: 0.8, lower: 0.5, upper: 0.95',
    ],
  ])('finds %s in a shared parameter', (_, code, figure, value) => {
    const problems = problemsAfter(shared(value)).filter((one) => !one.startsWith('unit-mismatch'));
    expect(problems).toEqual([
      expect.stringMatching(
        new RegExp(`^${code} gara\\.yaml:\\d+:\\d+, lots\\.0\\.parameters\\.0\\.value\\.${figure}$`),
      ),
    ]);
  });

  it('finds probabilities in falling order, for a shared parameter and for evidence', () => {
    const falling = 'lowProbability: 0.9, low: 5, highProbability: 0.1, high: 8';
    expect(problemsAfter(shared(`family: gamma-quantiles, ${falling}`))).toEqual([
      expect.stringMatching(/^probabilities-reversed .*parameters\.0\.value$/),
    ]);
    const evidence = 'form: quantiles, family: gamma, lowProbability: 0.9, highProbability: 0.1';
    expect(problemsAfter(['{ form: value }', `{ ${evidence} }`])).toEqual([
      expect.stringMatching(/^probabilities-reversed .*indicators\.5\.evidence$/),
    ]);
  });

  it('says how far a mean lies from the interval, and which mean counts', () => {
    const { data, locate } = readYaml(
      source.replace(
        ...shared('family: gamma-interval, centre: mean, value: 5, low: 4, high: 9, probability: 0.95'),
      ),
      'gara.yaml',
    );
    const [problem] = parseTender(data, locate).problems;
    expect(problem?.message.en).toEqual(
      expect.stringMatching(
        /: the mean 5 does not agree .* the Gamma with these limits has 6\.252, off by 25% of its width\.$/,
      ),
    );
    expect(problem?.mend.en).toContain('with mean 6.252');
  });

  it('warns of a price weight above custom without refusing it', () => {
    expect(problemsAfter(['weight: 70', 'weight: 60'], ['weight: 30', 'weight: 40'])).toEqual([
      expect.stringMatching(/^price-weight-custom/),
    ]);
  });

  it('does not unfold an alias bomb', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`;
    expect(readYaml(bomb, 'bomb.yaml').problems.map(({ code }) => code)).toEqual(['yaml-aliases']);
  });
});
