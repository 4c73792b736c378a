import { describe, expect, it } from 'vitest';
import { quantile, standardDeviation } from '../../../src/core/distributions/distribution.ts';
import { empiricalOf } from '../../../src/core/distributions/empirical.ts';
import { BLOCK, streamAt } from '../../../src/core/numbers/stream.ts';
import type { Lot } from '../../../src/core/tender/lot.ts';
import { fillOwnDraws, ownDrawRow } from '../../../src/core/valuation/ownDraws.ts';
import { column, ownInputs, simulate } from '../../../src/core/valuation/simulation.ts';
import type { Strategy } from '../../../src/core/valuation/strategy.ts';
import { allDraws, lotWithAllForms } from '../../support/allForms.ts';
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
    expect([0, 0.0999, 0.1, 0.55, 0.9999].map((u) => ownDrawRow(u, 10))).toEqual([0, 0, 1, 5, 9]);
    // The largest number of a stream, half a step below 1.
    const largest = 1 - 2 ** -53;
    for (let rows = 1; rows <= 20_000; rows++) expect(ownDrawRow(largest, rows)).toBe(rows - 1);
  });

  it('may be written over its uniform number', () => {
    const numbers = Float64Array.of(0.9, 0.1);
    fillOwnDraws([7, 8], numbers, numbers);
    expect([...numbers]).toEqual([8, 7]);
  });
});

describe('a simulation with own draws', () => {
  it('takes whole rows: in every draw both indicators come from the same one', () => {
    const [result] = simulate(lot, [strategy('a')], { draws: 5000, seed: 3 }).strategies;
    const rowOf = new Map(pain.map((value, row) => [value, row]));
    expect(rowOf.size).toBe(pain.length);
    result?.effect.forEach((effect, draw) => {
      expect(result.cost[draw]).toBe(absence[rowOf.get(effect) as number]);
    });
  });

  it('takes other rows for another offer, and the same for an offer whoever else there is', () => {
    const [a, b] = simulate(lot, [strategy('a'), strategy('b')], { draws: 2000, seed: 3 }).strategies;
    const [alone] = simulate(lot, [strategy('b')], { draws: 2000, seed: 3 }).strategies;
    expect(a?.effect).not.toEqual(b?.effect);
    expect(alone?.effect).toEqual(b?.effect);
  });

  // 4 standard errors: of a mean sd/√n, of a share √(p(1 − p)/n).
  it.each([
    ['in the supplier’s order', pain.map((_, at) => at)],
    ['in another order', pain.map((_, at) => (at * 7) % pain.length)],
  ])('has the mean and the quantiles of the draws, %s', (_, rows) => {
    const draws = 40_000;
    const [result] = simulate(lot, [strategy('a', rows)], { draws, seed: 8 }).strategies;
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

  it('gives the same column whenever it is asked for one, from one stream for all', () => {
    const inputs = ownInputs(lot, strategy('a'));
    expect(inputs.map(({ name }) => name)).toEqual(['offer/a/own-draws', 'offer/a/own-draws']);
    const uniforms = new Float64Array(BLOCK);
    streamAt(5, 'offer/a/own-draws', 2).fill(uniforms);
    const expected = uniforms.map((u) => absence[Math.floor(u * absence.length)] as number);
    expect(column(inputs[1] as (typeof inputs)[number], 5, 2)).toEqual(expected);
  });
});
