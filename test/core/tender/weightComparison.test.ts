import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedWeights, judgementToMend } from '../../../src/core/tender/comparedWeights.ts';
import { type ComparisonValue, comparisonValues } from '../../../src/core/tender/weightComparison.ts';
import { comparedYaml } from '../../support/comparedTender.ts';
import { golden } from '../../support/golden.ts';
import { problemsAfter, type Replacement } from '../../support/problemsAfter.ts';

const { inputs, expected, tolerance } = golden('ahp-3x3');

function comparisonsOf(matrix: readonly (readonly string[])[], codes: readonly string[]) {
  return matrix.flatMap((row, at) =>
    row.slice(at + 1).map((text, after) => ({
      a: codes[at] as string,
      b: codes[at + 1 + after] as string,
      value: (text.includes('/') ? text : Number(text)) as ComparisonValue,
    })),
  );
}

describe('comparedWeights', () => {
  const criteria = ['A', 'B', 'C'];
  const comparisons = comparisonsOf(inputs.matrix, criteria);

  it('gives the golden weights and consistency', () => {
    const found = comparedWeights({ criteria, comparisons, total: 70, decimals: 2 });
    const near = (value: number, wanted: number): void =>
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(tolerance.all);
    expected.weights.forEach((weight: number, at: number) => {
      near(found.shares[at] as number, weight);
    });
    near(found.lambdaMax, expected.lambdaMax);
    near(found.consistencyIndex, expected.CI);
    near(found.consistencyRatio, expected.CR);
    expect(found.randomIndex).toBe(inputs.randomIndex);
    expect(found.weights).toEqual([45.38, 16.08, 8.54]);
  });

  it('rounds equal shares so that they add up to the total', () => {
    const equal = comparisons.map((one) => ({ ...one, value: 1 as const }));
    expect(comparedWeights({ criteria, comparisons: equal, total: 70, decimals: 1 }).weights).toEqual([
      23.4, 23.3, 23.3,
    ]);
  });

  it('gives points that add up to the total, whatever was judged', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...comparisonValues), { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 0, max: 4 }),
        (values, decimals) => {
          const codes = ['A', 'B', 'C', 'D'];
          const pairs = codes.flatMap((a, at) => codes.slice(at + 1).map((b) => ({ a, b })));
          const { weights, shares } = comparedWeights({
            criteria: codes,
            comparisons: pairs.map((pair, at) => ({ ...pair, value: values[at] as ComparisonValue })),
            total: 70,
            decimals,
          });
          expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(70, 9);
          weights.forEach((weight, at) => {
            expect(
              Math.abs(weight * 10 ** decimals - (shares[at] as number) * 70 * 10 ** decimals),
            ).toBeLessThan(1);
          });
        },
      ),
    );
  });
});

describe('judgementToMend', () => {
  it('takes what all other judgements say of a pair, not only its neighbours', () => {
    const value = [7, 5, 6, 6, 3, '1/3'] as const;
    const pairs = ['AB', 'AC', 'AD', 'BC', 'BD', 'CD'];
    const { at, ...mended } = judgementToMend({
      criteria: ['A', 'B', 'C', 'D'],
      comparisons: pairs.map(([a, b], pair) => ({
        a: a as string,
        b: b as string,
        value: value[pair] as ComparisonValue,
      })),
      total: 70,
      decimals: 2,
    });
    // numpy.linalg.eig of Harker's matrix for each pair.
    expect([pairs[at], mended.value]).toEqual(['AB', 1]);
    expect(mended.consistencyRatio).toBeCloseTo(0.055093913, 8);
  });
});

describe('a comparison of weights', () => {
  const first = '{ a: A.2, b: A.3, value: 3 }';
  const placed = (...replacements: Replacement[]) =>
    problemsAfter(comparedYaml, ...replacements).map(({ code, where }) => [code, where.field]);
  const at = (place: string): string => `lots.0.${place}`;

  it('is accepted where the published weights follow from it', () => {
    expect(problemsAfter(comparedYaml)).toEqual([]);
  });

  it.each<[what: string, code: string, field: string, ...Replacement[]]>([
    [
      'a pair is missing',
      'comparisons-missing',
      'weightComparison.comparisons',
      [`        - ${first}\n`, ''],
    ],
    [
      'a pair is there twice',
      'comparison-twice',
      'weightComparison.comparisons.1',
      [first, `${first}\n        - { a: A.3, b: A.2, value: 1/3 }`],
    ],
    [
      'a value is off the scale',
      'invalid-value',
      'weightComparison.comparisons.0.value',
      ['value: 3', 'value: 10'],
    ],
    [
      'a criterion is unknown',
      'unknown-criterion',
      'weightComparison.criteria.3',
      ['[A.2, A.3, A.4]', '[A.2, A.3, A.4, A.9]'],
    ],
    [
      'a compared one is not listed',
      'unknown-criterion',
      'weightComparison.comparisons.0.a',
      ['{ a: A.2, b', '{ a: A.1, b'],
    ],
    [
      'the total has too many decimals',
      'total-too-fine',
      'weightComparison.total',
      ['total: 20', 'total: 20.001'],
    ],
    [
      'a published weight is another',
      'weight-not-compared',
      'criteria.1.weight',
      ['weight: 12.97', 'weight: 12.98'],
      ['weight: 50', 'weight: 49.99'],
    ],
  ])('is refused where %s', (_what, code, field, ...replacements) => {
    expect(placed(...replacements)).toContainEqual([code, at(field)]);
  });

  it('says what a weight should be', () => {
    const [problem] = problemsAfter(
      comparedYaml,
      ['weight: 12.97', 'weight: 13'],
      ['weight: 50', 'weight: 49.97'],
    );
    expect(problem?.message.it).toContain('12,97');
    expect(problem?.mend.en).toContain('Write 12.97');
  });

  it('names the judgement at odds with the others and the value that would fit', () => {
    // Four criteria that halve from one to the next; the judgement of the first against the last is turned round.
    const four: Replacement[] = [
      ['criteria: [A.2, A.3, A.4]', 'criteria: [A.1, A.2, A.3, A.4]'],
      ['total: 20', 'total: 70'],
      [
        /comparisons:\n(?: +- .*\n)+/,
        `comparisons:
        - { a: A.1, b: A.2, value: 2 }
        - { a: A.1, b: A.3, value: 4 }
        - { a: A.1, b: A.4, value: 1/8 }
        - { a: A.2, b: A.3, value: 2 }
        - { a: A.2, b: A.4, value: 4 }
        - { a: A.3, b: A.4, value: 2 }
`,
      ],
    ];
    const [problem, ...others] = problemsAfter(comparedYaml, ...four);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: 'comparisons-inconsistent',
      where: { field: at('weightComparison.comparisons.2.value') },
    });
    expect(problem?.message.en).toContain('A.1 – A.4 = 1/8');
    expect(problem?.mend.en).toContain('A.1 – A.4 = 8 would follow: the ratio would be 0.000.');
  });
});
