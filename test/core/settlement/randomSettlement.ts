import fc from 'fast-check';
import type { Contract } from '../../../src/core/contract/contract.ts';
import type { Clause } from '../../../src/core/payment/clause.ts';
import { type ClaimFact, causes, type PaymentFacts } from '../../../src/core/settlement/paymentFacts.ts';
import type { PeriodStanding } from '../../../src/core/settlement/periodStanding.ts';
import type { SettlementData } from '../../../src/core/settlement/settle.ts';
import { clause, payingContract } from '../../support/payment.ts';
import { settlementData, standing } from '../../support/settlement.ts';

const PERIODS = 4;
const ids = payingContract().payment?.clauses.map(({ id }) => id) ?? [];

const month = fc.constantFrom('2026-01', '2026-03', '2026-05', '2026-08', '2026-09', '2026-11');
const day = month.map((one) => `${one}-17`);
const supplier = fc.constantFrom('S1', 'S2');
const site = fc.constantFrom('H1', 'H2');
const few = fc.nat(30);
const cents = fc.nat(40_000_000);
const euros = fc.integer({ min: 0, max: 6_000_000 }).map((amount) => amount / 100);
const limit = fc.option(euros, { nil: undefined });

const caps = fc.record({ period: limit, life: limit }).map(({ period, life }) => ({
  ...(period !== undefined && { period }),
  ...(life !== undefined && { life }),
}));

/** The paying contract with any caps. */
const contracts: fc.Arbitrary<Contract> = fc
  .record({
    own: fc.array(caps, { minLength: ids.length, maxLength: ids.length }),
    common: caps,
    other: caps,
  })
  .map(({ own, common, other }) =>
    payingContract((payment) => {
      const risk = clause('risk_2', { kind: 'risk-sharing', target: 'ppm_S2', when: 'any', share: 0.1 });
      payment.clauses = [
        ...(payment.clauses as Clause[]).map((one, at) => ({ ...one, caps: own[at] ?? {} })),
        { ...risk, supplier: 'S2', caps: own[0] ?? {} },
      ];
      payment.caps = [
        { supplier: 'S1', ...common },
        { supplier: 'S2', ...other },
      ];
    }),
  );

const claims: fc.Arbitrary<ClaimFact[]> = fc.array(
  fc.record({
    clause: fc.constantFrom('results', 'success', 'guarantee'),
    supplier: fc.constant('S1'),
    site,
    reference: fc.uuid(),
    filedOn: day,
    daysToFile: fc.nat(100),
    ageMonths: fc.nat(40),
    linked: fc.boolean(),
    documented: fc.boolean(),
    udiMatched: fc.boolean(),
    cause: fc.constantFrom(...causes),
    recalledLot: fc.option(fc.constant('L7')),
  }),
  { maxLength: 12 },
);

const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 8 });

export const someFacts: fc.Arbitrary<PaymentFacts> = fc.record({
  uses: list(
    fc.record({
      supplier,
      site,
      month,
      procedures: few,
      billed: cents,
      unpriced: fc.constantFrom(0, 0, 0, 1),
    }),
  ),
  firstUses: list(fc.record({ clause: fc.constant('first'), month, uses: few })),
  episodes: list(
    fc.record({
      clause: fc.constantFrom('savings', 'episode'),
      month,
      episodes: few,
      withoutCost: fc.constantFrom(0, 0, 0, 1),
      cost: cents,
      cappedCost: cents,
    }),
  ),
  enrolment: list(
    fc.record({ supplier, month, stratum: fc.constant('all'), memberMonths: few, cost: cents }),
  ),
  claims,
  unclaimed: fc.constant([]),
  recalls: list(
    fc.record({
      supplier,
      lot: fc.constant('L7'),
      recalledOn: day,
      reference: fc.constant('FSN 1'),
      patients: list(fc.record({ month, before: few, after: few })),
    }),
  ),
  delays: list(
    fc.record({
      supplier,
      reference: fc.uuid(),
      dueOn: fc.constant('2026-01-01'),
      suppliedOn: day,
      days: few,
    }),
  ),
});

const counted = fc
  .record({ patients: fc.nat(400), share: fc.double({ min: 0, max: 0.5, noNaN: true }) })
  .map(({ patients, share }) => ({
    patients,
    events: Math.floor(patients * share),
    expected: patients * 0.03,
  }));

const targets = fc.record({ ppm_S1: counted, ppm_S2: counted, death_S1: counted });

/** All periods of a contract. */
export function someStandings(contract: Contract): fc.Arbitrary<PeriodStanding[]> {
  const period = fc.record({
    targets,
    owed: fc.constantFrom([], [], [], [{ site: 'H2', months: ['2026-02'] }]),
    delivered: fc.integer({ min: -9000, max: 9000 }),
  });
  return fc.array(period, { minLength: PERIODS, maxLength: PERIODS }).map((periods) =>
    periods.map(({ targets: found, owed, delivered }, at) =>
      standing(contract, at + 1, found, {
        owed,
        value: [
          {
            supplier: 'S1',
            promisedNetBenefit: 8000,
            deliveredNetBenefit: delivered,
            deliveredInterval: { lower: delivered - 1000, upper: delivered + 1000 },
            patients: 120,
          },
        ],
      }),
    ),
  );
}

/** Any settlement of the last of four periods, at a data date at which some of it may be provisional still. */
export const settlements: fc.Arbitrary<SettlementData> = contracts.chain((contract) =>
  fc
    .record({
      facts: someFacts,
      standings: someStandings(contract),
      asOf: fc.constantFrom('2026-12-31', '2027-04-30', '2035-01-01'),
      fallen: fc.subarray(ids.flatMap((id) => [1, 2, 3, 4].map((period) => `${id}/${period}`))),
    })
    .map(({ fallen, ...given }) =>
      settlementData(contract, PERIODS, {
        ...given,
        rulings: fallen.slice(0, 6).map((line) => ({ line, claim: null, verdict: 'falls' as const })),
      }),
    ),
);
