import { describe, expect, it } from 'vitest';
import { candidateScales, isPublishedScale, underScale } from '../../../src/core/scoring/candidateScale.ts';
import { noCommittee } from '../../../src/core/scoring/committee.ts';
import { exchangeRateOf } from '../../../src/core/scoring/exchangeRate.ts';
import { score } from '../../../src/core/scoring/score.ts';
import {
  expectedBenefit,
  idealBenefit,
  minimumAcceptableBenefit,
} from '../../../src/core/valuation/benefit.ts';
import { golden } from '../../support/golden.ts';
import { firstLot, shippedTender, tavi5Strategies } from '../../support/tenders.ts';

const lot = firstLot(shippedTender('tavi5'));
const benefits = { minimum: minimumAcceptableBenefit(lot).benefit, ideal: idealBenefit(lot).benefit };
const offers = tavi5Strategies('none').map((strategy) => ({
  id: strategy.id,
  benefit: expectedBenefit(lot, strategy).benefit,
  declarations: {},
  measures: {},
  prices: { B: strategy.price },
}));

// Source: tavi5-points-price-separate, tolerance 1e-5 (points are published with 5 decimals).
describe('candidate scales on the five-offer lot', () => {
  const { expected, tolerance } = golden('tavi5-points-price-separate');
  const names = [
    'relative-best + linear interpolation',
    'relative-best + bilinear 0.85',
    'absolute-ideal + absolute price',
    'equal-euro-per-point (NMB-consistent)',
  ];
  const scored = candidateScales.map((candidate, at) => {
    const rules = underScale(lot, candidate);
    const scoring = score(rules, offers, noCommittee, benefits);
    return {
      name: names[at] as string,
      candidate,
      rules,
      scoring,
      rate: exchangeRateOf(rules, scoring.benefitScaleEuros, scoring.comparisons),
    };
  });

  it('give the golden points and winners', () => {
    for (const { name, scoring } of scored) {
      const scheme = expected.schemes[name];
      expect(scoring.ranking[0]?.offer).toBe(scheme.winner);
      for (const row of scoring.ranking) {
        expect(Math.abs(row.technicalPoints - scheme.quality[row.offer])).toBeLessThan(tolerance.all);
        expect(Math.abs(row.economicPoints - scheme.price[row.offer])).toBeLessThan(tolerance.all);
      }
    }
  });

  it('give the golden exchange rates', () => {
    const rated = scored.filter(({ name }) => expected.exchangeRates[name] !== undefined);
    expect(rated).toHaveLength(3);
    for (const { name, rate } of rated) {
      const { euroPerQualityPoint, euroPerPricePoint, priceEurosGivenUpPerEuroOfBenefit } =
        expected.exchangeRates[name];
      expect(rate?.straight).toBe(true);
      expect(rate?.eurosPerQualityPoint).toBeCloseTo(euroPerQualityPoint, 5);
      expect(rate?.eurosPerPricePoint).toBeCloseTo(euroPerPricePoint, 5);
      expect(rate?.priceEurosPerEuroOfBenefit).toBeCloseTo(priceEurosGivenUpPerEuroOfBenefit, 5);
      expect(rate?.effectiveWillingnessToPay).toBeCloseTo(40_000 * priceEurosGivenUpPerEuroOfBenefit, 1);
    }
  });

  it('count all bilinear points where the mean without the extremes is at an end of the scale', () => {
    const { rules, scoring } = scored[1] as (typeof scored)[number];
    for (const meanDiscount of [0, 0.3]) {
      const seen = [{ meanDiscount, greatestDiscount: 0.3, leastDiscount: 0 }];
      const rate = exchangeRateOf(rules, scoring.benefitScaleEuros, seen);
      expect(rate?.eurosPerPricePoint).toBeCloseTo((0.3 * 20_000) / 30, 9);
    }
  });

  it('cost a bilinear price point differently on both sides of the mean discount', () => {
    // By hand: 16% of 20,000 EUR earn 25.5 points, the 10% above it the other 4.5.
    const { stretches, straight } = scored[1]?.rate ?? { stretches: [], straight: true };
    expect(straight).toBe(false);
    expect(stretches.map(({ eurosPerPricePoint }) => eurosPerPricePoint)).toEqual([
      expect.closeTo(3200 / 25.5, 9),
      expect.closeTo(2000 / 4.5, 9),
    ]);
  });

  it('know which of them is published', () => {
    expect(
      candidateScales.filter((candidate) => isPublishedScale(lot, candidate)).map(({ id }) => id),
    ).toEqual(['relative-best-linear']);
  });
});
