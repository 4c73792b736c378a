import { describe, expect, it } from 'vitest';
import { scoredLot } from '../../../src/core/evaluation/evaluateLot.ts';
import { noCommittee } from '../../../src/core/scoring/committee.ts';
import { valueTracking } from '../../../src/core/tracking/value.ts';
import { expectedValues } from '../../../src/core/valuation/benefit.ts';
import { tavi5Offers } from '../../report/evaluation.ts';
import { lotWithAllForms } from '../../support/allForms.ts';
import { allFormsOffer } from '../../support/allFormsOffer.ts';
import { smallContract } from '../../support/contract.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';
import { publishedForTest } from '../../support/workbooks.ts';

const lot = firstLot(shippedTender('tavi5'));
const award = {
  lots: [
    {
      lot,
      inputs: { offers: tavi5Offers(lot), committee: noCommittee },
      plan: { mode: 'audit', draws: 1000, seed: 1 } as const,
    },
  ],
};

/** The formulas of tenders/tavi5.yaml with its figures, written out once more. */
interface Rates {
  readonly ppm: number;
  readonly stroke: number;
  readonly vasc: number;
  readonly pvl: number;
  readonly death: number;
  readonly stay: number;
}
const benefit = ({ ppm, stroke, vasc, pvl, death, stay }: Rates): number =>
  40_000 * (6 - ppm * 0.05 - stroke * 1.2 - vasc * 0.03 - pvl * 0.4 - death * 5) -
  (ppm * 8000 + stroke * 14_000 + vasc * 4500 + pvl * 2500 + stay * 650);
const rates = (
  n: number,
  ppm: number,
  stroke: number,
  vasc: number,
  pvl: number,
  death: number,
  stay: number,
) => ({
  ppm: ppm / n,
  stroke: stroke / n,
  vasc: vasc / n,
  pvl: pvl / n,
  death: death / n,
  stay,
});
const offered = {
  S1: { rates: rates(480, 31, 7, 14, 6, 5, 4.6), price: 19_000 },
  S2: { rates: rates(720, 122, 17, 24, 25, 8, 5.4), price: 16_500 },
  S3: { rates: rates(360, 36, 8, 22, 30, 8, 5.1), price: 15_900 },
  S4: { rates: rates(150, 41, 5, 9, 8, 3, 6.2), price: 14_800 },
  S5: { rates: rates(95, 8, 2, 2, 2, 1, 4.9), price: 17_800 },
};
type Supplier = keyof typeof offered;
const minimum = benefit({ ppm: 0.3, stroke: 0.05, vasc: 0.08, pvl: 0.1, death: 0.04, stay: 8 });

/** Relative to the best offer above the minimum: 70 · ΔB / greatest ΔB, five decimals. */
function points(supplier: Supplier, realised: Partial<Rates>): number {
  const gains = Object.entries(offered).map(
    ([id, one]) => benefit(id === supplier ? { ...one.rates, ...realised } : one.rates) - minimum,
  );
  const own = benefit({ ...offered[supplier].rates, ...realised }) - minimum;
  return (70 * Math.max(0, own)) / Math.max(...gains);
}

const contract = smallContract((one) => {
  const [first, second] = one.suppliers as { id: string }[];
  one.suppliers = [first, second, { ...second, id: 'S3', name: 'Fornitore Tre' }];
});

describe('net benefit and points at what was observed', () => {
  it('are those of the formulas of the tender with the observed figures in their place', () => {
    const realised = [
      { supplier: 'S1', outcome: 'ppm', value: 0.06, interval: { lower: 0.04, upper: 0.09 }, patients: 400 },
      { supplier: 'S2', outcome: 'ppm', value: 0.22, interval: { lower: 0.18, upper: 0.26 }, patients: 390 },
      {
        supplier: 'S2',
        outcome: 'death',
        value: 0.03,
        interval: { lower: 0.02, upper: 0.05 },
        patients: 380,
      },
      { supplier: 'S3', outcome: 'ppm', value: 0.11, interval: { lower: 0.08, upper: 0.15 }, patients: 300 },
      // No indicator of the tender: it has no value in its model.
      {
        supplier: 'S3',
        outcome: 'revision',
        value: 0.5,
        interval: { lower: 0.4, upper: 0.6 },
        patients: 999,
      },
    ];
    const found = valueTracking(contract, award, realised);
    for (const [supplier, observed] of Object.entries({
      S1: { ppm: 0.06 },
      S2: { ppm: 0.22, death: 0.03 },
      S3: { ppm: 0.11 },
    }) as [Supplier, Partial<Rates>][]) {
      const one = found.find((each) => each.supplier === supplier);
      const { rates: promised, price } = offered[supplier];
      expect(one?.promisedNetBenefit).toBeCloseTo(benefit(promised) - price, 6);
      expect(one?.deliveredNetBenefit).toBeCloseTo(benefit({ ...promised, ...observed }) - price, 6);
      expect(one?.awardedPoints).toBeCloseTo(points(supplier, {}), 4);
      expect(one?.realisedPoints).toBeCloseTo(points(supplier, observed), 4);
    }
    expect(found.map(({ patients }) => patients)).toEqual([400, 390, 300]);
    expect(found[1]?.realised).toEqual([
      { indicator: 'ppm', promised: expect.closeTo(122 / 720, 12), delivered: 0.22 },
      { indicator: 'death', promised: expect.closeTo(8 / 720, 12), delivered: 0.03 },
    ]);
    expect(found[1]?.unchanged).toEqual(['stroke', 'vasc', 'pvl', 'stay']);
  });

  it('has the distances to the limits of each observed value squared and added, and no width where nothing is uncertain', () => {
    const at = (ppm: number, death: number) =>
      benefit({ ...offered.S2.rates, ppm, death }) - offered.S2.price;
    const observe = (outcome: string, value: number, lower: number, upper: number) => ({
      supplier: 'S2',
      outcome,
      value,
      interval: { lower, upper },
      patients: 390,
    });
    const [one] = valueTracking(contract, award, [
      observe('ppm', 0.22, 0.18, 0.26),
      observe('death', 0.03, 0.02, 0.05),
    ]);
    const figure = at(0.22, 0.03);
    expect(one?.deliveredInterval.lower).toBeCloseTo(
      figure - Math.hypot(figure - at(0.26, 0.03), figure - at(0.22, 0.05)),
      6,
    );
    expect(one?.deliveredInterval.upper).toBeCloseTo(
      figure + Math.hypot(at(0.18, 0.03) - figure, at(0.22, 0.02) - figure),
      6,
    );
    const [sure] = valueTracking(contract, award, [observe('ppm', 0.22, 0.22, 0.22)]);
    expect(sure?.deliveredInterval).toEqual({
      lower: sure?.deliveredNetBenefit,
      upper: sure?.deliveredNetBenefit,
    });
  });

  it('are as awarded where what was promised is what was observed, and are not given where nothing was', () => {
    const asPromised = (['S1', 'S2', 'S3'] as const).flatMap((supplier) =>
      (['ppm', 'death'] as const).map((outcome) => ({
        supplier,
        outcome,
        value: offered[supplier].rates[outcome],
        interval: { lower: 0, upper: 1 },
        patients: 100,
      })),
    );
    const found = valueTracking(contract, award, asPromised);
    expect(found).toHaveLength(3);
    for (const one of found) {
      expect(one.deliveredNetBenefit).toBeCloseTo(one.promisedNetBenefit, 6);
      expect(one.realisedPoints).toBe(one.awardedPoints);
    }
    expect(valueTracking(contract, award, [])).toEqual([]);
  });

  it('take an observed risk as a risk where a ratio to a baseline was offered, and let other shares share the rest', () => {
    const tender = shippedTender('tavi5');
    const rich = lotWithAllForms(lot);
    const offer = allFormsOffer(publishedForTest({ ...tender, lots: [rich] }), rich, 'S1');
    const promised = expectedValues(rich, {
      indicators: Object.fromEntries(
        offer.evidence.evidence.map(({ indicator, distribution }) => [indicator, distribution]),
      ),
    });
    const at = (id: string) =>
      promised[rich.parameters.length + rich.indicators.findIndex((one) => one.id === id)] as number;
    const track = (values: Readonly<Record<string, number>>) => {
      const own = smallContract((one) => {
        one.suppliers = (one.suppliers as unknown[]).slice(0, 1);
        one.targets = (one.targets as { supplier: string }[]).filter(({ supplier }) => supplier === 'S1');
        one.outcomes = Object.keys(values).map((id) => ({
          ...(one.outcomes as object[])[0],
          id,
          indicator: id,
        }));
        one.targets = (one.targets as object[]).slice(0, 1);
      });
      const inputs = { offers: [offer], committee: noCommittee };
      const plan = { mode: 'audit', draws: 1000, seed: 1 } as const;
      return valueTracking(
        own,
        { lots: [{ lot: rich, inputs, plan }] },
        Object.entries(values).map(([outcome, value]) => ({
          supplier: 'S1',
          outcome,
          value,
          interval: { lower: value, upper: value },
          patients: 10,
        })),
      )[0];
    };
    const same = track({ readmission: at('readmission'), nyha_good: at('nyha_good') });
    const wanted = scoredLot(rich, { offers: [offer], committee: noCommittee }).benefits.offers[0];
    expect(same?.promisedNetBenefit).toBe(wanted?.netMonetaryBenefit);
    expect(same?.deliveredNetBenefit).toBeCloseTo(wanted?.netMonetaryBenefit as number, 6);
    const worse = track({ readmission: at('readmission') + 0.1 });
    expect(worse?.deliveredNetBenefit).not.toBeCloseTo(wanted?.netMonetaryBenefit as number, 0);
    // One share given or all three: the others keep their proportions.
    const rest = (1 - 0.5) / (at('nyha_fair') + at('nyha_poor'));
    const alone = track({ nyha_good: 0.5 })?.deliveredNetBenefit as number;
    const all = track({
      nyha_good: 0.5,
      nyha_fair: rest * at('nyha_fair'),
      nyha_poor: rest * at('nyha_poor'),
    });
    expect(alone).toBeCloseTo(all?.deliveredNetBenefit as number, 6);
  });
});
