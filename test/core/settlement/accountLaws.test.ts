import { describe, expect, it } from 'vitest';
import type { HashedStatement } from '../../../src/core/settlement/hashedStatement.ts';
import { hashStatement } from '../../../src/core/settlement/hashStatement.ts';
import { recovery } from '../../../src/core/settlement/recovery.ts';
import { rulingsOf } from '../../../src/core/settlement/rulingsOf.ts';
import { settle } from '../../../src/core/settlement/settle.ts';
import { settlementPeriods } from '../../../src/core/settlement/settlementPeriod.ts';
import type { StatementAct } from '../../../src/core/settlement/statementAct.ts';
import type { StatementProgress } from '../../../src/core/settlement/statementProgress.ts';
import { statementsProgress } from '../../../src/core/settlement/statementsProgress.ts';
import { supplierAccounts } from '../../../src/core/settlement/supplierAccounts.ts';
import { fingerprint } from '../../../src/io/fingerprint.ts';
import { published } from '../../support/contract.ts';
import { Dice, someContract, someFacts, someStandings } from '../../support/settlementHistory.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Settlements with late data, and disputes about their lines, until at last all are resolved and stated again. */
function replay(seed: number): void {
  const dice = new Dice(seed);
  const contract = someContract(dice);
  const periods = settlementPeriods(contract).length;
  let facts = someFacts(dice, contract);
  let standings = someStandings(dice, contract, periods);
  let now = Date.parse('2036-01-01T10:00:00Z');
  const statements = new Map<string, HashedStatement>();
  const acts: StatementAct[] = [];
  const act = ({ hash, statement: { supplier } }: HashedStatement, more: object) => {
    now += HOUR;
    const shared = { statement: hash, contract: contract.id, supplier, actor: 'Anna Verdi' };
    acts.push({ ...shared, at: new Date(now).toISOString(), ...more } as StatementAct);
  };
  const issued = () =>
    acts
      .filter(({ kind }) => kind === 'approval')
      .map(({ statement }) => statements.get(statement) as HashedStatement);
  const lastOf = (supplier: string) => issued().findLast(({ statement }) => statement.supplier === supplier);
  const progress = (): StatementProgress[] => {
    const found = statementsProgress([...statements.values()], acts, 15, new Date(now).toISOString());
    for (const one of found)
      for (const { line, payable, escrow, annulled } of one.lines)
        expect(payable + escrow + annulled).toBe(one.issued === null ? 0 : line.amount);
    for (const { supplier, stated, payable, escrow, annulled, penalty } of supplierAccounts(found)) {
      expect(payable + escrow + annulled).toBe(stated);
      expect(stated).toBe(lastOf(supplier)?.statement.totals.life);
      expect(penalty.stated).toBe(lastOf(supplier)?.statement.totals.penaltyLife);
    }
    return found;
  };
  const settleAndIssue = (period: number, share: number) => {
    const data = { facts, standings: standings.slice(0, period), issued: issued(), rulings: rulingsOf(acts) };
    const settled = settle({
      ...data,
      contract: published(contract),
      snapshot: 'a'.repeat(64),
      asOf: '2035-01-01',
      period,
    });
    for (const one of settled.map((statement) => hashStatement(statement, fingerprint))) {
      statements.set(one.hash, one);
      if (dice.maybe(share) && !issued().some(({ hash }) => hash === one.hash))
        act(one, { kind: 'approval' });
    }
  };
  const resolve = (one: StatementProgress, { line, acts: about }: StatementProgress['lines'][number]) => {
    const objection = about.find((each) => each.kind === 'objection');
    const verdict = dice.of(['falls', 'falls', 'stands'] as const);
    const ruling = { line: line.id, claim: objection?.claim ?? null, verdict };
    act(one, { kind: 'resolution', line: line.id, ruling, text: 'Perizia' });
  };
  let period = 1;
  for (let step = 0; step < 4; step++) {
    settleAndIssue(period, 0.8);
    for (const one of progress()) {
      for (const line of one.lines) {
        if (line.line.amount === 0 || dice.maybe(0.6)) continue;
        if (line.state === 'open' && dice.maybe(0.3)) act(one, { kind: 'acceptance', line: line.line.id });
        else if (line.state === 'open') {
          const claims = facts.claims.filter(({ clause }) => clause === line.line.clause);
          const claim = line.line.claims.length > 0 && dice.maybe() ? dice.of(claims)?.reference : undefined;
          const more = { line: line.line.id, claim: claim ?? null, reason: 'data', text: 'Dati' };
          act(one, { kind: 'objection', ...more });
        } else if (line.state === 'disputed') resolve(one, line);
      }
      progress();
    }
    if (dice.maybe()) facts = someFacts(dice, contract);
    if (dice.maybe()) standings = someStandings(dice, contract, periods);
    now += dice.of([1, 5, 20]) * DAY;
    period = Math.min(periods, period + dice.upTo(1));
  }
  for (const one of progress())
    for (const line of one.lines) if (line.state === 'disputed') resolve(one, line);
  settleAndIssue(period, 1);
  now += 20 * DAY;
  const end = progress();
  for (const { supplier, payable, escrow, annulled, penalty } of supplierAccounts(end)) {
    expect({ escrow, annulled, more: [penalty.escrow, penalty.annulled] }).toEqual({
      escrow: 0,
      annulled: 0,
      more: [0, 0],
    });
    expect(payable).toBe(lastOf(supplier)?.statement.totals.life);
    expect(penalty.payable).toBe(lastOf(supplier)?.statement.totals.penaltyLife);
  }
  const { claimed, recovered } = recovery(end);
  expect(recovered).toBeLessThanOrEqual(claimed);
}

describe('of any history with disputes', () => {
  it.each(Array.from({ length: 25 }, (_, at) => at))(
    'every line adds up at every moment, and what is paid at the end is the last position, once (%i)',
    replay,
  );
});
