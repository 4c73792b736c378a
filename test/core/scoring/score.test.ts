import { describe, expect, it } from 'vitest';
import { type Committee, noCommittee } from '../../../src/core/scoring/committee.ts';
import { type ScoredOffer, score } from '../../../src/core/scoring/score.ts';
import type { BenefitRule } from '../../../src/core/tender/criterion.ts';
import type { Lot } from '../../../src/core/tender/lot.ts';
import type { PriceFormula } from '../../../src/core/tender/price.ts';
import {
  expectedBenefit,
  idealBenefit,
  minimumAcceptableBenefit,
} from '../../../src/core/valuation/benefit.ts';
import { golden } from '../../support/golden.ts';
import { pricedBy } from '../../support/pricedBy.ts';
import { firstLot, shippedTender, tavi5Strategies } from '../../support/tenders.ts';

const tavi5 = firstLot(shippedTender('tavi5'));
const benefits = { minimum: minimumAcceptableBenefit(tavi5).benefit, ideal: idealBenefit(tavi5).benefit };

function tavi5Offers(): ScoredOffer[] {
  return tavi5Strategies('none').map((strategy) => ({
    id: strategy.id,
    benefit: expectedBenefit(tavi5, strategy).benefit,
    declarations: {},
    measures: {},
    prices: { B: strategy.price },
  }));
}

/** The lot with other published rules for benefit and price. */
function withRules(anchor: BenefitRule['anchor'], formula: PriceFormula): Lot {
  return {
    ...pricedBy(tavi5, formula),
    criteria: tavi5.criteria.map((criterion) =>
      criterion.rule.kind === 'benefit' ? { ...criterion, rule: { ...criterion.rule, anchor } } : criterion,
    ),
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

describe('the order of calculation', () => {
  /** Two technical criteria beside the benefit, so that every step shows. Weights 50 + 15 + 5 + 30. */
  const lot: Lot = {
    ...tavi5,
    criteria: [
      ...tavi5.criteria.map((criterion) => ({ ...criterion, weight: 50 })),
      {
        ...(tavi5.criteria[0] as Lot['criteria'][number]),
        code: 'A.2',
        letter: 'D',
        weight: 15,
        rule: { kind: 'discretionary-mean', ladder: [] },
      },
      {
        ...(tavi5.criteria[0] as Lot['criteria'][number]),
        code: 'A.3',
        letter: 'T',
        weight: 5,
        rule: {
          kind: 'tabular',
          question: { it: '?', en: '?' },
          levels: [
            { id: 'yes', label: { it: 'sì', en: 'yes' }, coefficient: 1 },
            { id: 'no', label: { it: 'no', en: 'no' }, coefficient: 0 },
          ],
        },
      },
    ],
    award: {
      ...tavi5.award,
      threshold: { kind: 'none' },
      rescaling: { first: 'none', second: 'none' },
      rounding: { decimals: 2, mode: 'half-up', stage: 'criterion' },
      ties: ['higher-technical'],
    },
  };
  // Benefits 8000, 4000 and −1000 above the minimum; committee means 0.5, 0.75 and 0.25.
  const offers: ScoredOffer[] = [
    { id: 'p', benefit: 108_000, declarations: { 'A.3': 'no' }, measures: {}, prices: { B: 18_000 } },
    { id: 'q', benefit: 104_000, declarations: { 'A.3': 'yes' }, measures: {}, prices: { B: 16_000 } },
    { id: 'r', benefit: 99_000, declarations: { 'A.3': 'yes' }, measures: {}, prices: { B: 19_000 } },
  ];
  const committee: Committee = {
    commissioners: ['1', '2', '3'],
    judgements: [
      { criterion: 'A.2', offer: 'p', coefficients: [0.25, 0.5, 0.75], reason: '.' },
      { criterion: 'A.2', offer: 'q', coefficients: [0.75, 0.75, 0.75], reason: '.' },
      { criterion: 'A.2', offer: 'r', coefficients: [0, 0.25, 0.5], reason: '.' },
    ],
    tables: [],
  };
  const scale = { minimum: 100_000, ideal: 120_000 };
  const scoreWith = (
    award: Partial<Lot['award']>,
    rule: Partial<{ belowMinimum: 'zero' | 'exclude' }> = {},
  ) =>
    score(
      {
        ...lot,
        award: { ...lot.award, ...award },
        criteria: lot.criteria.map((criterion) =>
          criterion.rule.kind === 'benefit'
            ? { ...criterion, rule: { ...criterion.rule, ...rule } }
            : criterion,
        ),
      },
      offers,
      committee,
      scale,
    );
  const technical = (scoring: ReturnType<typeof score>): Record<string, number> =>
    Object.fromEntries(scoring.technical.map(({ offer, total }) => [offer, total]));

  it('adds benefit, committee mean and declared level', () => {
    const scoring = scoreWith({});
    expect(scoring.technical[0]?.criteria).toEqual([
      { criterion: 'A.1', rawCoefficient: 1, rawPoints: 50, coefficient: 1, points: 50 },
      { criterion: 'A.2', rawCoefficient: 0.5, rawPoints: 7.5, coefficient: 0.5, points: 7.5 },
      { criterion: 'A.3', rawCoefficient: 0, rawPoints: 0, coefficient: 0, points: 0 },
    ]);
    expect(technical(scoring)).toEqual({ p: 57.5, q: 25 + 11.25 + 5, r: 0 + 3.75 + 5 });
    expect(scoring.technical.map(({ rawTotal }) => rawTotal)).toEqual([57.5, 41.25, 8.75]);
  });

  it('rescales the discretionary criterion, and the total, only if declared', () => {
    expect(technical(scoreWith({ rescaling: { first: 'discretionary', second: 'none' } }))).toEqual({
      p: 60,
      q: 45,
      r: 10,
    });
    expect(
      technical(scoreWith({ rescaling: { first: 'discretionary', second: 'technical-total' } })),
    ).toEqual({
      p: 70,
      q: 52.5,
      r: 11.67,
    });
  });

  it('applies the threshold on raw or on rescaled points, as declared, before it looks at prices', () => {
    const before = scoreWith({
      threshold: { kind: 'technical-total', points: 9, stage: 'before-rescaling' },
      rescaling: { first: 'discretionary', second: 'none' },
    });
    expect(before.technical[2]?.excluded?.en).toContain('8.75');
    expect(before.economic.map(({ offer }) => offer)).toEqual(['p', 'q']);
    // R̄ and Rmax are those of the admitted offers: 10% and 20%.
    expect(before.comparisons[0]?.meanDiscount).toBeCloseTo(0.15, 12);
    const after = scoreWith({
      threshold: { kind: 'technical-total', points: 9, stage: 'after-rescaling' },
      rescaling: { first: 'discretionary', second: 'none' },
    });
    expect(after.technical[2]?.excluded).toBeNull();
    expect(after.comparisons[0]?.meanDiscount).toBeCloseTo((0.1 + 0.2 + 0.05) / 3, 12);
  });

  it('gives zero below the minimum benefit, or excludes, as declared', () => {
    expect(scoreWith({}, { belowMinimum: 'zero' }).technical[2]?.excluded).toBeNull();
    const excluding = scoreWith({}, { belowMinimum: 'exclude' });
    expect(excluding.technical[2]).toMatchObject({ total: 0 });
    expect(excluding.technical[2]?.excluded?.it).toMatch(/minimo accettabile/);
    expect(excluding.ranking.map(({ offer }) => offer)).toEqual(['p', 'q']);
  });

  it('takes maxima over the admitted offers only', () => {
    // Without p, the best gain is q's 4000: q gets the whole benefit scale.
    const scoring = score(
      {
        ...lot,
        award: { ...lot.award, threshold: { kind: 'technical-total', points: 9, stage: 'before-rescaling' } },
      },
      offers.map((offer) =>
        offer.id === 'p' ? { ...offer, benefit: 90_000, declarations: { 'A.3': 'no' } } : offer,
      ),
      committee,
      scale,
    );
    expect(technical(scoring)).toEqual({ p: 0, q: 66.25, r: 0 });
  });

  it('rounds criteria or only totals, as declared', () => {
    const totalOfQ = (stage: 'criterion' | 'total'): number | undefined =>
      score(
        { ...lot, award: { ...lot.award, rounding: { decimals: 0, mode: 'truncate', stage } } },
        offers.map((offer) => (offer.id === 'q' ? { ...offer, benefit: 104_150 } : offer)),
        committee,
        scale,
      ).technical[1]?.total;
    // q: 25.9375 + 11.25 + 5 = 42.1875; truncated by criterion 25 + 11 + 5 = 41.
    expect(totalOfQ('criterion')).toBe(41);
    expect(totalOfQ('total')).toBe(42);
  });

  it('does not depend on the order of offers', () => {
    const rescaling = { first: 'all', second: 'technical-total' } as const;
    const forward = scoreWith({ rescaling });
    const backward = score(
      { ...lot, award: { ...lot.award, rescaling } },
      offers.toReversed(),
      committee,
      scale,
    );
    expect(backward.ranking).toEqual(forward.ranking);
  });
});
