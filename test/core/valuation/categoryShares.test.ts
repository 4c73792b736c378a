import { describe, expect, it } from 'vitest';
import { betaFromCategory } from '../../../src/core/distributions/beta.ts';
import { interval95, mean, standardDeviation } from '../../../src/core/distributions/distribution.ts';
import type { Lot } from '../../../src/core/tender/lot.ts';
import { expectedBenefit } from '../../../src/core/valuation/benefit.ts';
import { sensitivity } from '../../../src/core/valuation/sensitivity.ts';
import type { Strategy } from '../../../src/core/valuation/strategy.ts';
import { lotWithAllForms } from '../../support/allForms.ts';
import { keptDraws, meanOf } from '../../support/draws.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';

const all = lotWithAllForms(firstLot(shippedTender('tavi5')));

/** The three categories alone, with these formulas. */
function categoryLot(effect: string, careCost: string): Lot {
  return {
    ...all,
    parameters: [],
    indicators: all.indicators.filter(({ evidence }) => evidence.form === 'category'),
    model: {
      kind: 'event-tree',
      effect: { unit: '1', formula: effect },
      careCost: { unit: 'EUR', formula: careCost },
    },
  };
}

const counts = { nyha_good: 30, nyha_fair: 15, nyha_poor: 3 };
const strategy: Strategy = {
  id: 'alfa',
  price: 0,
  indicators: Object.fromEntries(
    Object.entries(counts).map(([id, x]) => [id, betaFromCategory(x, 48, 3, 'jeffreys')]),
  ),
};

describe('shares of several categories', () => {
  it('add up to 1 in every draw, and at the mean', () => {
    const lot = categoryLot('nyha_good + nyha_fair + nyha_poor', '0*nyha_good');
    const [draws] = keptDraws(lot, [strategy], { draws: 5000, seed: 4 });
    for (const total of draws?.effect ?? []) expect(total).toBeCloseTo(1, 12);
    expect(expectedBenefit(lot, strategy).effect).toBeCloseTo(1, 12);
  });

  // Dirichlet(α): mean αᵢ/α₀, variance of its marginal Beta, covariance −αᵢαⱼ/(α₀²(α₀ + 1)); α₀ = 48 + 3·½.
  it('have the moments of a Dirichlet', () => {
    const lot = categoryLot('nyha_fair', 'nyha_poor');
    const n = 200_000;
    const [draws] = keptDraws(lot, [strategy], { draws: n, seed: 4 });
    const [fair, poor] = [draws?.effect as Float64Array, draws?.cost as Float64Array];
    const marginal = betaFromCategory(15, 48, 3, 'jeffreys');
    const average = meanOf(n, (at) => fair[at] as number);
    expect(Math.abs(average.value - 15.5 / 49.5)).toBeLessThan(4 * average.standardError);
    expect((average.standardError * Math.sqrt(n)) / standardDeviation(marginal)).toBeCloseTo(1, 2);
    const product = meanOf(
      n,
      (at) => ((fair[at] as number) - 15.5 / 49.5) * ((poor[at] as number) - 3.5 / 49.5),
    );
    const covariance = (-15.5 * 3.5) / (49.5 * 49.5 * 50.5);
    expect(Math.abs(product.value - covariance)).toBeLessThan(4 * product.standardError);
  });

  it('move in the tornado to the limits of their own interval, the others in proportion', () => {
    const lot = categoryLot('nyha_poor', '0*nyha_good');
    const { bars } = sensitivity(lot, strategy, { ...strategy, id: 'beta' });
    const bar = bars.find((one) => one.parameter === 'nyha_poor' && one.strategy === 'alfa');
    const poor = betaFromCategory(3, 48, 3, 'jeffreys');
    const [low, high] = interval95(poor);
    expect(bar?.leadAtLow).toBeCloseTo(lot.willingnessToPay.value * (low - mean(poor)), 8);
    expect(bar?.leadAtHigh).toBeCloseTo(lot.willingnessToPay.value * (high - mean(poor)), 8);
  });
});
