import { describe, expect, it } from 'vitest';
import type { Committee } from '../../../src/core/scoring/committee.ts';
import { type ScoredOffer, score } from '../../../src/core/scoring/score.ts';
import type { Lot } from '../../../src/core/tender/lot.ts';
import {
  expectedBenefit,
  idealBenefit,
  minimumAcceptableBenefit,
} from '../../../src/core/valuation/benefit.ts';
import { golden } from '../../support/golden.ts';
import { firstLot, shippedTender, tavi5Strategies } from '../../support/tenders.ts';

const noCommittee: Committee = { commissioners: [], judgements: [] };
const tavi5 = firstLot(shippedTender('tavi5'));
const benefits = { minimum: minimumAcceptableBenefit(tavi5).benefit, ideal: idealBenefit(tavi5).benefit };

function tavi5Offers(): ScoredOffer[] {
  return tavi5Strategies('none').map((strategy) => ({
    id: strategy.id,
    benefit: expectedBenefit(tavi5, strategy).benefit,
    declarations: {},
    price: strategy.price,
  }));
}

/** The lot with other published rules for benefit and price. */
function withRules(
  anchor: 'relative-best' | 'absolute-ideal' | 'equal-euro',
  formula: Lot['price']['formula'],
): Lot {
  return {
    ...tavi5,
    criteria: tavi5.criteria.map((criterion) =>
      criterion.rule.kind === 'benefit' ? { ...criterion, rule: { ...criterion.rule, anchor } } : criterion,
    ),
    price: { ...tavi5.price, formula },
  };
}

describe('score', () => {
  const { expected } = golden('tavi5-points-price-separate');
  const schemes: [name: string, lot: Lot][] = [
    ['relative-best + linear interpolation', withRules('relative-best', { kind: 'linear' })],
    ['relative-best + bilinear 0.85', withRules('relative-best', { kind: 'bilinear', x: 0.85 })],
    ['absolute-ideal + absolute price', withRules('absolute-ideal', { kind: 'absolute' })],
    ['equal-euro-per-point (NMB-consistent)', withRules('equal-euro', { kind: 'absolute' })],
  ];

  // Source: tavi5-points-price-separate, tolerance 1e-5 (the lot publishes 5 decimals).
  it.each(schemes)('gives the golden points and winner under %s', (name, lot) => {
    const scoring = score(lot, tavi5Offers(), noCommittee, benefits);
    for (const row of scoring.ranking) {
      expect(row.technicalPoints).toBeCloseTo(expected.schemes[name].quality[row.offer], 4.9);
      expect(row.economicPoints).toBeCloseTo(expected.schemes[name].price[row.offer], 4.9);
      expect(row.total).toBeCloseTo(expected.schemes[name].total[row.offer], 4.7);
    }
    expect(scoring.ranking).toHaveLength(5);
    expect(scoring.ranking[0]?.offer).toBe(expected.schemes[name].winner);
  });
});
