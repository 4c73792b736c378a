import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Acceptability, acceptability } from '../../../src/core/valuation/acceptability.ts';
import { convergence } from '../../../src/core/valuation/convergence.ts';
import { drawsNeeded } from '../../../src/core/valuation/drawsNeeded.ts';
import type { StrategyDraws } from '../../../src/core/valuation/externalDraws.ts';
import type { ExpectedOutcome } from '../../../src/core/valuation/netMonetaryBenefit.ts';
import { pairwiseWins } from '../../../src/core/valuation/pairwiseWins.ts';
import { valueLot } from '../../../src/core/valuation/valuation.ts';
import { keptDraws, outcomesFrom } from '../../support/draws.ts';
import { golden } from '../../support/golden.ts';
import { slowValuation } from '../../support/slowEngine.ts';
import { firstLot, shippedTender, tavi5Strategies } from '../../support/tenders.ts';

/** Whole numbers from few values, so that ties happen. */
const drawsOfSome = fc.integer({ min: 2, max: 90 }).chain((draws) => {
  const values = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: draws, maxLength: draws });
  return fc.array(fc.tuple(values, values), { minLength: 1, maxLength: 4 }).map((rows): StrategyDraws[] =>
    rows.map(([cost, effect], at) => ({
      id: `s${at}`,
      cost: Float64Array.from(cost),
      effect: Float64Array.from(effect),
    })),
  );
});

describe('pairwise wins', () => {
  it('sum to one in both directions, with the same standard error', () => {
    fc.assert(
      fc.property(drawsOfSome, fc.integer({ min: 0, max: 3 }), (strategies, lambda) => {
        const outcomes = outcomesFrom(strategies, [lambda]);
        const wins = new Map(pairwiseWins(outcomes).map(({ strategy, over }) => [strategy, over]));
        for (const [strategy, over] of wins) {
          expect(Object.keys(over)).toHaveLength(strategies.length - 1);
          for (const [other, { value, standardError }] of Object.entries(over)) {
            const back = wins.get(other)?.[strategy];
            expect(value + (back?.value ?? Number.NaN)).toBeCloseTo(1, 12);
            expect(back?.standardError).toBeCloseTo(standardError, 12);
          }
        }
      }),
    );
  });

  it('are the shares that the second engine finds', () => {
    fc.assert(
      fc.property(drawsOfSome, fc.integer({ min: 0, max: 3 }), (strategies, lambda) => {
        const slow = slowValuation(
          strategies.map(({ id, cost, effect }) => ({ id, cost: [...cost], effect: [...effect] })),
          [lambda],
        ).atLambda[0];
        pairwiseWins(outcomesFrom(strategies, [lambda])).forEach(({ over }, at) => {
          for (const [other, { value }] of Object.entries(over)) {
            const against = strategies.findIndex(({ id }) => id === other);
            expect(value).toBeCloseTo(slow?.pairwiseWin[at]?.[against] as number, 9);
          }
        });
      }),
    );
  });
});

describe('convergence', () => {
  const lot = firstLot(shippedTender('tavi5'));
  const strategies = tavi5Strategies('none');

  it('says at each point what these draws alone would have said, and ends with the figures of all', () => {
    const plan = { mode: 'audit', draws: 100_000, seed: 3 } as const;
    const { convergence: points, expected, atWillingnessToPay } = valueLot(lot, strategies, plan);
    expect(points.length).toBeLessThanOrEqual(40);
    expect(points.map(({ draws }) => draws)).toEqual(
      points.map(({ draws }) => draws).toSorted((a, b) => a - b),
    );
    expect(points.at(-1)).toEqual({
      draws: 100_000,
      strategies: expected.map(({ strategy, netMonetaryBenefit }) => ({
        strategy,
        netMonetaryBenefit: {
          value: expect.closeTo(netMonetaryBenefit.value, 6),
          standardError: netMonetaryBenefit.standardError,
        },
        probabilityBest: {
          value: expect.closeTo(atWillingnessToPay.probabilityBest[strategy]?.value as number, 9),
          standardError: atWillingnessToPay.probabilityBest[strategy]?.standardError,
        },
      })),
    });
    const all = keptDraws(lot, strategies, plan);
    for (const point of [points[0], points[20]]) {
      const draws = point?.draws as number;
      const first = all.map(({ id, cost, effect }) => ({
        id,
        cost: cost.slice(0, draws),
        effect: effect.slice(0, draws),
      }));
      const { probabilityBest } = acceptability(outcomesFrom(first, [lot.willingnessToPay.value]), 0);
      for (const one of point?.strategies ?? []) {
        expect(one.probabilityBest.value).toBeCloseTo(probabilityBest[one.strategy]?.value as number, 9);
      }
    }
  });

  it('is a point for each part of a long simulation, thinned, and the standard error falls with the root', () => {
    const point = (draws: number) => ({ draws, wins: [draws], cost: [0], effect: [draws] });
    const snapshots = Array.from({ length: 300 }, (_, at) => point(1000 * (at + 1)));
    const error = { value: 1, standardError: 0.01 };
    const expected = [{ strategy: 's', netMonetaryBenefit: error }] as unknown as ExpectedOutcome[];
    const at = { probabilityBest: { s: error } } as unknown as Acceptability;
    const points = convergence(snapshots, 1, expected, at);
    expect(points).toHaveLength(38);
    expect(points.at(-1)?.strategies[0]?.probabilityBest).toEqual(error);
    const quarter = points.find(({ draws }) => draws === 76_000)?.strategies[0]?.probabilityBest;
    expect(quarter?.standardError).toBeCloseTo(0.01 * Math.sqrt(300 / 76), 12);
  });
});

describe('draws needed', () => {
  it('are four times as many for half the standard error, and as many as there are for what is reached', () => {
    expect(drawsNeeded(0.01, 0.005, 10_000)).toBe(40_000);
    expect(drawsNeeded(0.005, 0.005, 10_000)).toBe(10_000);
    expect(drawsNeeded(3, 10, 10_000)).toBe(900);
    expect(drawsNeeded(0.005001, 0.005, 10_000)).toBe(10_005);
    expect(drawsNeeded(0, 0.005, 10_000)).toBe(10_000);
  });

  // Source: tavi5-psa: P(best) of S5 = 0.5394, so one draw has the binomial standard deviation 0.4984.
  it('follow the golden probability and are what a second simulation then reaches', () => {
    const plain = firstLot(shippedTender('tavi5'));
    const lot = {
      ...plain,
      simulation: { ...plain.simulation, precision: { probability: 0.005, euros: 40 } },
    };
    const valuation = valueLot(lot, tavi5Strategies('none'), { mode: 'audit', draws: 2000, seed: 3 });
    const rows = valuation.precision?.rows ?? [];
    const [probability] = rows;
    const p = golden('tavi5-psa').expected.probBestNmb.S5;
    expect(Math.abs((probability?.draws ?? 0) / ((p * (1 - p)) / 0.005 / 0.005) - 1)).toBeLessThan(0.01);
    expect(probability?.missing).toBe((probability?.draws ?? 0) - 2000);
    const most = Math.max(...rows.map(({ draws }) => draws));
    const again = valueLot(lot, tavi5Strategies('none'), { mode: 'audit', draws: most, seed: 4 });
    for (const { standardError, wanted } of again.precision?.rows ?? []) {
      expect(standardError).toBeLessThan(1.1 * wanted);
    }
    const { precision: _, ...unasked } = plain.simulation;
    const silent = { ...plain, simulation: unasked };
    const plan = { mode: 'audit', draws: 1000, seed: 1 } as const;
    expect(valueLot(silent, tavi5Strategies('none'), plan).precision).toBeNull();
  });
});
