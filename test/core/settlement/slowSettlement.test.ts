import { describe, expect, it } from 'vitest';
import type { HashedStatement } from '../../../src/core/settlement/hashedStatement.ts';
import { hashStatement } from '../../../src/core/settlement/hashStatement.ts';
import type { Ruling } from '../../../src/core/settlement/ruling.ts';
import { settle } from '../../../src/core/settlement/settle.ts';
import { settlementPeriods } from '../../../src/core/settlement/settlementPeriod.ts';
import type { Statement, StatementLine } from '../../../src/core/settlement/statement.ts';
import { fingerprint } from '../../../src/io/fingerprint.ts';
import { published } from '../../support/contract.ts';
import {
  Dice,
  someContract,
  someFacts,
  someRulings,
  someStandings,
} from '../../support/settlementHistory.ts';
import { type SlowLine, type SlowStatement, slowSettle } from '../../support/slowSettlement.ts';

/** What of a statement the slow engine says too. */
function compared(statement: Statement): SlowStatement {
  const { supplier, kind, number, previous, ordinary, lines, penalties, totals } = statement;
  const line = ({ id, kind, held, lifeToDate, claims, ...more }: StatementLine): SlowLine => ({
    id,
    kind,
    held,
    lifeToDate,
    claims: Object.fromEntries(claims.map((one) => [`${one.ageMonths} ${one.verdict}`, one.claims])),
    capped: more.capped,
    ruled: more.ruled,
    position: more.position,
    indicated: more.indicated,
    before: more.before,
    amount: more.amount,
  });
  return {
    supplier,
    kind,
    number,
    previous,
    ordinary,
    lines: lines.map(line),
    penalties: penalties.map(line),
    totals: { ...totals },
  };
}

/** Settlements of one contract one after the other: late data, new versions, rulings, statements that are issued or not. */
function replay(seed: number): void {
  const dice = new Dice(seed);
  let contract = someContract(dice);
  const periods = settlementPeriods(contract);
  const issued: HashedStatement[] = [];
  const rulings: Ruling[] = [];
  let facts = someFacts(dice, contract);
  let standings = someStandings(dice, contract, periods.length);
  for (let period = 1, step = 0; step < 5 && period <= periods.length; step++) {
    const ends = periods[period - 1]?.to ?? '';
    const data = {
      contract: published(contract),
      snapshot: 'a'.repeat(64),
      asOf: new Date(Date.parse(ends) + dice.of([0, 60, 90, 200, 900]) * 86_400_000)
        .toISOString()
        .slice(0, 10),
      period,
      facts,
      standings: standings.slice(0, period),
      issued,
      rulings,
    };
    const statements = settle(data);
    expect(statements.map(compared)).toEqual(slowSettle(data));
    for (const statement of statements)
      if (dice.maybe(0.7)) issued.push(hashStatement(statement, fingerprint));
    if (issued.length > 0) rulings.push(...someRulings(dice, contract, facts, period));
    if (dice.maybe(0.5)) facts = someFacts(dice, contract);
    if (dice.maybe(0.7)) {
      const fresh = someStandings(dice, contract, periods.length);
      standings = standings.map((one, at) => (dice.maybe(0.5) ? one : (fresh[at] as typeof one)));
    }
    if (dice.maybe(0.2)) contract = someContract(dice, contract);
    period += dice.of([0, 1, 1, 1, 2]);
  }
}

describe('a second engine, from the words alone, settles to the same cent', () => {
  const seeds = Array.from(
    { length: Number(process.env.SEEDS ?? 40) },
    (_, at) => at + Number(process.env.FROM ?? 0),
  );
  it.each(seeds)('history %i', replay);
});
