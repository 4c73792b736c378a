import { describe, expect, it } from 'vitest';
import { strategyOf } from '../../../src/core/evaluation/evaluateLot.ts';
import { exploreLot } from '../../../src/core/evaluation/exploreLot.ts';
import { POINTS } from '../../../src/core/valuation/simulation.ts';
import { valueLot } from '../../../src/core/valuation/valuation.ts';
import { tavi5Evaluated } from '../../report/evaluation.ts';

const { lot, evaluation } = tavi5Evaluated();
const { valuation, offers } = evaluation;
const answer = exploreLot(lot, offers, valuation.seed);
const lambda = lot.willingnessToPay.value;
const offered = Object.fromEntries(offers.map(({ id, price }) => [id, price.price]));
const own = answer({ lambda, prices: offered });

describe('exploreLot', () => {
  it('says what an evaluation in the interactive mode says, at the tender’s λ and the offered prices', () => {
    const { prices, ...figures } = own;
    expect(figures.mode).toBe('interactive');
    expect(prices).toEqual(offered);
    const plan = { mode: 'interactive', draws: POINTS, seed: valuation.seed } as const;
    expect(valueLot(lot, offers.map(strategyOf), plan)).toMatchObject(figures);
  });

  it('leaves an offer without a price in the question at its own, and changes no other draw', () => {
    const { expected, prices } = answer({ lambda, prices: { S5: (offered.S5 ?? 0) + 100 } });
    expect(prices).toEqual({ ...offered, S5: (offered.S5 ?? 0) + 100 });
    expected.forEach(({ strategy, netMonetaryBenefit }, at) => {
      const before = own.expected[at]?.netMonetaryBenefit.value ?? Number.NaN;
      expect(netMonetaryBenefit.value).toBeCloseTo(strategy === 'S5' ? before - 100 : before, 6);
    });
  });

  it('does not change who is best, nor what knowing more is worth, when all prices rise alike', () => {
    const dearer = Object.fromEntries(offers.map(({ id, price }) => [id, price.price + 512]));
    const { atWillingnessToPay: now, rankProbabilities } = answer({ lambda, prices: dearer });
    const before = own.atWillingnessToPay;
    expect(now.probabilityBest).toEqual(before.probabilityBest);
    expect(rankProbabilities).toEqual(own.rankProbabilities);
    expect(now.expectedValueOfPerfectInformation.value).toBeCloseTo(
      before.expectedValueOfPerfectInformation.value,
      6,
    );
  });

  it('moves λ without drawing anew: expected cost and effect stay', () => {
    const { willingnessToPay, expected } = answer({ lambda: 20_000, prices: offered });
    expect(willingnessToPay).toBe(20_000);
    expect(expected.map(({ cost, effect }) => [cost, effect])).toEqual(
      own.expected.map(({ cost, effect }) => [cost, effect]),
    );
  });
});
