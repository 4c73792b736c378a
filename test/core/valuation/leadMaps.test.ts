import { describe, expect, it } from 'vitest';
import { expectedBenefit } from '../../../src/core/valuation/benefit.ts';
import { priceMap } from '../../../src/core/valuation/priceMap.ts';
import { sensitivity } from '../../../src/core/valuation/sensitivity.ts';
import type { Strategy } from '../../../src/core/valuation/strategy.ts';
import { twoWaySensitivity, widestPair } from '../../../src/core/valuation/twoWaySensitivity.ts';
import { valueLot } from '../../../src/core/valuation/valuation.ts';
import { firstLot, shippedTender, tavi5Strategies } from '../../support/tenders.ts';

const lot = firstLot(shippedTender('tavi5'));
const strategies = tavi5Strategies('none');
const of = (id: string): Strategy => strategies.find((one) => one.id === id) as Strategy;
const [first, second] = [of('S5'), of('S1')];
const valuation = valueLot(lot, strategies, { mode: 'audit', draws: 2000, seed: 7 });

describe('two-way sensitivity', () => {
  it('has the ends of both tornado bars where the other input is at its mean', () => {
    const oneWay = sensitivity(lot, first, second);
    const pair = widestPair(lot, oneWay);
    expect(pair).toEqual([oneWay.bars[0], oneWay.bars[1]]);
    const [x, y] = oneWay.bars;
    if (x === undefined || y === undefined) throw new Error('no bars');
    const { lead, ...map } = twoWaySensitivity(lot, first, second, x, y, 3);
    expect(map.x.values[0]).toBe(x.low);
    expect(map.y.values.at(-1)).toBe(y.high);
    // The model is a straight line in events of different kinds: both moves add up.
    const moved = (x.leadAtHigh ?? 0) + y.leadAtLow - oneWay.lead;
    expect(lead[0]?.[2]).toBeCloseTo(moved, 6);
    expect(lead[2]?.[0]).toBeCloseTo(x.leadAtLow + y.leadAtHigh - oneWay.lead, 6);
  });

  it('is part of a valuation, for the leader over the second', () => {
    const { twoWay, sensitivity: oneWay } = valuation;
    expect(twoWay?.lead).toHaveLength(21);
    expect(twoWay?.lead[0]).toHaveLength(21);
    expect([twoWay?.first, twoWay?.second]).toEqual([oneWay?.first, oneWay?.second]);
    expect(twoWay?.x).toMatchObject({
      parameter: oneWay?.bars[0]?.parameter,
      strategy: oneWay?.bars[0]?.strategy,
    });
    expect(valueLot(lot, [first], { mode: 'audit', draws: 1000, seed: 1 }).twoWay).toBeNull();
  });

  it('never moves two shares of one group of categories', () => {
    const grouped = {
      ...lot,
      indicators: lot.indicators.map((one) =>
        ['death', 'stroke'].includes(one.id)
          ? {
              ...one,
              evidence: { form: 'category' as const, group: 'g', categories: 2, prior: 'none' as const },
            }
          : one,
      ),
    };
    const bar = (parameter: string, strategy: string) => ({
      parameter,
      strategy,
      low: 0,
      high: 1,
      leadAtLow: 0,
      leadAtHigh: 1,
    });
    const bars = [bar('death', 'S5'), bar('stroke', 'S5'), bar('stroke', 'S1')];
    const pair = widestPair(grouped, { first: 'S5', second: 'S1', lead: 0, bars });
    expect(pair?.[1]).toMatchObject({ parameter: 'stroke', strategy: 'S1' });
    expect(
      widestPair(grouped, { first: 'S5', second: 'S1', lead: 0, bars: bars.slice(0, 1) }),
    ).toBeUndefined();
  });
});

describe('price map', () => {
  const offers = strategies.map(({ id, price }) => ({ id, price }));

  it('gives the price at which the offer ties with the best of the others, at every λ', () => {
    for (const offer of offers) {
      const map = priceMap(lot, valuation.expected, offer);
      expect(map?.overLambda).toHaveLength(valuation.acceptability.length);
      for (const { willingnessToPay, rival, price } of map?.overLambda ?? []) {
        const netBenefit = ({ effect, cost }: (typeof valuation.expected)[number]): number =>
          willingnessToPay * effect.value - cost.value;
        const own = valuation.expected.find(({ strategy }) => strategy === offer.id);
        const others = valuation.expected.filter(({ strategy }) => strategy !== offer.id).map(netBenefit);
        const at = netBenefit(own as (typeof valuation.expected)[number]) + offer.price - price.value;
        expect(at).toBeCloseTo(Math.max(...others), 6);
        expect(rival).not.toBe(offer.id);
      }
    }
  });

  it('says of the leader that its price could rise, and of no other', () => {
    for (const { willingnessToPay, frontier } of valuation.acceptability) {
      for (const offer of offers) {
        const here = priceMap(lot, valuation.expected, offer)?.overLambda.find(
          (one) => one.willingnessToPay === willingnessToPay,
        );
        expect((here?.price.value ?? Number.NaN) > offer.price).toBe(frontier === offer.id);
      }
    }
  });

  // Exact: the benefit is linear in independent fractions, so the mean of the simulation is the value at the means.
  it('is within four of its own standard errors of the exact price, and not far more cautious than needed', () => {
    const exact = strategies.map((one) => ({
      id: one.id,
      net: expectedBenefit(lot, one).benefit - one.price,
    }));
    for (const offer of offers) {
      const { value, standardError } =
        priceMap(lot, valuation.expected, offer)?.atWillingnessToPay.price ?? fail();
      const own = exact.find(({ id }) => id === offer.id)?.net ?? Number.NaN;
      const best = Math.max(...exact.filter(({ id }) => id !== offer.id).map(({ net }) => net));
      expect(Math.abs(value - (offer.price + own - best))).toBeLessThan(4 * standardError);
      const errors = valuation.expected.map(({ netMonetaryBenefit }) => netMonetaryBenefit.standardError);
      expect(standardError).toBeLessThan(2 * Math.max(...errors) + 1e-9);
    }
  });

  it('looks at prices from half to one and a half times the offered one, up to the base price', () => {
    expect(priceMap(lot, valuation.expected, { id: 'S1', price: 10_000 })?.prices).toEqual([5000, 15_000]);
    expect(priceMap(lot, valuation.expected, { id: 'S1', price: 18_000 })?.prices).toEqual([9000, 20_000]);
    expect(priceMap(lot, valuation.expected, { id: 'S1', price: 0 })?.prices).toEqual([0, 20_000]);
    expect(priceMap(lot, valuation.expected.slice(0, 1), { id: 'S1', price: 1 })).toBeNull();
  });
});

function fail(): never {
  throw new Error('no map');
}
