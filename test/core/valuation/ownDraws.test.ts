import { describe, expect, it } from 'vitest';
import { quantile, standardDeviation } from '../../../src/core/distributions/distribution.ts';
import { empiricalOf } from '../../../src/core/distributions/empirical.ts';
import type { Lot } from '../../../src/core/tender/lot.ts';
import { ownInputs } from '../../../src/core/valuation/drawnInput.ts';
import { ownDrawRow } from '../../../src/core/valuation/ownDraws.ts';
import type { Strategy } from '../../../src/core/valuation/strategy.ts';
import { allDraws, lotWithAllForms } from '../../support/allForms.ts';
import { keptDraws } from '../../support/draws.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';

const [pain, absence] = Object.values(allDraws) as [readonly number[], readonly number[]];
const all = lotWithAllForms(firstLot(shippedTender('tavi5')));
/** Effect and cost are the two indicators themselves. */
const lot: Lot = {
  ...all,
  indicators: all.indicators.filter(({ evidence }) => evidence.form === 'own-draws'),
  model: {
    kind: 'event-tree',
    effect: { unit: '1', formula: 'pain' },
    careCost: { unit: 'day', formula: 'absence' },
  },
};
const strategy = (id: string, rows = pain.map((_, at) => at)): Strategy => ({
  id,
  price: 0,
  indicators: Object.fromEntries(
    Object.entries({ pain, absence }).map(([name, values]) => [
      name,
      empiricalOf(rows.map((row) => values[row] as number)),
    ]),
  ),
});

describe('a row of own draws', () => {
  it('is chosen evenly and never lies beyond the last one', () => {
    const words = [0, 0.0999, 0.1, 0.55, 0.9999].map((u) => Math.ceil(u * 2 ** 32));
    expect(words.map((word) => ownDrawRow(word, 10))).toEqual([0, 0, 1, 5, 9]);
    const largest = 2 ** 32 - 1;
    for (let rows = 1; rows <= 20_000; rows++) expect(ownDrawRow(largest, rows)).toBe(rows - 1);
  });
});

describe('a simulation with own draws', () => {
  it('takes whole rows: in every draw both indicators come from the same one', () => {
    const [result] = keptDraws(lot, [strategy('a')], { draws: 5000, seed: 3 });
    const rowOf = new Map(pain.map((value, row) => [value, row]));
    expect(rowOf.size).toBe(pain.length);
    result?.effect.forEach((effect, draw) => {
      expect(result.cost[draw]).toBe(absence[rowOf.get(effect) as number]);
    });
  });

  it('takes other rows for another offer, and the same for an offer whoever else there is', () => {
    const [a, b] = keptDraws(lot, [strategy('a'), strategy('b')], { draws: 2000, seed: 3 });
    const [alone] = keptDraws(lot, [strategy('b')], { draws: 2000, seed: 3 });
    expect(a?.effect).not.toEqual(b?.effect);
    expect(alone?.effect).toEqual(b?.effect);
  });

  // 4 standard errors: of a mean sd/√n, of a share √(p(1 − p)/n).
  it.each([
    ['in the supplier’s order', pain.map((_, at) => at)],
    ['in another order', pain.map((_, at) => (at * 7) % pain.length)],
  ])('has the mean and the quantiles of the draws, %s', (_, rows) => {
    const draws = 40_000;
    const [result] = keptDraws(lot, [strategy('a', rows)], { draws, seed: 8 });
    for (const [values, taken] of [
      [pain, result?.effect],
      [absence, result?.cost],
    ] as [readonly number[], Float64Array][]) {
      const known = empiricalOf(values);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const average = taken.reduce((sum, value) => sum + value, 0) / draws;
      expect(Math.abs(average - mean)).toBeLessThan((4 * standardDeviation(known)) / Math.sqrt(draws));
      for (const p of [0.025, 0.25, 0.5, 0.75, 0.975]) {
        const below = taken.filter((value) => value <= quantile(known, p)).length / draws;
        // A step of the distribution function is 1/1200.
        expect(Math.abs(below - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws) + 1 / 1200);
      }
    }
  });

  it('draws all of an offer’s own draws from one stream', () => {
    const streams = ownInputs(lot, strategy('a')).map(({ stream }) => stream);
    expect(streams).toEqual(['offer/a/own-draws', 'offer/a/own-draws']);
  });
});
