import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateGroups, candidatesOf } from '../../../src/core/laboratory/candidate.ts';
import { expectedRate } from '../../../src/core/laboratory/expectedRate.ts';
import { imaginedLot } from '../../../src/core/laboratory/imaginedLot.ts';
import { usualMarket } from '../../../src/core/laboratory/imaginedMarket.ts';
import { runLaboratory, tryPastOffers } from '../../../src/core/laboratory/laboratory.ts';
import { profileBenefits } from '../../../src/core/laboratory/readLot.ts';
import { meanOf, quantileOf } from '../../../src/core/laboratory/sampleEstimates.ts';
import { tryRules } from '../../../src/core/laboratory/trial.ts';
import { decimal } from '../../../src/core/numbers/arithmetic.ts';
import { underScale } from '../../../src/core/scoring/candidateScale.ts';
import { noCommittee } from '../../../src/core/scoring/committee.ts';
import { score } from '../../../src/core/scoring/score.ts';
import type { Criterion } from '../../../src/core/tender/criterion.ts';
import type { Lot } from '../../../src/core/tender/lot.ts';
import { golden } from '../../support/golden.ts';
import { firstLot, shippedTender, type Tavi5Supplier } from '../../support/tenders.ts';

const tavi5 = firstLot(shippedTender('tavi5'));
const tavi = firstLot(shippedTender('tavi'));
const plan = { lots: 30, seed: 7, market: usualMarket, groups: candidateGroups };

describe('past offers under candidate rules', () => {
  // Source: tavi5-points-price-separate: four lawful-looking scales, three winners. Regret from the NMB of tavi5-deterministic.
  const { inputs, expected } = golden('tavi5-deterministic');
  const offers = Object.entries<Tavi5Supplier>(inputs.suppliers).map(([id, { offeredPrice }]) => ({
    id,
    benefit: expected.benefit[id],
    declarations: {},
    measures: {},
    prices: { B: offeredPrice },
  }));
  const trials = tryPastOffers(tavi5, { offers, committee: noCommittee }, plan);
  const under = (id: string) => trials.find((one) => one.id === id);

  it.each([
    ['own', 'relative-best + linear interpolation'],
    ['scale-relative-best-bilinear-0.85', 'relative-best + bilinear 0.85'],
    ['scale-absolute-ideal-absolute', 'absolute-ideal + absolute price'],
    ['scale-equal-euro-absolute', 'equal-euro-per-point (NMB-consistent)'],
  ])('%s has the golden winner, and gives up the NMB between it and the best', (id, scheme) => {
    const { winner } = golden('tavi5-points-price-separate').expected.schemes[scheme];
    expect(under(id)).toMatchObject({ winners: [winner], sameAsPublished: winner === 'S5' });
    expect(under(id)?.regret).toBeCloseTo(expected.nmb.S5 - expected.nmb[winner], 4);
  });

  it('do not depend on their order', () => {
    const turned = { offers: offers.toReversed(), committee: noCommittee };
    expect(tryPastOffers(tavi5, turned, plan)).toEqual(trials);
  });

  it('see that a hopeless third bidder changes the winner under min–max quality', () => {
    // Source: minmax-rank-reversal. Quality as a figure scored between the least and the greatest of the offers.
    const reversal = golden('minmax-rank-reversal');
    const [benefit] = tavi5.criteria;
    const quality: Criterion = {
      ...(benefit as Criterion),
      rule: {
        kind: 'quantitative',
        question: { it: 'B', en: 'B' },
        unit: '1',
        least: 0,
        most: 1e6,
        better: 'higher',
        scale: { kind: 'range', whenAllEqual: 'maximum' },
      },
    };
    const rules = { ...tavi5, basePrice: reversal.inputs.basePrice, criteria: [quality] };
    const lot = (ids: readonly string[]) => ({
      offers: ids.map((id) => ({
        id,
        benefit: reversal.inputs.benefit[id],
        declarations: {},
        measures: { 'A.1': reversal.inputs.benefit[id] },
        prices: { B: reversal.inputs.price[id] },
      })),
      committee: noCommittee,
    });
    const none = { minimum: 0, ideal: 0 };
    const three = tryRules(rules, none, lot(['X', 'Y', 'Z']));
    expect(three).toMatchObject({ winners: [reversal.expected.winnerThree], reversedBy: ['Z'] });
    expect(tryRules(rules, none, lot(['X', 'Y'])).winners).toEqual([reversal.expected.winnerTwo]);
  });
});

describe('the laboratory', () => {
  it('gives the same bytes for the same seed, and the same numbers to a rule whatever is tried beside it', () => {
    const all = runLaboratory(tavi, plan);
    expect(JSON.stringify(runLaboratory(tavi, plan))).toBe(JSON.stringify(all));
    expect(JSON.stringify(runLaboratory(tavi, { ...plan, seed: 8 }).candidates)).not.toBe(
      JSON.stringify(all.candidates),
    );
    const some = runLaboratory(tavi, { ...plan, groups: ['rescaling', 'scales'] });
    for (const one of some.candidates) expect(all.candidates).toContainEqual(one);
    expect(all.candidates[0]).toMatchObject({ id: 'own', otherWinner: { value: 0, standardError: 0 } });
  });

  it('finds no regret, and no reversal, where points are the net monetary benefit', () => {
    // Nobody below the minimum or beyond the ideal, and no price below the floor: nothing is cut.
    const market = { ...usualMarket, benefit: { from: 0, to: 1 } };
    const { candidates } = runLaboratory(tavi5, { ...plan, lots: 200, market });
    for (const id of ['anchor-calibrated', 'scale-equal-euro-absolute']) {
      const result = candidates.find((one) => one.id === id);
      expect(result?.regret?.value).toBeLessThan(0.5);
      expect(result?.rankReversal.value).toBe(0);
    }
    expect(candidates.find(({ id }) => id === 'price-min-max')?.rankReversal.value).toBeGreaterThan(0);
  });

  it('awards as the published arithmetic does, whoever comes first in the list', () => {
    const rich = withAllCriteria(tavi);
    const benefits = profileBenefits(rich);
    const market = { ...usualMarket, offers: { fewest: 1, most: 5 } };
    const candidates = candidatesOf(rich, benefits, market);
    fc.assert(
      fc.property(fc.nat(1e6), fc.constantFrom(...candidates), (at, { rules }) => {
        const lot = imaginedLot(rich, benefits, market, 3, at);
        const trial = tryRules(rules, benefits, lot);
        const exact = tryRules(rules, benefits, lot, decimal);
        expect(trial.winners).toEqual(exact.winners);
        expect(trial.reversedBy).toEqual(exact.reversedBy);
        const turned = tryRules(rules, benefits, { ...lot, offers: lot.offers.toReversed() });
        expect({ ...turned, regret: 0 }).toEqual({ ...trial, regret: 0 });
      }),
      { numRuns: 40 },
    );
  });

  it('tries no rule that is 0/0 for offers that are alike, or for a lone one', () => {
    const rich = withAllCriteria(tavi);
    const benefits = profileBenefits(rich);
    const market = { ...usualMarket, offers: { fewest: 1, most: 1 } };
    const { offers, committee } = imaginedLot(rich, benefits, market, 1, 0);
    for (const { id, rules } of candidatesOf(rich, benefits, market)) {
      const { ranking } = score(rules, offers, committee, benefits);
      expect(ranking[0]?.total, id).toBeGreaterThan(0);
    }
  });

  it('imagines offers within the limits of the market, dearer where better if it is told so', () => {
    const benefits = profileBenefits(tavi5);
    const market = { ...usualMarket, correlation: 0.8 };
    const offers = Array.from({ length: 300 }, (_, at) =>
      imaginedLot(tavi5, benefits, market, 1, at),
    ).flatMap((lot) => lot.offers);
    const ways = offers.map(
      ({ benefit }) => (benefit - benefits.minimum) / (benefits.ideal - benefits.minimum),
    );
    const prices = offers.map(({ prices: { B = Number.NaN } }) => B / tavi5.basePrice);
    expect(Math.min(...ways)).toBeGreaterThan(-0.101);
    expect(Math.max(...ways)).toBeLessThan(1.001);
    expect(Math.min(...prices)).toBeGreaterThanOrEqual(0.7);
    expect(Math.max(...prices)).toBeLessThanOrEqual(1);
    // Spearman's ρ of normal scores correlated by r is 6/π·asin(r/2) = 0.786; the correlation of uniforms is the same.
    const centred = (values: number[]) => values.map((one) => one - (meanOf(values)?.value ?? 0));
    const [w, p] = [centred(ways), centred(prices)];
    const dot = (a: number[], b: number[]) => a.reduce((sum, one, at) => sum + one * (b[at] as number), 0);
    expect(dot(w, p) / Math.sqrt(dot(w, w) * dot(p, p))).toBeCloseTo(0.786, 1);
  });

  it('has standard errors that repetitions confirm', () => {
    // Regret over 30 seeds against the standard error that each claims; 30 give it to about one part in eight.
    const runs = Array.from({ length: 30 }, (_, seed) => {
      const [own] = runLaboratory(tavi5, { ...plan, lots: 100, seed, groups: [] }).candidates;
      return own?.regret ?? { value: Number.NaN, standardError: Number.NaN };
    });
    const values = runs.map(({ value }) => value);
    const mean = meanOf(values)?.value ?? 0;
    const spread = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / 29);
    const claimed = meanOf(runs.map(({ standardError }) => standardError))?.value ?? 0;
    expect(spread / claimed).toBeGreaterThan(0.65);
    expect(spread / claimed).toBeLessThan(1.5);
    expect(quantileOf([3, 1, 2, 4], 0.5)?.value).toBe(2);
  });
});

describe('exchange rates before there are offers', () => {
  // Source: tavi5-points-price-separate, tolerance 1e-5: best gain 14,585.17 EUR, greatest discount 26%.
  const { expected } = golden('tavi5-points-price-separate');
  const benefits = profileBenefits(tavi5);
  const best = golden('tavi5-deterministic').expected.benefitAboveMAB.S1;
  const seen = { benefit: { from: 0, to: best / (benefits.ideal - benefits.minimum) }, floor: 0.74 };

  it.each([
    ['relative-best + linear interpolation', 'relative-best', 'linear'],
    ['absolute-ideal + absolute price', 'absolute-ideal', 'absolute'],
    ['equal-euro-per-point (NMB-consistent)', 'equal-euro', 'absolute'],
  ] as const)('%s', (scheme, anchor, kind) => {
    const rated = expectedRate(underScale(tavi5, { anchor, formula: { kind } }), benefits, seen);
    const { euroPerQualityPoint, euroPerPricePoint, priceEurosGivenUpPerEuroOfBenefit } =
      expected.exchangeRates[scheme];
    expect(rated?.rate.eurosPerQualityPoint).toBeCloseTo(euroPerQualityPoint, 5);
    expect(rated?.rate.eurosPerPricePoint).toBeCloseTo(euroPerPricePoint, 5);
    expect(rated?.rate.priceEurosPerEuroOfBenefit).toBeCloseTo(priceEurosGivenUpPerEuroOfBenefit, 5);
    const range = [rated?.least, rated?.most].map((one) => one?.priceEurosPerEuroOfBenefit);
    if (anchor === 'relative-best') expect(range).not.toEqual([range[1], range[1]]);
    else expect(range).toEqual([range[1], range[1]]);
  });
});

/** The shipped lot with a criterion of every kind, and two price items. */
function withAllCriteria(lot: Lot): Lot {
  const [benefit, ...others] = lot.criteria as [Criterion, ...Criterion[]];
  const text = { it: 'x', en: 'x' };
  const { weight, code, label, article } = lot.price;
  const rules = {
    formula: { kind: 'linear' },
    whenAllDiscountsEqual: 'formula',
    whenNoDiscount: 'zero',
  } as const;
  const half = { label, basePrice: lot.basePrice / 2, quantity: lot.patients, unit: text, ...rules };
  return {
    ...lot,
    criteria: [
      { ...benefit, weight: 40 },
      ...others,
      {
        ...benefit,
        code: 'C.1',
        weight: 5,
        rule: { kind: 'discretionary-pairwise', variant: 'B', fewerThanThree: 'pairwise' },
      },
      {
        ...benefit,
        code: 'C.2',
        weight: 5,
        rule: {
          kind: 'quantitative',
          question: text,
          unit: 'h',
          least: 1,
          most: 9,
          better: 'lower',
          scale: { kind: 'best' },
        },
      },
    ],
    price: {
      kind: 'items',
      code,
      weight,
      label,
      article,
      items: [
        { ...half, code: 'B.1', weight: 20 },
        { ...half, code: 'B.2', weight: weight - 20 },
      ],
    },
  };
}
