import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenRange } from '../../../src/core/deliveries/hiddenRange.ts';
import type { Equation } from '../../../src/core/disclosure/equation.ts';
import { feasibleRanges } from '../../../src/core/disclosure/feasibleRanges.ts';
import { plainMost } from '../../support/plainMost.ts';

const equal = (places: readonly number[], total: number): Equation => ({
  sum: new Map(places.map((at) => [at, 1])),
  is: 'equal',
  total,
});

describe('between what a sum must lie', () => {
  it('is what a flow through the hidden cells of a table says', () => {
    const size = 3;
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { minLength: size * size, maxLength: size * size }),
        fc.array(fc.boolean(), { minLength: size * size, maxLength: size * size }),
        (counts, hidden) => {
          const rows = <T>(cells: readonly T[]) =>
            [0, 1, 2].map((row) => cells.slice(row * size, (row + 1) * size));
          const all = counts.map((_, at) => at);
          const lines = [
            ...rows(all),
            ...[0, 1, 2].map((column) => all.filter((at) => at % size === column)),
          ];
          const known = [...lines, ...all.filter((at) => !hidden[at]).map((at) => [at])].map((line) =>
            equal(
              line,
              line.reduce((sum, at) => sum + (counts[at] as number), 0),
            ),
          );
          const ranges = feasibleRanges(known, counts);
          for (const at of all.filter((cell) => hidden[cell])) {
            const expected = hiddenRange(rows(counts), rows(hidden), [Math.floor(at / size), at % size]);
            expect(ranges.range(new Map([[at, 1]]))).toEqual(expected);
            const least = ranges.mayReach(new Map([[at, 1]]), 5);
            expect(least).toBe(expected[1] >= 5);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is never narrower than what trying all numbers finds, with corrections and lower bounds', () => {
    const unknown = fc.nat(4);
    const equation = fc.record({
      signs: fc.array(fc.constantFrom(-1, 0, 1), { minLength: 4, maxLength: 4 }),
      is: fc.constantFrom('equal' as const, 'least' as const),
    });
    fc.assert(
      fc.property(
        fc.array(unknown, { minLength: 4, maxLength: 4 }),
        fc.array(equation, { minLength: 1, maxLength: 4 }),
        (truth, some) => {
          const totalOf = (signs: readonly number[], at: readonly number[]) =>
            signs.reduce((sum, sign, place) => sum + sign * (at[place] as number), 0);
          const used = some.filter(({ signs }) => signs.some((sign) => sign !== 0));
          const equations = used.map(
            ({ signs, is }): Equation => ({
              sum: new Map([...signs.entries()].filter(([, sign]) => sign !== 0)),
              is,
              total: is === 'equal' ? totalOf(signs, truth) : Math.min(0, totalOf(signs, truth)),
            }),
          );
          const ranges = feasibleRanges(equations, truth);
          for (const target of [
            [1, 0, 0, 0],
            [1, 1, 0, 0],
            [0, 1, 0, 1],
          ]) {
            const [least, most] = ranges.range(new Map([...target.entries()].filter(([, one]) => one !== 0)));
            for (let code = 0; code < 7 ** 4; code++) {
              const tried = [1, 7, 49, 343].map((unit) => Math.floor(code / unit) % 7);
              const possible = equations.every(({ is, total }, at) => {
                const found = totalOf(used[at]?.signs as number[], tried);
                return is === 'equal' ? found === total : found >= total;
              });
              if (!possible) continue;
              const value = totalOf(target, tried);
              expect(value >= least && value <= most).toBe(true);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is what plain linear programming finds, in counts of many sites over several dates', () => {
    const [suppliers, sites, dates] = [3, 5, 3];
    const size = suppliers * sites * dates;
    const cell = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat(6), fc.nat(40));
    // Of each supplier, site and both together: whether it was shown, and since which date.
    const shown = fc.array(fc.tuple(fc.boolean(), fc.nat(dates - 1), fc.nat(dates - 1)), {
      minLength: 40,
      maxLength: 40,
    });
    let compared = 0;
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: size, maxLength: size }),
        fc.array(fc.boolean(), { minLength: size, maxLength: size }),
        shown,
        fc.array(fc.subarray([...Array(size).keys()], { minLength: 1, maxLength: 12 }), {
          minLength: 6,
          maxLength: 6,
        }),
        (truth, smaller, figures, asked) => {
          const sign = smaller.map((one, at) => (one && (truth[at] as number) < 4 ? -1 : 1));
          const group = ([, from, to]: readonly [boolean, number, number], at: number) =>
            [...truth.keys()].filter((place) => {
              const date = Math.floor(place / (suppliers * sites));
              const supplier = Math.floor((place % (suppliers * sites)) / sites);
              if (date < Math.min(from, to) || date > Math.max(from, to)) return false;
              if (at < suppliers) return supplier === at;
              if (at < suppliers + sites) return place % sites === at - suppliers;
              return place % (suppliers * sites) === at % (suppliers * sites);
            });
          const equations = figures.flatMap((figure, at): Equation[] => {
            const places = group(figure, at);
            const total = places.reduce(
              (sum, place) => sum + (sign[place] ?? 1) * (truth[place] as number),
              0,
            );
            const sum = new Map(places.map((place) => [place, sign[place] ?? 1]));
            if (figure[0]) return [{ sum, is: 'equal', total }];
            return total >= 0 && places.some((place) => sign[place] === -1)
              ? [{ sum, is: 'least', total: 0 }]
              : [];
          });
          const ranges = feasibleRanges(equations, truth);
          for (const places of asked) {
            const sum = new Map(places.map((place) => [place, sign[place] ?? 1]));
            const most = plainMost(equations, size, sum);
            if (Number.isNaN(most)) continue;
            compared++;
            expect(ranges.mayReach(sum, 5)).toBe(most >= 5 - 1e-6);
            expect(ranges.range(sum)[1]).toBe(Math.floor(most + 1e-6));
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  it('has no end where nothing bounds it', () => {
    const ranges = feasibleRanges([equal([0, 1], 7)], [3, 4, 2]);
    expect(ranges.range(new Map([[2, 1]]))).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(ranges.range(new Map([[0, 1]]))).toEqual([0, 7]);
    expect(() => feasibleRanges([equal([0, 1], 8)], [3, 4])).toThrow('do not satisfy');
  });
});
