import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerTriangle } from '../../../src/core/numbers/cholesky.ts';
import { normalQuantile } from '../../../src/core/numbers/normalQuantile.ts';
import { normalTail } from '../../../src/core/numbers/normalTail.ts';
import { streamAt } from '../../../src/core/numbers/stream.ts';
import { type Correlation, rankCorrelation } from '../../../src/core/tender/correlation.ts';
import type { Lot } from '../../../src/core/tender/lot.ts';
import { type CorrelatedGroup, correlate, correlatedGroups } from '../../../src/core/valuation/copula.ts';
import { correlationMatrices, rowsOf, timesTransposed } from '../../support/matrices.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';

const lot = firstLot(shippedTender('tavi'));
const DRAWS = 200_000;

/** Each pair as `[a, b, ρ]`. */
type Pairs = readonly (readonly [a: string, b: string, coefficient: number])[];

function withPairs(pairs: Pairs, base: Lot = lot): Lot {
  const { source } = lot.willingnessToPay;
  const correlations = pairs.map(
    ([a, b, coefficient]): Correlation => ({
      between: [a, b],
      coefficient,
      source,
    }),
  );
  return { ...base, correlations };
}

const three: Pairs = [
  ['cost_stroke', 'cost_day', 0.7],
  ['cost_leak', 'cost_day', -0.4],
  ['cost_stroke', 'cost_leak', 0.1],
];

/** Correlated scores of a group from its own streams. */
function correlatedScores(group: CorrelatedGroup): Float64Array[] {
  const scores = group.members.map((member) => {
    const stream = streamAt(11, member, 0);
    return Float64Array.from({ length: DRAWS }, () => {
      const u = stream.next();
      return normalQuantile(u, 1 - u);
    });
  });
  correlate(group, scores);
  return scores;
}

function groupOf(pairs: Pairs, base = lot): CorrelatedGroup {
  return correlatedGroups(withPairs(pairs, base))[0] as CorrelatedGroup;
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function correlation(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, at) => {
    const [x, y] = [value - meanA, (b[at] as number) - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  });
  return ab / Math.sqrt(aa * bb);
}

/** Place of each value in its column, from 0. */
function ranks(values: Float64Array): Float64Array {
  const placed = new Float64Array(values.length);
  [...values.keys()]
    .sort((a, b) => (values[a] as number) - (values[b] as number))
    .forEach((draw, rank) => {
      placed[draw] = rank;
    });
  return placed;
}

describe('correlated groups', () => {
  it('hold what is in a pair, in the order of declaration, groups apart, shared before own', () => {
    const groups = correlatedGroups(
      withPairs([
        ['stroke', 'death', 0.3],
        ['cost_day', 'cost_stroke', 0.5],
        ['utility_stroke', 'utility_well', 0.4],
        ['cost_day', 'cost_pacemaker', 0.5],
      ]),
    );
    expect(groups.map(({ scope, members }) => [scope, ...members])).toEqual([
      ['shared', 'cost_pacemaker', 'cost_stroke', 'cost_day'],
      ['shared', 'utility_well', 'utility_stroke'],
      ['own', 'death', 'stroke'],
    ]);
    expect(correlatedGroups(lot)).toEqual([]);
  });

  it('do not depend on the order of pairs and of the two ids; their correlations not on that of inputs', () => {
    const turned = three.toReversed().map(([a, b, coefficient]) => [b, a, coefficient] as const);
    expect(groupOf(turned)).toEqual(groupOf(three));
    const { members, factor } = groupOf(three, { ...lot, parameters: lot.parameters.toReversed() });
    expect(members).toEqual(groupOf(three).members.toReversed());
    const [straight, reversed] = [groupOf(three).factor, factor].map((one) =>
      timesTransposed(rowsOf(one, members.length)),
    ) as [Float64Array[], Float64Array[]];
    straight.forEach((row, at) => {
      row.forEach((value, column) => {
        expect(reversed.at(-1 - at)?.at(-1 - column)).toBeCloseTo(value, 14);
      });
    });
  });

  it('throw on coefficients that publication would have refused', () => {
    const impossible: Pairs = [
      ['cost_stroke', 'cost_day', 0.9],
      ['cost_leak', 'cost_day', 0.9],
    ];
    expect(() => correlatedGroups(withPairs(impossible))).toThrow(/cost_stroke, cost_leak, cost_day/);
  });
});

describe('correlated scores', () => {
  const group = groupOf(three);
  const scores = correlatedScores(group);
  const coefficient = (a: string, b: string): number =>
    three.find((pair) => pair.includes(a) && pair.includes(b))?.[2] ?? Number.NaN;
  const pairs = three.map(([a, b]) => [a, b] as const);
  const column = (id: string): Float64Array => scores[group.members.indexOf(id)] as Float64Array;

  it.each(pairs)('of %s and %s have the declared correlation within 4 standard errors', (a, b) => {
    const rho = coefficient(a, b);
    const error = (1 - rho * rho) / Math.sqrt(DRAWS);
    expect(Math.abs(correlation(column(a), column(b)) - rho)).toBeLessThan(4 * error);
  });

  // Pearson 1907: closed form of the normal copula. The standard error of a rank correlation is about 1/√n at most.
  it.each(pairs)('of %s and %s have the rank correlation that the page tells', (a, b) => {
    const expected = rankCorrelation(coefficient(a, b));
    const found = correlation(ranks(column(a)), ranks(column(b)));
    expect(Math.abs(found - expected)).toBeLessThan(4 / Math.sqrt(DRAWS));
  });

  it.each(group.members)('of %s are still standard normal (Kolmogorov, 1 in 10,000)', (id) => {
    let distance = 0;
    column(id)
      .toSorted()
      .forEach((score, at) => {
        const below = normalTail(-score);
        distance = Math.max(distance, Math.abs(below - at / DRAWS), Math.abs(below - (at + 1) / DRAWS));
      });
    expect(distance * Math.sqrt(DRAWS)).toBeLessThan(2.23);
  });

  it('are L·u, draw by draw, whatever the number of draws', () => {
    fc.assert(
      fc.property(
        correlationMatrices,
        fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (factor, u) => {
          const any: CorrelatedGroup = {
            scope: 'shared',
            members: factor.map(String),
            factor: lowerTriangle(factor),
          };
          const columns = factor.map((_, at) => Float64Array.of(u[at] as number, 0, u[at] as number));
          correlate(any, columns);
          columns.forEach((values, member) => {
            const sum = u
              .slice(0, member + 1)
              .reduce((total, score, at) => total + score * (factor[member]?.[at] as number), 0);
            expect(values[0]).toBeCloseTo(sum, 12);
            expect(values[1]).toBe(0);
            expect(values[2]).toBe(values[0]);
          });
        },
      ),
    );
  });
});

describe('the rank correlation', () => {
  it('meets the closed form', () => {
    // ρ = 1 − 1e-16 gives ranks in the same order; 2·sin(π/12) gives one half.
    expect(rankCorrelation(1)).toBeCloseTo(1, 14);
    expect(rankCorrelation(2 * Math.sin(Math.PI / 12))).toBeCloseTo(0.5, 14);
    expect(rankCorrelation(-0.3)).toBe(-rankCorrelation(0.3));
  });
});
