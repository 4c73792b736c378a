import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamAt } from '../../../src/core/numbers/stream.ts';
import { acceptability } from '../../../src/core/valuation/acceptability.ts';
import type { StrategyDraws } from '../../../src/core/valuation/externalDraws.ts';
import { rankProbabilities } from '../../../src/core/valuation/rankProbability.ts';
import { recombiner } from '../../../src/core/valuation/recombination.ts';
import { outcomesFrom } from '../../support/draws.ts';

/** [strategy][outcome] */
interface Outcomes {
  readonly cost: readonly (readonly number[])[];
  readonly effect: readonly (readonly number[])[];
}

/** Every combination of one outcome of each strategy, as plain draws. */
function allCombinations({ cost, effect }: Outcomes): StrategyDraws[] {
  const inner = cost[0]?.length as number;
  const draws = cost.reduce((product, outcomes) => product * outcomes.length, 1);
  return cost.map((_, at) => {
    const outcomeAt = (draw: number): number => Math.floor(draw / inner ** at) % inner;
    const column = (of: readonly number[] | undefined) =>
      Float64Array.from({ length: draws }, (_value, draw) => of?.[outcomeAt(draw)] as number);
    return { id: `s${at}`, cost: column(cost[at]), effect: column(effect[at]) };
  });
}

const columns = (values: Outcomes['cost']) => values.map((one) => Float64Array.from(one));

function outcomesOf(value: fc.Arbitrary<number>, most = { strategies: 3, inner: 6 }): fc.Arbitrary<Outcomes> {
  return fc
    .record({
      strategies: fc.integer({ min: 1, max: most.strategies }),
      inner: fc.integer({ min: 1, max: most.inner }),
    })
    .chain(({ strategies, inner }) => {
      const table = fc.array(fc.array(value, { minLength: inner, maxLength: inner }), {
        minLength: strategies,
        maxLength: strategies,
      });
      return fc.record({ cost: table, effect: table });
    });
}
const meeting = fc.integer({ min: 0, max: 3 });
const real = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const lambdas = [0, 1, 2, 0.5];

describe('recombined draws', () => {
  it.each([
    ['tie often', outcomesOf(meeting)],
    ['never tie', outcomesOf(real)],
  ])('say what all their combinations say where outcomes %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, ({ cost, effect }) => {
        const size = cost.length;
        const { best, ranks } = recombiner(size, cost[0]?.length as number);
        const strategies = allCombinations({ cost, effect });
        const draws = strategies[0]?.cost.length as number;
        for (const lambda of lambdas) {
          const { wins, bestCost, bestEffect } = best(columns(cost), columns(effect), 0, lambda);
          const plain = acceptability(outcomesFrom(strategies, [lambda]), 0);
          Object.values(plain.probabilityBest).forEach(({ value }, at) => {
            expect(wins[at]).toBeCloseTo(value, 12);
          });
          let [highest, costs] = [0, 0];
          for (let draw = 0; draw < draws; draw++) {
            const values = strategies.map(
              (one) => lambda * (one.effect[draw] as number) - (one.cost[draw] as number),
            );
            const most = Math.max(...values);
            const winners = strategies.filter((_one, at) => values[at] === most);
            highest += most / draws;
            costs +=
              winners.reduce((sum, one) => sum + (one.cost[draw] as number), 0) / winners.length / draws;
          }
          expect(lambda * bestEffect - bestCost).toBeCloseTo(highest, 8);
          expect(bestCost).toBeCloseTo(costs, 8);

          const found = ranks(columns(cost), columns(effect), 0, lambda);
          rankProbabilities(outcomesFrom(strategies, [lambda])).forEach((strategy, at) => {
            strategy.ranks.forEach(({ value }, rank) => {
              expect(found.ranks[at * size + rank]).toBeCloseTo(value, 12);
            });
          });
          for (let i = 0; i < size; i++) {
            for (let j = 0; j < size; j++) {
              if (i === j) continue;
              let beaten = 0;
              for (let draw = 0; draw < draws; draw++) {
                const [a, b] = [i, j].map((at) => {
                  const one = strategies[at] as StrategyDraws;
                  return lambda * (one.effect[draw] as number) - (one.cost[draw] as number);
                }) as [number, number];
                beaten += a > b ? 1 : a === b ? 0.5 : 0;
              }
              expect(found.pairs[i * size + j]).toBeCloseTo(beaten / draws, 12);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('take the outcomes of the rows that are named, whatever was sorted before', () => {
    const random = streamAt(2, 'recombination', 0);
    const table = () => Array.from({ length: 4 }, () => Array.from({ length: 60 }, () => random.next()));
    const [cost, effect] = [table(), table()];
    const rows = (values: Outcomes['cost'], from: number) =>
      values.map((one) => Float64Array.from(one.slice(from, from + 20)));
    const one = recombiner(4, 20);
    for (const [from, lambda] of [
      [0, 1],
      [40, 1],
      [20, 3],
      [20, 2.9],
    ] as const) {
      const { wins, bestCost } = one.best(columns(cost), columns(effect), from, lambda);
      const fresh = recombiner(4, 20).best(rows(cost, from), rows(effect, from), 0, lambda);
      expect([...wins]).toEqual([...fresh.wins].map((value) => expect.closeTo(value, 12)));
      expect(bestCost).toBeCloseTo(fresh.bestCost, 12);
    }
  });
});

describe('laws of recombination', () => {
  const many = outcomesOf(fc.oneof(meeting, fc.integer({ min: -1000, max: 1000 })), {
    strategies: 20,
    inner: 40,
  });

  it('probabilities add up to 1, by strategy, by place and by pair', () => {
    fc.assert(
      fc.property(many, ({ cost, effect }) => {
        const size = cost.length;
        const { best, ranks } = recombiner(size, cost[0]?.length as number);
        const { wins } = best(columns(cost), columns(effect), 0, 2);
        expect(wins.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 10);
        const found = ranks(columns(cost), columns(effect), 0, 2);
        for (let i = 0; i < size; i++) {
          let [ofStrategy, ofPlace] = [0, 0];
          for (let j = 0; j < size; j++) {
            ofStrategy += found.ranks[i * size + j] as number;
            ofPlace += found.ranks[j * size + i] as number;
            expect((found.pairs[i * size + j] as number) + (found.pairs[j * size + i] as number)).toBeCloseTo(
              1,
              10,
            );
          }
          expect(ofStrategy).toBeCloseTo(1, 10);
          expect(ofPlace).toBeCloseTo(1, 10);
          expect(found.ranks[i * size]).toBeCloseTo(wins[i] as number, 10);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('neither the order of strategies nor a cost that all have changes anything', () => {
    fc.assert(
      fc.property(many, fc.integer({ min: -1000, max: 1000 }), ({ cost, effect }, added) => {
        const one = recombiner(cost.length, cost[0]?.length as number);
        const before = one.best(columns(cost), columns(effect), 0, 3);
        const kept = { wins: [...before.wins], net: 3 * before.bestEffect - before.bestCost };
        const after = one.best(
          columns(cost.toReversed().map((values) => values.map((value) => value + added))),
          columns(effect.toReversed()),
          0,
          3,
        );
        [...after.wins].toReversed().forEach((value, at) => {
          expect(value).toBeCloseTo(kept.wins[at] as number, 10);
        });
        expect(3 * after.bestEffect - after.bestCost + added).toBeCloseTo(kept.net, 6);
      }),
      { numRuns: 40 },
    );
  });
});
