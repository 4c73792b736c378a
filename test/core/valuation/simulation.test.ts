import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../src/core/numbers/estimate.ts';
import { lotUnder } from '../../../src/core/tender/alternative.ts';
import type { Lot } from '../../../src/core/tender/lot.ts';
import { expectedBenefit } from '../../../src/core/valuation/benefit.ts';
import { lotDraws, type SimulationMode } from '../../../src/core/valuation/lotDraws.ts';
import { drawsFor, POINTS } from '../../../src/core/valuation/simulation.ts';
import type { Strategy } from '../../../src/core/valuation/strategy.ts';
import { type Valuation, valueLot } from '../../../src/core/valuation/valuation.ts';
import { keptDraws, outcomesFrom } from '../../support/draws.ts';
import { slowValuation } from '../../support/slowEngine.ts';
import { firstLot, shippedTender, tavi5Strategies } from '../../support/tenders.ts';
import { uncertainTender } from '../../support/uncertainTender.ts';
import { valuedLots } from '../../support/valuedLots.ts';

const modes: readonly SimulationMode[] = ['audit', 'interactive', 'sharp'];
const tavi5 = firstLot(shippedTender('tavi5'));
const five = tavi5Strategies('none');

/** Every simulated figure at the tender's λ, by name. */
function figures({
  expected,
  atWillingnessToPay,
  rankProbabilities,
  pairwiseWins,
}: Valuation): Map<string, Estimate> {
  return new Map([
    ...expected.flatMap(({ strategy, cost, effect, netMonetaryBenefit }): [string, Estimate][] => [
      [`cost ${strategy}`, cost],
      [`effect ${strategy}`, effect],
      [`NMB ${strategy}`, netMonetaryBenefit],
    ]),
    ...Object.entries(atWillingnessToPay.probabilityBest).map(([id, one]): [string, Estimate] => [
      `best ${id}`,
      one,
    ]),
    ['EVPI', atWillingnessToPay.expectedValueOfPerfectInformation],
    ...rankProbabilities.flatMap(({ strategy, ranks }) =>
      ranks.map((one, rank): [string, Estimate] => [`rank ${rank} ${strategy}`, one]),
    ),
    ...pairwiseWins.flatMap(({ strategy, over }) =>
      Object.entries(over).map(([other, one]): [string, Estimate] => [`${strategy} over ${other}`, one]),
    ),
  ]);
}

describe.each(valuedLots)('a simulation of $name', ({ lot, strategies }) => {
  it('has the same bits in plain TypeScript and in WebAssembly, in every mode', () => {
    for (const mode of modes) {
      const [plain, simd] = (['plain', 'simd'] as const).map((backEnd) =>
        keptDraws(lot, strategies, { draws: 3000, seed: 9, mode }, backEnd),
      );
      expect(simd).toEqual(plain);
    }
  });

  it('agrees within four standard errors in all modes', () => {
    const [audit, ...others] = modes.map((mode) =>
      figures(valueLot(lot, strategies, { mode, draws: mode === 'audit' ? 20_000 : POINTS, seed: 2 })),
    ) as [Map<string, Estimate>, ...Map<string, Estimate>[]];
    for (const other of others) {
      for (const [name, { value, standardError }] of other) {
        const plain = audit.get(name) as Estimate;
        // Figures that are known, or rounding of sums, have no error to speak of.
        const allowed = 4 * Math.hypot(standardError, plain.standardError) + 1e-9 * Math.abs(value);
        expect(Math.abs(value - plain.value), name).toBeLessThanOrEqual(allowed);
      }
    }
  });

  it('says of its own draws what the second engine says', () => {
    const plan = { mode: 'audit', draws: 2000, seed: 4 } as const;
    const valuation = valueLot(lot, strategies, plan);
    const draws = keptDraws(lot, strategies, plan).map(({ id, cost, effect }) => ({
      id,
      cost: [...cost],
      effect: [...effect],
    }));
    const lambdas = valuation.acceptability.map(({ willingnessToPay }) => willingnessToPay);
    const slow = slowValuation(draws, lambdas);
    const close = (found: number | undefined, wanted: number | undefined): void =>
      expect(Math.abs((found ?? Number.NaN) - (wanted ?? Number.NaN))).toBeLessThanOrEqual(
        1e-9 * Math.max(1, Math.abs(wanted ?? 0)),
      );
    slow.atLambda.forEach(({ probabilityBest, evpi, frontier }, at) => {
      const point = valuation.acceptability[at];
      expect(point?.frontier).toBe(frontier);
      strategies.forEach(({ id }, which) => {
        close(point?.probabilityBest[id]?.value, probabilityBest[which]);
      });
      // A difference of two sums of benefits, so as exact as they are.
      expect(Math.abs((point?.expectedValueOfPerfectInformation.value ?? 0) - evpi)).toBeLessThan(1e-5);
    });
    const own = slow.atLambda[lambdas.indexOf(lot.willingnessToPay.value)];
    strategies.forEach(({ id }, which) => {
      close(valuation.expected[which]?.cost.value, slow.meanCost[which]);
      close(valuation.expected[which]?.effect.value, slow.meanEffect[which]);
      close(valuation.expected[which]?.netMonetaryBenefit.value, own?.meanNetBenefit[which]);
      valuation.rankProbabilities[which]?.ranks.forEach(({ value }, rank) => {
        close(value, own?.rankProbability[which]?.[rank]);
      });
      strategies.forEach((other, against) => {
        if (other.id !== id)
          close(valuation.pairwiseWins[which]?.over[other.id]?.value, own?.pairwiseWin[which]?.[against]);
      });
    });
    expect(valuation.incremental.map(({ strategy, status }) => [strategy, status])).toEqual(
      slow.incremental.map(({ strategy, status }) => [strategy, status]),
    );
    slow.incremental.forEach(({ icer }, row) => {
      if (icer !== null) close(valuation.incremental[row]?.icer?.value, icer);
    });
  });

  it('does not depend on the order of strategies', () => {
    // A cohort takes long, and the order of strategies is its caller's matter.
    for (const mode of lot.model.kind === 'markov' ? (['audit'] as const) : modes) {
      const plan = { mode, draws: drawsFor(mode, 2000), seed: 6 };
      const turned = figures(valueLot(lot, strategies.toReversed(), plan));
      for (const [name, { value, standardError }] of figures(valueLot(lot, strategies, plan))) {
        const other = turned.get(name) as Estimate;
        expect(other.value, name).toBeCloseTo(value, 6);
        expect(other.standardError, name).toBeCloseTo(standardError, 6);
      }
    }
  });
});

describe('a simulation of several parts', () => {
  it('says what all of its draws say', () => {
    const plan = { mode: 'audit', draws: 70_000, seed: 21 } as const;
    const { draws, expected, atWillingnessToPay, convergence } = valueLot(tavi5, five, plan);
    expect(draws).toBe(plan.draws);
    expect(convergence.at(-1)?.draws).toBe(plan.draws);
    const outcomes = outcomesFrom(keptDraws(tavi5, five, plan), [tavi5.willingnessToPay.value]);
    expected.forEach(({ strategy, cost, effect }, at) => {
      expect(cost.value).toBeCloseTo(outcomes.mean([{ strategy: at, cost: 1, effect: 0 }]).value, 6);
      expect(effect.value).toBeCloseTo(outcomes.mean([{ strategy: at, cost: 0, effect: 1 }]).value, 9);
      expect(atWillingnessToPay.probabilityBest[strategy]?.value).toBeCloseTo(
        outcomes.probabilityBest(at, 0).value,
        9,
      );
    });
    expect(atWillingnessToPay.expectedValueOfPerfectInformation.value).toBeCloseTo(
      outcomes.gainOfKnowing(4, 0).value,
      5,
    );
  });

  it.each(['interactive', 'sharp'] as const)('has new points in every block (%s)', (mode) => {
    const { lot, strategies } = valuedLots[1] as (typeof valuedLots)[number];
    const draws = lotDraws(lot, strategies, { mode, seed: 1 });
    // Of the same randomisation: every sixteenth block.
    const wordsOf = (block: number) => {
      draws.run(block);
      return draws.inputs.map(({ words }) => new Set(words));
    };
    const [first, second] = [wordsOf(3), wordsOf(19)];
    first.forEach((words, at) => {
      expect([...words].filter((word) => second[at]?.has(word))).toEqual([]);
    });
  });
});

describe('a multilinear model of independent inputs', () => {
  // E f(X) = f(E X): the five-offer lot is a sum of products of different inputs.
  it.each(modes)('has the expected net benefit of its mean inputs (%s)', (mode) => {
    for (const { strategy, netMonetaryBenefit } of valueLot(tavi5, five, { mode, draws: POINTS, seed: 8 })
      .expected) {
      const { price, ...known } = five.find(({ id }) => id === strategy) as Strategy;
      const exact = expectedBenefit(tavi5, known).benefit - price;
      expect(Math.abs(netMonetaryBenefit.value - exact)).toBeLessThan(4 * netMonetaryBenefit.standardError);
    }
  });
});

describe('standard errors', () => {
  // 30 repetitions: the spread is known to about 13%, and so is the error from 32 batches or 16 randomisations.
  it.each(['audit', 'interactive'] as const)('are the spread that repetitions have (%s)', (mode) => {
    const repeated = Array.from({ length: 30 }, (_, seed) =>
      figures(valueLot(tavi5, five, { mode, draws: drawsFor(mode, 4000), seed })),
    );
    for (const name of [
      'NMB S1',
      'NMB S5',
      'cost S2',
      'best S1',
      'best S5',
      'EVPI',
      'rank 1 S2',
      'S1 over S5',
    ]) {
      const found = repeated.map((one) => one.get(name) as Estimate);
      const mean = found.reduce((sum, { value }) => sum + value, 0) / found.length;
      const spread = Math.sqrt(
        found.reduce((sum, { value }) => sum + (value - mean) * (value - mean), 0) / (found.length - 1),
      );
      const claimed = Math.sqrt(
        found.reduce((sum, { standardError }) => sum + standardError * standardError, 0) / found.length,
      );
      expect(claimed / spread, name).toBeGreaterThan(0.65);
      expect(claimed / spread, name).toBeLessThan(1.6);
    }
  });
});

describe('correlated inputs', () => {
  const lot = firstLot(uncertainTender());

  // Rank correlation of a Gaussian copula: (6/π)·asin(ρ/2) (Pearson 1907).
  it.each(modes)('have the declared correlation inside each offer, and none across offers (%s)', (mode) => {
    const draws = lotDraws(lot, five, { mode, seed: 5 });
    const blocks = 32;
    const columns = new Map<string, number[]>();
    for (let block = 0; block < blocks; block++) {
      draws.run(block);
      for (const { input, values } of draws.inputs) {
        const name = `${input.strategy ?? 'shared'} ${input.parameter}`;
        columns.set(name, [...(columns.get(name) ?? []), ...values]);
      }
    }
    const correlation = (a: string, b: string): number =>
      rankCorrelationOf(columns.get(a) as number[], columns.get(b) as number[]);
    const wanted = (rho: number): number => (6 / Math.PI) * Math.asin(rho / 2);
    const allowed = 4 / Math.sqrt(blocks * 1024);
    for (const { id } of five) {
      expect(Math.abs(correlation(`${id} death`, `${id} stroke`) - wanted(0.4))).toBeLessThan(allowed);
    }
    expect(Math.abs(correlation('S1 death', 'S2 stroke'))).toBeLessThan(allowed);
    // In the sharp mode a shared draw holds for 64 draws.
    const shared = mode === 'sharp' ? 8 * allowed : allowed;
    expect(Math.abs(correlation('shared cost_well', 'shared cost_disabled') - wanted(0.6))).toBeLessThan(
      shared,
    );
    expect(Math.abs(correlation('shared cost_disabled', 'shared mortality') - wanted(-0.3))).toBeLessThan(
      shared,
    );
  });
});

function rankCorrelationOf(a: readonly number[], b: readonly number[]): number {
  const ranks = (values: readonly number[]): Float64Array => {
    const order = Array.from(values.keys()).sort((x, y) => (values[x] as number) - (values[y] as number));
    const places = new Float64Array(values.length);
    order.forEach((at, place) => {
      places[at] = place / values.length - 0.5;
    });
    return places;
  };
  const [x, y] = [ranks(a), ranks(b)];
  const product = (one: Float64Array, other: Float64Array): number =>
    one.reduce((sum, value, at) => sum + value * (other[at] as number), 0);
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

describe('structural alternatives', () => {
  const lot = firstLot(uncertainTender());
  const plan = { mode: 'audit', draws: 2000, seed: 12 } as const;
  const rows = valueLot(lot, five, plan).alternatives?.rows ?? [];

  it('stand beside the model of the tender, each as if it were the only one', () => {
    const alone = (one: Lot) => valueLot(one, five, plan);
    const models = lot.alternatives?.models ?? [];
    expect(rows.map(({ alternative }) => alternative)).toEqual(['base', 'steady', 'tree', 'mixture']);
    [lot, ...models.map((one) => lotUnder(lot, one))].forEach((one, at) => {
      const { atWillingnessToPay, expected } = alone(one);
      expect(rows[at]?.probabilityBest).toEqual(atWillingnessToPay.probabilityBest);
      expect(rows[at]?.informationValue).toEqual(atWillingnessToPay.expectedValueOfPerfectInformation);
      expect(rows[at]?.expected.map(({ netMonetaryBenefit }) => netMonetaryBenefit)).toEqual(
        expected.map(({ netMonetaryBenefit }) => netMonetaryBenefit),
      );
    });
  });

  it('are mixed as distributions: each draw of the mixture belongs to one model', () => {
    const weights = [0.6, 0.3, 0.1];
    const mixture = rows.at(-1);
    const mixed = (of: (row: (typeof rows)[number]) => number): number =>
      weights.reduce((sum, weight, at) => sum + weight * of(rows[at] as (typeof rows)[number]), 0);
    const means = five.map((_, at) =>
      mixed(({ expected }) => expected[at]?.netMonetaryBenefit.value as number),
    );
    means.forEach((mean, at) => {
      expect(mixture?.expected[at]?.netMonetaryBenefit.value).toBeCloseTo(mean, 6);
    });
    for (const { id } of five) {
      const share = mixed(({ probabilityBest }) => probabilityBest[id]?.value as number);
      expect(mixture?.probabilityBest[id]?.value).toBeCloseTo(share, 9);
    }
    // Mean of the best of each draw, whatever its model, less the best mean of the mixture.
    const best = mixed(
      ({ expected, informationValue }) =>
        informationValue.value +
        Math.max(...expected.map(({ netMonetaryBenefit }) => netMonetaryBenefit.value)),
    );
    expect(mixture?.informationValue.value).toBeCloseTo(best - Math.max(...means), 6);
  });
});

describe('EVPPI of a lot’s groups', () => {
  it('is that of the parameter for a group that says no more, and that of all for a group of all', () => {
    const own = ['stroke', 'death', 'ppm', 'vasc', 'pvl'];
    const lot: Lot = {
      ...tavi5,
      informationGroups: [
        { id: 'all', label: tavi5.title, members: own },
        { id: 'events', label: tavi5.title, members: ['stroke', 'death'] },
      ],
    };
    const { groupInformation = [], atWillingnessToPay } = valueLot(lot, five, {
      mode: 'audit',
      draws: 20_000,
      seed: 1,
    });
    const evpi = atWillingnessToPay.expectedValueOfPerfectInformation;
    const [all, events] = groupInformation.map(({ value }) => value) as [Estimate, Estimate];
    // The model is linear in the events, and nothing else is uncertain.
    expect(Math.abs(all.value - evpi.value)).toBeLessThan(Math.max(0.01 * evpi.value, 2 * all.standardError));
    expect(events.value).toBeGreaterThan(0);
    expect(events.value).toBeLessThan(all.value);
  });

  it('comes for every declared group that is uncertain', () => {
    const lot = firstLot(uncertainTender());
    const { groupInformation = [] } = valueLot(lot, five, { mode: 'audit', draws: 2000, seed: 1 });
    expect(groupInformation.map(({ group }) => group)).toEqual(['yearly_costs', 'grave_events']);
    for (const { value } of groupInformation) expect(value.value).toBeGreaterThanOrEqual(0);
  });
});
