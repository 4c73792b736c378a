import type { Contract } from '../../src/core/contract/contract.ts';
import type { HashedStatement } from '../../src/core/settlement/hashedStatement.ts';
import { hashStatement } from '../../src/core/settlement/hashStatement.ts';
import type { ClaimFact, UseCell } from '../../src/core/settlement/paymentFacts.ts';
import type { PeriodStanding, StandingTarget } from '../../src/core/settlement/periodStanding.ts';
import { type SettlementData, settle } from '../../src/core/settlement/settle.ts';
import type { Statement, StatementLine } from '../../src/core/settlement/statement.ts';
import { missedP, targetTails } from '../../src/core/tracking/againstTarget.ts';
import { decision, sanctionable } from '../../src/core/tracking/decision.ts';
import { heldTarget } from '../../src/core/tracking/heldTarget.ts';
import { crudeRate, observedRate } from '../../src/core/tracking/observedRate.ts';
import { standardised } from '../../src/core/tracking/standardised.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';
import { published } from './contract.ts';
import { NO_FACTS } from './payment.ts';

/** Events of patients for a target; what is not given was not observed. */
export interface Counted {
  readonly patients: number;
  readonly events: number;
  readonly expected?: number;
  /** Lower than the contract's least follow-up where patients are missing. */
  readonly followUp?: number;
  readonly owedBy?: StandingTarget['owedBy'];
}

/** How all targets stand at the end of a period, decided by the program's own rules from counts. */
export function standing(
  contract: Contract,
  period: number,
  counted: Readonly<Record<string, Counted>>,
  more: Partial<PeriodStanding> = {},
): PeriodStanding {
  const found = contract.targets.map((target) => {
    const held = heldTarget(contract, target);
    const given = counted[target.id];
    const counts = { patients: 0, events: 0, expected: 0, ...given };
    const observed = observedRate(counts, held);
    const state = decision(
      held,
      { observed, followUp: given?.followUp ?? 1 },
      { linked: true, reconciled: true },
    );
    const tails = targetTails(counts, held);
    const p = tails === undefined ? null : missedP(tails, held.outcome.better);
    return { held, counts, observed, p, owedBy: given?.owedBy ?? [], ...state };
  });
  const stands = new Set(
    [...Map.groupBy(found, ({ held }) => held.target.supplier).values()].flatMap((own) => {
      const may = sanctionable(own, contract.decision);
      return own.filter((_, at) => may[at]);
    }),
  );
  return {
    period,
    targets: found.map((one) => ({
      target: one.held.target.id,
      supplier: one.held.target.supplier,
      outcome: one.held.target.outcome,
      value: one.held.target.value,
      better: one.held.outcome.better,
      observed: one.observed,
      standardised: standardised(one.counts, one.held),
      crude: one.held.model === null ? null : crudeRate(one.counts, contract.decision),
      state: one.state,
      because: one.because,
      stateOfInterval: one.stateOfInterval,
      sanctionable: stands.has(one),
      score: null,
      young: 0,
      owedBy: one.owedBy,
    })),
    value: [],
    owed: [],
    ...more,
  };
}

/** A settlement of nothing, but for what is given. Data are as of long after the contract, so that nothing is provisional. */
export function settlementData(
  contract: Contract,
  period: number,
  given: Partial<Omit<SettlementData, 'contract' | 'period'>> = {},
): SettlementData {
  return {
    contract: published(contract),
    snapshot: 'a'.repeat(64),
    asOf: '2035-01-01',
    period,
    facts: NO_FACTS,
    standings: Array.from({ length: period }, (_, at) => standing(contract, at + 1, {})),
    issued: [],
    rulings: [],
    ...given,
  };
}

/** All statements of a settlement, issued. */
export function issue(data: SettlementData): HashedStatement[] {
  return [...data.issued, ...settle(data).map((statement) => hashStatement(statement, fingerprint))];
}

/** The line of a clause and period. */
export function lineOf(statements: readonly Statement[], id: string): StatementLine {
  const line = statements
    .flatMap(({ lines, penalties }) => [...lines, ...penalties])
    .find((one) => one.id === id);
  if (line === undefined) throw new Error(`no line ${id}`);
  return line;
}

/** A claim of S1 that counts. */
export function claim(reference: string, change: Partial<ClaimFact>): ClaimFact {
  return {
    clause: 'guarantee',
    supplier: 'S1',
    site: 'H1',
    reference,
    filedOn: '2026-02-10',
    daysToFile: 10,
    ageMonths: 0,
    linked: true,
    documented: true,
    udiMatched: true,
    cause: 'device',
    recalledLot: null,
    ...change,
  };
}

/** Procedures of S1 in a month, billed at its price. */
export function used(month: string, procedures: number, change: Partial<UseCell> = {}): UseCell {
  return {
    supplier: 'S1',
    site: 'H1',
    month,
    procedures,
    billed: procedures * 1_850_000,
    unpriced: 0,
    ...change,
  };
}
