import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecisionTable } from '../../../src/core/scoring/decisionTable.ts';
import { electre } from '../../../src/core/scoring/electre.ts';
import { topsis, topsisReversals } from '../../../src/core/scoring/topsis.ts';
import { golden } from '../../support/golden.ts';

const { expected, tolerance } = golden('topsis-electre');

function tableOf(weights: readonly number[], offers: Readonly<Record<string, readonly number[]>>) {
  return { weights, offers: Object.entries(offers).map(([id, coefficients]) => ({ id, coefficients })) };
}

/** Two to seven offers on three criteria, with coefficients in tenths, so that ties and circles come up. */
const tables: fc.Arbitrary<DecisionTable> = fc
  .array(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 7,
  })
  .map((rows) =>
    tableOf(
      [40, 30, 30],
      Object.fromEntries(rows.map((row, at) => [`offer${at}`, row.map((tenths) => tenths / 10)])),
    ),
  );

const thresholds = { concordance: 0.6, discordance: 0.5 };

describe.each(expected as Solved[])('$id', ({ weights, offers, thresholds: declared, ...solved }) => {
  const table = tableOf(weights, offers);

  it('has the closeness of TOPSIS that its definition gives', () => {
    for (const { offer, closeness } of topsis(table)) {
      expect(Math.abs((closeness ?? Number.NaN) - (solved.closeness[offer] as number))).toBeLessThanOrEqual(
        tolerance.closeness,
      );
    }
  });

  it('has the relation and the kernel of ELECTRE I that exact fractions give', () => {
    const found = electre(table, declared);
    expect(Object.fromEntries(found.map(({ offer, outranks }) => [offer, outranks]))).toEqual(
      solved.outranks,
    );
    expect(found.filter(({ remains }) => remains).map(({ offer }) => offer)).toEqual(solved.kernel);
  });
});

interface Solved {
  readonly id: string;
  readonly weights: readonly number[];
  readonly offers: Readonly<Record<string, readonly number[]>>;
  readonly thresholds: typeof thresholds;
  readonly closeness: Readonly<Record<string, number>>;
  readonly outranks: Readonly<Record<string, readonly string[]>>;
  readonly kernel: readonly string[];
}

describe('topsis', () => {
  it('gives 1 to the best on every criterion, 0 to the worst, one half to what is as far from both', () => {
    const table = tableOf([70, 30], { best: [1, 1], worst: [0, 0], left: [1, 0], right: [0, 1] });
    expect(
      topsis(table)
        .slice(0, 2)
        .map(({ closeness }) => closeness),
    ).toEqual([1, 0]);
    const even = topsis(tableOf([50, 50], { left: [1, 0], right: [0, 1] }));
    expect(even.map(({ closeness, rank }) => [closeness, rank])).toEqual([
      [0.5, 1],
      [0.5, 1],
    ]);
  });

  it('cannot tell offers apart that are alike', () => {
    const alike = topsis(tableOf([70, 30], { a: [0.5, 0], b: [0.5, 0] }));
    expect(alike.map(({ closeness, rank }) => [closeness, rank])).toEqual([
      [null, 1],
      [null, 1],
    ]);
  });

  it('finds the two that a third turns round', () => {
    // The script’s topsis(): without a, c has 0.4777 and d 0.4829; without d, a has 0.6248 and b 0.5428.
    const { weights, offers } = (expected as Solved[])[0] as Solved;
    expect(topsisReversals(tableOf(weights, offers))).toEqual([
      { without: 'a', ahead: 'c', behind: 'd' },
      { without: 'd', ahead: 'b', behind: 'a' },
    ]);
  });
});

describe('electre', () => {
  it('leaves what its definition says: nothing outranked from within, everything else outranked from there', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const rows = electre(table, thresholds);
        const row = (id: string) => rows.find(({ offer }) => offer === id);
        const reached = (from: string, met = new Set<string>()): Set<string> => {
          for (const next of row(from)?.outranks ?? []) {
            if (met.has(next)) continue;
            met.add(next);
            reached(next, met);
          }
          return met;
        };
        const sameCircle = (a: string, b: string): boolean => reached(a).has(b) && reached(b).has(a);
        expect(rows.some(({ remains }) => remains)).toBe(true);
        for (const { offer, outranks, remains } of rows) {
          for (const other of outranks) {
            if (remains && !sameCircle(offer, other)) expect(row(other)?.remains).toBe(false);
          }
          const members = rows.filter((one) => one.offer === offer || sameCircle(one.offer, offer));
          const beaten = rows.some(
            (one) => one.remains && members.some((member) => one.outranks.includes(member.offer)),
          );
          if (!remains) expect(beaten).toBe(true);
        }
      }),
    );
  });
});

describe('both methods', () => {
  it('say the same whatever the order of the offers', () => {
    fc.assert(
      fc.property(tables, fc.nat(), (table, turn) => {
        const at = turn % table.offers.length;
        const turned = {
          ...table,
          offers: [...table.offers.slice(at), ...table.offers.slice(0, at)].reverse(),
        };
        const byOffer = <T extends { readonly offer: string }>(rows: readonly T[]): T[] =>
          rows.toSorted((a, b) => (a.offer < b.offer ? -1 : 1));
        expect(byOffer(topsis(turned))).toEqual(byOffer(topsis(table)));
        const sets = (rows: ReturnType<typeof electre>) =>
          byOffer(rows).map((row) => ({ ...row, outranks: row.outranks.toSorted() }));
        expect(sets(electre(turned, thresholds))).toEqual(sets(electre(table, thresholds)));
      }),
    );
  });

  it('put no offer behind one that it is at least as good as on every criterion', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const ranks = topsis(table).map(({ rank }) => rank);
        const related = electre(table, thresholds);
        table.offers.forEach((a, i) => {
          table.offers.forEach((b, j) => {
            if (i === j || a.coefficients.some((value, at) => value < (b.coefficients[at] as number))) return;
            expect(ranks[i]).toBeLessThanOrEqual(ranks[j] as number);
            expect(related[i]?.outranks).toContain(b.id);
          });
        });
      }),
    );
  });
});
