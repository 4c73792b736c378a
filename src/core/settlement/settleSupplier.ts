import type { Contract } from '../contract/contract.ts';
import { pricedRules } from '../contract/paymentPriceProblems.ts';
import type { Clause } from '../payment/clause.ts';
import type { Cents } from '../payment/money.ts';
import { type Caps, capsOf } from './caps.ts';
import { amountOfClaim } from './claimAmount.ts';
import { isClaimRule } from './claimVerdict.ts';
import { type Gate, gate } from './gate.ts';
import { lifeToDate } from './lifeToDate.ts';
import { matureOn } from './maturity.ts';
import type { MovedLine } from './movedLines.ts';
import type { PeriodFacts } from './periodFacts.ts';
import { type DueLine, positions } from './positions.ts';
import { type SettlementPeriod, settlementPeriods } from './settlementPeriod.ts';
import type { ClaimCount, Statement, StatementLine } from './statement.ts';
import { paymentOf } from './supplierContract.ts';
import type { SupplierStanding } from './supplierStanding.ts';
import { totals } from './totals.ts';

/** All that the statement of one supplier is computed from; the package of the statement holds it. */
export interface SupplierSettlement {
  /** The part of the contract that binds the supplier. */
  readonly contract: Contract;
  /** Of the whole contract, as published. */
  readonly fingerprint: string;
  readonly supplier: string;
  readonly period: number;
  readonly snapshot: string;
  readonly asOf: string;
  /** One for each period up to the settled one, in their order. */
  readonly facts: readonly PeriodFacts[];
  readonly standings: readonly SupplierStanding[];
  /** Lines that a ruling took off whole, in alphabetical order. */
  readonly fallen: readonly string[];
  readonly moved: readonly MovedLine[];
  readonly number: number;
  readonly previous: string | null;
}

/**
 * The statement of one supplier.
 * @throws RangeError for facts or standings that do not cover the periods, or a contract with references into nothing
 */
export function settleSupplier(given: SupplierSettlement): Statement {
  const { contract, supplier, fingerprint, snapshot, asOf } = given;
  const payment = paymentOf(contract);
  const periods = settlementPeriods(contract).slice(0, given.period);
  const period = periods.at(-1);
  if (period === undefined || period.number !== given.period)
    throw new RangeError(`the contract has no period ${given.period}`);
  const clauses = payment.clauses.filter((clause) => clause.supplier === supplier);
  const isPenalty = ({ rule }: Clause) => rule.kind === 'delay-penalty';
  const common = capsOf(payment.caps.find((one) => one.supplier === supplier) ?? {});
  const lines = statementLines(
    clauses.filter((clause) => !isPenalty(clause)),
    periods,
    common,
    given,
  );
  const penalties = statementLines(clauses.filter(isPenalty), periods, capsOf({}), given);
  const sum = (of: (facts: PeriodFacts) => number) => given.facts.reduce((total, one) => total + of(one), 0);
  return {
    contract: contract.id,
    fingerprint,
    supplier,
    period,
    number: given.number,
    kind: [...lines, ...penalties].some(({ held }) => held === 'provisional') ? 'provisional' : 'definitive',
    snapshot,
    asOf,
    previous: given.previous,
    ordinary: {
      procedures: sum((one) => one.procedures),
      billed: sum((one) => one.billed),
      unpriced: sum((one) => one.unpriced),
    },
    lines,
    penalties,
    totals: totals(lines, penalties),
  };
}

/** A line before anything is taken off it. */
type Worked = Gate &
  Pick<StatementLine, 'steps' | 'claims'> & {
    readonly id: string;
    readonly clause: Clause;
    readonly period: number;
    /** Null where it cannot be told. */
    readonly lifeToDate: Cents | null;
  };

/** By period, and within one in the order of the clauses. */
function statementLines(
  clauses: readonly Clause[],
  periods: readonly SettlementPeriod[],
  common: Caps,
  given: SupplierSettlement,
): StatementLine[] {
  const worked = periods.flatMap((period) => clauses.map((clause) => workedLine(clause, period, given)));
  const caps = new Map(clauses.map((clause) => [clause.id, capsOf(clause.caps)]));
  const dueIf = (counts: (line: Worked) => boolean): DueLine[] =>
    worked.map((line) => {
      const fell = given.fallen.includes(line.id);
      // A line that fell and is held since then is taken off all the same, or a later period would ask for it.
      const due = fell || counts(line) ? line.lifeToDate : null;
      return { id: line.id, clause: line.clause.id, period: line.period, due, fell };
    });
  const found = positions(
    dueIf(({ held }) => held === null),
    caps,
    common,
  );
  // Held lines that no later period has taken up, as if nothing held them.
  const waiting = (line: Worked) =>
    line.held !== null &&
    worked.every(
      ({ clause, period, held }) => clause.id !== line.clause.id || period <= line.period || held !== null,
    );
  const shown = positions(
    dueIf((line) => line.held === null || waiting(line)),
    caps,
    common,
  );
  return worked.map((line): StatementLine => {
    const { position, capped, ruled } = found.get(line.id) ?? { position: 0, capped: 0, ruled: 0 };
    const before = given.moved.find((one) => one.line === line.id);
    const amount = position - (before?.amount ?? 0);
    return {
      id: line.id,
      clause: line.clause.id,
      rule: line.clause.rule.kind,
      period: line.period,
      kind:
        before !== undefined && amount === 0 ? 'unchanged' : before?.moved === true ? 'correction' : 'new',
      target: line.target,
      state: line.state,
      held: line.held,
      owedBy: line.owedBy,
      lifeToDate: line.lifeToDate ?? 0,
      steps: line.steps,
      claims: line.claims,
      capped: line.held === null ? capped : 0,
      ruled,
      position,
      indicated: line.held === null ? position : (shown.get(line.id)?.position ?? 0),
      before: before?.amount ?? 0,
      amount,
    };
  });
}

function workedLine(clause: Clause, period: SettlementPeriod, given: SupplierSettlement): Worked {
  const { contract, asOf } = given;
  const { number } = period;
  const standing = given.standings.find((one) => one.period === number);
  const facts = given.facts.filter((one) => one.period <= number);
  const price = paymentOf(contract).prices.find(({ supplier }) => supplier === clause.supplier)?.price;
  if (standing === undefined || facts.length !== number)
    throw new RangeError(`facts and standings do not cover period ${number}`);
  if (price === undefined && pricedRules.has(clause.rule.kind))
    throw new RangeError(`no price of ${clause.supplier}`);
  // Other rules count by no price, and a contract of them alone names none.
  const worked = lifeToDate(clause, price ?? 0, facts, standing);
  return {
    id: `${clause.id}/${number}`,
    clause,
    period: number,
    ...gate(clause, standing, asOf >= matureOn(clause, period, contract), worked),
    lifeToDate: worked === null ? null : worked.amount + 0,
    steps: worked?.steps ?? [],
    claims: claimCounts(clause, price ?? 0, facts.at(-1)),
  };
}

function claimCounts({ id, rule }: Clause, price: number, facts: PeriodFacts | undefined): ClaimCount[] {
  if (!isClaimRule(rule)) return [];
  return (facts?.claims ?? [])
    .filter(({ clause }) => clause === id)
    .map(({ ageMonths, verdict, claims }) => ({
      ageMonths,
      verdict,
      claims,
      amount: verdict === 'valid' ? amountOfClaim(rule, price, ageMonths) : 0,
    }));
}
