import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../../src/core/numbers/arithmetic.ts';
import { benefitCoefficient, benefitScale } from '../../../src/core/scoring/benefitPoints.ts';
import { minMaxScores } from '../../../src/core/scoring/minMaxScores.ts';
import { discount, discountsOf, priceCoefficient } from '../../../src/core/scoring/priceFormula.ts';
import { type RankedOffer, ranking } from '../../../src/core/scoring/ranking.ts';
import type { PriceFormula, PriceRules } from '../../../src/core/tender/price.ts';
import { golden } from '../../support/golden.ts';
import { onlyItem } from '../../support/pricedBy.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';

const price = onlyItem(firstLot(shippedTender('tavi5')));
const exact = decimal.of;
const overAll = { over: 'admitted' } as const;

describe('price formulas', () => {
  // Source: price-formulas-5bids (ANAC guidelines no. 2), tolerance 1e-7, points exact.
  const { inputs, expected } = golden('price-formulas-5bids');
  const discounts = inputs.prices.map((offered: number) => discount(decimal, inputs.basePrice, offered));
  const formulas: [name: string, formula: PriceFormula][] = [
    ['linearInterpolation', { kind: 'linear' }],
    ['bilinear_0.80', { kind: 'bilinear', x: 0.8 }],
    ['bilinear_0.85', { kind: 'bilinear', x: 0.85 }],
    ['bilinear_0.90', { kind: 'bilinear', x: 0.9 }],
    ['absoluteLinear', { kind: 'absolute' }],
    ['inverseProportional', { kind: 'inverse-proportional' }],
    ['power_alpha_0.3', { kind: 'power', alpha: 0.3 }],
    ['power_alpha_0.5', { kind: 'power', alpha: 0.5 }],
    ['power_alpha_2', { kind: 'power', alpha: 2 }],
    ['linearMinMax', { kind: 'min-max' }],
    ['linearToFixedThresholdPrice_70', { kind: 'to-threshold', thresholdPrice: 70 }],
    ['nonLinearConcave_n3', { kind: 'concave', n: 3 }],
  ];

  it.each(formulas)('%s gives the golden coefficients, rounded and truncated points', (name, formula) => {
    const all = discountsOf(decimal, discounts, overAll);
    for (const [at, one] of discounts.entries()) {
      const coefficient = priceCoefficient(decimal, { ...price, formula }, inputs.basePrice, one, all);
      const points = coefficient.times(exact(inputs.pointsMax));
      expect(coefficient.toNumber()).toBeCloseTo(expected.coefficient[name][at], 7);
      expect(points.rounded(2, 'half-up').toNumber()).toBe(expected.points2dpHalfUp[name][at]);
      expect(points.rounded(2, 'truncate').toNumber()).toBe(expected.points2dpTruncated[name][at]);
    }
  });

  it('follows the declared rule where all discounts are equal, or there is none', () => {
    const bilinear: PriceRules = { ...price, formula: { kind: 'bilinear', x: 0.85 } };
    const equal = discountsOf(decimal, [exact(0.1), exact(0.1)], overAll);
    expect(
      priceCoefficient(
        decimal,
        { ...bilinear, whenAllDiscountsEqual: 'maximum' },
        100,
        exact(0.1),
        equal,
      ).toNumber(),
    ).toBe(1);
    expect(
      priceCoefficient(
        decimal,
        { ...bilinear, whenAllDiscountsEqual: 'formula' },
        100,
        exact(0.1),
        equal,
      ).toNumber(),
    ).toBe(0.85);
    const none = discountsOf(decimal, [exact(0), exact(0)], overAll);
    expect(
      priceCoefficient(decimal, { ...bilinear, whenNoDiscount: 'maximum' }, 100, exact(0), none).toNumber(),
    ).toBe(1);
    expect(
      priceCoefficient(decimal, { ...bilinear, whenNoDiscount: 'zero' }, 100, exact(0), none).toNumber(),
    ).toBe(0);
  });
});

describe('laws of price formulas', () => {
  const kinds: PriceFormula[] = [
    { kind: 'linear' },
    { kind: 'bilinear', x: 0.8 },
    { kind: 'absolute' },
    { kind: 'inverse-proportional' },
    { kind: 'power', alpha: 0.4 },
    { kind: 'min-max' },
    { kind: 'to-threshold', thresholdPrice: 70 },
    { kind: 'concave', n: 3 },
  ];

  it('a lower price never gets less, and no coefficient leaves 0…1', () => {
    const prices = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(prices, fc.constantFrom(...kinds), (offered, formula) => {
        const published: PriceRules = {
          ...price,
          formula,
          whenAllDiscountsEqual: 'maximum',
          whenNoDiscount: 'zero',
        };
        const cheapestFirst = offered.toSorted((a, b) => a - b).map((one) => discount(decimal, 100, one));
        const all = discountsOf(decimal, cheapestFirst, overAll);
        const coefficients = cheapestFirst.map((one) =>
          priceCoefficient(decimal, published, 100, one, all).toNumber(),
        );
        expect(coefficients).toEqual(coefficients.toSorted((a, b) => b - a));
        expect(coefficients.every((one) => one >= 0 && one <= 1)).toBe(true);
      }),
    );
  });
});

describe('benefit points', () => {
  // Source: mab-edge-cases, tolerance 1e-6.
  const { inputs, expected } = golden('mab-edge-cases');

  it.each(['setA', 'setB', 'setC'])(
    'are zero at and below the minimum, also when nobody is above it (%s)',
    (set) => {
      const gains = Object.entries<number>(inputs[set]).map(
        ([id, benefit]) => [id, exact(benefit).minus(exact(inputs.minimumAcceptableBenefit))] as const,
      );
      const scale = benefitScale(
        decimal,
        { anchor: 'relative-best', oneAboveMinimum: 'anchor' },
        gains.map(([, gain]) => gain),
        { ideal: 0, minimum: 0, benefitWeight: inputs.qualityMax, priceWeight: 30, basePrice: 1 },
      );
      for (const [id, gain] of gains) {
        const points = benefitCoefficient(decimal, gain, scale).times(exact(inputs.qualityMax)).toNumber();
        expect(points).toBeCloseTo(expected[set][id], 6);
      }
    },
  );
});

describe('min–max scores', () => {
  // Sources: tka-minmax-2018 (DOI 10.4081/or.2017.7488), tolerance 1e-6, and hip-pennington-2013, 1e-6.
  it('reproduce the published scores of five knee and three hip prostheses', () => {
    const knee = golden('tka-minmax-2018');
    minMaxScores(knee.inputs.nmb)?.forEach((score, at) => {
      expect(score).toBeCloseTo(knee.expected.score[at], 6);
    });
    const { inputs, expected } = golden('hip-pennington-2013');
    const nmb = inputs.qaly.map((qaly: number, at: number) => inputs.lambda_ * qaly - inputs.cost[at]);
    expect(nmb).toEqual(expected.nmb);
    minMaxScores(nmb)?.forEach((score, at) => {
      expect(score).toBeCloseTo(expected.score[at], 6);
    });
  });

  it('have no scale when all offers are equal', () => {
    expect(minMaxScores([5, 5])).toBeUndefined();
  });
});

describe('ranking', () => {
  // Source: ties-and-rounding.
  const { inputs, expected } = golden('ties-and-rounding');
  const offers: RankedOffer[] = Object.entries<{ technical: number; economic: number }>(inputs.bids).map(
    ([offer, { technical, economic }]) => ({
      offer,
      technical: exact(technical),
      economic: exact(economic),
      criteria: new Map(),
      price: exact(100 - economic),
    }),
  );

  it('decides equal totals by the declared rules, in their order', () => {
    expect(ranking(offers, ['higher-technical', 'drawing-of-lots'])[0]?.offer).toBe(
      expected.winner.technicalFirst,
    );
    const byPrice = ranking(offers, ['lower-price', 'drawing-of-lots']);
    expect(byPrice[0]).toMatchObject({
      offer: expected.winner.economicFirst,
      rank: 1,
      tieBrokenBy: 'lower-price',
    });
  });

  it('leaves offers that only a drawing can separate on the same rank', () => {
    expect(ranking(offers, ['drawing-of-lots']).map(({ rank }) => rank)).toEqual([1, 1]);
  });

  it('rounds and truncates as a pocket calculator does', () => {
    const { C, D } = inputs.rounding;
    expect(exact(C).rounded(2, 'half-up').toNumber()).toBe(expected.roundedTo2.C);
    expect(exact(C).rounded(3, 'truncate').toNumber()).toBe(expected.truncatedTo3.C);
    expect(exact(D).rounded(3, 'truncate').toNumber()).toBe(expected.truncatedTo3.D);
    expect(exact(30).times(exact(0.09)).rounded(2, 'truncate').toNumber()).toBe(2.7);
  });
});

describe('decimal arithmetic', () => {
  // 1.65 of a base price of 9 is a discount of 0.18333…: of 30 points exactly 5.5.
  it('rounds a half as a half, also when it comes out of a division that never ends', () => {
    const points = discount(decimal, 9, 7.35).times(decimal.of(30));
    expect(points.rounded(0, 'half-up').toNumber()).toBe(6);
    expect(discount(decimal, 9, 7.5).times(decimal.of(6)).rounded(0, 'truncate').toNumber()).toBe(1);
  });

  it('holds a third of 75 to be 25, so that nobody is excluded by the last of forty digits', () => {
    const third = decimal.of(1).div(decimal.of(3)).times(decimal.of(75));
    expect(third.cmp(decimal.of(25))).toBe(0);
    expect(third.cmp(decimal.of(25.000_000_1))).toBeLessThan(0);
  });
});
