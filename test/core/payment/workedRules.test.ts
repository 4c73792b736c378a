import { describe, expect, it } from 'vitest';
import { decimal } from '../../../src/core/numbers/arithmetic.ts';
import { bundle } from '../../../src/core/payment/bundle.ts';
import { capitation } from '../../../src/core/payment/capitation.ts';
import { corridor } from '../../../src/core/payment/corridor.ts';
import { centsFromEuros } from '../../../src/core/payment/money.ts';
import { netBenefitTrueUp } from '../../../src/core/payment/netBenefitTrueUp.ts';
import { qualityOf } from '../../../src/core/payment/quality.ts';
import { sharedSavings } from '../../../src/core/payment/sharedSavings.ts';
import { spendingCap } from '../../../src/core/payment/spendingCap.ts';
import { recallContribution, warrantyRefund } from '../../../src/core/payment/warranty.ts';

/** Worked by hand: the formula of outcomes.md section 5, the figures ours; in cents. */
describe('rules without a published case', () => {
  it('a plain cap takes back all that is above, and nothing at it', () => {
    const tiers = [{ above: 1_000_000, back: 1 }];
    const at = (billed: number) => spendingCap({ tiers }, { billed }).amount;
    expect([at(0), at(100_000_000), at(100_000_001), at(123_456_789)]).toEqual([0, 0, -1, -23_456_789]);
  });

  it('tiers count each for its own part: 0.10·(1.2 − 1.0) + 0.25·(1.5 − 1.2) million', () => {
    const tiers = [
      { above: 1_000_000, back: 0.1 },
      { above: 1_200_000, back: 0.25 },
    ];
    const at = (billed: number) => spendingCap({ tiers }, { billed }).amount;
    expect([at(120_000_000), at(120_000_400), at(150_000_000)]).toEqual([-2_000_000, -2_000_100, -9_500_000]);
  });

  it('a corridor: nothing up to the dead band, then a straight line up to its cap', () => {
    const rule = { deadBand: 0.01, slope: 60, bonusCap: 10_000, malusCap: 20_000 };
    const at = (distance: number) => corridor(rule, { distance, patients: 200 }).amount;
    expect([at(0), at(0.01), at(-0.01)]).toEqual([0, 0, 0]);
    // 60 euros · 200 patients · 0.5 points.
    expect([at(0.015), at(-0.015)]).toEqual([600_000, -600_000]);
    // The bonus is full at 0.8333 points beyond the band, the malus at 1.6667.
    expect([at(0.02), at(-0.02)]).toEqual([1_000_000, -1_200_000]);
    expect([at(0.5), at(-0.5)]).toEqual([1_000_000, -2_000_000]);
  });

  it('a corridor is exact where binary fractions are not: 0.169 − 0.246 is 7.7 points', () => {
    const rule = { deadBand: 0.007, slope: 1, bonusCap: 0, malusCap: 1e6 };
    expect(corridor(rule, { distance: -0.077, patients: 1 }).amount).toBe(-700);
  });

  it('a bundle: price 0.97·(0.6·9000 + 0.4·9400) = 8885.20 an episode, gains and losses within a tenth', () => {
    const rule = {
      historical: 9000,
      regional: 9400,
      historicalWeight: 0.6,
      discount: 0.03,
      stopGain: 0.1,
      stopLoss: 0.05,
    };
    const at = (cappedCost: number) => bundle(rule, { episodes: 100, cappedCost }).amount;
    expect(at(88_852_000)).toBe(0);
    expect([at(85_000_000), at(90_000_000)]).toEqual([3_852_000, -1_148_000]);
    // At the stops exactly, and beyond.
    expect([at(79_966_800), at(79_966_799), at(0)]).toEqual([8_885_200, 8_885_200, 8_885_200]);
    expect([at(93_294_600), at(93_294_601), at(200_000_000)]).toEqual([-4_442_600, -4_442_600, -4_442_600]);
  });

  it('a true-up of net benefit: a share of the shortfall, at most the cap for each patient, never a bonus', () => {
    const rule = { share: 0.2, capPerPatient: 1000 };
    const at = (delivered: number) =>
      netBenefitTrueUp(rule, { promised: 213_777, delivered, patients: 317 }).amount;
    expect([at(213_777), at(220_000)]).toEqual([0, 0]);
    // 0.2 · 2822 · 317
    expect(at(210_955)).toBe(-17_891_480);
    expect([at(208_777), at(208_776), at(0)]).toEqual([-31_700_000, -31_700_000, -31_700_000]);
  });

  it('savings count from their least rate on and quality from its gate on, both included', () => {
    const rule = { benchmark: 1000, share: 0.5, leastRate: 0.02, cap: 0.1, gate: 0.7 };
    const at = (cost: number, quality: number) =>
      sharedSavings(rule, { episodes: 100, cost, quality: decimal.of(quality) }).amount;
    expect([at(9_800_000, 0.7), at(9_800_001, 0.7), at(9_800_000, 0.69)]).toEqual([70_000, 0, 0]);
    expect([at(10_200_000, 0), at(10_199_999, 0)]).toEqual([-100_000, 0]);
    expect([at(0, 1), at(30_000_000, 1)]).toEqual([1_000_000, -1_000_000]);
    expect(sharedSavings(rule, { episodes: 0, cost: 500, quality: decimal.of(1) }).amount).toBe(0);
  });

  it('quality at threshold earns nothing, at the benchmark all, in either direction', () => {
    const of = (threshold: number, benchmark: number, value: number) =>
      qualityOf(
        [{ target: 't', threshold, benchmark, weight: 1 }],
        new Map([['t', value]]),
      ).quality.toNumber();
    expect([of(0.1, 0.05, 0.1), of(0.1, 0.05, 0.05), of(0.1, 0.05, 0.2), of(0.1, 0.05, 0.0625)]).toEqual([
      0, 1, 0, 0.75,
    ]);
    expect([of(0.8, 0.95, 0.79), of(0.8, 0.95, 0.96)]).toEqual([0, 1]);
    expect(() => of(0.1, 0.1, 0.1)).toThrow(RangeError);
    expect(() => qualityOf([{ target: 't', threshold: 0, benchmark: 1, weight: 1 }], new Map())).toThrow(
      RangeError,
    );
  });

  it('a warranty ends with its last month, the contribution with its own', () => {
    const rule = { months: 24, contribution: { amount: 2500, withinMonths: 12 } };
    const at = (ageMonths: number) => warrantyRefund(rule, { price: 15_900, ageMonths }).amount;
    expect([at(0), at(12), at(13), at(23), at(24)]).toEqual([-1_840_000, -1_045_000, -728_750, -66_250, 0]);
    const recall = { causePresumed: true, contribution: 400 };
    expect(recallContribution({ recall }, { patients: 24 }).amount).toBe(-960_000);
  });

  it('corridors of a capitation begin at their edge, and a stratum without a weight is refused', () => {
    const rule = {
      strata: [{ stratum: 'all', risk: 1 }],
      perMemberMonth: 100,
      quality: 0,
      corridors: [{ above: 0.05, payer: 0.5 }],
    };
    const at = (cost: number) => capitation(rule, { memberMonths: new Map([['all', 100]]), cost }).corridor;
    expect([at(1_050_000), at(1_050_002), at(950_000), at(949_998)]).toEqual([0, 1, 0, -1]);
    expect(() => capitation(rule, { memberMonths: new Map([['other', 1]]), cost: 0 })).toThrow(RangeError);
  });

  it('exact halves of a cent round away from zero, in both directions', () => {
    const rounded = (euros: number) => centsFromEuros(decimal.of(euros));
    expect([0.005, -0.005, 1.005, -1.005, 2.675, 0.0049, -0.0049].map(rounded)).toEqual([
      1, -1, 101, -101, 268, 0, 0,
    ]);
    // A third of a cent three times is a cent again.
    expect(centsFromEuros(decimal.of(0.015).div(decimal.of(3)))).toBe(1);
    expect(Object.is(rounded(-0.0049), 0)).toBe(true);
  });
});
