import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binary } from '../../../src/core/numbers/arithmetic.ts';
import { pointsShown } from '../../../src/core/scoring/admission.ts';
import { type Committee, noCommittee } from '../../../src/core/scoring/committee.ts';
import { ledgerOf } from '../../../src/core/scoring/ledger.ts';
import { lotAwards } from '../../../src/core/scoring/lotAwards.ts';
import { quotas } from '../../../src/core/scoring/quotas.ts';
import { type ScoredOffer, score } from '../../../src/core/scoring/score.ts';
import type { ScoringRules } from '../../../src/core/scoring/scoringRules.ts';
import type { Criterion, QuantitativeRule } from '../../../src/core/tender/criterion.ts';
import type { PriceFormula } from '../../../src/core/tender/price.ts';
import { golden } from '../../support/golden.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';

const lot = firstLot(shippedTender('tavi5'));
const benefit = lot.criteria[0] as Criterion;
const nothing = { minimum: 0, ideal: 1 };
const text = { it: '?', en: '?' };

function criterion(code: string, weight: number, rule: Criterion['rule']): Criterion {
  const letter = rule.kind === 'tabular' ? 'T' : rule.kind.startsWith('discretionary') ? 'D' : 'Q';
  return { ...benefit, code, weight, letter, rule };
}

const judged: Criterion['rule'] = { kind: 'discretionary-mean', ladder: [] };
const figure = (rule: Pick<QuantitativeRule, 'better' | 'scale'>): QuantitativeRule => ({
  kind: 'quantitative',
  question: text,
  unit: 'h',
  least: 0.1,
  most: 1000,
  ...rule,
});

describe('double rescaling', () => {
  // Source: double-reparametrisation (ANAC guidelines no. 2, sections III and V), tolerance 1e-6.
  const { inputs, expected } = golden('double-reparametrisation');
  const levels = [0, 5, 10].map((points) => ({ id: `p${points}`, label: text, coefficient: points / 10 }));
  const rules = (rescaling: Partial<ScoringRules['award']['rescaling']>): ScoringRules => ({
    ...lot,
    criteria: [
      criterion('A.1', 20, judged),
      criterion('A.2', 10, judged),
      criterion('B', 15, judged),
      criterion('C', 15, figure({ better: 'lower', scale: { kind: 'best' } })),
      criterion('D', 10, { kind: 'tabular', question: text, levels }),
    ],
    award: {
      ...lot.award,
      rescaling: { first: 'none', second: 'none', ...rescaling },
      rounding: { decimals: 6, mode: 'half-up', stage: 'total' },
    },
  });
  const codes = { A1: 'A.1', A2: 'A.2', B: 'B' } as const;
  type Bid = Record<'A1' | 'A2' | 'B', number[]> & { C: number; D: number };
  const bids: [string, Bid][] = Object.entries(inputs.bids);
  const offers = bids.map(
    ([id, bid]): ScoredOffer => ({
      id,
      benefit: 0,
      declarations: { D: `p${bid.D}` },
      measures: { C: bid.C },
      prices: { B: 20_000 },
    }),
  );
  const committee: Committee = {
    commissioners: ['1', '2', '3'],
    judgements: bids.flatMap(([offer, bid]) =>
      (['A1', 'A2', 'B'] as const).map((id) => ({
        criterion: codes[id],
        offer,
        coefficients: bid[id],
        reason: '.',
      })),
    ),
    tables: [],
  };
  // The price has a code of its own here, so that `B` is free for the technical criterion.
  const priced = offers.map((offer) => ({ ...offer, prices: { E: 20_000 } }));
  const scored = (rescaling: Partial<ScoringRules['award']['rescaling']>) =>
    score({ ...rules(rescaling), price: { ...lot.price, code: 'E' } }, priced, committee, nothing).technical;

  it('gives the golden points at every step, only as far as declared', () => {
    for (const one of scored({})) {
      const raw = expected.rawByCriterion[one.offer];
      expect(one.criteria.map(({ rawPoints }) => rawPoints)).toEqual(
        [raw.A1, raw.A2, raw.B, raw.C, raw.D].map((points) => expect.closeTo(points, 5)),
      );
      expect(one.total).toBeCloseTo(expected.rawTotal[one.offer], 5);
    }
    for (const one of scored({ first: 'discretionary' })) {
      const first = expected.afterFirstByCriterion[one.offer];
      expect(one.criteria.map(({ points }) => points)).toEqual(
        [first.A1, first.A2, first.B, first.C, first.D].map((points) => expect.closeTo(points, 5)),
      );
      expect(one.total).toBeCloseTo(expected.afterFirst[one.offer], 5);
    }
    for (const one of scored({ first: 'discretionary', second: 'technical-total' }))
      expect(one.total).toBeCloseTo(expected.afterSecond[one.offer], 5);
    for (const one of scored({ second: 'technical-total' }))
      expect(one.total).toBeCloseTo(expected.secondOnly[one.offer], 5);
  });

  it('touches only the criteria named, and stretches each group to its maximum', () => {
    const named = scored({ first: { criteria: ['A.2'] } });
    expect(named.map(({ criteria }) => criteria[1]?.points)).toEqual(
      [7.6, 10, 6.6].map((x) => expect.closeTo(x, 6)),
    );
    expect(named[0]?.criteria[0]?.points).toBeCloseTo(15, 6);
    // Group A: 15 + 6⅓, 13 + 8⅓ and 9⅔ + 5½ of 30; the first two are equal and get all of it.
    const groups = scored({ second: 'groups' });
    expect(groups[0]?.total).toBeCloseTo(30 + 15 + (15 * 12) / 15 + 10, 5);
    expect(groups[1]?.total).toBeCloseTo(30 + (15 * 10) / 12.75 + (15 * 9.6) / 15, 5);
  });
});

describe('a figure that suppliers declare', () => {
  const pointsOf = (rule: Pick<QuantitativeRule, 'better' | 'scale'>, figures: number[]): number[] =>
    score(
      {
        ...lot,
        criteria: [criterion('C', 10, figure(rule))],
        award: { ...lot.award, rounding: { decimals: 6, mode: 'half-up', stage: 'total' } },
      },
      figures.map((one, at) => ({
        id: `s${at}`,
        benefit: 0,
        declarations: {},
        measures: { C: one },
        prices: { B: 20_000 },
      })),
      noCommittee,
      nothing,
    ).technical.map(({ total }) => total);

  it.each<[string, Pick<QuantitativeRule, 'better' | 'scale'>, number[]]>([
    [
      '(x − min)/(max − min)',
      { better: 'higher', scale: { kind: 'range', whenAllEqual: 'zero' } },
      [0, 2.5, 10],
    ],
    [
      '(max − x)/(max − min)',
      { better: 'lower', scale: { kind: 'range', whenAllEqual: 'zero' } },
      [10, 7.5, 0],
    ],
    ['x/max', { better: 'higher', scale: { kind: 'best' } }, [2, 4, 10]],
    ['min/x', { better: 'lower', scale: { kind: 'best' } }, [10, 5, 2]],
    ['between 3 and 8', { better: 'higher', scale: { kind: 'anchors', zero: 3, full: 8 } }, [0, 2, 10]],
    ['between 8 and 3', { better: 'lower', scale: { kind: 'anchors', zero: 8, full: 3 } }, [10, 8, 0]],
  ])('earns %s', (_, rule, wanted) => {
    expect(pointsOf(rule, [2, 4, 10])).toEqual(wanted);
  });

  it('earns what is declared where all are equal', () => {
    const range = (whenAllEqual: 'maximum' | 'zero') =>
      pointsOf({ better: 'higher', scale: { kind: 'range', whenAllEqual } }, [5, 5]);
    expect([range('maximum'), range('zero')]).toEqual([
      [10, 10],
      [0, 0],
    ]);
  });
});

describe('price items', () => {
  const item = (
    code: string,
    weight: number,
    basePrice: number,
    quantity: number,
    formula: PriceFormula,
  ) => ({
    code,
    weight,
    label: text,
    basePrice,
    quantity,
    unit: text,
    formula,
    whenAllDiscountsEqual: 'maximum' as const,
    whenNoDiscount: 'zero' as const,
  });
  const rules: ScoringRules = {
    ...lot,
    criteria: [criterion('C', 70, figure({ better: 'higher', scale: { kind: 'best' } }))],
    patients: 100,
    basePrice: 70,
    price: {
      kind: 'items',
      code: 'B',
      weight: 30,
      label: text,
      article: text,
      items: [
        item('B.1', 20, 1000, 5, { kind: 'linear' }),
        item('B.2', 10, 200, 10, { kind: 'inverse-proportional' }),
      ],
    },
  };
  const offer = (id: string, first: number, second: number, measure = 5): ScoredOffer => ({
    id,
    benefit: 0,
    declarations: {},
    measures: { C: measure },
    prices: { 'B.1': first, 'B.2': second },
  });

  it('each earn points by their own formula, and make one price per patient', () => {
    const { economic, comparisons } = score(
      rules,
      [offer('a', 900, 100), offer('b', 800, 200)],
      noCommittee,
      nothing,
    );
    // a: R = 0.1 of 0.2 → 10 points, and the lowest price → 10; (5 · 900 + 10 · 100) / 100 = 55.
    expect(economic).toMatchObject([
      { offer: 'a', price: 55, points: 20, items: [{ points: 10 }, { points: 10 }] },
      { offer: 'b', price: 60, points: 25, items: [{ points: 20 }, { points: 5 }] },
    ]);
    expect(comparisons.map(({ greatestDiscount }) => greatestDiscount)).toEqual([0.2, 0.5]);
  });

  it('make one price in whatever order they add up to it', () => {
    // In binary 0.1 + 0.2 + 0.3 is more than 0.3 + 0.2 + 0.1: an award would go to a difference that nobody offered.
    const items = ['B.1', 'B.2', 'B.3'].map((code) => item(code, 10, 1, 100, { kind: 'absolute' }));
    const { ranking } = score(
      {
        ...rules,
        price: { ...rules.price, kind: 'items', items },
        award: { ...rules.award, ties: ['lower-price', 'drawing-of-lots'] },
      },
      [
        { ...offer('a', 0.1, 0.2), prices: { 'B.1': 0.1, 'B.2': 0.2, 'B.3': 0.3 } },
        { ...offer('b', 0.3, 0.2), prices: { 'B.1': 0.3, 'B.2': 0.2, 'B.3': 0.1 } },
      ],
      noCommittee,
      nothing,
    );
    expect(ranking.map(({ rank }) => rank)).toEqual([1, 1]);
  });

  it('have their mean taken over the declared set', () => {
    const offers = [950, 900, 850, 800, 300].map((price, at) => offer(`s${at}`, price, 100));
    const over = (priceMean: ScoringRules['award']['sets']['priceMean']) =>
      score(
        { ...rules, award: { ...rules.award, sets: { technicalMaxima: 'admitted', priceMean } } },
        offers,
        noCommittee,
        nothing,
      ).comparisons[0];
    expect(over({ over: 'admitted' })).toMatchObject({ meanDiscount: 0.24, offersInMean: 5 });
    // One of five at each end: 10%, 15% and 20% are left.
    expect(over({ over: 'trimmed', share: 0.1 })).toMatchObject({ meanDiscount: 0.15, offersInMean: 3 });
  });

  it('flag an offer by the declared test, which excludes nobody', () => {
    const tested = (anomaly: ScoringRules['award']['anomaly']) =>
      score(
        { ...rules, award: { ...rules.award, anomaly } },
        [offer('a', 900, 150), offer('b', 400, 40, 10)],
        noCommittee,
        nothing,
      );
    const flagged = (anomaly: ScoringRules['award']['anomaly']) =>
      tested(anomaly)
        .anomalies.filter((one) => one.flagged)
        .map((one) => one.offer);
    const fourFifths = { kind: 'four-fifths', stage: 'after-rescaling', fewestOffers: 2 } as const;
    expect(flagged(fourFifths)).toEqual(['b']);
    expect(tested(fourFifths).ranking).toHaveLength(2);
    expect(flagged({ ...fourFifths, fewestOffers: 3 })).toEqual([]);
    // b: (5 · 400 + 10 · 40) / 100 = 24 of 70, a discount of 65.7%; a: 60, 14.3%; mean 40%.
    const discount = { kind: 'discount-above', discount: 0.6 } as const;
    const mean = { kind: 'discount-above-mean', by: 0.3 } as const;
    expect(flagged({ kind: 'elements', when: 'any', elements: [discount, mean] })).toEqual(['b']);
    expect(flagged({ kind: 'elements', when: 'all', elements: [discount, mean] })).toEqual([]);
  });
});

describe('a single offer above the minimum', () => {
  const technical = (
    anchor: 'relative-best' | 'equal-euro',
    oneAboveMinimum: 'anchor' | 'absolute-ideal',
    benefits: number[],
  ) =>
    score(
      {
        ...lot,
        criteria: [
          criterion('A', 70, {
            kind: 'benefit',
            anchor,
            belowMinimum: 'zero',
            noneAboveMinimum: 'zero',
            oneAboveMinimum,
          }),
        ],
      },
      benefits.map((one, at) => ({ ...nobody, id: `s${at}`, benefit: one })),
      noCommittee,
      { minimum: 0, ideal: 100_000 },
    ).technical.map(({ total }) => total);
  const nobody = { declarations: {}, measures: {}, prices: { B: 15_000 } };

  it('is measured as declared, whatever the anchor', () => {
    // 20,000 € / 30 points make 666.67 € a point: 10,000 € are 15 points there, and 7 of the ideal profile’s 100,000 €.
    expect(technical('equal-euro', 'anchor', [10_000, -1])).toEqual([15, 0]);
    expect(technical('equal-euro', 'absolute-ideal', [10_000, -1])).toEqual([7, 0]);
    expect(technical('equal-euro', 'absolute-ideal', [10_000, 20_000])).toEqual([15, 30]);
    expect(technical('relative-best', 'anchor', [10_000, -1])).toEqual([70, 0]);
    expect(technical('relative-best', 'absolute-ideal', [10_000, -1])).toEqual([7, 0]);
  });
});

describe('a lot that is not awarded', () => {
  it('gives as its reason the rule that nobody is above the minimum', () => {
    const rule = { ...benefit.rule, noneAboveMinimum: 'no-award', belowMinimum: 'zero' } as Criterion['rule'];
    const rules = { ...lot, criteria: [criterion('A.1', 70, rule)] };
    const alone = { id: 'a', benefit: -1, declarations: {}, measures: {}, prices: { B: 15_000 } };
    const ledger = ledgerOf(rules, score(rules, [alone], noCommittee, nothing));
    expect(ledger.find(({ step }) => step === 'excluded')?.rule).toBe('few-above-minimum-A.1');
  });
});

describe('thresholds', () => {
  const rules = (
    threshold: ScoringRules['award']['threshold'],
    technicalMaxima: 'admitted' | 'received',
  ) => ({
    ...lot,
    criteria: [
      criterion('A.1', 40, judged),
      criterion('A.2', 30, figure({ better: 'higher', scale: { kind: 'best' } })),
    ],
    award: {
      ...lot.award,
      threshold,
      sets: { technicalMaxima, priceMean: { over: 'admitted' as const } },
      rescaling: { first: 'discretionary' as const, second: 'none' as const },
    },
  });
  const offers = [
    ['a', 4],
    ['b', 10],
  ].map(
    ([id, C]): ScoredOffer => ({
      id: id as string,
      benefit: 0,
      declarations: {},
      measures: { 'A.2': C as number },
      prices: { B: 20_000 },
    }),
  );
  const committee: Committee = {
    commissioners: ['1'],
    judgements: [
      { criterion: 'A.1', offer: 'a', coefficients: [0.75], reason: '.' },
      { criterion: 'A.1', offer: 'b', coefficients: [0.5], reason: '.' },
    ],
    tables: [],
  };
  const technical = (
    threshold: ScoringRules['award']['threshold'],
    maxima: 'admitted' | 'received' = 'admitted',
  ) => score(rules(threshold, maxima), offers, committee, nothing).technical;

  it('of a criterion exclude on its own points, at the declared stage', () => {
    const minimum = [{ criterion: 'A.1', points: 25 }];
    const [a, b] = technical({ kind: 'criteria', minimum, stage: 'before-rescaling' });
    expect([a?.excluded, b?.excluded?.en]).toEqual([
      null,
      expect.stringContaining('Points 20 on criterion A.1'),
    ]);
    // As many points as the minimum are enough.
    const met = [{ criterion: 'A.1', points: 20 }];
    expect(technical({ kind: 'criteria', minimum: met, stage: 'before-rescaling' })[1]?.excluded).toBeNull();
    // Rescaled: 0.5 / 0.75 · 40 = 26.7.
    expect(technical({ kind: 'criteria', minimum, stage: 'after-first-rescaling' })[1]?.excluded).toBeNull();
    const total = technical({
      kind: 'criteria',
      minimum: [{ criterion: 'A.1', points: 1 }],
      total: 45,
      stage: 'before-rescaling',
    });
    expect(total.map(({ excluded }) => excluded === null)).toEqual([false, true]);
  });

  it('say by how little they were missed', () => {
    const minimum = [{ criterion: 'A.1', points: 20.000001 }];
    const [, b] = technical({ kind: 'criteria', minimum, stage: 'before-rescaling' });
    expect(b?.excluded?.en).toBe('Points 20 on criterion A.1, below the threshold of 20.000001.');
    const missed = { criterion: null, points: 24.99999, minimum: 25, passed: false };
    expect([pointsShown(missed), pointsShown({ ...missed, passed: true })]).toEqual([24.99999, 25]);
  });

  it('leave the maxima to the declared set of offers', () => {
    const threshold: ScoringRules['award']['threshold'] = {
      kind: 'criteria',
      minimum: [{ criterion: 'A.1', points: 25 }],
      stage: 'before-rescaling',
    };
    // Alone, a's figure is the highest; among all received it is 4 of 10.
    expect(technical(threshold, 'admitted')[0]?.criteria[1]?.points).toBe(30);
    expect(technical(threshold, 'received')[0]?.criteria[1]?.points).toBe(12);
  });
});

describe('the minimum benefit', () => {
  const scored = (rule: object, benefits: number[]) =>
    score(
      {
        ...lot,
        criteria: lot.criteria.map((one) => ({
          ...one,
          rule: { ...one.rule, ...rule } as Criterion['rule'],
        })),
      },
      benefits.map((one, at) => ({
        id: `s${at}`,
        benefit: one,
        declarations: {},
        measures: {},
        prices: { B: 19_000 },
      })),
      noCommittee,
      { minimum: 100, ideal: 200 },
    ).technical;

  it('that nobody exceeds, or a single offer, is answered as declared', () => {
    expect(scored({ noneAboveMinimum: 'zero' }, [90, 100]).map(({ excluded }) => excluded)).toEqual([
      null,
      null,
    ]);
    expect(scored({ noneAboveMinimum: 'no-award' }, [90, 100]).map(({ excluded }) => excluded?.en)).toEqual(
      Array(2).fill(expect.stringContaining('not awarded')),
    );
    expect(scored({ oneAboveMinimum: 'anchor' }, [150, 90])[0]?.total).toBe(70);
    expect(scored({ oneAboveMinimum: 'absolute-ideal' }, [150, 90])[0]?.total).toBe(35);
    expect(scored({ oneAboveMinimum: 'absolute-ideal' }, [150, 120])[0]?.total).toBe(70);
  });
});

describe('several winners and several lots', () => {
  const ranked = (...ids: string[]) => ids.map((offer, at) => ({ rank: at + 1, offer }));
  const winners = (
    whenFewer: 'in-proportion' | 'to-the-first' | 'not-awarded',
  ): ScoringRules['award']['winners'] => ({ kind: 'several', quotas: [0.5, 0.3, 0.2], whenFewer });

  it('share the contract by rank, and empty ranks as declared', () => {
    const shares = (...args: Parameters<typeof quotas>) => quotas(...args).map(({ share }) => share);
    expect(shares(ranked('a', 'b', 'c', 'd'), winners('not-awarded'))).toEqual([0.5, 0.3, 0.2]);
    expect(shares(ranked('a', 'b'), winners('not-awarded'))).toEqual([0.5, 0.3]);
    expect(shares(ranked('a', 'b'), winners('in-proportion'))).toEqual([0.625, 0.375]);
    expect(shares(ranked('a', 'b'), winners('to-the-first'))).toEqual([0.7, 0.3]);
    expect(shares(ranked('a', 'b'), { kind: 'one' })).toEqual([1]);
    // Two offers on the first rank: a drawing of lots decides first.
    expect(
      shares(
        [
          { rank: 1, offer: 'a' },
          { rank: 1, offer: 'b' },
        ],
        { kind: 'one' },
      ),
    ).toEqual([]);
  });

  it('stop a supplier at the limit, in the declared order of lots', () => {
    const lots = ['1', '2', '3'].map((id) => ({ lot: id, ranked: id === '3' ? ['a'] : ['a', 'b'] }));
    const limit = (whenNoOther: 'exceed' | 'not-awarded') =>
      lotAwards(lots, { kind: 'most', lots: 1, order: ['2', '1', '3'], whenNoOther }).map(
        ({ offer }) => offer,
      );
    expect(limit('exceed')).toEqual(['b', 'a', 'a']);
    expect(limit('not-awarded')).toEqual(['b', 'a', null]);
    expect(lotAwards(lots, { kind: 'none' }).map(({ offer }) => offer)).toEqual(['a', 'a', 'a']);
  });
});

describe('both arithmetics', () => {
  const figures = fc.record({
    benefit: fc.integer({ min: 210_000, max: 240_000 }),
    price: fc.integer({ min: 100, max: 200 }).map((hundreds) => hundreds * 100),
  });
  const formulas: PriceFormula[] = [
    { kind: 'linear' },
    { kind: 'bilinear', x: 0.85 },
    { kind: 'power', alpha: 0.5 },
    { kind: 'inverse-proportional' },
    { kind: 'concave', n: 3 },
  ];

  it('give the same points and ranking, whatever the order of the offers, and a ledger that says all of it', () => {
    fc.assert(
      fc.property(
        fc.array(figures, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...formulas),
        (drawn, formula) => {
          const rules: ScoringRules = { ...lot, price: { ...lot.price, formula } as ScoringRules['price'] };
          const offers = drawn.map(
            ({ benefit: B, price }, at): ScoredOffer => ({
              id: `s${at}`,
              benefit: B,
              declarations: {},
              measures: {},
              prices: { B: price },
            }),
          );
          const benefits = { minimum: 218_394, ideal: 237_400 };
          const published = score(rules, offers, noCommittee, benefits);
          const imagined = score(rules, offers.toReversed(), noCommittee, benefits, binary);
          expect(imagined.ranking.map(({ offer, rank }) => [offer, rank])).toEqual(
            published.ranking.map(({ offer, rank }) => [offer, rank]),
          );
          for (const [at, { total }] of published.ranking.entries())
            expect(imagined.ranking[at]?.total).toBeCloseTo(total, 9);
          const ledger = ledgerOf(rules, published);
          for (const { offer, total } of published.ranking)
            expect(ledger).toContainEqual(expect.objectContaining({ step: 'total', offer, value: total }));
        },
      ),
      { numRuns: 60 },
    );
  });
});
