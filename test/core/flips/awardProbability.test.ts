import { describe, expect, it } from 'vitest';
import { awardProbability } from '../../../src/core/flips/awardProbability.ts';
import { candidateScales, underScale } from '../../../src/core/scoring/candidateScale.ts';
import { tavi5Case } from '../../support/awardCase.ts';
import { golden } from '../../support/golden.ts';
import { firstLot, shippedTender, tavi5Strategies } from '../../support/tenders.ts';

const lot = firstLot(shippedTender('tavi5'));
const strategies = tavi5Strategies('none');

// Source: tavi5-psa, 3 × 2,000,000 draws; tolerance 0.006 and four standard errors of these draws.
describe('probability of the award under the published rules', () => {
  const { expected, tolerance } = golden('tavi5-psa');
  const cases = [
    ['probAwardRelativeLinear', 'relative-best-linear', 'audit'],
    ['probAwardRelativeLinear', 'relative-best-linear', 'interactive'],
    ['probAwardRelativeBilinear085', 'relative-best-bilinear-0.85', 'interactive'],
  ] as const;

  it.each(cases)('gives %s', (name, scale, mode) => {
    const candidate = candidateScales.find(({ id }) => id === scale) ?? fail();
    const { offers, nobody, draws } = awardProbability(tavi5Case(underScale(lot, candidate)), strategies, {
      mode,
      draws: 16_384,
      seed: 1,
    });
    expect(draws).toBe(16_384);
    for (const { offer, probability } of offers) {
      const off = Math.abs(probability.value - expected[name][offer]);
      expect(off, offer).toBeLessThan(tolerance.prob + 4 * probability.standardError);
      expect(probability.standardError).toBeGreaterThan(0);
      expect(probability.standardError).toBeLessThan(0.005);
    }
    expect(offers.reduce((sum, { probability }) => sum + probability.value, nobody.value)).toBeCloseTo(1, 12);
  });

  it('shares a draw between offers that only lots can separate, and says when nothing can be awarded', () => {
    const [first, second] = strategies;
    const alike = { ...tavi5Case(lot), offers: tavi5Case(lot).offers.slice(0, 2) };
    const known = { ...first, id: 'S2', price: 19_000 };
    const equals = {
      ...alike,
      offers: alike.offers.map((one) => ({ ...one, prices: { B: 19_000 } })),
      lot: { ...lot, criteria: lot.criteria.map((one) => ({ ...one, weight: 0.000_001 })) },
    };
    const plan = { mode: 'audit', draws: 1000, seed: 1 } as const;
    expect(second?.id).toBe('S2');
    const shared = awardProbability(equals, [first ?? fail(), known as (typeof strategies)[number]], plan);
    expect(shared.offers.map(({ probability }) => probability.value)).toEqual([0.5, 0.5]);
    const strict = {
      ...lot,
      award: {
        ...lot.award,
        threshold: { kind: 'technical-total', points: 71, stage: 'before-rescaling' } as const,
      },
    };
    expect(awardProbability(tavi5Case(strict), strategies, plan).nobody.value).toBe(1);
  });
});

function fail(): never {
  throw new Error('not there');
}
