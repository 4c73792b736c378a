import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MarkovModel } from '../../../src/core/tender/markovModel.ts';
import { markovModel, markovTrace } from '../../../src/core/valuation/markov.ts';
import { golden } from '../../support/golden.ts';
import { aliveOrDead, markovOf, state, type Ways } from '../../support/markovModels.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('a published Markov model', () => {
  const { inputs, expected, tolerance } = golden('hiv-chancellor-1997');

  /** @param risk formula that multiplies every probability of getting worse @param extra further cost per year */
  function hivModel(risk: string, extra: string): MarkovModel {
    const counts: Record<string, Record<string, number>> = inputs.transitionCounts;
    const ways = Object.entries(counts).flatMap(([from, row]) =>
      Object.entries(row).map(([to, count]) => {
        const probability = `${count}/${sum(Object.values(row))}*${risk}`;
        return [from, to, to === from ? 'rest' : probability] as const;
      }),
    );
    const states = (inputs.states as string[]).map((id, at) => {
      if (id === 'dead') return state(id, { utility: '0' });
      const cost = inputs.medicalCostPerYear[id] + inputs.communityCostPerYear[id] + inputs.zidovudinePerYear;
      return state(id, { start: at === 0 ? 'rest' : '0', cost: `${cost} + ${extra}` });
    });
    return markovOf(states, [...ways, ['dead', 'dead', 'rest']], {
      effect: { unit: 'LY' },
      cycle: { years: inputs.cycleYears, count: inputs.cycles },
      counting: inputs.counting,
      discounting: { costRate: inputs.costRate, effectRate: inputs.effectRate, at: inputs.discountedAt },
    });
  }

  it('of zidovudine and lamivudine (Chancellor 1997) gives the published life-years, costs and ICER', () => {
    const early = `cycle < ${inputs.combinationCycles}`;
    const mono = markovTrace(hivModel('1', '0'), [], []).outcome;
    const combination = markovTrace(
      hivModel(`(${early} ? ${inputs.relativeRisk} : 1)`, `(${early} ? ${inputs.lamivudinePerYear} : 0)`),
      [],
      [],
    ).outcome;
    const close = (value: number, wanted: number, most: number): void =>
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(most);
    close(mono.effect, expected.monotherapy.lifeYears, tolerance.lifeYears);
    close(mono.careCost, expected.monotherapy.cost, tolerance.cost);
    close(combination.effect, expected.combination.lifeYears, tolerance.lifeYears);
    close(combination.careCost, expected.combination.cost, tolerance.cost);
    const icer = (combination.careCost - mono.careCost) / (combination.effect - mono.effect);
    close(icer, expected.icer, tolerance.icer);
  });
});

describe('the conventions of a Markov model', () => {
  // Σ v^k s^k over k = 0 … n−1, by hand.
  const series = (ratio: number, terms: number): number => (1 - ratio ** terms) / (1 - ratio);
  const survival = 0.9;
  const factor = 1 / 1.03;
  const run = (given: Partial<MarkovModel>) => markovTrace(aliveOrDead('0.1', given), [], []).outcome;
  const discounting = { costRate: 0.03, effectRate: 0.03, at: 'cycle-start' } as const;

  it.each([
    ['start', series(survival, 10), series(survival * factor, 10)],
    ['end', survival * series(survival, 10), survival * series(survival * factor, 10)],
    [
      'half-cycle',
      ((1 + survival) / 2) * series(survival, 10),
      ((1 + survival) / 2) * series(survival * factor, 10),
    ],
  ] as const)(
    'counting at “%s” gives the geometric series, with and without discounting',
    (counting, plain, discounted) => {
      expect(run({ counting }).effect).toBeCloseTo(plain, 10);
      expect(run({ counting, discounting }).effect).toBeCloseTo(discounted, 10);
      expect(run({ counting, discounting }).careCost).toBeCloseTo(1000 * discounted, 7);
    },
  );

  it('on discounting move the result by the factor between the moments', () => {
    const at = (moment: MarkovModel['discounting']['at']) =>
      run({ discounting: { ...discounting, at: moment } }).effect;
    expect(at('cycle-middle') / at('cycle-start')).toBeCloseTo(factor ** 0.5, 12);
    expect(at('cycle-end') / at('cycle-start')).toBeCloseTo(factor, 12);
  });

  it('on counting move the net benefit of one patient by tens of thousands of euros', () => {
    const benefit = (counting: MarkovModel['counting']): number => {
      const { effect, careCost } = run({ counting });
      return Math.round(40_000 * effect - careCost);
    };
    expect(['start', 'half-cycle', 'end'].map((one) => benefit(one as 'start'))).toEqual([
      254_015, 241_315, 228_614,
    ]);
  });

  it('discount costs and effects each at its own rate', () => {
    const { effect, careCost } = run({ discounting: { costRate: 0.03, effectRate: 0, at: 'cycle-start' } });
    expect(effect).toBeCloseTo(series(survival, 10), 10);
    expect(careCost).toBeCloseTo(1000 * series(survival * factor, 10), 7);
  });

  it('let cycles be split when the hazard is constant: the trace at whole years is the same', () => {
    const yearly = markovTrace(aliveOrDead('1 - exp(-0.2)', { counting: 'half-cycle' }), [], []);
    const monthly = markovTrace(
      aliveOrDead('1 - exp(-0.2/12)', { counting: 'half-cycle', cycle: { years: 1 / 12, count: 120 } }),
      [],
      [],
    );
    yearly.shares.forEach((row, year) => {
      row.forEach((share, at) => {
        expect(monthly.shares[12 * year]?.[at]).toBeCloseTo(share, 12);
      });
    });
    // Half-cycle correction tends to the integral of survival; shorter cycles come closer.
    const integral = (1 - Math.exp(-2)) / 0.2;
    expect(monthly.outcome.effect).toBeCloseTo(integral, 3);
    expect(Math.abs(yearly.outcome.effect - integral)).toBeGreaterThan(0.01);
  });

  it('forget the past: two states alike are one state', () => {
    const [alike, one] = [
      markovOf(
        [state('x', { start: 'rest' }), state('y', { start: '0.3' }), state('dead', { utility: '0' })],
        [
          ['x', 'y', '0.4'],
          ['x', 'dead', '0.1'],
          ['x', 'x', 'rest'],
          ['y', 'dead', '0.1'],
          ['y', 'y', 'rest'],
          ['dead', 'dead', 'rest'],
        ],
      ),
      aliveOrDead('0.1'),
    ].map((model) => markovTrace(model, [], []).outcome.effect);
    expect(alike).toBeCloseTo(one as number, 12);
  });

  it('put what happens once at the start beside the cycles, undiscounted', () => {
    const once = run({ discounting, atStart: { effect: '-0.25', careCost: '700' } });
    const without = run({ discounting });
    expect(once.effect - without.effect).toBeCloseTo(-0.25, 12);
    expect(once.careCost - without.careCost).toBeCloseTo(700, 9);
  });

  it('evaluate formulas with cycle and time in every cycle, the others with the values of the draw', () => {
    const model = markovModel(
      aliveOrDead('min(1, p*(1 + cycle) + 0*time)', { cycle: { years: 0.5, count: 3 } }),
      ['p'],
    );
    const lived = (p: number): number => 0.5 * (1 + (1 - p) + (1 - p) * (1 - 2 * p));
    expect(model.outcome([0.1]).effect).toBeCloseTo(lived(0.1), 12);
    expect(model.outcome([0.2]).effect).toBeCloseTo(lived(0.2), 12);
    expect(model.outcome([0.1]).effect).toBeCloseTo(lived(0.1), 12);
    const late = markovTrace(
      aliveOrDead('0', { states: [state('alive', { start: 'rest', cost: '100*time' }), state('dead')] }),
      [],
      [],
    );
    expect(late.outcome.careCost).toBeCloseTo(4500, 9);
  });
});

describe('probabilities outside 0…1', () => {
  const threeWays = (ways: Ways): MarkovModel =>
    markovOf(
      [state('x', { start: 'rest' }), state('y'), state('dead')],
      [...ways, ['y', 'y', 'rest'], ['dead', 'dead', 'rest']],
    );

  it('above 1 together are divided by their sum, below 0 count as 0, and the outcome says so', () => {
    const above = markovTrace(
      threeWays([
        ['x', 'x', 'rest'],
        ['x', 'y', '0.9'],
        ['x', 'dead', '0.6'],
      ]),
      [],
      [],
    );
    expect(above.shares[1]?.map((share) => Math.round(share * 1e9) / 1e9)).toEqual([0, 0.6, 0.4]);
    expect(above.outcome.adjusted).toBe(true);
    const below = markovTrace(
      threeWays([
        ['x', 'x', 'rest'],
        ['x', 'y', '-0.1'],
        ['x', 'dead', '0.25'],
      ]),
      [],
      [],
    );
    expect(below.shares[1]).toEqual([0.75, 0, 0.25]);
    expect(below.outcome.adjusted).toBe(true);
  });

  it('by no more than rounding are no reason to speak', () => {
    const model = threeWays([
      ['x', 'x', 'rest'],
      ['x', 'y', '0.6000000001'],
      ['x', 'dead', '0.4'],
    ]);
    expect('adjusted' in markovTrace(model, [], []).outcome).toBe(false);
  });

  it('that are no number leave no number: the simulation stops on it', () => {
    expect(markovModel(aliveOrDead('p/p'), ['p']).outcome([0]).effect).toBeNaN();
  });
});

describe('every Markov model', () => {
  /** Models of 2 to 6 states with a random row for each, some of it depending on time. */
  const models = fc
    .integer({ min: 2, max: 6 })
    .chain((size) =>
      fc.record({
        weights: fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: size, maxLength: size }), {
          minLength: size + 1,
          maxLength: size + 1,
        }),
        costs: fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: size, maxLength: size }),
        counting: fc.constantFrom('start' as const, 'end' as const, 'half-cycle' as const),
        rate: fc.constantFrom(0, 0.03, 0.06),
        at: fc.constantFrom('cycle-start' as const, 'cycle-middle' as const, 'cycle-end' as const),
      }),
    )
    .map(({ weights, costs, counting, rate, at }): MarkovModel => {
      const ids = costs.map((_, index) => `s${index}`);
      const row = (given: readonly number[], stay: number): string[] =>
        given.map((weight, to) => (to === stay ? 'rest' : `${weight}/${1 + sum(given)}*exp(-0.01*time)`));
      const start = row(weights.at(-1) as number[], 0);
      return markovOf(
        ids.map((id, index) =>
          state(id, {
            start: start[index] as string,
            cost: String(costs[index]),
            utility: String(index / 6),
          }),
        ),
        ids.flatMap((from, index) =>
          row(weights[index] as number[], index).map((p, to) => [from, ids[to] as string, p] as const),
        ),
        { counting, discounting: { costRate: rate, effectRate: rate, at }, cycle: { years: 0.5, count: 12 } },
      );
    });

  it('keeps all patients: shares are never negative and sum to 1', () => {
    fc.assert(
      fc.property(models, (model) => {
        const { shares, years } = markovTrace(model, [], []);
        expect(shares).toHaveLength(13);
        expect(years.at(-1)).toBe(6);
        for (const row of shares) {
          expect(sum(row)).toBeCloseTo(1, 12);
          expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('does not depend on the order of states or transitions', () => {
    fc.assert(
      fc.property(models, (model) => {
        const turned = {
          ...model,
          states: model.states.toReversed(),
          transitions: model.transitions.toReversed(),
        };
        const [a, b] = [model, turned].map((one) => markovModel(one, []).outcome([]));
        expect(b?.effect).toBeCloseTo(a?.effect as number, 9);
        expect(b?.careCost).toBeCloseTo(a?.careCost as number, 6);
      }),
    );
  });

  it('is the sum of its states, of which one without cost adds none', () => {
    fc.assert(
      fc.property(models, (model) => {
        const [first, ...others] = model.states;
        const free = {
          ...model,
          states: [{ ...(first as MarkovModel['states'][number]), cost: '0' }, ...others],
        };
        const { states, outcome } = markovTrace(free, [], []);
        expect(states[0]?.careCost).toBe(0);
        expect(sum(states.map(({ careCost }) => careCost))).toBeCloseTo(outcome.careCost, 6);
        expect(sum(states.map(({ effect }) => effect))).toBeCloseTo(outcome.effect, 9);
      }),
    );
  });

  it('is not discounted at a rate of zero, and loses value at any other', () => {
    fc.assert(
      fc.property(models, (model) => {
        const cost = (rate: number): number =>
          markovModel({ ...model, discounting: { ...model.discounting, costRate: rate } }, []).outcome([])
            .careCost;
        const { shares } = markovTrace(model, [], []);
        const [start, end] = { start: [1, 0], end: [0, 1], 'half-cycle': [0.5, 0.5] }[model.counting] as [
          number,
          number,
        ];
        const slow = shares
          .slice(0, -1)
          .map((row, k) =>
            sum(
              row.map(
                (share, at) =>
                  (start * share + end * (shares[k + 1]?.[at] as number)) *
                  Number(model.states[at]?.cost) *
                  0.5,
              ),
            ),
          );
        expect(cost(0)).toBeCloseTo(sum(slow), 6);
        expect(cost(0.05)).toBeLessThanOrEqual(cost(0));
      }),
    );
  });
});
