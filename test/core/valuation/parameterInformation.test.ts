import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mean, quantile } from '../../../src/core/distributions/distribution.ts';
import { normalFromMeanSe } from '../../../src/core/distributions/normal.ts';
import type { Estimate } from '../../../src/core/numbers/estimate.ts';
import { streamAt } from '../../../src/core/numbers/stream.ts';
import type { StrategyDraws } from '../../../src/core/valuation/externalDraws.ts';
import { addToCells, cellsOf, emptyCellSums } from '../../../src/core/valuation/parameterCells.ts';
import { parameterInformation } from '../../../src/core/valuation/parameterInformation.ts';
import type { Strategy } from '../../../src/core/valuation/strategy.ts';
import { valueLot } from '../../../src/core/valuation/valuation.ts';
import { richEvaluated } from '../../report/evaluation.ts';
import { firstLot, shippedTender, tavi5Strategies } from '../../support/tenders.ts';

const DRAWS = 100_000;

function standardNormal(name: string, seed = 1, draws = DRAWS): Float64Array {
  const stream = streamAt(seed, name, 0);
  const distribution = normalFromMeanSe(0, 1);
  return Float64Array.from({ length: draws }, () => quantile(distribution, stream.next()));
}

/**
 * Standard normal values, one from the middle of each of as many equal parts, in random order (McKay, Beckman &
 * Conover 1979): far closer to a closed form than independent draws.
 */
function evenNormal(name: string): Float64Array {
  const key = standardNormal(name);
  const values = new Float64Array(DRAWS);
  const order = Uint32Array.from(key.keys()).sort((x, y) => (key[x] as number) - (key[y] as number));
  order.forEach((at, place) => {
    values[at] = quantile(normalFromMeanSe(0, 1), (place + 0.5) / DRAWS);
  });
  return values;
}

function evppi(
  values: Float64Array,
  strategies: readonly Omit<StrategyDraws, 'id'>[],
  lambdas: readonly number[],
): Estimate[] {
  const draws = values.length;
  const sums = emptyCellSums(cellsOf(values), strategies.length);
  addToCells(sums, values, { draws, strategies }, { rows: draws, from: 0, offset: 0 });
  return parameterInformation(sums, lambdas);
}

/** A strategy by its cost and effect in each draw. */
function strategy(cost: (draw: number) => number, effect: (draw: number) => number, draws = DRAWS) {
  return {
    cost: Float64Array.from({ length: draws }, (_, at) => cost(at)),
    effect: Float64Array.from({ length: draws }, (_, at) => effect(at)),
  };
}

const nothing = strategy(
  () => 0,
  () => 0,
);
const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
const below = (z: number): number => 1 - above(z);
/** Upper tail of the standard normal distribution, by Simpson's rule. */
function above(z: number): number {
  const [steps, end] = [2000, 12];
  const width = (end - z) / steps;
  let sum = density(z) + density(end);
  for (let at = 1; at < steps; at++) sum += (at % 2 === 0 ? 2 : 4) * density(z + at * width);
  return (sum * width) / 3;
}
/**
 * Unit normal loss L(u) = φ(u) − u·(1 − Φ(u)): Raiffa & Schlaifer 1961, Applied Statistical Decision Theory,
 * section 5.4 (linear loss, normal prior). Two strategies whose NMBs differ by D with mean m: if E(D | parameter) is
 * normal with standard deviation s, EVPPI = s·L(|m| / s).
 */
const unitNormalLoss = (u: number): number => density(u) - u * above(u);

const a = evenNormal('a');
const b = evenNormal('b');
const c = evenNormal('c');

/** Within 1% and within four standard errors of a closed form. */
function expectClose({ value, standardError }: Estimate, exact: number): void {
  expect(Math.abs(value - exact)).toBeLessThan(Math.max(0.01 * exact, 2 * standardError));
  expect(Math.abs(value - exact)).toBeLessThan(4 * standardError);
}

describe('EVPPI against closed forms', () => {
  // D = λ·0.05·b − 1000·a − m: at λ = 30,000 a alone moves D by 1,000 and b alone by 1,500.
  it.each([0, 200, 500, 1500])('of two strategies and normal parameters, mean difference %i', (m) => {
    const other = strategy(
      (at) => m - 1000 * (a[at] as number),
      (at) => 0.05 * (b[at] as number),
    );
    const strategies = [nothing, other];
    const lambdas = [20_000, 30_000];
    const [ofA, ofB, ofC] = [a, b, c].map((values) => evppi(values, strategies, lambdas)) as [
      Estimate[],
      Estimate[],
      Estimate[],
    ];
    lambdas.forEach((lambda, at) => {
      expectClose(ofA[at] as Estimate, 1000 * unitNormalLoss(m / 1000));
      expectClose(ofB[at] as Estimate, 0.05 * lambda * unitNormalLoss(m / (0.05 * lambda)));
      const { value, standardError } = ofC[at] as Estimate;
      expect(value).toBeLessThanOrEqual(2 * standardError);
    });
  });

  it('of three strategies that one parameter moves apart: E|1000·a| = 1000·√(2/π)', () => {
    const along = (sign: number) =>
      strategy(
        (at) => sign * 1000 * (a[at] as number) + 300 * (c[at] as number),
        () => 0,
      );
    const [value] = evppi(a, [along(1), along(0), along(-1)], [0]);
    expectClose(value as Estimate, 1000 * Math.sqrt(2 / Math.PI));
  });

  it('of a parameter whose effect is curved: E max(0, z² − 1) = 2·φ(1)', () => {
    const curved = strategy(
      (at) => 500 * (c[at] as number),
      (at) => (a[at] as number) * (a[at] as number) - 1,
    );
    const [value] = evppi(a, [nothing, curved], [1000]);
    expectClose(value as Estimate, 1000 * 2 * density(1));
  });

  it('of a skewed parameter: E max(0, X − k) of a lognormal X (Black & Scholes 1973)', () => {
    const skewed = a.map((z) => Math.exp(0.8 * z));
    const [sigma, mean, k] = [0.8, Math.exp(0.32), 1.6];
    const d = (Math.log(mean / k) + (sigma * sigma) / 2) / sigma;
    const option = mean * below(d) - k * below(d - sigma);
    const priced = strategy(
      (at) => 1000 * k + 500 * (c[at] as number),
      (at) => skewed[at] as number,
    );
    const [value] = evppi(skewed, [nothing, priced], [1000]);
    expectClose(value as Estimate, 1000 * (option - Math.max(0, mean - k)));
  });

  it('of a parameter of three values, whatever their order means', () => {
    const category = Float64Array.from({ length: DRAWS }, (_, at) => at % 3);
    const gains = [500, -1000, 500];
    const other = strategy(
      (at) => 800 * (c[at] as number) - (gains[category[at] as number] as number),
      () => 0,
    );
    expectClose(evppi(category, [nothing, other], [0])[0] as Estimate, 1000 / 3);
  });
});

describe('EVPPI of irrelevant parameters', () => {
  it('is within its standard error of nothing where plain cell means invent value', () => {
    // Ten strategies as good as each other, apart by noise that the parameter says nothing about.
    const noise = Array.from({ length: 10 }, (_, at) => standardNormal(`noise ${at}`, 2, 20_000));
    const strategies = noise.map((values) =>
      strategy(
        (at) => 5000 * (values[at] as number),
        () => 0,
        20_000,
      ),
    );
    const irrelevant = standardNormal('irrelevant', 2, 20_000);
    const { value, standardError } = evppi(irrelevant, strategies, [0])[0] as Estimate;
    expect(value).toBeLessThan(3 * standardError);
    expect(value).toBeLessThan(100);
    // For comparison: the best of ten means of 78 draws each is about 1.5 · 5000 / √78 = 870.
  });

  it('is exactly nothing when the parameter is a constant', () => {
    const constant = new Float64Array(DRAWS).fill(3);
    expect(
      evppi(
        constant,
        [
          nothing,
          strategy(
            (at) => a[at] as number,
            () => 0,
          ),
        ],
        [0],
      ),
    ).toEqual([{ value: 0, standardError: 0 }]);
  });
});

describe('the standard error of EVPPI', () => {
  it('is the spread that repetitions have', () => {
    const repeated = Array.from({ length: 40 }, (_, seed) => {
      const [x, y, z] = ['x', 'y', 'z'].map((name) => standardNormal(name, seed, 5000)) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      // What both strategies share is far greater than what they differ by, and must not count.
      const common = (at: number) => 1e5 + 1e4 * (z[at] as number);
      const other = (at: number) => 300 - 1000 * (x[at] as number) - 1500 * (y[at] as number);
      const strategies = [
        strategy(common, () => 0, 5000),
        strategy(
          (at) => common(at) + other(at),
          () => 0,
          5000,
        ),
      ];
      return evppi(x, strategies, [0])[0] as Estimate;
    });
    const mean = repeated.reduce((sum, { value }) => sum + value, 0) / repeated.length;
    const spread = Math.sqrt(
      repeated.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (repeated.length - 1),
    );
    const typical = repeated.reduce((sum, one) => sum + one.standardError, 0) / repeated.length;
    // A standard deviation from 40 repetitions is known to about 11%.
    expect(typical / spread).toBeGreaterThan(0.7);
    expect(typical / spread).toBeLessThan(1.45);
    expect(Math.abs(mean - 1000 * unitNormalLoss(0.3))).toBeLessThan(4 * (spread / Math.sqrt(40)));
  });
});

describe('laws of EVPPI', () => {
  const cases = fc
    .record({ strategies: fc.integer({ min: 1, max: 5 }), draws: fc.integer({ min: 8, max: 400 }) })
    .chain(({ strategies, draws }) => {
      const numbers = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), {
        minLength: draws,
        maxLength: draws,
      });
      return fc.record({
        values: numbers,
        strategies: fc.array(fc.record({ cost: numbers, effect: numbers }), {
          minLength: strategies,
          maxLength: strategies,
        }),
      });
    })
    .map(({ values, strategies }) => ({
      values: Float64Array.from(values),
      strategies: strategies.map(({ cost, effect }, at) => ({
        id: `s${at}`,
        cost: Float64Array.from(cost),
        effect: Float64Array.from(effect),
      })),
    }));
  const lambdas = [0, 0.5, 20];

  it('never negative, and neither the order of strategies nor a cost common to all changes it', () => {
    fc.assert(
      fc.property(cases, fc.double({ min: -1e6, max: 1e6, noNaN: true }), ({ values, strategies }, added) => {
        const before = evppi(values, strategies, lambdas);
        const after = evppi(
          values,
          strategies
            .toReversed()
            .map(({ cost, effect }) => ({ cost: cost.map((one) => one + added), effect })),
          lambdas,
        );
        before.forEach(({ value }, at) => {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(after[at]?.value).toBeCloseTo(value, 4);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('a cost common to all draws but different in each draw changes nothing either', () => {
    const common = c.map((z) => 1e5 * z);
    const other = strategy(
      (at) => 300 - 1000 * (a[at] as number),
      () => 0,
    );
    const lifted = [nothing, other].map(({ cost, effect }) => ({
      cost: cost.map((one, at) => one + (common[at] as number)),
      effect,
    }));
    const [plain] = evppi(a, [nothing, other], [0]);
    expect(evppi(a, lifted, [0])[0]?.value).toBeCloseTo(plain?.value as number, 6);
  });

  it('no parameter is worth more than all of them', () => {
    const lot = richEvaluated().lot;
    const strategies = tavi5Strategies('none');
    const valuation = valueLot(lot, strategies, { mode: 'audit', draws: 20_000, seed: 3 });
    const all = valuation.atWillingnessToPay.expectedValueOfPerfectInformation;
    for (const { value } of valuation.parameterInformation) {
      expect(value.value).toBeLessThanOrEqual(all.value + 2 * (all.standardError + value.standardError));
    }
  });
});

describe('EVPPI of a lot', () => {
  const lot = richEvaluated().lot;
  const strategies = tavi5Strategies('none');
  const { parameterInformation: found } = valueLot(lot, strategies, {
    mode: 'audit',
    draws: 20_000,
    seed: 3,
  });

  it('names every uncertain input once, with its owner, the highest first', () => {
    const names = found.map(({ parameter, strategy: owner }) => `${owner ?? 'shared'} ${parameter}`);
    const uncertain = [
      ...lot.parameters.filter(({ value }) => value.family !== 'fixed').map(({ id }) => `shared ${id}`),
      ...strategies.flatMap(({ id, indicators }) =>
        Object.entries(indicators).flatMap(([indicator, { family }]) =>
          family === 'fixed' ? [] : [`${id} ${indicator}`],
        ),
      ),
    ];
    expect(names.toSorted()).toEqual(uncertain.toSorted());
    const values = found.map(({ value }) => value.value);
    expect(values).toEqual(values.toSorted((x, y) => y - x));
    expect(values[0]).toBeGreaterThan(0);
  });

  it('draws the very values that the simulation used', () => {
    // Two strategies that differ in one input only: knowing it is knowing everything.
    const [first] = tavi5Strategies('none') as [Strategy];
    const plain = firstLot(shippedTender('tavi5'));
    const atMeans = Object.fromEntries(
      Object.entries(first.indicators).map(([id, one]) => [
        id,
        { family: 'fixed' as const, value: mean(one) },
      ]),
    );
    const uncertain = { ...atMeans, stroke: first.indicators.stroke as Strategy['indicators'][string] };
    const draws = 20_000;
    const settled = valueLot(
      plain,
      [
        { id: 'known', price: 15_000, indicators: atMeans },
        { id: 'uncertain', price: 15_000, indicators: uncertain },
      ],
      { mode: 'audit', draws, seed: 1 },
    );
    const all = settled.atWillingnessToPay.expectedValueOfPerfectInformation;
    expect(settled.parameterInformation).toHaveLength(1);
    const [only] = settled.parameterInformation;
    expect(only?.parameter).toBe('stroke');
    expect(Math.abs((only?.value.value ?? 0) - all.value)).toBeLessThan(0.01 * all.value);
  });
});
