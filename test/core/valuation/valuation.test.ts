import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptability } from '../../../src/core/valuation/acceptability.ts';
import {
  expectedBenefit,
  idealBenefit,
  minimumAcceptableBenefit,
} from '../../../src/core/valuation/benefit.ts';
import type { StrategyDraws } from '../../../src/core/valuation/externalDraws.ts';
import { frontierStatus } from '../../../src/core/valuation/incremental.ts';
import { rankProbabilities } from '../../../src/core/valuation/rankProbability.ts';
import type { Strategy } from '../../../src/core/valuation/strategy.ts';
import { valueLot } from '../../../src/core/valuation/valuation.ts';
import { keptDraws, meanOf, outcomesFrom } from '../../support/draws.ts';
import { golden } from '../../support/golden.ts';
import { firstLot, shippedTender, tavi5Strategies } from '../../support/tenders.ts';

const lot = firstLot(shippedTender('tavi5'));

describe('expected benefit', () => {
  // Source: tavi5-deterministic, tolerance 1e-4.
  const { expected } = golden('tavi5-deterministic');

  it('follows the golden effect, cost of care and benefit', () => {
    for (const strategy of tavi5Strategies('none')) {
      const { effect, careCost, benefit } = expectedBenefit(lot, strategy);
      expect(effect).toBeCloseTo(expected.qaly[strategy.id], 6);
      expect(careCost).toBeCloseTo(expected.careCost[strategy.id], 4);
      expect(benefit).toBeCloseTo(expected.benefit[strategy.id], 4);
      expect(benefit - strategy.price).toBeCloseTo(expected.nmb[strategy.id], 4);
    }
    expect(minimumAcceptableBenefit(lot).benefit).toBeCloseTo(expected.minimumAcceptableBenefit, 6);
    expect(idealBenefit(lot).benefit).toBeCloseTo(expected.idealBenefit, 6);
  });
});

describe('probabilistic sensitivity analysis', () => {
  // Source: tavi5-psa. Means within 4 standard errors; probabilities within 0.006, EVPI within 15 EUR,
  // interval ends within 60 EUR, standard deviations within 1%, as its tolerance says for 100,000 draws.
  const { expected, tolerance } = golden('tavi5-psa');
  // Ten times as many draws, so that our own chance hardly uses the tolerance up.
  const plan = { mode: 'audit', draws: 1_000_000, seed: 7 } as const;
  const valuation = valueLot(lot, tavi5Strategies('none'), plan);
  const draws = keptDraws(lot, tavi5Strategies('none'), { ...plan, draws: 100_000 });

  it('has the golden means, spreads and intervals', () => {
    for (const {
      strategy,
      netMonetaryBenefit: { value, standardError },
      interval95,
    } of valuation.expected) {
      expect(Math.abs(value - expected.meanNmb[strategy])).toBeLessThan(4 * standardError);
      const { cost, effect } = draws.find(({ id }) => id === strategy) as StrategyDraws;
      const lambda = lot.willingnessToPay.value;
      const exact = meanOf(100_000, (at) => lambda * (effect[at] as number) - (cost[at] as number));
      const sd = exact.standardError * Math.sqrt(100_000);
      expect(Math.abs(sd / expected.sdNmb[strategy] - 1)).toBeLessThan(0.01);
      // From 32 batches the standard error is known to about one part in eight.
      expect(Math.abs((standardError * Math.sqrt(valuation.draws)) / sd - 1)).toBeLessThan(0.5);
      expect(Math.abs(interval95[0] - expected.ci95Nmb[strategy][0])).toBeLessThan(tolerance.ci95Nmb);
      expect(Math.abs(interval95[1] - expected.ci95Nmb[strategy][1])).toBeLessThan(tolerance.ci95Nmb);
    }
  });

  it('has the golden probabilities and value of information', () => {
    const { probabilityBest, expectedValueOfPerfectInformation, frontier } = valuation.atWillingnessToPay;
    for (const { strategy, ranks } of valuation.rankProbabilities) {
      expect(Math.abs((probabilityBest[strategy]?.value ?? 0) - expected.probBestNmb[strategy])).toBeLessThan(
        tolerance.prob,
      );
      ranks.forEach(({ value }, rank) => {
        expect(Math.abs(value - expected.rankProbabilities[strategy][rank])).toBeLessThan(tolerance.prob);
      });
    }
    expect(frontier).toBe('S5');
    expect(Math.abs(expectedValueOfPerfectInformation.value - expected.evpiPerPatient)).toBeLessThan(
      tolerance.evpiPerPatient,
    );
  });

  it('changes its leader with the Jeffreys prior, as the golden case says', () => {
    // Mean NMB in closed form: the benefit is linear in the independent fractions.
    const means = tavi5Strategies('jeffreys').map((strategy) => ({
      id: strategy.id,
      nmb: expectedBenefit(lot, strategy).benefit - strategy.price,
    }));
    for (const { id, nmb } of means) expect(nmb).toBeCloseTo(expected.jeffreys.meanNmb[id], 3);
    expect(means.toSorted((a, b) => b.nmb - a.nmb)[0]?.id).toBe('S1');
  });

  it('draws the same numbers for an offer whatever other offers there are, and in any order', () => {
    const all = tavi5Strategies('none');
    const one = keptDraws(lot, [all[2] as Strategy], { draws: 3000, seed: 5 })[0];
    const among = keptDraws(lot, all.toReversed(), { draws: 3000, seed: 5 })[2];
    expect(among).toEqual(one);
  });
});

describe('laws of the summaries', () => {
  /** A few strategies with many equal values, so that ties happen. */
  const simulations = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 40 }))
    .chain(([strategies, draws]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2 * draws, maxLength: 2 * draws }), {
        minLength: strategies,
        maxLength: strategies,
      }),
    )
    .map((rows): StrategyDraws[] => {
      const draws = (rows[0] as number[]).length / 2;
      return rows.map((values, at) => ({
        id: `s${at}`,
        cost: Float64Array.from(values.slice(0, draws)),
        effect: Float64Array.from(values.slice(draws)),
      }));
    });

  it('probabilities of being best sum to one, ranks sum to one by row and column, EVPI is never negative', () => {
    fc.assert(
      fc.property(simulations, fc.integer({ min: 0, max: 3 }), (simulation, lambda) => {
        const { probabilityBest, expectedValueOfPerfectInformation } = acceptability(
          outcomesFrom(simulation, [lambda]),
          0,
        );
        const total = Object.values(probabilityBest).reduce((sum, { value }) => sum + value, 0);
        expect(total).toBeCloseTo(1, 9);
        expect(expectedValueOfPerfectInformation.value).toBeGreaterThanOrEqual(0);
        const ranks = rankProbabilities(outcomesFrom(simulation, [lambda])).map((row) =>
          row.ranks.map(({ value }) => value),
        );
        for (const row of ranks) expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
        for (const rank of ranks.keys()) {
          expect(ranks.reduce((sum, row) => sum + (row[rank] as number), 0)).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  it('neither the order of strategies nor a cost added to all changes probabilities and EVPI', () => {
    fc.assert(
      fc.property(
        simulations,
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 9 }),
        (simulation, lambda, added) => {
          const { probabilityBest, expectedValueOfPerfectInformation } = acceptability(
            outcomesFrom(simulation, [lambda]),
            0,
          );
          const changed = acceptability(
            outcomesFrom(
              simulation
                .toReversed()
                .map((strategy) => ({ ...strategy, cost: strategy.cost.map((cost) => cost + added) })),
              [lambda],
            ),
            0,
          );
          for (const [id, { value }] of Object.entries(probabilityBest)) {
            expect(changed.probabilityBest[id]?.value).toBeCloseTo(value, 9);
          }
          expect(changed.expectedValueOfPerfectInformation.value).toBeCloseTo(
            expectedValueOfPerfectInformation.value,
            9,
          );
        },
      ),
    );
  });
});

describe('incremental analysis', () => {
  // Source: hip-pennington-2013 (BMJ 2013;346:f1026, rounded inputs), tolerance 1e-6.
  it('finds the dominated hip prosthesis and the ratio of the others', () => {
    const { inputs, expected } = golden('hip-pennington-2013');
    const points = inputs.offers.map((strategy: string, at: number) => ({
      strategy,
      cost: inputs.cost[at],
      effect: inputs.qaly[at],
    }));
    const status = frontierStatus(points);
    expect([...status].filter(([, one]) => one === 'dominated').map(([id]) => id)).toEqual(
      expected.dominated,
    );
    const [cemented, , hybrid] = points;
    expect((hybrid.cost - cemented.cost) / (hybrid.effect - cemented.effect)).toBeCloseTo(
      expected.icerHybridVsCemented,
      6,
    );
  });

  it('finds a strategy beaten by a mixture of two others', () => {
    const status = frontierStatus([
      { strategy: 'cheap', cost: 0, effect: 0 },
      { strategy: 'middle', cost: 90, effect: 1 },
      { strategy: 'best', cost: 100, effect: 2 },
      { strategy: 'worse', cost: 120, effect: 1.5 },
    ]);
    expect(Object.fromEntries(status)).toEqual({
      cheap: 'frontier',
      middle: 'extendedly-dominated',
      best: 'frontier',
      worse: 'dominated',
    });
  });
});
