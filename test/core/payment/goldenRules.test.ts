import { describe, expect, it } from 'vitest';
import { decimal } from '../../../src/core/numbers/arithmetic.ts';
import { capitation } from '../../../src/core/payment/capitation.ts';
import { costSharing } from '../../../src/core/payment/costSharing.ts';
import { delayPenalty } from '../../../src/core/payment/delayPenalty.ts';
import { paymentByResults } from '../../../src/core/payment/paymentByResults.ts';
import { qualityOf } from '../../../src/core/payment/quality.ts';
import { qualityLinked } from '../../../src/core/payment/qualityLinked.ts';
import { riskSharing } from '../../../src/core/payment/riskSharing.ts';
import { sharedSavings } from '../../../src/core/payment/sharedSavings.ts';
import { successFee } from '../../../src/core/payment/successFee.ts';
import { warrantyRefund } from '../../../src/core/payment/warranty.ts';
import type { WorkedAmount } from '../../../src/core/payment/workedAmount.ts';
import { golden } from '../../support/golden.ts';

/** Whole cents of a printed amount. */
const cents = (euros: number) => Math.round(euros * 100);

const step = ({ steps }: WorkedAmount, name: string) => steps.find((one) => one.name === name)?.value;

describe('payment rules, to the cent of the golden cases', () => {
  it('payment by results (P01): what was not claimed in time stays with the hospital', () => {
    const { inputs, expected } = golden('payment-by-results');
    const { price, N, non_responders, claims_in_window } = inputs;
    const { amount } = paymentByResults({ price, valid: claims_in_window });
    expect(amount).toBe(-cents(expected.refund));
    expect(cents(N * price) + amount).toBe(cents(expected.net));
    expect(paymentByResults({ price, valid: non_responders }).amount - amount).toBe(
      -cents(expected.lost_refund),
    );
  });

  it('risk sharing (P02)', () => {
    const { inputs, expected } = golden('payment-risk-sharing');
    const { price, share, non_responders, N } = inputs;
    const { amount } = riskSharing({ share }, { price, badOutcomes: non_responders });
    expect(amount).toBe(-cents(expected.refund));
    expect(cents(N * price) + amount).toBe(cents(expected.net));
  });

  it('cost sharing (P03)', () => {
    const { inputs, expected } = golden('payment-cost-sharing');
    const cycles: readonly number[] = inputs.cycles;
    const firstUses = cycles.reduce((sum, uses) => sum + Math.min(uses, inputs.k), 0);
    const { amount } = costSharing({ discount: inputs.d }, { price: inputs.price_per_cycle, firstUses });
    expect(amount).toBe(-cents(expected.discount));
  });

  it('success fee (P04)', () => {
    const { inputs, expected } = golden('payment-success-fee');
    expect(successFee({ fee: inputs.fee }, { documented: inputs.documented }).amount).toBe(
      cents(expected.payment),
    );
  });

  it('pro-rata warranty (P06), each failure rounded by itself', () => {
    const { inputs, expected } = golden('payment-warranty');
    const rule = {
      months: inputs.T_months,
      contribution: { amount: inputs.revision_contribution, withinMonths: 12 },
    };
    const lines = (inputs.failures_months_udi_cause as [number, number, string][]).map(
      ([ageMonths, udi, cause]) =>
        udi === 1 && cause === 'device'
          ? -warrantyRefund(rule, { price: inputs.price, ageMonths }).amount
          : 0,
    );
    expect(lines.map((line) => line + 0)).toEqual(expected.lines.map(cents));
    expect(lines.reduce((sum, line) => sum + line, 0)).toBe(cents(expected.total));
  });

  it('shared savings, two-sided (P08)', () => {
    const { inputs, expected } = golden('payment-shared-savings');
    const { share, msr, cap, gate, episodes, benchmark_per_episode } = inputs;
    const rule = { benchmark: benchmark_per_episode, share, leastRate: msr, cap, gate };
    for (const name of ['a', 'b', 'c']) {
      const worked = sharedSavings(rule, {
        episodes,
        cost: cents(inputs.actual_total[name]),
        quality: decimal.of(inputs.quality),
      });
      const { supplier_share, supplier_loss, savings, savings_rate } = expected[name];
      expect(worked.amount, name).toBe(cents(supplier_share + supplier_loss));
      expect(step(worked, 'savings'), name).toBe(savings);
      expect(step(worked, 'savingsRate'), name).toBeCloseTo(savings_rate, 12);
    }
  });

  it('activity with links to quality (P09)', () => {
    const { inputs, expected } = golden('payment-quality-linked');
    const measures: readonly [string, number, number, number, number][] =
      inputs.measures_value_threshold_benchmark_weight;
    const { quality, steps } = qualityOf(
      measures.map(([target, , threshold, benchmark, weight]) => ({ target, threshold, benchmark, weight })),
      new Map(measures.map(([target, value]) => [target, value])),
    );
    const points = steps.filter(({ name }) => name === 'qualityPoints').map(({ value }) => value);
    for (const [at, point] of expected.points.entries()) expect(points[at]).toBeCloseTo(point, 12);
    expect(quality.toNumber()).toBeCloseTo(expected.Q, 12);
    const { volume, tariff, withhold, k } = inputs;
    const worked = qualityLinked({ tariff, withhold, factor: k }, { volume, quality });
    expect(cents(expected.base) + worked.amount).toBe(cents(expected.paid));
    expect(step(worked, 'withheld')).toBe(expected.withheld);
    expect(step(worked, 'earnedBack')).toBe(expected.earned_back);
    // At Q = 0.8 exactly what is withheld comes back.
    expect(qualityLinked({ tariff, withhold, factor: k }, { volume, quality: decimal.of(0.8) }).amount).toBe(
      0,
    );
  });

  it('capitation (P11)', () => {
    const { inputs, expected } = golden('payment-capitation');
    const members: readonly [number, number][] = inputs.member_months_risk;
    const rule = {
      strata: members.map(([, risk], at) => ({ stratum: `${at}`, risk })),
      perMemberMonth: inputs.pmpm,
      quality: inputs.q,
      corridors: [
        { above: 0.03, payer: 0.5 },
        { above: 0.08, payer: 0.8 },
      ],
    };
    const memberMonths = new Map(members.map(([months], at) => [`${at}`, months]));
    for (const name of ['a', 'b', 'c']) {
      const worked = capitation(rule, { memberMonths, cost: cents(inputs.costs[name]) });
      expect(worked.premium).toBe(cents(expected.premium));
      expect(worked.corridor, name).toBe(cents(expected.corridor[name]));
      expect(worked.amount).toBe(worked.premium + worked.corridor);
      expect(step(worked, 'meanRisk')).toBeCloseTo(expected.mean_risk, 12);
    }
  });

  it('penalty for delay (P13), at most a tenth of the contract', () => {
    const { inputs, expected } = golden('payment-delay-penalty');
    const rule = { perMille: inputs.rate_per_mille, cap: 0.1, netAmount: inputs.net };
    const amounts = inputs.days.map((days: number) => -delayPenalty(rule, { days }).amount);
    expect(amounts).toEqual(expected.penalty.map(cents));
  });
});
