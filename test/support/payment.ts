import type { Contract } from '../../src/core/contract/contract.ts';
import type { Clause } from '../../src/core/payment/clause.ts';
import type { Payment } from '../../src/core/payment/payment.ts';
import type { PaymentFacts } from '../../src/core/settlement/paymentFacts.ts';
import { smallContract } from './contract.ts';

const said = (words: string) => ({ it: words, en: words });

/** A clause of S1 without caps, unless the change says otherwise. */
export function clause(id: string, rule: Clause['rule'], change: Partial<Clause> = {}): Clause {
  return { id, supplier: 'S1', label: said(id), rule, caps: {}, ...change };
}

/** The small contract with a clause of every kind, settled every three months. Figures are invented. */
export function payingContract(change: (payment: Record<string, unknown>) => void = () => {}): Contract {
  const quality = [{ target: 'ppm_S1', threshold: 0.1, benchmark: 0.05, weight: 1 }];
  const payment: Payment = {
    everyMonths: 3,
    prices: [
      { supplier: 'S1', price: 18_500 },
      { supplier: 'S2', price: 16_500 },
    ],
    clauses: [
      clause('results', { kind: 'payment-by-results', outcome: 'death', claimDays: 90 }),
      clause('risk', { kind: 'risk-sharing', target: 'ppm_S1', when: 'missed', share: 0.5 }),
      clause('first', { kind: 'cost-sharing', firstUses: 2, discount: 0.5 }),
      clause('success', { kind: 'success-fee', outcome: 'ppm', fee: 22_000, claimDays: 60 }),
      clause('ceiling', { kind: 'spending-cap', tiers: [{ above: 1_000_000, back: 1 }] }),
      clause('guarantee', {
        kind: 'warranty',
        outcome: 'revision',
        months: 36,
        claimDays: 90,
        contribution: { amount: 1500, withinMonths: 12 },
        recall: { causePresumed: true, contribution: 250 },
      }),
      clause('corridor', {
        kind: 'corridor',
        target: 'ppm_S1',
        deadBand: 0.01,
        slope: 20,
        bonusCap: 50_000,
        malusCap: 80_000,
      }),
      clause('savings', {
        kind: 'shared-savings',
        benchmark: 9200,
        share: 0.5,
        leastRate: 0.02,
        cap: 0.1,
        quality,
        gate: 0.7,
      }),
      clause('linked', { kind: 'quality-linked', tariff: 4800, withhold: 0.04, factor: 1.25, quality }),
      clause('episode', {
        kind: 'bundle',
        historical: 9000,
        regional: 9400,
        historicalWeight: 0.6,
        discount: 0.03,
        episodeCap: 20_000,
        stopGain: 0.1,
        stopLoss: 0.1,
      }),
      clause('premium', {
        kind: 'capitation',
        strata: [{ stratum: 'all', risk: 1 }],
        perMemberMonth: 31.5,
        quality: 0.01,
        corridors: [
          { above: 0.03, payer: 0.5 },
          { above: 0.08, payer: 0.8 },
        ],
      }),
      clause('benefit', { kind: 'net-benefit-true-up', share: 0.2, capPerPatient: 1000 }),
      clause('late', { kind: 'delay-penalty', perMille: 1, cap: 0.1, netAmount: 480_000 }),
      clause(
        'corridor_2',
        { kind: 'corridor', target: 'ppm_S2', deadBand: 0, slope: 50, bonusCap: 0, malusCap: 100_000 },
        { supplier: 'S2' },
      ),
    ],
    caps: [{ supplier: 'S1', life: 2_000_000 }],
    responseDays: 15,
    claimAlarmDays: 30,
    escrow: said('Tesoreria'),
    adjudicators: [
      { name: 'Dott. Uno', role: 'first' },
      { name: 'Dott. Due', role: 'second' },
      { name: 'Dott. Tre', role: 'third' },
    ],
  };
  const content = payment as unknown as Record<string, unknown>;
  change(content);
  return smallContract((definition) => {
    const [first] = definition.suppliers as Record<string, unknown>[];
    if (first !== undefined) first.promisedNetBenefit = 213_000;
    definition.payment = content;
  });
}

/** Facts of nothing. */
export const NO_FACTS: PaymentFacts = {
  uses: [],
  firstUses: [],
  episodes: [],
  enrolment: [],
  claims: [],
  unclaimed: [],
  recalls: [],
  delays: [],
};
