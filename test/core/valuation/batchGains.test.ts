import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToCells, cellsOf, emptyCellSums } from '../../../src/core/valuation/parameterCells.ts';
import { parameterInformation } from '../../../src/core/valuation/parameterInformation.ts';

const DRAWS = 400;

describe('gains followed over λ', () => {
  it('are those at each λ alone, with their standard errors, in whatever order λ comes', () => {
    const column = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: DRAWS,
      maxLength: DRAWS,
    });
    const cases = fc.record({
      values: column,
      few: fc.boolean(),
      strategies: fc.array(fc.record({ cost: column, effect: column }), { minLength: 2, maxLength: 4 }),
      lambdas: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 20 }),
    });
    fc.assert(
      fc.property(cases, ({ values, few, strategies, lambdas }) => {
        const parameter = Float64Array.from(values, (value) => (few ? Math.round(2 * value) : value));
        // Effects that the parameter moves by different amounts, so that leaders and choices change.
        const outcomes = strategies.map(({ cost, effect }, at) => ({
          cost: Float64Array.from(cost, (value) => 10 * at + value),
          effect: Float64Array.from(effect, (value, draw) => at + value + at * (parameter[draw] as number)),
        }));
        const sums = emptyCellSums(cellsOf(parameter), strategies.length);
        addToCells(
          sums,
          parameter,
          { draws: DRAWS, strategies: outcomes },
          { rows: DRAWS, from: 0, offset: 0 },
        );
        parameterInformation(sums, lambdas).forEach(({ value, standardError }, place) => {
          const [alone] = parameterInformation(sums, [lambdas[place] as number]);
          expect(value).toBeCloseTo(alone?.value as number, 9);
          expect(standardError).toBeCloseTo(alone?.standardError as number, 9);
        });
      }),
      { numRuns: 40 },
    );
  });
});
