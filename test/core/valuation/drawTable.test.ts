import { describe, expect, it } from 'vitest';
import { betaFromEvents } from '../../../src/core/distributions/beta.ts';
import { fixedAt } from '../../../src/core/distributions/fixed.ts';
import { logNormalFromInterval } from '../../../src/core/distributions/logNormal.ts';
import { drawTableNames, lotDrawTable } from '../../../src/core/valuation/drawTable.ts';
import { formulaValues } from '../../../src/core/valuation/formulaValues.ts';
import { modelOf } from '../../../src/core/valuation/model.ts';
import type { Strategy } from '../../../src/core/valuation/strategy.ts';
import { lotWithAllForms } from '../../support/allForms.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';

const lot = lotWithAllForms(firstLot(shippedTender('tavi5')));
const strategies = ['a', 'b-2'].map(
  (id, at): Strategy => ({
    id,
    price: 1000 * (at + 1),
    indicators: {
      ...Object.fromEntries(
        lot.indicators.map((indicator) => [indicator.id, fixedAt(indicator.minimumAcceptable)]),
      ),
      readmission: logNormalFromInterval(1.4, 1.1, 1.8),
      nyha_good: betaFromEvents(30, 48, 'jeffreys'),
      nyha_fair: betaFromEvents(15, 48, 'jeffreys'),
      nyha_poor: betaFromEvents(3, 48, 'jeffreys'),
    },
  }),
);
const shared = [
  ...['loss', 'loss_point', 'all_offers.cost_day', 'all_offers.cost_minute', 'all_offers.cost_stroke'],
  ...['base_readmission', 'base_mortality', 'base_infection', 'all_offers.cost_bleeding'],
  ...['all_offers.cost_visit', 'all_offers.cost_aid', 'adherence', 'reference'],
];
const own = ['readmission', 'nyha_good', 'nyha_fair', 'nyha_poor'];

describe('the table of draws of a lot', () => {
  const DRAWS = 1500;
  const table = lotDrawTable(lot, strategies, { draws: DRAWS, seed: 5 });
  const rows: number[][] = [];
  // Each block is read before the next one fills its columns anew.
  for (const { columns, rows: length } of table.blocks()) {
    for (let row = 0; row < length; row++) rows.push(columns.map((column) => column[row] as number));
  }

  it('has draw, costs and effects, then every uncertain input, shared ones first', () => {
    expect(table.names).toEqual([
      ...['draw', 'cost_a', 'effect_a', 'cost_b-2', 'effect_b-2'],
      ...shared,
      ...own.map((id) => `a.${id}`),
      ...own.map((id) => `b-2.${id}`),
    ]);
  });

  it('numbers all draws from 1', () => {
    expect(rows.map(([draw]) => draw)).toEqual(Array.from({ length: DRAWS }, (_, at) => at + 1));
  });

  it('holds the inputs behind the cost and effect of the same row', () => {
    const model = modelOf(lot);
    let ratiosAboveOne = 0;
    for (const row of rows.filter((_, at) => at % 100 === 0)) {
      const of = (name: string): number => row[table.names.indexOf(name)] ?? Number.NaN;
      for (const { id, price, indicators } of strategies) {
        const values = model.names.map((name) => {
          const candidates = [of(name), of(`all_offers.${name}`), of(`${id}.${name}`)];
          const known = lot.indicators.find((one) => one.id === name)?.minimumAcceptable ?? 1;
          return candidates.find((value) => !Number.isNaN(value)) ?? known;
        });
        formulaValues(lot, indicators)(values);
        const { effect, careCost } = model.outcome(values);
        expect(of(`cost_${id}`)).toBeCloseTo(careCost + price, 8);
        expect(of(`effect_${id}`)).toBeCloseTo(effect, 10);
        if (of(`${id}.readmission`) > 1) ratiosAboveOne++;
      }
    }
    // As drawn: a ratio, not a risk.
    expect(ratiosAboveOne).toBeGreaterThan(10);
  });
});

it('a table never has two columns of one name', () => {
  const names = drawTableNames(
    ['x'],
    [
      { parameter: 'draw', strategy: null },
      { parameter: 'effect_x', strategy: null },
      { parameter: 'drawn', strategy: null },
      { parameter: 'draw', strategy: 'x' },
    ],
  );
  expect(names.slice(3)).toEqual(['all_offers.draw', 'all_offers.effect_x', 'drawn', 'x.draw']);
  expect(() => drawTableNames(['x', 'x'], [])).toThrow('same name');
});
