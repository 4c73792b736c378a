import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptability } from '../../../src/core/valuation/acceptability.ts';
import { convergence, convergenceStep } from '../../../src/core/valuation/convergence.ts';
import { drawsNeeded } from '../../../src/core/valuation/drawsNeeded.ts';
import { expectedOutcomes } from '../../../src/core/valuation/netMonetaryBenefit.ts';
import { pairwiseWins } from '../../../src/core/valuation/pairwiseWins.ts';
import type { Simulation } from '../../../src/core/valuation/simulation.ts';
import { valueLot } from '../../../src/core/valuation/valuation.ts';
import { golden } from '../../support/golden.ts';
import { firstLot, shippedTender, tavi5Strategies } from '../../support/tenders.ts';

/** Whole numbers from few values, so that ties happen. */
const simulations = fc.integer({ min: 2, max: 90 }).chain((draws) => {
  const values = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: draws, maxLength: draws });
  return fc.array(fc.tuple(values, values), { minLength: 1, maxLength: 4 }).map(
    (rows): Simulation => ({
      draws,
      strategies: rows.map(([cost, effect], at) => ({
        id: `s${at}`,
        cost: Float64Array.from(cost),
        effect: Float64Array.from(effect),
      })),
    }),
  );
});

describe('pairwise wins', () => {
  it('sum to one in both directions, with the same standard error', () => {
    fc.assert(
      fc.property(simulations, fc.integer({ min: 0, max: 3 }), (simulation, lambda) => {
        const wins = new Map(pairwiseWins(simulation, lambda).map(({ strategy, over }) => [strategy, over]));
        for (const [strategy, over] of wins) {
          expect(Object.keys(over)).toHaveLength(simulation.strategies.length - 1);
          for (const [other, { value, standardError }] of Object.entries(over)) {
            const back = wins.get(other)?.[strategy];
            expect(value + (back?.value ?? Number.NaN)).toBeCloseTo(1, 12);
            expect(back?.standardError).toBeCloseTo(standardError, 12);
          }
        }
      }),
    );
  });

  it('of two strategies are their probabilities of being the best', () => {
    fc.assert(
      fc.property(simulations, fc.integer({ min: 0, max: 3 }), ({ draws, strategies }, lambda) => {
        const two = { draws, strategies: strategies.slice(0, 2) };
        fc.pre(two.strategies.length === 2);
        const { probabilityBest } = acceptability(two, lambda);
        for (const { strategy, over } of pairwiseWins(two, lambda)) {
          expect(Object.values(over)[0]?.value).toBeCloseTo(probabilityBest[strategy]?.value ?? -1, 12);
        }
      }),
    );
  });
});

describe('convergence', () => {
  it('ends with the figures of all draws and says at each point what these draws alone would have said', () => {
    fc.assert(
      fc.property(simulations, fc.integer({ min: 0, max: 3 }), (simulation, lambda) => {
        const points = convergence(simulation, lambda);
        expect(points.length).toBeLessThanOrEqual(40);
        expect(points.at(-1)?.draws).toBe(simulation.draws);
        for (const { draws, strategies } of points) {
          const first = { ...simulation, draws };
          const { probabilityBest } = acceptability(first, lambda);
          const means = expectedOutcomes(first, lambda);
          strategies.forEach((one, at) => {
            expect(one.netMonetaryBenefit.value).toBeCloseTo(means[at]?.netMonetaryBenefit.value ?? -1, 9);
            expect(one.probabilityBest.value).toBeCloseTo(probabilityBest[one.strategy]?.value ?? -1, 9);
          });
        }
      }),
    );
  });

  it('has its points at the ends of blocks of 1,024 draws or at even parts of one', () => {
    for (const draws of [1000, 10_000, 50_000, 1_000_000, 10_000_000]) {
      const step = convergenceStep(draws);
      expect(Math.ceil(draws / step)).toBeLessThanOrEqual(40);
      expect(Math.ceil(draws / step)).toBeGreaterThan(20);
      expect(step % 1024 === 0 || 1024 % step === 0).toBe(true);
    }
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
    const valuation = valueLot(lot, tavi5Strategies('none'), { draws: 2000, seed: 3 });
    const rows = valuation.precision?.rows ?? [];
    const [probability] = rows;
    const p = golden('tavi5-psa').expected.probBestNmb.S5;
    expect(Math.abs((probability?.draws ?? 0) / ((p * (1 - p)) / 0.005 / 0.005) - 1)).toBeLessThan(0.01);
    expect(probability?.missing).toBe((probability?.draws ?? 0) - 2000);
    const most = Math.max(...rows.map(({ draws }) => draws));
    const again = valueLot(lot, tavi5Strategies('none'), { draws: most, seed: 4 });
    for (const { standardError, wanted } of again.precision?.rows ?? []) {
      expect(standardError).toBeLessThan(1.1 * wanted);
    }
    expect(valueLot(plain, tavi5Strategies('none'), { draws: 1000, seed: 1 }).precision).toBeNull();
  });
});
