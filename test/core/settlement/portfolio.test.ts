import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../src/core/contract/contract.ts';
import { type PortfolioContract, portfolio } from '../../../src/core/settlement/portfolio.ts';
import { datesToReview } from '../../../src/core/settlement/reviewDates.ts';
import { payingContract } from '../../support/payment.ts';
import { progressOf, statementLine, statementOf } from '../../support/settlement.ts';
import { richTracking } from '../../support/tracking.ts';

const contract = payingContract();

/** A contract with a rich tracking, an issued statement and a draft. */
function one(id: string, change: Partial<PortfolioContract> = {}): PortfolioContract {
  return {
    contract: { ...contract, id } as Contract,
    tracking: richTracking(),
    statements: [progressOf(statementOf())],
    unclaimed: [
      { clause: 'guarantee', supplier: 'S1', site: 'H1', deadline: '2027-01-20', cases: 2 },
      { clause: 'success', supplier: 'S1', site: 'H1', deadline: '2027-01-20', cases: 1 },
      { clause: 'guarantee', supplier: 'S1', site: 'H2', deadline: '2027-11-20', cases: 4 },
      { clause: 'guarantee', supplier: 'S1', site: 'H2', deadline: '2026-11-20', cases: 8 },
    ],
    acknowledged: new Set(['a1', 'a2']),
    ...change,
  };
}

describe('the portfolio', () => {
  it('sums money, states, debts, deadlines and alerts of a contract', () => {
    const [row] = portfolio([one('valvole')], '2027-01-12');
    expect(row).toMatchObject({
      contract: 'valvole',
      asOf: '2026-12-31',
      targets: { met: 2, missed: 2, inconclusive: 2, 'not-computable': 1 },
      deadlines: [{ deadline: '2027-01-20', site: 'H1', cases: 3 }],
    });
    expect(row?.owed[0]).toEqual({
      party: expect.any(String),
      months: expect.any(Number),
      patients: expect.any(Number),
    });
    expect(row?.alerts.map(({ id }) => id)).toEqual(['a3', 'a4', 'a5', 'a6', 'a7', 'a8']);
  });

  it('splits what was stated into payable, escrow and annulled, to the cent, and takes no draft for money', () => {
    const { amount } = statementLine();
    const issued = progressOf(statementOf(), true, {
      'corridor/1': { state: 'disputed', payable: 0, escrow: amount },
    });
    const [row] = portfolio([one('valvole', { statements: [issued] })], '2027-01-12');
    expect((row?.payable ?? 0) + (row?.escrow ?? 0) + (row?.annulled ?? 0)).toBe(row?.stated);
    expect(row?.escrow).toBe(amount);
    expect(row?.recovery.claimed).toBeGreaterThan(row?.recovery.recovered ?? 0);
    expect(row?.stated).toBe(issued.statement.totals.net);
    const [draft] = portfolio([one('valvole', { statements: [{ ...issued, issued: null }] })], '2027-01-12');
    expect([draft?.stated, draft?.payable, draft?.recovery.claimed]).toEqual([0, 0, 0]);
    expect(draft?.indicatedHeld).toBe(issued.statement.totals.indicatedHeld);
  });

  it('is the same whatever the order of contracts', () => {
    const ids = ['alfa', 'beta', 'gamma', 'delta'];
    const expected = portfolio(
      ids.map((id) => one(id)),
      '2027-01-12',
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (order) => {
        expect(
          portfolio(
            order.map((id) => one(id)),
            '2027-01-12',
          ),
        ).toEqual(expected);
      }),
    );
  });

  it('knows nothing of money before the first delivery and statement', () => {
    const [row] = portfolio(
      [one('valvole', { tracking: undefined, statements: [], unclaimed: [] })],
      '2027-01-12',
    );
    expect(row).toMatchObject({ asOf: null, stated: 0, indicatedHeld: 0, owed: [], alerts: [] });
  });
});

describe('dates to review', () => {
  const calendar = {
    from: '2026-01-31',
    to: '2026-12-31',
    reviewEveryMonths: 3,
    appointments: [{ on: '2026-05-02', what: { it: 'Rinnovo', en: 'Renewal' } }],
  };

  it('are the next meeting, on the last day of a shorter month, and appointments within sixty days', () => {
    expect(datesToReview(calendar, '2026-04-01').map(({ on }) => on)).toEqual(['2026-04-30', '2026-05-02']);
    expect(datesToReview(calendar, '2026-04-30').map(({ on }) => on)).toEqual(['2026-04-30', '2026-05-02']);
    expect(datesToReview(calendar, '2026-05-03')).toEqual([]);
    expect(datesToReview(calendar, '2026-12-01')).toEqual([{ on: '2026-12-31', what: null }]);
    expect(datesToReview(calendar, '2027-01-01')).toEqual([]);
  });
});
