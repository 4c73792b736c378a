import { expect, it } from 'vitest';
import { claimsUntil, matureOn } from '../../../src/core/settlement/maturity.ts';
import { settlementPeriods } from '../../../src/core/settlement/settlementPeriod.ts';
import { monthsLater } from '../../../src/core/tracking/months.ts';
import { payingContract } from '../../support/payment.ts';

it('says for each clause when a period is certain, and until when a device of it can be claimed', () => {
  const contract = payingContract();
  const [first] = settlementPeriods(contract);
  const told = (contract.payment?.clauses ?? []).map((clause) =>
    first === undefined
      ? []
      : [clause.id, matureOn(clause, first, contract), claimsUntil(clause, first, contract)],
  );
  const waits = (...ids: string[]) => told.filter(([id]) => ids.includes(id ?? ''));
  // 2026-03-31 and 30 days of window, 90 for claims, 60 of lag.
  expect(waits('results')).toEqual([['results', '2026-09-27', '2026-07-29']]);
  // A warranty of 36 months waits for claims and lag only, and can be claimed until 90 days after the last day of its last month.
  expect(waits('guarantee')).toEqual([['guarantee', '2026-08-28', '2029-06-28']]);
  expect(waits('corridor', 'first', 'late')).toEqual([
    ['first', '2026-05-30', null],
    ['corridor', '2026-06-29', null],
    ['late', '2026-03-31', null],
  ]);
});

it('a month without the day ends on its last', () => {
  expect(monthsLater('2026-11-30', 3)).toBe('2027-02-28');
  expect(monthsLater('2026-03-31', 36)).toBe('2029-03-31');
  expect(monthsLater('2026-12-01', 1)).toBe('2027-01-01');
});
