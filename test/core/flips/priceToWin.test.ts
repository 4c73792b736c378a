import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AwardCase } from '../../../src/core/flips/awardCase.ts';
import { winnersIn } from '../../../src/core/flips/awardCase.ts';
import { pricesToWin } from '../../../src/core/flips/priceToWin.ts';
import { binary, decimal } from '../../../src/core/numbers/arithmetic.ts';
import { noCommittee } from '../../../src/core/scoring/committee.ts';
import type { Lot } from '../../../src/core/tender/lot.ts';
import type { PriceFormula, PriceItem } from '../../../src/core/tender/price.ts';
import { tavi5Case } from '../../support/awardCase.ts';
import { onlyItem, pricedBy } from '../../support/pricedBy.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';

const tavi5 = firstLot(shippedTender('tavi5'));

/** Whether an offer is the only first one at these prices, by the real scoring. */
function wins(
  award: AwardCase,
  offer: string,
  prices: Record<string, number>,
  arithmetic = decimal,
): boolean {
  const offers = award.offers.map((one) => (one.id === offer ? { ...one, prices } : one));
  const winners = winnersIn({ ...award, offers }, arithmetic);
  return winners.length === 1 && winners[0] === offer;
}

describe('price to win', () => {
  const formulas: PriceFormula[] = [
    { kind: 'linear' },
    { kind: 'bilinear', x: 0.85 },
    { kind: 'absolute' },
    { kind: 'inverse-proportional' },
    { kind: 'min-max' },
    { kind: 'to-threshold', thresholdPrice: 6 },
    { kind: 'concave', n: 2 },
  ];

  it.each(formulas)('wins with the five offers, and not at one cent more ($kind $x)', (formula) => {
    const award = tavi5Case(
      pricedBy(tavi5, formula.kind === 'to-threshold' ? { ...formula, thresholdPrice: 12_000 } : formula),
    );
    const found = pricesToWin(award);
    expect(found).toHaveLength(5);
    expect(found.some(({ price }) => price !== null)).toBe(true);
    for (const { offer, price } of found) {
      if (price === null) {
        for (let one = 0; one <= 20_000; one += 500) expect(wins(award, offer, { B: one })).toBe(false);
        continue;
      }
      expect(wins(award, offer, { B: price }), `${offer} at ${price}`).toBe(true);
      // Above the base price an offer is refused.
      if (price < 20_000) expect(wins(award, offer, { B: (Math.round(100 * price) + 1) / 100 })).toBe(false);
      for (let higher = price + 0.01; higher <= 20_000; higher += 97.31) {
        expect(wins(award, offer, { B: Math.round(100 * higher) / 100 }, binary)).toBe(false);
      }
    }
  });

  // Every price from 0 to the base of 9 EUR is tried: many more than are looked at by the search.
  it('is what trying every price finds, whatever the formula, the rounding and the others', () => {
    const decimals = fc.constantFrom(0, 2, 5);
    const stage = fc.constantFrom('coefficient', 'criterion', 'total');
    const offer = fc.record({
      gain: fc.integer({ min: -2, max: 20 }),
      cents: fc.integer({ min: 0, max: 900 }),
    });
    const over = fc.constantFrom<Lot['award']['sets']['priceMean']>(
      { over: 'admitted' },
      { over: 'trimmed', share: 0.2 },
    );
    const offers = fc.array(offer, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        offers,
        fc.constantFrom(...formulas),
        decimals,
        stage,
        over,
        (made, formula, ...rounding) => {
          const [places, at, priceMean] = rounding;
          const lot: Lot = {
            ...pricedBy(tavi5, formula),
            basePrice: 9,
            award: {
              ...tavi5.award,
              rounding: { decimals: places, mode: 'half-up', stage: at },
              sets: { ...tavi5.award.sets, priceMean },
            },
          };
          const award: AwardCase = {
            lot,
            offers: made.map(({ gain, cents }, number) => ({
              id: `o${number}`,
              benefit: 100 + gain,
              declarations: {},
              measures: {},
              prices: { B: cents / 100 },
            })),
            committee: noCommittee,
            benefits: { minimum: 100, ideal: 120 },
          };
          const [found] = pricesToWin(award);
          const every = Array.from({ length: 901 }, (_, cents) => cents / 100);
          expect(found?.price).toBe(
            every.findLast((price) => wins(award, 'o0', { B: price }, binary)) ?? null,
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('moves several prices by one factor, and wins at it but not at the next step', () => {
    const only = onlyItem(tavi5);
    const item = (code: string, weight: number, basePrice: number, quantity: number): PriceItem => ({
      ...only,
      code,
      weight,
      basePrice,
      quantity,
    });
    const {
      kind: _,
      formula: _formula,
      whenAllDiscountsEqual: _equal,
      whenNoDiscount: _no,
      ...head
    } = tavi5.price as Extract<Lot['price'], { kind: 'per-patient' }>;
    const items = [item('B.1', 20, 18_000, tavi5.patients), item('B.2', 10, 500, 4 * tavi5.patients)];
    const lot: Lot = { ...tavi5, price: { ...head, kind: 'items', items } };
    const single = tavi5Case(tavi5);
    const award: AwardCase = {
      ...single,
      lot,
      offers: single.offers.map((one, at) => ({
        ...one,
        prices: { 'B.1': 0.9 * (one.prices.B ?? 0), 'B.2': 300 + 20 * at },
      })),
    };
    const scaled = (prices: Readonly<Record<string, number>>, step: number) =>
      Object.fromEntries(
        Object.entries(prices).map(([code, price]) => [code, Math.round(price * step) / 100]),
      );
    for (const { offer, offered, price, prices } of pricesToWin(award)) {
      if (price === null || prices === null) continue;
      const own = award.offers.find(({ id }) => id === offer)?.prices ?? {};
      const step = Array.from({ length: 20_000 }, (_, at) => at).find(
        (at) => JSON.stringify(scaled(own, at / 100)) === JSON.stringify(prices),
      );
      expect(step, offer).toBeDefined();
      expect(wins(award, offer, prices), offer).toBe(true);
      expect(wins(award, offer, scaled(own, ((step ?? 0) + 1) / 100)), offer).toBe(false);
      expect(Math.abs(price - (offered * (step ?? 0)) / 10_000)).toBeLessThan(0.05);
    }
  });

  it('is none for an offer that the technical phase left out', () => {
    const strict: Lot = {
      ...tavi5,
      award: {
        ...tavi5.award,
        threshold: { kind: 'technical-total', points: 40, stage: 'before-rescaling' },
      },
    };
    expect(pricesToWin(tavi5Case(strict)).find(({ offer }) => offer === 'S4')).toMatchObject({
      price: null,
      excluded: true,
    });
  });
});
