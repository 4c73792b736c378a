import { describe, expect, it } from 'vitest';
import { expectedBenefit, expectedValues } from '../../../src/core/valuation/benefit.ts';
import { namesOf } from '../../../src/core/valuation/model.ts';
import { valueLot } from '../../../src/core/valuation/valuation.ts';
import { markovEvaluated } from '../../report/evaluation.ts';
import { markovTender } from '../../support/markovTender.ts';
import { firstLot, tavi5Strategies } from '../../support/tenders.ts';

const lot = firstLot(markovTender());
const strategies = tavi5Strategies('none');

describe('a lot with a Markov model', () => {
  const { evaluation } = markovEvaluated({ draws: 20_000 });

  it('is evaluated like any other: benefits, points, ranking, simulation, tornado', () => {
    const { benefits, scoring, valuation } = evaluation;
    const { minimumAcceptable, ideal } = benefits;
    for (const { benefit, effect } of benefits.offers) {
      expect(benefit).toBeGreaterThan(minimumAcceptable.benefit);
      expect(benefit).toBeLessThan(ideal.benefit);
      expect(effect).toBeLessThan(10);
    }
    const best = benefits.offers.toSorted((a, b) => b.benefit - a.benefit)[0]?.offer;
    const first = scoring.technical.find(({ offer }) => offer === best);
    expect(first?.total).toBe(70);
    expect(scoring.ranking).toHaveLength(5);
    expect('adjustedDraws' in valuation).toBe(false);
    expect(valuation.sensitivity?.bars.map(({ parameter }) => parameter)).toContain('mortality');
  });

  it('has expected values near those at the means: the model is nearly linear in its inputs here', () => {
    for (const { strategy, effect, cost } of evaluation.valuation.expected) {
      const exact = evaluation.benefits.offers.find(({ offer }) => offer === strategy);
      expect(Math.abs(effect.value - (exact?.effect ?? 0))).toBeLessThan(0.02);
      expect(Math.abs(cost.value - (exact?.careCost ?? 0) - (exact?.price ?? 0))).toBeLessThan(200);
    }
  });

  it('agrees with a loop written by hand at the means', () => {
    const [strategy] = strategies;
    if (strategy === undefined) throw new Error('no strategy');
    const values = expectedValues(lot, strategy);
    const v = (name: string): number => values[namesOf(lot).indexOf(name)] as number;
    let [well, disabled] = [1 - v('stroke') - v('death'), v('stroke')];
    let effect = -v('ppm') * v('loss_ppm') - v('vasc') * v('loss_vasc');
    let cost =
      v('ppm') * v('cost_ppm') +
      v('stroke') * v('cost_stroke') +
      v('vasc') * v('cost_vasc') +
      v('pvl') * v('cost_pvl') +
      v('stay') * v('cost_day');
    for (let year = 0; year < 10; year++) {
      const death = v('mortality') * Math.exp(v('ageing') * year);
      const laterWell = well * (1 - death - v('stroke_year'));
      const laterDisabled =
        disabled * (1 - Math.min(1, death * v('hazard_disabled'))) + well * v('stroke_year');
      const [a, b] = [(well + laterWell) / 2, (disabled + laterDisabled) / 2];
      const discount = 1.03 ** -(year + 0.5);
      effect +=
        discount * (a * (v('utility_well') - v('pvl') * v('utility_leak')) + b * v('utility_disabled'));
      cost += discount * (a * v('cost_well') + b * v('cost_disabled'));
      [well, disabled] = [laterWell, laterDisabled];
    }
    const outcome = expectedBenefit(lot, strategy);
    expect(outcome.effect).toBeCloseTo(effect, 6);
    expect(outcome.careCost).toBeCloseTo(cost, 3);
  });

  it('keeps the draws of an offer when others join', () => {
    const of = (count: number) =>
      valueLot(lot, strategies.slice(0, count), { mode: 'audit', draws: 1000, seed: 7 });
    expect(of(1).expected[0]).toEqual(of(3).expected[0]);
  });

  it('counts the draws in which probabilities were brought back', () => {
    const { valuation, benefits } = markovEvaluated({ mortality: { mean: 0.36, se: 0.03 } }).evaluation;
    for (const { draws } of valuation.adjustedDraws ?? []) {
      expect(draws).toBeGreaterThan(50);
      expect(draws).toBeLessThan(950);
    }
    expect(valuation.adjustedDraws).toHaveLength(5);
    expect(benefits.offers.some(({ adjusted }) => adjusted)).toBe(false);
  });
});
