import { describe, expect, it } from 'vitest';
import { BATCHES } from '../../../src/core/numbers/batches.ts';
import type { Estimate } from '../../../src/core/numbers/estimate.ts';
import { normalQuantile } from '../../../src/core/numbers/normalQuantile.ts';
import { normalDensity, normalTail } from '../../../src/core/numbers/normalTail.ts';
import { streamAt } from '../../../src/core/numbers/stream.ts';
import { acceptability } from '../../../src/core/valuation/acceptability.ts';
import { groupRegression } from '../../../src/core/valuation/groupRegression.ts';
import { groupValue } from '../../../src/core/valuation/groupValue.ts';
import { outcomesFrom } from '../../support/draws.ts';

const DRAWS = 100_000;

function standardNormal(name: string, seed = 1, draws = DRAWS): Float64Array {
  const { next } = streamAt(seed, name, 0);
  return Float64Array.from({ length: draws }, () => {
    const p = next();
    return normalQuantile(p, 1 - p);
  });
}

interface Draws {
  /** Of each member. */
  readonly columns: readonly Float64Array[];
  /** Per strategy, in each draw. */
  readonly cost: readonly ((draw: number) => number)[];
  readonly effect?: readonly ((draw: number) => number)[];
  /** Per strategy, the members that it depends on; by default all. */
  readonly members?: readonly (readonly number[])[];
}

function evppi({ columns, cost, effect, members }: Draws, lambdas: readonly number[], block = 1024) {
  const draws = columns[0]?.length as number;
  const all = [...columns.keys()];
  const table = (functions: Draws['cost']) =>
    functions.map((valueAt) => Float64Array.from({ length: draws }, (_, draw) => valueAt(draw)));
  const [costs, effects] = [table(cost), table(effect ?? cost.map(() => () => 0))];
  const blocks = Array.from({ length: Math.ceil(draws / block) }, (_, at) => {
    const part = (values: Float64Array) => values.subarray(at * block, (at + 1) * block);
    const rows = Math.min(block, draws - at * block);
    return {
      rows,
      from: at * block,
      columns: columns.map(part),
      cost: costs.map(part),
      effect: effects.map(part),
    };
  });
  const regression = groupRegression({ members: members ?? cost.map(() => all) });
  for (const one of blocks) regression.add(one);
  const fit = regression.fit();
  const value = groupValue(fit, lambdas, { count: BATCHES, run: 1 });
  for (const one of blocks) value.add(one);
  return { terms: fit.terms, estimates: value.estimates() };
}

/** Unit normal loss, as for single parameters (Raiffa & Schlaifer 1961, section 5.4). */
const unitNormalLoss = (u: number): number => normalDensity(u) - u * normalTail(u);

/** Within 1% or two standard errors of a closed form, and within four standard errors. */
function expectClose(estimate: Estimate | undefined, exact: number): void {
  const { value, standardError } = estimate as Estimate;
  expect(Math.abs(value - exact)).toBeLessThan(Math.max(0.01 * exact, 2 * standardError));
  expect(Math.abs(value - exact)).toBeLessThan(4 * standardError);
}

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => standardNormal(name)) as [
  Float64Array,
  Float64Array,
  Float64Array,
  Float64Array,
];
const at = (values: Float64Array, draw: number): number => values[draw] as number;
const nothing = (_draw: number): number => 0;

describe('EVPPI of a group against closed forms', () => {
  // D = λ·0.05·b − 1000·a + 1500·c − m.
  it.each([0, 500, 2000])('two normals of a linear model, mean difference %i: the joint deviation', (m) => {
    const lambdas = [30_000, 10_000];
    const { estimates, terms } = evppi(
      {
        columns: [a, b],
        cost: [nothing, (draw) => m + 1000 * at(a, draw) - 1500 * at(c, draw)],
        effect: [nothing, (draw) => 0.05 * at(b, draw)],
      },
      lambdas,
    );
    lambdas.forEach((lambda, place) => {
      const deviation = Math.hypot(1000, 0.05 * lambda);
      expectClose(estimates[place], deviation * unitNormalLoss(m / deviation));
    });
    expect(terms).toBe('quadratic');
  });

  it('two normals of which only the product counts', () => {
    // Given a, D is normal with mean −300 and deviation 1000·|a|; over a by the trapezium rule.
    let exact = 0;
    const width = 0.001;
    for (let z = -10 + width / 2; z < 10; z += width) {
      const deviation = 1000 * Math.abs(z);
      exact += width * normalDensity(z) * deviation * unitNormalLoss(300 / deviation);
    }
    const draws = {
      columns: [a, b],
      cost: [nothing, (draw: number) => 300 - 1000 * at(a, draw) * at(b, draw) + 800 * at(c, draw)],
    };
    expectClose(evppi(draws, [0]).estimates[0], exact);
    // Each alone says nothing.
    for (const values of [a, b]) {
      const { value, standardError } = evppi({ ...draws, columns: [values] }, [0]).estimates[0] as Estimate;
      expect(value).toBeLessThanOrEqual(2 * standardError);
    }
  });

  it('two yes-or-no members that count together only', () => {
    const [yes, also] = [a, b].map((values) => values.map((z) => Number(z > 0))) as [
      Float64Array,
      Float64Array,
    ];
    // D is 900 in a quarter of all draws, else −500: 900 / 4, as the mean is below nothing.
    const { estimates } = evppi(
      {
        columns: [yes, also],
        cost: [nothing, (draw) => 500 - 1400 * at(yes, draw) * at(also, draw) + 800 * at(c, draw)],
      },
      [0],
    );
    expectClose(estimates[0], 900 / 4);
  });

  it('one indicator in every offer: the highest of three normals, 3 / (2·√π) deviations', () => {
    const shared = standardNormal('shared');
    const own = [a, b, c];
    const { estimates } = evppi(
      {
        columns: own,
        // Besides what one would know: something that all share, and noise of their own.
        cost: own.map(
          (values, which) => (draw) =>
            2000 * at(shared, draw) + 1000 * at(values, draw) + 300 * at(d, (draw + which) % DRAWS),
        ),
        members: [[0], [1], [2]],
      },
      [0],
    );
    expectClose(estimates[0], (1000 * 3) / (2 * Math.sqrt(Math.PI)));
  });

  it('all parameters of a linear model: the value of perfect information', () => {
    const cost = [
      (draw: number) => 1000 * at(a, draw),
      (draw: number) => 200 - 800 * at(b, draw),
      (draw: number) => 400 * at(a, draw) + 600 * at(c, draw),
    ];
    const effect = [
      nothing,
      (draw: number) => 0.01 + 0.02 * at(c, draw),
      (draw: number) => 0.01 * at(d, draw),
    ];
    // The best on average is the first or third, then the second.
    const lambdas = [0, 15_000, 25_000, 60_000];
    const { estimates } = evppi({ columns: [a, b, c, d], cost, effect }, lambdas);
    const strategies = cost.map((costAt, which) => ({
      id: `s${which}`,
      cost: Float64Array.from(a, (_, draw) => costAt(draw)),
      effect: Float64Array.from(a, (_, draw) => effect[which]?.(draw) as number),
    }));
    const outcomes = outcomesFrom(strategies, lambdas);
    lambdas.forEach((_, place) => {
      const { value, standardError } = acceptability(outcomes, place).expectedValueOfPerfectInformation;
      expect(estimates[place]?.value).toBeCloseTo(value, 4);
      const ratio = (estimates[place]?.standardError as number) / standardError;
      // A standard error from 32 batches is known to about 13%.
      expect(ratio).toBeGreaterThan(0.6);
      expect(ratio).toBeLessThan(1.5);
    });
  });
});

describe('EVPPI of groups that say nothing', () => {
  it('is within its standard error of nothing', () => {
    const noise = Array.from({ length: 5 }, (_, which) => standardNormal(`noise ${which}`, 2, 20_000));
    const columns = Array.from({ length: 4 }, (_, which) => standardNormal(`irrelevant ${which}`, 2, 20_000));
    const cost = noise.map((values) => (draw: number) => 5000 * at(values, draw));
    const { value, standardError } = evppi({ columns, cost }, [0]).estimates[0] as Estimate;
    expect(value).toBeLessThanOrEqual(2 * standardError);
  });

  it('is exactly nothing at values of λ where it changes no choice, between others where it does', () => {
    const uniform = a.map(normalTail);
    const dearer = (draw: number) => 1000 + 100 * (at(uniform, draw) - 0.5);
    const { estimates } = evppi(
      { columns: [uniform], cost: [nothing, dearer], effect: [nothing, () => 0.1] },
      [0, 9000, 9700, 9900, 10_100, 10_300, 11_000],
    );
    for (const place of [2, 3, 4, 5]) expect(estimates[place]?.value).toBeGreaterThan(0);
    for (const place of [0, 1, 6]) expect(estimates[place]).toEqual({ value: 0, standardError: 0 });
  });

  it('is exactly nothing of constants, and of members that no strategy depends on', () => {
    const constant = new Float64Array(DRAWS).fill(3);
    const cost = [nothing, (draw: number) => at(a, draw)];
    const none = { value: 0, standardError: 0 };
    expect(evppi({ columns: [constant, constant], cost }, [0]).estimates).toEqual([none]);
    expect(evppi({ columns: [a], cost, members: [[], []] }, [0]).estimates).toEqual([none]);
  });
});

describe('the standard error of a group', () => {
  it.each([
    ['of members that all strategies share', undefined],
    ['of one member in each', [[0], [1]]],
  ])('is the spread that repetitions have, %s', (_, members) => {
    const draws = 4000;
    const repeated = Array.from({ length: 60 }, (_value, seed) => {
      const [x, y, z] = ['x', 'y', 'z'].map((name) => standardNormal(name, seed, draws)) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      const cost = [
        (draw: number) => 600 * at(x, draw),
        (draw: number) => 300 - 800 * at(y, draw) + 2000 * at(z, draw),
      ];
      return evppi({ columns: [x, y], cost, ...(members && { members }) }, [0]).estimates[0] as Estimate;
    });
    const mean = repeated.reduce((sum, { value }) => sum + value, 0) / repeated.length;
    const squares = repeated.reduce((sum, { value }) => sum + (value - mean) * (value - mean), 0);
    const spread = Math.sqrt(squares / (repeated.length - 1));
    const typical = repeated.reduce((sum, one) => sum + one.standardError, 0) / repeated.length;
    // A standard deviation from 60 repetitions is known to about 9%.
    expect(typical / spread).toBeGreaterThan(0.75);
    expect(typical / spread).toBeLessThan(1.33);
    expect(Math.abs(mean - 1000 * unitNormalLoss(0.3))).toBeLessThan(4 * (spread / Math.sqrt(60)));
  });
});

describe('a group', () => {
  it('of more than twelve members in one strategy has no products, and says so', () => {
    const columns = Array.from({ length: 13 }, (_, which) => standardNormal(`member ${which}`, 3, 20_000));
    const noise = standardNormal('rest', 3, 20_000);
    const sum = (draw: number) => columns.reduce((total, values) => total + at(values, draw), 0);
    const draws = { columns, cost: [nothing, (draw: number) => 200 * sum(draw) + 500 * at(noise, draw)] };
    const { terms, estimates } = evppi(draws, [0]);
    expect(terms).toBe('main');
    const deviation = 200 * Math.sqrt(13);
    expectClose(estimates[0], deviation * unitNormalLoss(0));
    expect(evppi({ ...draws, columns: columns.slice(1) }, [0]).terms).toBe('quadratic');
  });

  it('has the same value in blocks of any length, strategies and λ in any order, members in any unit, with any common cost', () => {
    const [x, y, z] = [a, b, c].map((values) => values.slice(0, 5000)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const cost = [
      (draw: number) => 500 * at(x, draw),
      (draw: number) => 800 * at(x, draw) * at(y, draw) + 500 * at(z, draw),
      (draw: number) => 100 + 700 * at(z, draw),
    ];
    const effect = [nothing, (draw: number) => 0.02 * at(x, draw), (draw: number) => 0.03 * at(y, draw)];
    const lambdas = [50_000, 0, 20_000];
    const columns = [x, y];
    const { estimates } = evppi({ columns, cost, effect }, lambdas);
    const lifted = cost.map((costAt) => (draw: number) => costAt(draw) + 1e5 * at(z, draw));
    const others = [
      evppi({ columns, cost, effect }, lambdas, 100),
      evppi({ columns, cost: cost.toReversed(), effect: effect.toReversed() }, lambdas),
      evppi({ columns, cost: lifted, effect }, lambdas),
      // Members in other units, far from nothing.
      evppi({ columns: columns.map((values) => values.map((z) => 1e6 + 100 * z)), cost, effect }, lambdas),
    ];
    for (const other of others) {
      other.estimates.forEach((one, place) => {
        expect(one.value).toBeCloseTo(estimates[place]?.value as number, 5);
        expect(one.standardError).toBeCloseTo(estimates[place]?.standardError as number, 5);
      });
    }
    const sorted = evppi(
      { columns, cost, effect },
      lambdas.toSorted((p, q) => p - q),
    ).estimates;
    expect([sorted[2], sorted[0], sorted[1]]).toEqual(estimates);
  });
});
