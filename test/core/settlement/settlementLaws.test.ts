import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cents } from '../../../src/core/payment/money.ts';
import { type SettlementData, settle } from '../../../src/core/settlement/settle.ts';
import type { Statement, StatementLine } from '../../../src/core/settlement/statement.ts';
import { paymentOf } from '../../../src/core/settlement/supplierContract.ts';
import { issue, lineOf } from '../../support/settlement.ts';
import { settlements, someFacts, someStandings } from './randomSettlement.ts';

const runs = { numRuns: 60 };

const sum = (amounts: readonly Cents[]) => amounts.reduce((total, amount) => total + amount, 0);
const all = ({ lines, penalties }: Statement) => [...lines, ...penalties];

/** Size of the sum in each period, and of the sum up to each period. */
function sizes(lines: readonly StatementLine[]): { period: number[]; life: number[] } {
  const period = [1, 2, 3, 4].map((number) =>
    sum(lines.filter((line) => line.period === number).map(({ position }) => position)),
  );
  return {
    period: period.map(Math.abs),
    life: period.map((_, at) => Math.abs(sum(period.slice(0, at + 1)))),
  };
}

function expectWithin(
  lines: readonly StatementLine[],
  caps: { readonly period?: number | undefined; readonly life?: number | undefined },
): void {
  const { period, life } = sizes(lines);
  if (caps.period !== undefined)
    expect(Math.max(...period)).toBeLessThanOrEqual(Math.round(caps.period * 100));
  if (caps.life !== undefined) expect(Math.max(...life)).toBeLessThanOrEqual(Math.round(caps.life * 100));
}

/** The same settlement with late data, and maybe another ruling. */
const changed = settlements.chain((data) =>
  fc
    .record({ facts: someFacts, standings: someStandings(data.contract.contract) })
    .map((given): [SettlementData, SettlementData] => [data, { ...data, ...given }]),
);

describe('of any settlement', () => {
  it('no clause moves beyond its caps, no supplier beyond the common ones', () => {
    fc.assert(
      fc.property(settlements, (data) => {
        const { clauses, caps } = paymentOf(data.contract.contract);
        for (const statement of settle(data)) {
          for (const one of clauses)
            expectWithin(
              all(statement).filter((line) => line.clause === one.id),
              one.caps,
            );
          expectWithin(statement.lines, caps.find(({ supplier }) => supplier === statement.supplier) ?? {});
        }
      }),
      runs,
    );
  });

  it('lines add up to totals, and penalties are in their own ledger', () => {
    fc.assert(
      fc.property(settlements, (data) => {
        for (const { lines, penalties, totals } of settle(data)) {
          expect(lines.filter(({ rule }) => rule === 'delay-penalty')).toEqual([]);
          expect(penalties.filter(({ rule }) => rule !== 'delay-penalty')).toEqual([]);
          expect(totals.net).toBe(sum(lines.map(({ amount }) => amount)));
          expect(totals.net).toBe(totals.toSupplier + totals.fromSupplier);
          expect(totals.penalty).toBe(sum(penalties.map(({ amount }) => amount)));
          for (const { position, before, amount } of [...lines, ...penalties])
            expect(amount).toBe(position - before);
        }
      }),
      runs,
    );
  });

  it('a held line moves nothing, nor does one whose target is not decided', () => {
    fc.assert(
      fc.property(settlements, (data) => {
        for (const line of settle(data).flatMap(all)) {
          if (line.held !== null || line.state === 'not-computable') expect(line.position).toBe(0);
          if (['corridor', 'risk-sharing'].includes(line.rule) && line.state === 'inconclusive')
            expect(line.position).toBe(0);
        }
      }),
      runs,
    );
  });

  it('settled again right after it was issued nothing is left to move', () => {
    fc.assert(
      fc.property(settlements, (data) => {
        for (const line of settle({ ...data, issued: issue(data) }).flatMap(all))
          expect(line).toMatchObject({ kind: 'unchanged', amount: 0 });
      }),
      runs,
    );
  });

  it('late data move exactly the difference, and all statements together come to the positions', () => {
    fc.assert(
      fc.property(changed, fc.boolean(), ([first, later], early) => {
        // Where the first settlement was of an earlier period, what it passed over is new in the later one.
        const before = early ? { ...first, period: 2, standings: first.standings.slice(0, 2) } : first;
        const issued = issue(before);
        const then = issued.map(({ statement }) => statement);
        const fresh = settle(later);
        for (const [at, statement] of settle({ ...later, issued }).entries()) {
          for (const line of all(statement)) {
            const known = then.flatMap(all).find(({ id }) => id === line.id);
            const anew = lineOf(fresh, line.id);
            expect(line.position).toBe(anew.position);
            expect(line.amount).toBe(anew.position - (known?.position ?? 0));
            expect(line.kind).toBe(
              known === undefined
                ? 'new'
                : line.amount === 0
                  ? 'unchanged'
                  : known.amount === 0
                    ? 'new'
                    : 'correction',
            );
          }
          const net = (then[at]?.totals.net ?? 0) + statement.totals.net;
          expect(net).toBe(statement.totals.life);
          expect(net).toBe(sum(statement.lines.map(({ position }) => position)));
          expect((then[at]?.totals.penalty ?? 0) + statement.totals.penalty).toBe(
            statement.totals.penaltyLife,
          );
        }
      }),
      runs,
    );
  });

  it('the order of cells, claims and targets, and of the clauses of different suppliers, means nothing', () => {
    fc.assert(
      fc.property(settlements, (data) => {
        const { contract } = data.contract;
        const payment = paymentOf(contract);
        const turned = {
          ...data,
          contract: {
            ...data.contract,
            contract: {
              ...contract,
              payment: {
                ...payment,
                prices: payment.prices.toReversed(),
                caps: payment.caps.toReversed(),
                clauses: payment.clauses.toSorted((one, other) =>
                  one.supplier > other.supplier ? -1 : one.supplier < other.supplier ? 1 : 0,
                ),
              },
            },
          },
          facts: Object.fromEntries(
            Object.entries(data.facts).map(([name, cells]) => [name, cells.toReversed()]),
          ) as unknown as SettlementData['facts'],
          standings: data.standings
            .toReversed()
            .map((one) => ({ ...one, targets: one.targets.toReversed(), value: one.value.toReversed() })),
        };
        expect(settle(turned)).toEqual(settle(data));
      }),
      runs,
    );
  });
});
