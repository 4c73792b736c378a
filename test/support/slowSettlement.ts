import type { Contract } from '../../src/core/contract/contract.ts';
import type { Clause } from '../../src/core/payment/clause.ts';
import type { Payment } from '../../src/core/payment/payment.ts';
import type { ClaimFact } from '../../src/core/settlement/paymentFacts.ts';
import type { SettlementData } from '../../src/core/settlement/settle.ts';
import { Fraction } from './fraction.ts';
import { type LifeFacts, slowAmount } from './slowAmounts.ts';

/** What of a line the slow engine says. */
export interface SlowLine {
  readonly id: string;
  readonly kind: string;
  readonly held: string | null;
  readonly lifeToDate: number;
  readonly claims: Readonly<Record<string, number>>;
  readonly capped: number;
  readonly ruled: number;
  readonly position: number;
  readonly indicated: number;
  readonly before: number;
  readonly amount: number;
}

export interface SlowStatement {
  readonly supplier: string;
  readonly kind: string;
  readonly number: number;
  readonly previous: string | null;
  readonly ordinary: { readonly procedures: number; readonly billed: number; readonly unpriced: number };
  readonly lines: readonly SlowLine[];
  readonly penalties: readonly SlowLine[];
  readonly totals: Readonly<Record<string, number>>;
}

interface Period {
  readonly number: number;
  readonly from: string;
  readonly to: string;
}

interface Draft {
  readonly id: string;
  readonly clause: Clause;
  readonly period: number;
  readonly life: number | null;
  readonly held: string | null;
  readonly fell: boolean;
  readonly claims: Record<string, number>;
}

/**
 * The statements of a period a second time: slowly, from the words of the rules and of the decisions, sharing no arithmetic with `core/settlement`. Every line looks at all facts again.
 */
export function slowSettle(data: SettlementData): SlowStatement[] {
  const { contract } = data.contract;
  const payment = contract.payment as Payment;
  return contract.suppliers
    .map(({ id }) => id)
    .filter((id) => payment.clauses.some(({ supplier }) => supplier === id))
    .map((supplier) => slowStatement(data, contract, payment, supplier));
}

function slowStatement(
  data: SettlementData,
  contract: Contract,
  payment: Payment,
  supplier: string,
): SlowStatement {
  const clauses = payment.clauses.filter((one) => one.supplier === supplier);
  const all = slowPeriods(contract, payment);
  const periods = all.slice(0, data.period);
  const drafts = periods.flatMap((period) =>
    clauses.map((clause) => draft(data, contract, payment, clause, period, all)),
  );
  const common = payment.caps.find((one) => one.supplier === supplier) ?? {};
  const settled = moves(drafts, common, false);
  const unheld = moves(drafts, common, true);
  const issued = data.issued.filter(({ statement }) => statement.supplier === supplier);
  const before = issued.flatMap(({ statement }) => [...statement.lines, ...statement.penalties]);
  const lines = drafts.map((one): SlowLine => {
    const found = settled.get(one.id) as Move;
    const earlier = before.filter(({ id }) => id === one.id);
    const moved = sum(earlier.map(({ amount }) => amount));
    const amount = found.position - moved;
    return {
      id: one.id,
      kind:
        earlier.length > 0 && amount === 0
          ? 'unchanged'
          : earlier.some((line) => line.amount !== 0)
            ? 'correction'
            : 'new',
      held: one.held,
      lifeToDate: one.life ?? 0,
      claims: one.claims,
      ...found,
      indicated: one.held === null ? found.position : (unheld.get(one.id) as Move).position,
      before: moved,
      amount,
    };
  });
  const isPenalty = ({ id }: SlowLine): boolean =>
    clauses.some((clause) => id.startsWith(`${clause.id}/`) && clause.rule.kind === 'delay-penalty');
  const ordinary = lines.filter((one) => !isPenalty(one));
  const penalties = lines.filter(isPenalty);
  const uses = data.facts.uses.filter(
    (one) => one.supplier === supplier && periodOf(`${one.month}-01`, periods) !== undefined,
  );
  return {
    supplier,
    kind: lines.some(({ held }) => held === 'provisional') ? 'provisional' : 'definitive',
    number: issued.length + 1,
    previous: issued.at(-1)?.hash ?? null,
    ordinary: {
      procedures: sum(uses.map((one) => one.procedures)),
      billed: sum(uses.map((one) => one.billed)),
      unpriced: sum(uses.map((one) => one.unpriced)),
    },
    lines: ordinary,
    penalties,
    totals: {
      toSupplier: sum(ordinary.map(({ amount }) => Math.max(0, amount))),
      fromSupplier: sum(ordinary.map(({ amount }) => Math.min(0, amount))),
      net: sum(ordinary.map(({ amount }) => amount)),
      life: sum(ordinary.map(({ position }) => position)),
      indicatedHeld: sum(ordinary.map(({ held, indicated }) => (held === null ? 0 : indicated))),
      penalty: sum(penalties.map(({ amount }) => amount)),
      penaltyLife: sum(penalties.map(({ position }) => position)),
    },
  };
}

function draft(
  data: SettlementData,
  contract: Contract,
  payment: Payment,
  clause: Clause,
  period: Period,
  all: readonly Period[],
): Draft {
  const { rule, supplier } = clause;
  const id = `${clause.id}/${period.number}`;
  const upTo = all.filter(({ number }) => number <= period.number);
  const standing = data.standings.find((one) => one.period === period.number);
  if (standing === undefined) throw new Error('no standing');
  const target = (name: string) => {
    const found = standing.targets.find((one) => one.target === name);
    if (found === undefined) throw new Error(`no target ${name}`);
    return found;
  };
  const judged = data.facts.claims
    .filter((one) => one.clause === clause.id && one.supplier === supplier)
    .map((one) => {
      const filed = countsIn(one.filedOn, all);
      return { ageMonths: one.ageMonths, filed, verdict: verdict(one, clause, filed, data.rulings) };
    });
  const claims: Record<string, number> = {};
  for (const { ageMonths, filed, verdict: said } of judged)
    if (filed === period.number) claims[`${ageMonths} ${said}`] = (claims[`${ageMonths} ${said}`] ?? 0) + 1;
  const life = slowAmount(
    rule,
    payment.prices.find((one) => one.supplier === supplier)?.price ?? 0,
    lifeFacts(
      data,
      clause,
      upTo,
      all,
      judged
        .filter((one) => one.verdict === 'valid' && one.filed <= period.number)
        .map((one) => one.ageMonths),
    ),
    { target, value: standing.value.find((one) => one.supplier === supplier) ?? null },
  );
  const last = data.rulings.findLast((one) => one.line === id && one.claim === null);
  return { id, clause, period: period.number, life, fell: last?.verdict === 'falls', claims, held: held() };

  function held(): string | null {
    if (data.asOf < certainOn(contract, clause, period)) return 'provisional';
    const byClaims =
      rule.kind === 'payment-by-results' || rule.kind === 'success-fee' || rule.kind === 'warranty';
    if (standing !== undefined && standing.owed.length > 0 && !byClaims && rule.kind !== 'delay-penalty')
      return 'data-owed';
    const rests =
      rule.kind === 'payment-by-results' || rule.kind === 'success-fee'
        ? (standing?.targets ?? []).filter((one) => one.supplier === supplier && one.outcome === rule.outcome)
        : rule.kind === 'corridor' || rule.kind === 'risk-sharing'
          ? [target(rule.target)]
          : rule.kind === 'quality-linked' || rule.kind === 'shared-savings'
            ? rule.quality.map((one) => target(one.target))
            : [];
    if (life === null || rests.some(({ state }) => state === 'not-computable')) return 'not-computable';
    if (rule.kind !== 'corridor' && rule.kind !== 'risk-sharing') return null;
    const { state, sanctionable } = target(rule.target);
    if (state === 'inconclusive') return 'inconclusive';
    const asksSanction = rule.kind === 'corridor' || rule.when === 'missed';
    return state === 'missed' && asksSanction && !sanctionable ? 'not-sanctionable' : null;
  }
}

function verdict(
  claim: ClaimFact,
  { id, rule }: Clause,
  period: number | undefined,
  rulings: SettlementData['rulings'],
): string {
  if (rule.kind !== 'payment-by-results' && rule.kind !== 'success-fee' && rule.kind !== 'warranty')
    return 'none';
  const ruling = rulings.findLast(
    (one) =>
      one.line === `${id}/${period}` &&
      one.claim?.site === claim.site &&
      one.claim.reference === claim.reference,
  );
  if (ruling?.verdict === 'falls') return 'adjudicated';
  if (!claim.linked) return 'not-linked';
  if (claim.daysToFile > rule.claimDays) return 'late';
  if (!claim.documented) return 'not-documented';
  if (rule.kind !== 'warranty') return 'valid';
  if (!claim.udiMatched) return 'udi-not-matched';
  const presumed = claim.cause === 'unknown' && claim.recalledLot !== null && rule.recall.causePresumed;
  if (claim.cause !== 'device' && !presumed) return 'other-cause';
  return claim.ageMonths < rule.months ? 'valid' : 'out-of-warranty';
}

function lifeFacts(
  { facts }: SettlementData,
  { id, supplier }: Clause,
  upTo: readonly Period[],
  all: readonly Period[],
  validAges: readonly number[],
): LifeFacts {
  const within = ({ month }: { readonly month: string }): boolean =>
    periodOf(`${month}-01`, upTo) !== undefined;
  const known = (day: string): boolean => countsIn(day, all) <= upTo.length;
  const uses = facts.uses.filter((one) => one.supplier === supplier && within(one));
  const episodes = facts.episodes.filter((one) => one.clause === id && within(one));
  const enrolled = facts.enrolment.filter((one) => one.supplier === supplier && within(one));
  const memberMonths = new Map<string, Fraction>();
  for (const { stratum, memberMonths: months } of enrolled)
    memberMonths.set(stratum, (memberMonths.get(stratum) ?? Fraction.of(0)).plus(Fraction.of(months)));
  return {
    procedures: sum(uses.map((one) => one.procedures)),
    billed: sum(uses.map((one) => one.billed)),
    unpriced: sum(uses.map((one) => one.unpriced)),
    firstUses: sum(facts.firstUses.filter((one) => one.clause === id && within(one)).map((one) => one.uses)),
    episodes: sum(episodes.map((one) => one.episodes)),
    withoutCost: sum(episodes.map((one) => one.withoutCost)),
    cost: sum(episodes.map((one) => one.cost)),
    cappedCost: sum(episodes.map((one) => one.cappedCost)),
    memberMonths,
    careCost: sum(enrolled.map((one) => one.cost)),
    validAges,
    recalledPatients: sum(
      facts.recalls
        .filter((one) => one.supplier === supplier)
        .flatMap((one) =>
          one.patients
            .filter(({ month }) => known(`${month}-01`) && known(one.recalledOn))
            .map(({ before, after }) => before + after),
        ),
    ),
    delayDays: sum(
      facts.delays
        .filter((one) => one.supplier === supplier && known(one.suppliedOn))
        .map(({ days }) => days),
    ),
  };
}

/** Number of the first of the periods that is not over before the day. */
function periodOf(day: string, periods: readonly Period[]): number | undefined {
  return periods.find(({ to }) => day <= to)?.number;
}

/** The same for what may come after the contract's end: then the last one. */
function countsIn(day: string, all: readonly Period[]): number {
  return periodOf(day, all) ?? all.length;
}

function slowPeriods({ calendar }: Contract, { everyMonths }: Payment): Period[] {
  const periods: Period[] = [];
  const begins = (number: number): string => {
    const [year, month, day] = calendar.from.split('-').map(Number) as [number, number, number];
    const at = year * 12 + month - 1 + (number - 1) * everyMonths;
    const last = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
    return new Date(Date.UTC(Math.floor(at / 12), at % 12, Math.min(day, last))).toISOString().slice(0, 10);
  };
  for (let number = 1; begins(number) <= calendar.to; number++) {
    const end = later(begins(number + 1), -1);
    periods.push({ number, from: begins(number), to: end < calendar.to ? end : calendar.to });
  }
  return periods;
}

function later(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function certainOn(contract: Contract, { rule, supplier }: Clause, { to }: Period): string {
  if (rule.kind === 'delay-penalty') return to;
  const { lagDays } = contract.dataQuality;
  if (rule.kind === 'warranty') return later(to, rule.claimDays + lagDays);
  const targets =
    rule.kind === 'corridor' || rule.kind === 'risk-sharing'
      ? [rule.target]
      : rule.kind === 'quality-linked' || rule.kind === 'shared-savings'
        ? rule.quality.map(({ target }) => target)
        : [];
  const outcomes =
    rule.kind === 'payment-by-results' || rule.kind === 'success-fee'
      ? [rule.outcome]
      : contract.targets.filter(({ id }) => targets.includes(id)).map(({ outcome }) => outcome);
  // A net benefit is delivered by all outcomes that the supplier promised as an indicator of the tender.
  const own = contract.targets.filter((one) => one.supplier === supplier).map(({ outcome }) => outcome);
  const windows = contract.outcomes
    .filter(({ id, indicator }) =>
      rule.kind === 'net-benefit-true-up'
        ? indicator !== undefined && own.includes(id)
        : outcomes.includes(id),
    )
    .map(({ measure }) => slowWindow(measure));
  const claimDays = rule.kind === 'payment-by-results' || rule.kind === 'success-fee' ? rule.claimDays : 0;
  return later(to, Math.max(0, ...windows) + claimDays + lagDays);
}

function slowWindow(measure: Contract['outcomes'][number]['measure']): number {
  switch (measure.kind) {
    case 'event':
      return measure.windowDays;
    case 'survival':
      return measure.horizonDays;
    case 'score':
      return measure.after.toDays;
    case 'wait':
      return Math.max(...measure.classes.map((one) => ({ U: 3, B: 10, D: 60, P: 120 })[one]));
    case 'registry':
      return 0;
  }
}

interface Move {
  readonly position: number;
  readonly capped: number;
  readonly ruled: number;
}

/**
 * Line after line: what is due to the end of the period, less what fell, less what the lines before moved, as far as caps leave.
 * @param hypothetical as if nothing held the lines that no later line has taken up
 */
function moves(
  drafts: readonly Draft[],
  common: { readonly period?: number | undefined; readonly life?: number | undefined },
  hypothetical: boolean,
): Map<string, Move> {
  const done: (Draft & Move)[] = [];
  const fallen = new Map<string, { readonly from: number; readonly to: number }[]>();
  for (const one of drafts) {
    const { clause, period } = one;
    const takenUp = drafts.some(
      (other) => other.clause === clause && other.period > period && other.held === null,
    );
    const counts = one.life !== null && (one.held === null || one.fell || (hypothetical && !takenUp));
    const own = done.filter((other) => other.clause === clause);
    if (!counts) {
      done.push({ ...one, position: 0, capped: 0, ruled: 0 });
      continue;
    }
    const due = one.life as number;
    const moved = sum(own.map(({ position }) => position));
    let counted = due;
    for (const { from, to } of fallen.get(clause.id) ?? []) {
      // Up to where the stretch begins all counts; within it nothing more; beyond it what is beyond.
      if (to < from) counted = counted >= from ? counted : counted > to ? from : counted + from - to;
      else counted = counted <= from ? counted : counted < to ? from : counted - (to - from);
    }
    const wanted = counted - moved;
    let amount = room(wanted, clause.caps.period, 0);
    amount = room(amount, clause.caps.life, moved);
    if (clause.rule.kind !== 'delay-penalty') {
      const others = done.filter((other) => other.clause.rule.kind !== 'delay-penalty');
      amount = room(
        amount,
        common.period,
        sum(others.filter((other) => other.period === period).map(({ position }) => position)),
      );
      amount = room(amount, common.life, sum(others.map(({ position }) => position)));
    }
    if (one.fell) {
      fallen.set(clause.id, [...(fallen.get(clause.id) ?? []), { from: moved, to: moved + amount }]);
      done.push({ ...one, position: 0, capped: one.held === null ? wanted - amount : 0, ruled: amount });
    } else done.push({ ...one, position: amount, capped: wanted - amount, ruled: 0 });
  }
  return new Map(done.map(({ id, position, capped, ruled }) => [id, { position, capped, ruled }]));
}

/** As much of the amount as keeps the sum within a cap on both sides. */
function room(amount: number, cap: number | undefined, before: number): number {
  if (cap === undefined) return amount;
  const limit = Fraction.of(cap).cents();
  if (amount > 0) return Math.max(0, Math.min(amount, limit - before));
  return 0 - Math.max(0, Math.min(0 - amount, limit + before));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
