import type { Contract } from '../../src/core/contract/contract.ts';
import type { Clause } from '../../src/core/payment/clause.ts';
import { type ClaimFact, causes, type PaymentFacts } from '../../src/core/settlement/paymentFacts.ts';
import type { PeriodStanding, StandingTarget } from '../../src/core/settlement/periodStanding.ts';
import type { Ruling } from '../../src/core/settlement/ruling.ts';
import { settlementPeriods } from '../../src/core/settlement/settlementPeriod.ts';
import { smallContract } from './contract.ts';

/** Numbers that follow from a seed: the same history on any machine (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  share(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** From 0 to the greatest, both included. */
  upTo(greatest: number): number {
    return Math.floor(this.share() * (greatest + 1));
  }

  of<T>(items: readonly T[]): T {
    return items[this.upTo(items.length - 1)] as T;
  }

  maybe(share = 0.5): boolean {
    return this.share() < share;
  }

  list<T>(most: number, item: () => T): T[] {
    return Array.from({ length: this.upTo(most) }, item);
  }
}

const SUPPLIERS = ['S1', 'S2', 'S3'];
const OUTCOMES = ['ppm', 'death', 'quality', 'waiting', 'audited'];
const CALENDARS = [
  ['2026-01-01', '2026-12-31', 3],
  ['2026-01-31', '2026-10-20', 1],
  ['2027-11-15', '2028-08-14', 2],
  ['2028-02-29', '2029-02-27', 5],
  ['2026-01-01', '2026-11-10', 4],
] as const;

const said = (words: string) => ({ it: words, en: words });

/** A contract of three suppliers with clauses of any kind and any caps. @param before an earlier version: its periods and clauses stay */
export function someContract(dice: Dice, before?: Contract): Contract {
  const [from, to, everyMonths] =
    before === undefined
      ? dice.of(CALENDARS)
      : [before.calendar.from, before.calendar.to, before.payment?.everyMonths ?? 3];
  const limits = () => ({
    ...(dice.maybe(0.4) && { period: dice.upTo(4_000_000) / 100 }),
    ...(dice.maybe(0.4) && { life: dice.upTo(9_000_000) / 100 }),
  });
  const clauses: Clause[] =
    before?.payment?.clauses.map((one) =>
      dice.maybe()
        ? { ...one, caps: limits() }
        : { ...one, rule: someRule(dice, one.supplier, one.rule.kind) },
    ) ??
    Array.from({ length: 3 + dice.upTo(9) }, (_, at): Clause => {
      const supplier = dice.of(SUPPLIERS);
      return {
        id: `c${at}`,
        supplier,
        label: said(`c${at}`),
        rule: someRule(dice, supplier),
        caps: limits(),
      };
    });
  return smallContract((definition) => {
    definition.suppliers = SUPPLIERS.map((id, at) => ({
      id,
      name: `Fornitore ${id}`,
      lot: '1',
      devices: [{ label: 'Valve', udiDi: [`0801234567${at}907`], rdmNumbers: [`100000${at}`], main: true }],
    }));
    definition.targets = SUPPLIERS.flatMap((supplier) =>
      OUTCOMES.map((outcome) => {
        const value = dice.of([0.05, 0.065, 0.1, 1 / 3]);
        const promised = { value, evidence: said('31 / 480') };
        return { id: `${outcome}_${supplier}`, supplier, outcome, value, promised, patients: 400 };
      }),
    );
    definition.calendar = { from, to, reviewEveryMonths: 3 };
    definition.payment = {
      everyMonths,
      prices: SUPPLIERS.map((supplier) => ({ supplier, price: dice.upTo(2_000_000) / 100 })),
      clauses,
      caps: SUPPLIERS.filter(() => dice.maybe()).map((supplier) => ({ supplier, ...limits() })),
      responseDays: 15,
      claimAlarmDays: 30,
      escrow: said('Tesoreria'),
      adjudicators: [],
    };
  });
}

const KINDS: readonly Clause['rule']['kind'][] = [
  'payment-by-results',
  'risk-sharing',
  'cost-sharing',
  'success-fee',
  'spending-cap',
  'warranty',
  'corridor',
  'corridor',
  'shared-savings',
  'quality-linked',
  'bundle',
  'capitation',
  'net-benefit-true-up',
  'delay-penalty',
];

function someRule(dice: Dice, supplier: string, kind = dice.of(KINDS)): Clause['rule'] {
  const euros = (most: number) => dice.upTo(most * 100) / 100;
  const share = () => dice.of([0, 0.1, 0.25, 0.333, 1 / 3, 0.5, 0.005, 1]);
  const target = () => `${dice.of(OUTCOMES)}_${supplier}`;
  const weights = dice.of([[1], [0.3, 0.7], [0.1, 0.2, 0.7]]);
  const quality = () =>
    weights.map((weight, at) => {
      const [threshold, benchmark] = dice.of([
        [0.1, 0.05],
        [0.02, 0.08],
        [0.3, 0.07],
      ]) as [number, number];
      return { target: `${OUTCOMES[at]}_${supplier}`, threshold, benchmark, weight };
    });
  switch (kind) {
    case 'payment-by-results':
      return { kind, outcome: dice.of(['ppm', 'death']), claimDays: 30 + dice.upTo(60) };
    case 'success-fee':
      return { kind, outcome: dice.of(['ppm', 'death']), fee: euros(20_000), claimDays: 30 + dice.upTo(60) };
    case 'risk-sharing':
      return { kind, target: target(), when: dice.of(['missed', 'any'] as const), share: share() };
    case 'cost-sharing':
      return { kind, firstUses: 1 + dice.upTo(3), discount: share() };
    case 'spending-cap':
      return {
        kind,
        tiers: [
          { above: euros(300_000), back: share() },
          { above: 300_000 + euros(300_000), back: share() },
        ].slice(0, 1 + dice.upTo(1)),
      };
    case 'warranty':
      return {
        kind,
        outcome: 'revision',
        months: 1 + dice.upTo(35),
        claimDays: 30 + dice.upTo(60),
        contribution: { amount: euros(1500), withinMonths: dice.upTo(12) },
        recall: { causePresumed: dice.maybe(), contribution: euros(300) },
      };
    case 'corridor':
      return {
        kind,
        target: target(),
        deadBand: dice.of([0, 0.005, 0.01, 0.02]),
        slope: euros(60),
        bonusCap: dice.of([0, euros(60_000)]),
        malusCap: dice.of([0, euros(90_000)]),
      };
    case 'shared-savings':
      return {
        kind,
        benchmark: euros(12_000),
        share: share(),
        leastRate: dice.of([0, 0.02, 0.1]),
        cap: dice.of([0.05, 0.1, 1]),
        quality: quality(),
        gate: dice.of([0, 0.5, 0.7, 1]),
      };
    case 'quality-linked':
      return {
        kind,
        tariff: euros(5000),
        withhold: share(),
        factor: dice.of([0.8, 1, 1.25]),
        quality: quality(),
      };
    case 'bundle':
      return {
        kind,
        historical: euros(9000),
        regional: euros(9000),
        historicalWeight: share(),
        discount: dice.of([0, 0.03]),
        episodeCap: 20_000,
        stopGain: dice.of([0, 0.1, 1]),
        stopLoss: dice.of([0, 0.1, 1]),
      };
    case 'capitation':
      return {
        kind,
        strata: [
          { stratum: 'a', risk: 1 },
          { stratum: 'b', risk: dice.of([0.7, 1.234, 1 / 3]) },
        ].slice(0, 1 + dice.upTo(4)),
        perMemberMonth: euros(40),
        quality: dice.of([-0.02, 0, 0.01]),
        corridors: [
          { above: dice.of([0, 0.03]), payer: share() },
          { above: 0.08, payer: share() },
        ].slice(0, dice.upTo(2)),
      };
    case 'net-benefit-true-up':
      return { kind, share: share(), capPerPatient: euros(1000) };
    case 'delay-penalty':
      return {
        kind,
        perMille: dice.of([0.5, 1, 1.5]),
        cap: dice.of([0, 0.01, 0.1]),
        netAmount: euros(500_000),
      };
  }
}

/** What rows might say of such a contract, from before it began until after its end. */
export function someFacts(dice: Dice, { payment, calendar }: Contract): PaymentFacts {
  const clauses = payment?.clauses ?? [];
  const first = Date.parse(`${calendar.from}T00:00:00Z`) - 40 * 86_400_000;
  const days = (Date.parse(`${calendar.to}T00:00:00Z`) - first) / 86_400_000 + 60;
  const ends =
    payment === undefined
      ? []
      : settlementPeriods({ payment, calendar }).flatMap(({ from, to }) => [from, to]);
  const day = () =>
    dice.maybe(0.2)
      ? dice.of(ends)
      : new Date(first + dice.upTo(days) * 86_400_000).toISOString().slice(0, 10);
  const month = () => day().slice(0, 7);
  const supplier = () => dice.of(SUPPLIERS);
  const site = () => dice.of(['H1', 'H2']);
  const ofKind = (...kinds: string[]) => clauses.filter(({ rule }) => kinds.includes(rule.kind));
  const perClause = <T>(found: readonly Clause[], item: (clause: string) => T): T[] =>
    found.flatMap(({ id }) => dice.list(6, () => item(id)));
  return {
    uses: dice.list(20, () => ({
      supplier: supplier(),
      site: site(),
      month: month(),
      procedures: dice.upTo(20),
      billed: dice.upTo(15_000_000),
      unpriced: dice.maybe(0.03) ? 1 : 0,
    })),
    firstUses: perClause(ofKind('cost-sharing'), (clause) => ({
      clause,
      month: month(),
      uses: dice.upTo(9),
    })),
    episodes: perClause(ofKind('bundle', 'shared-savings'), (clause) => ({
      clause,
      month: month(),
      episodes: dice.upTo(12),
      withoutCost: dice.maybe(0.03) ? 1 : 0,
      cost: dice.upTo(14_000_000),
      cappedCost: dice.upTo(12_000_000),
    })),
    enrolment: dice.list(10, () => ({
      supplier: supplier(),
      month: month(),
      stratum: dice.maybe(0.9) ? 'a' : 'b',
      memberMonths: dice.upTo(9_000_000) / 10_000,
      cost: dice.upTo(2_000_000),
    })),
    claims: perClause(
      ofKind('payment-by-results', 'success-fee', 'warranty'),
      (clause): ClaimFact => ({
        clause,
        supplier: clauses.find(({ id }) => id === clause)?.supplier ?? '',
        site: site(),
        reference: `R${dice.upTo(9)}`,
        filedOn: day(),
        daysToFile: dice.upTo(100),
        ageMonths: dice.upTo(40),
        linked: dice.maybe(0.9),
        documented: dice.maybe(0.9),
        udiMatched: dice.maybe(0.9),
        cause: dice.maybe() ? 'device' : dice.of(causes),
        recalledLot: dice.maybe(0.3) ? 'L7' : null,
      }),
    ),
    unclaimed: [],
    recalls: dice.list(2, () => ({
      supplier: supplier(),
      lot: 'L7',
      recalledOn: day(),
      reference: 'FSN 1',
      patients: dice.list(3, () => ({ month: month(), before: dice.upTo(5), after: dice.upTo(2) })),
    })),
    delays: dice.list(5, () => ({
      supplier: supplier(),
      reference: `O${dice.upTo(99)}`,
      dueOn: calendar.from,
      suppliedOn: day(),
      days: dice.upTo(40),
    })),
  };
}

/** Any figures and states of all targets, whether or not they go together. */
export function someStandings(dice: Dice, contract: Contract, periods: number): PeriodStanding[] {
  return Array.from({ length: periods }, (_, at) => ({
    period: at + 1,
    targets: contract.targets.map((target): StandingTarget => {
      const { better, measure } = contract.outcomes.find(
        ({ id }) => id === target.outcome,
      ) as Contract['outcomes'][number];
      const patients = dice.upTo(300);
      const events = dice.upTo(Math.floor(patients / 3));
      const seen = patients > 0 && dice.maybe(0.95);
      const value = dice.of([
        events / Math.max(1, patients),
        target.value,
        target.value + 0.01,
        target.value - 0.02,
      ]);
      const state = seen
        ? dice.of(['met', 'missed', 'missed', 'inconclusive', 'not-computable'] as const)
        : 'not-computable';
      return {
        target: target.id,
        supplier: target.supplier,
        outcome: target.outcome,
        value: target.value,
        better,
        observed: seen
          ? {
              value,
              interval: { lower: value - 0.02, upper: value + 0.02 },
              method: 'wilson',
              patients,
              events: measure.kind === 'registry' || measure.kind === 'score' ? null : events,
            }
          : null,
        standardised: null,
        crude: null,
        state,
        because: state === 'not-computable' ? ['follow-up'] : [],
        stateOfInterval: null,
        sanctionable: state === 'missed' && dice.maybe(0.7),
        score:
          measure.kind !== 'score' || !seen
            ? null
            : {
                valueSet: null,
                before: 0.4,
                after: 0.6,
                change: 0.2,
                adjustedGain: null,
                responders: dice.maybe(0.9)
                  ? { n: events, share: events / patients, interval: { lower: 0, upper: 1 } }
                  : null,
              },
        young: 0,
        owedBy: state === 'not-computable' ? [{ party: 'H1', patients: 3 }] : [],
      };
    }),
    value: SUPPLIERS.filter(() => dice.maybe(0.8)).map((supplier) => {
      const delivered = dice.upTo(9000) - 1000.5;
      return {
        supplier,
        promisedNetBenefit: 5000.1,
        deliveredNetBenefit: delivered,
        deliveredInterval: { lower: delivered - 1000, upper: dice.of([delivered + 1000, 5000.1]) },
        patients: dice.upTo(200),
      };
    }),
    owed: dice.maybe(0.1) ? [{ site: 'H2', months: [contract.calendar.from.slice(0, 7)] }] : [],
  }));
}

/** Whole lines and single claims, ruled one way and another. */
export function someRulings(
  dice: Dice,
  { payment }: Contract,
  facts: PaymentFacts,
  periods: number,
): Ruling[] {
  const claims = new Set(facts.claims.map(({ clause }) => clause));
  return dice.list(3, () => {
    const clause = dice.of(payment?.clauses ?? []).id;
    return {
      line: `${clause}/${1 + dice.upTo(periods - 1)}`,
      claim:
        claims.has(clause) && dice.maybe(0.7)
          ? { site: dice.of(['H1', 'H2']), reference: `R${dice.upTo(9)}` }
          : null,
      verdict: dice.maybe(0.75) ? 'falls' : 'stands',
    };
  });
}
