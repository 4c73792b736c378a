import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamAt } from '../../../src/core/numbers/stream.ts';
import {
  type DrawBlock,
  type ExternalValuation,
  externalSums,
  informationSums,
  parameterCells,
} from '../../../src/core/valuation/externalDraws.ts';
import { meanOf } from '../../support/draws.ts';

/** A whole table of draws: [strategy][draw]. */
interface Draws {
  readonly names: readonly string[];
  readonly cost: readonly (readonly number[])[];
  readonly effect: readonly (readonly number[])[];
  readonly parameters: readonly (readonly number[])[];
}

/** The draws in blocks, of another length than anything else here. */
function blocksOf({ names, cost, effect, parameters }: Draws, size = 7): DrawBlock[] {
  const draws = cost[0]?.length ?? 0;
  return Array.from({ length: Math.ceil(draws / size) }, (_, block) => {
    const part = (values: readonly number[] | undefined) =>
      Float64Array.from((values ?? []).slice(block * size, (block + 1) * size));
    return {
      draws: Math.min(size, draws - block * size),
      strategies: names.map((id, at) => ({ id, cost: part(cost[at]), effect: part(effect[at]) })),
      parameters: parameters.map(part),
    };
  });
}

function valued(draws: Draws, lambdas: readonly number[], size?: number) {
  const blocks = blocksOf(draws, size);
  const outcomes = externalSums(draws.names, lambdas);
  const sample = parameterCells(draws.parameters.length);
  for (const block of blocks) {
    outcomes.add(block);
    sample.add(block);
  }
  const all = [...draws.parameters.keys()];
  const information = informationSums(draws.names.length, sample.cells(), all);
  for (const block of blocks) information.add(block);
  return { valuation: outcomes.valuation(), evppi: information.evppi(lambdas) };
}

const outcomeOf = ({ outcomes }: ExternalValuation, strategy: string) => {
  const found = outcomes.find((one) => one.strategy === strategy);
  if (found === undefined) throw new Error(`no ${strategy}`);
  return found;
};

/** Values that meet often, so that ties happen; or never, as real ones. */
function drawsOf(value: fc.Arbitrary<number>, most = 80): fc.Arbitrary<Draws> {
  return fc
    .record({ strategies: fc.integer({ min: 1, max: 5 }), draws: fc.integer({ min: 2, max: most }) })
    .chain(({ strategies, draws }) => {
      const column = fc.array(value, { minLength: draws, maxLength: draws });
      const table = fc.array(column, { minLength: strategies, maxLength: strategies });
      return fc.record({
        names: fc.constant(Array.from({ length: strategies }, (_, at) => `s${at}`)),
        cost: table,
        effect: table,
        parameters: fc.array(column, { minLength: 1, maxLength: 2 }),
      });
    });
}
const meeting = fc.integer({ min: 0, max: 3 });
const real = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const lambdaList = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 });

describe('draws made elsewhere, worked out by hand', () => {
  // Four draws: a costs 100 and gives 1; b costs 200 and gives 2, 1, 2, 1.5. NMB at λ = 100: a 0 0 0 0, b 0 −100 0 −50;
  // at λ = 300: a 200 each, b 400 100 400 250. The parameter is 0, 1, 0, 1: knowing it is 1, b gives 175 at λ = 300.
  const draws: Draws = {
    names: ['a', 'b'],
    cost: [
      [100, 100, 100, 100],
      [200, 200, 200, 200],
    ],
    effect: [
      [1, 1, 1, 1],
      [2, 1, 2, 1.5],
    ],
    parameters: [[0, 1, 0, 1]],
  };
  const { valuation, evppi } = valued(draws, [300, 100]);

  it('has means, net benefits, probabilities with split ties, frontier and EVPI', () => {
    expect(valuation).toMatchObject({ draws: 4, lambdas: [300, 100], frontier: ['b', 'a'] });
    const b = outcomeOf(valuation, 'b');
    expect([b.cost.value, b.effect.value]).toEqual([200, 1.625]);
    expect(b.netMonetaryBenefit.map(({ value }) => value)).toEqual([287.5, -37.5]);
    expect(b.probabilityBest.map(({ value }) => value)).toEqual([0.75, 0.25]);
    // Ranks are those of the first λ, 300.
    expect(b.rankProbability.map(({ value }) => value)).toEqual([0.75, 0.25]);
    // (400 + 200 + 400 + 250) / 4 − 287.5, and 0 − 0.
    expect(valuation.evpi.map(({ value }) => value)).toEqual([25, 0]);
    // Spread of the draws' regrets 0, 100, 0, 0: √(7500 / 3 / 4).
    expect(valuation.evpi[0]?.standardError).toBeCloseTo(25, 9);
  });

  it('has the incremental ratio and the value of the parameter', () => {
    expect(
      valuation.incremental.map(({ strategy, status, icer }) => [strategy, status, icer?.value]),
    ).toEqual([
      ['a', 'frontier', undefined],
      ['b', 'frontier', 160],
    ]);
    // (400 + 200) / 2 − 287.5.
    expect(evppi[0]?.map(({ value }) => value)).toEqual([12.5, 0]);
  });
});

describe('draws made elsewhere', () => {
  it('have ICERs whose standard errors are those of the draws, by the delta method', () => {
    const random = streamAt(3, 'incremental', 0);
    const column = (from: number, width: number) =>
      Array.from({ length: 6400 }, () => from + width * (random.next() - 0.5));
    const draws: Draws = {
      names: ['cheap', 'middle', 'best', 'worse', 'dear'],
      cost: [column(100, 10), column(190, 20), column(200, 20), column(220, 10), column(400, 10)],
      effect: [column(1, 0.5), column(2, 0.5), column(3, 0.5), column(2.5, 0.5), column(4, 0.5)],
      parameters: [],
    };
    const rows = valued(draws, [100]).valuation.incremental;
    expect(new Set(rows.map(({ status }) => status)).size).toBe(3);
    const frontier = rows.filter(({ status }) => status === 'frontier');
    expect(frontier.map(({ strategy }) => strategy)).toEqual(['cheap', 'best', 'dear']);
    frontier.slice(1).forEach(({ strategy, icer }, at) => {
      const [mine, other] = [strategy, frontier[at]?.strategy].map((id) => draws.names.indexOf(id as string));
      const difference = (of: Draws['cost'], draw: number): number =>
        (of[mine as number]?.[draw] as number) - (of[other as number]?.[draw] as number);
      const effect = meanOf(6400, (draw) => difference(draws.effect, draw)).value;
      const ratio = icer?.value as number;
      const residual = meanOf(
        6400,
        (draw) => difference(draws.cost, draw) - ratio * difference(draws.effect, draw),
      );
      expect(residual.value / effect).toBeCloseTo(0, 6);
      // A standard error from 32 batches is known to about 13%.
      const errors = (icer?.standardError as number) / (residual.standardError / effect);
      expect(errors).toBeGreaterThan(0.6);
      expect(errors).toBeLessThan(1.5);
    });
  });

  it('say the same in any order of rows and of strategies, and in blocks of any length', () => {
    fc.assert(
      fc.property(
        fc.oneof(drawsOf(real, 300), drawsOf(meeting)),
        lambdaList,
        fc.integer({ min: 1, max: 64 }),
        fc.infiniteStream(fc.nat()),
        (draws, lambdas, size, numbers) => {
          const order = (draws.cost[0] ?? [])
            .map((_value, at) => ({ at, key: numbers.next().value as number }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ at }) => at);
          const moved = (columns: Draws['cost']) =>
            columns.map((values) => order.map((at) => values[at] as number));
          const before = valued(draws, lambdas);
          const after = valued(
            {
              names: draws.names.toReversed(),
              cost: moved(draws.cost).toReversed(),
              effect: moved(draws.effect).toReversed(),
              parameters: moved(draws.parameters),
            },
            lambdas,
            size,
          );
          for (const id of draws.names) {
            const [one, other] = [outcomeOf(before.valuation, id), outcomeOf(after.valuation, id)];
            for (const key of ['netMonetaryBenefit', 'probabilityBest', 'rankProbability'] as const) {
              one[key].forEach(({ value }, at) => {
                expect(other[key][at]?.value).toBeCloseTo(value, 7);
              });
            }
          }
          before.valuation.evpi.forEach(({ value }, at) => {
            expect(after.valuation.evpi[at]?.value).toBeCloseTo(value, 7);
          });
          before.evppi.forEach((values, parameter) => {
            values.forEach(({ value }, at) => {
              expect(after.evppi[parameter]?.[at]?.value).toBeCloseTo(value, 5);
            });
          });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('takes the cells of long files from the same rows whatever their order', () => {
    const random = streamAt(5, 'long', 0);
    const values = Array.from({ length: 100_000 }, () => random.next());
    const draws = (column: number[]): Draws => ({
      names: ['a'],
      cost: [column.map((value) => 100 * value)],
      effect: [column],
      parameters: [column],
    });
    const cells = [values, values.toReversed()].map((column) => {
      const sample = parameterCells(1);
      for (const block of blocksOf(draws(column), 1024)) sample.add(block);
      return sample.cells()[0]?.limits;
    });
    expect(cells[0]).toEqual(cells[1]);
    expect(cells[0]).toHaveLength(256);
    // Uniform values have their quantiles at 1/256, 2/256, …: within five standard errors of a sample of 16,000 rows.
    cells[0]?.forEach((limit, at) => {
      expect(Math.abs(limit - at / 256)).toBeLessThan(0.02);
    });
  });
});
