import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SlowStrategy, slowValuation } from '../../support/slowEngine.ts';
import { valuedDraws } from '../../support/valuedDraws.ts';

/** Of numbers that computers add without rounding, so that what is tied is tied for both engines. */
function strategiesOf(value: fc.Arbitrary<number>): fc.Arbitrary<SlowStrategy[]> {
  return fc
    .record({ strategies: fc.integer({ min: 1, max: 6 }), draws: fc.constantFrom(2, 4, 16, 64, 128) })
    .chain(({ strategies, draws }) => {
      const column = fc.array(value, { minLength: draws, maxLength: draws });
      return fc
        .array(fc.tuple(column, column), { minLength: strategies, maxLength: strategies })
        .map((table) => table.map(([cost, effect], at) => ({ id: `s${at}`, cost, effect })));
    });
}

const lambdaList = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 });
const close = (value: number | undefined, wanted: number): void =>
  expect(Math.abs((value ?? Number.NaN) - wanted)).toBeLessThan(1e-9);

function expectSame(strategies: readonly SlowStrategy[], lambdas: readonly number[], size: number): void {
  const { valuation } = valuedDraws(strategies, lambdas, [], size);
  const slow = slowValuation(strategies, lambdas);
  expect(valuation.draws).toBe(slow.draws);
  valuation.outcomes.forEach((outcome, at) => {
    expect(outcome.strategy).toBe(strategies[at]?.id);
    close(outcome.cost.value, slow.meanCost[at] as number);
    close(outcome.effect.value, slow.meanEffect[at] as number);
    slow.atLambda.forEach(({ meanNetBenefit, probabilityBest }, which) => {
      close(outcome.netMonetaryBenefit[which]?.value, meanNetBenefit[at] as number);
      close(outcome.probabilityBest[which]?.value, probabilityBest[at] as number);
    });
    // Ranks are those of the first λ.
    slow.atLambda[0]?.rankProbability[at]?.forEach((share, rank) => {
      close(outcome.rankProbability[rank]?.value, share);
    });
  });
  expect(valuation.frontier).toEqual(slow.atLambda.map(({ frontier }) => frontier));
  slow.atLambda.forEach(({ evpi }, which) => {
    close(valuation.evpi[which]?.value, evpi);
  });
  expect(valuation.incremental.map(({ strategy, status }) => [strategy, status])).toEqual(
    slow.incremental.map(({ strategy, status }) => [strategy, status]),
  );
  slow.incremental.forEach(({ icer }, row) => {
    const found = valuation.incremental[row]?.icer ?? null;
    if (icer === null) expect(found).toBeNull();
    else close(found?.value, icer);
  });
}

describe('the engine says what the slow one says', () => {
  it.each([
    ['draws that tie often', strategiesOf(fc.integer({ min: 0, max: 3 }))],
    ['draws that tie seldom', strategiesOf(fc.integer({ min: -4000, max: 4000 }).map((value) => value / 16))],
  ])('of %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, lambdaList, fc.integer({ min: 1, max: 80 }), (strategies, lambdas, size) =>
        expectSame(strategies, lambdas, size),
      ),
      { numRuns: 150 },
    );
  });
});

describe('the slow engine', () => {
  it('has pairwise wins that add up to one, and are the probability to be best of two alone', () => {
    fc.assert(
      fc.property(strategiesOf(fc.integer({ min: 0, max: 3 })), lambdaList, (strategies, lambdas) => {
        slowValuation(strategies, lambdas).atLambda.forEach(({ pairwiseWin }, which) => {
          strategies.forEach((one, at) => {
            strategies.forEach((other, against) => {
              close(pairwiseWin[at]?.[against], 1 - (pairwiseWin[against]?.[at] as number));
              if (at === against) return;
              const alone = slowValuation([one, other], [lambdas[which] as number]).atLambda[0];
              close(pairwiseWin[at]?.[against], alone?.probabilityBest[0] as number);
            });
          });
        });
      }),
      { numRuns: 50 },
    );
  });

  it('knows dominance, dominance by a mixture, and two strategies alike', () => {
    const point = (id: string, cost: number, effect: number) => ({ id, cost: [cost], effect: [effect] });
    const { incremental } = slowValuation(
      [
        point('dear', 500, 5),
        point('mixed', 300, 2),
        point('worse', 210, 0.5),
        point('cheap', 100, 1),
        point('again', 100, 1),
      ],
      [0],
    );
    expect(incremental.map(({ strategy, status, icer }) => [strategy, status, icer])).toEqual([
      ['again', 'frontier', null],
      ['cheap', 'dominated', null],
      ['worse', 'dominated', null],
      ['mixed', 'extendedly-dominated', null],
      ['dear', 'frontier', 100],
    ]);
  });
});
