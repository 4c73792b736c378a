import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HashedStatement } from '../../../src/core/settlement/hashedStatement.ts';
import { rulingsOf } from '../../../src/core/settlement/rulingsOf.ts';
import type { StatementAct } from '../../../src/core/settlement/statementAct.ts';
import { statementsProgress } from '../../../src/core/settlement/statementsProgress.ts';
import { supplierAccounts } from '../../../src/core/settlement/supplierAccounts.ts';
import { actOf, penaltyLine, statementLine, statementOf } from '../../support/settlement.ts';

const DAYS = 15;
const issuedAt = '2026-10-10T10:00:00.000Z';

/** Statements of S1 that follow each other, each with these amounts of the line corridor/1. */
function chain(...amounts: number[]): HashedStatement[] {
  return amounts.map((amount, at) =>
    statementOf({
      number: at + 1,
      lines: [statementLine({ amount, kind: at === 0 ? 'new' : 'correction' })],
      penalties: [penaltyLine({ amount: at === 0 ? -96_000 : 0 })],
    }),
  );
}

const approval = (of: HashedStatement, at = issuedAt): StatementAct =>
  ({ ...actOf(of, { kind: 'approval', at }) }) as StatementAct;
const objection = (of: HashedStatement, claim: string | null = null): StatementAct =>
  actOf(of, { kind: 'objection', line: 'corridor/1', claim, reason: 'data', text: 'no' });
const resolution = (of: HashedStatement, verdict: 'stands' | 'falls', claim: string | null = null) =>
  actOf(of, {
    kind: 'resolution',
    line: 'corridor/1',
    ruling: { line: 'corridor/1', claim, verdict },
    text: 'so',
  }) as StatementAct;

const standing = (statements: HashedStatement[], acts: StatementAct[], at = '2026-10-12T10:00:00.000Z') =>
  statementsProgress(statements, acts, DAYS, at);
const partsOf = (all: ReturnType<typeof standing>) =>
  all.map(({ payable, escrow, annulled }) => [payable, escrow, annulled]);

describe('how statements stand', () => {
  it('a draft moves nothing; once issued its lines are payable, and accepted by silence after the last day in Rome', () => {
    const [one] = chain(-100) as [HashedStatement];
    expect(standing([one], [])[0]).toMatchObject({ issued: null, answerBy: null, payable: 0 });
    // 22:30 in UTC on 9 October is the 10th in Rome; the clock goes back on the 25th, within the days to answer.
    const acts = [approval(one, '2026-10-09T22:30:00.000Z')];
    const at = (time: string) => standing([one], acts, time)[0];
    expect(at('2026-10-25T22:59:00.000Z')).toMatchObject({ answerBy: '2026-10-25', payable: -100 });
    expect(at('2026-10-25T22:59:00.000Z')?.lines[0]).toMatchObject({ state: 'open', bySilence: false });
    expect(at('2026-10-25T23:00:00.000Z')?.lines[0]).toMatchObject({ state: 'accepted', bySilence: true });
  });

  it('a disputed line waits in escrow; if it falls, its correction pays nobody, and what moved besides comes back', () => {
    const [first, second, third] = chain(-100, -20, 120) as [
      HashedStatement,
      HashedStatement,
      HashedStatement,
    ];
    const acts = [approval(first), objection(first)];
    expect(partsOf(standing([first], acts))).toEqual([[0, -100, 0]]);
    acts.push(approval(second), resolution(first, 'falls'));
    expect(partsOf(standing([first, second], acts))).toEqual([
      [0, 0, -100],
      [-20, 0, 0],
    ]);
    acts.push(approval(third));
    const all = standing([first, second, third], acts);
    expect(partsOf(all)).toEqual([
      [0, 0, -100],
      [-20, 0, 0],
      [20, 0, 100],
    ]);
    expect(supplierAccounts(all)).toEqual([
      {
        supplier: 'S1',
        stated: 0,
        payable: 0,
        escrow: 0,
        annulled: 0,
        penalty: { stated: -96_000, payable: -96_000, escrow: 0, annulled: 0 },
      },
    ]);
    expect(rulingsOf(acts)).toEqual([{ line: 'corridor/1', claim: null, verdict: 'falls' }]);
  });

  it('where one claim falls, all of the line waits until the next statement has left that claim out', () => {
    const [first, second] = chain(-100, 40) as [HashedStatement, HashedStatement];
    const acts = [approval(first), objection(first, 'R-1'), resolution(first, 'falls', 'R-1')];
    expect(partsOf(standing([first, second], acts))[0]).toEqual([0, -100, 0]);
    acts.push(approval(second));
    expect(partsOf(standing([first, second], acts))).toEqual([
      [-100, 0, 0],
      [40, 0, 0],
    ]);
  });

  it('two opinions that agree decide, else the third', () => {
    const [one] = chain(-100) as [HashedStatement];
    const opinion = (role: string, verdict: string) =>
      actOf(one, { kind: 'opinion', line: 'corridor/1', role, verdict, text: 'x' }) as StatementAct;
    const said = (...opinions: StatementAct[]) =>
      standing([one], [approval(one), objection(one), ...opinions])[0]?.lines[0]?.adjudicated;
    expect(said(opinion('first', 'falls'))).toBeNull();
    expect(said(opinion('second', 'falls'), opinion('first', 'falls'))).toBe('falls');
    expect(said(opinion('first', 'falls'), opinion('second', 'stands'))).toBeNull();
    expect(said(opinion('first', 'falls'), opinion('second', 'stands'), opinion('third', 'stands'))).toBe(
      'stands',
    );
  });

  it('whatever is done in whatever order: escrow + payable + annulled = amount of each line, and stated of each account', () => {
    const amount = fc.integer({ min: -10_000_000, max: 10_000_000 });
    const step = fc.record({
      statement: fc.nat({ max: 3 }),
      what: fc.constantFrom('approve', 'object', 'falls', 'stands', 'claim'),
    });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 4 }),
        fc.array(step, { maxLength: 12 }),
        fc.boolean(),
        (amounts, steps, later) => {
          const statements = chain(...amounts);
          const acts = steps.flatMap(({ statement, what }): StatementAct[] => {
            const of = statements[statement];
            if (of === undefined) return [];
            if (what === 'approve') return [approval(of)];
            if (what === 'object') return [objection(of)];
            return [what === 'claim' ? resolution(of, 'falls', 'R-1') : resolution(of, what)];
          });
          const all = standing(statements, acts, later ? '2027-01-01T00:00:00.000Z' : issuedAt);
          for (const { issued, lines } of all)
            for (const { line, payable, escrow, annulled } of lines)
              expect(payable + escrow + annulled).toBe(issued === null ? 0 : line.amount);
          for (const { stated, payable, escrow, annulled } of supplierAccounts(all))
            expect(payable + escrow + annulled).toBe(stated);
        },
      ),
    );
  });
});
