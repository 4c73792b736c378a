import type { PublishedContract } from '../contract/contract.ts';
import type { HashedStatement } from './hashedStatement.ts';
import type { PaymentFacts } from './paymentFacts.ts';
import type { PeriodStanding } from './periodStanding.ts';
import type { Ruling } from './ruling.ts';
import { requireFitting } from './settlementOrder.ts';
import { settleSupplier } from './settleSupplier.ts';
import type { Statement } from './statement.ts';
import { paymentOf } from './supplierContract.ts';
import { supplierSettlement } from './supplierSettlement.ts';

/** What a settlement is computed from, and nothing else. */
export interface SettlementData {
  readonly contract: PublishedContract;
  /** Hash of the snapshot from which facts and standings were read. */
  readonly snapshot: string;
  /** Data date. */
  readonly asOf: string;
  /** Number of the period that is settled; earlier ones are stated again, and differ where data came late. */
  readonly period: number;
  readonly facts: PaymentFacts;
  /** One for each period up to this one. */
  readonly standings: readonly PeriodStanding[];
  /** Issued statements of the contract, in their order. */
  readonly issued: readonly HashedStatement[];
  /** From resolved disputes of those, in the order in which they were resolved. */
  readonly rulings: readonly Ruling[];
}

/**
 * The statements of one period, one for each supplier with a clause, in the order of the contract. Nothing is remembered from one settlement to the next but issued
 * statements: the same data give the same statements, and after they are issued only lines without any difference. They follow the version of the contract that is
 * given, also for periods that were stated under another: its difference comes as a correction.
 * @throws RangeError for a period that the contract does not have, or standings that do not cover it
 * @throws DomainError where a later period was issued already, or the contract no longer has the periods or clauses of what was issued
 */
export function settle(data: SettlementData): readonly Statement[] {
  const { contract } = data.contract;
  requireFitting(data);
  const paid = new Set(paymentOf(contract).clauses.map(({ supplier }) => supplier));
  return contract.suppliers
    .filter(({ id }) => paid.has(id))
    .map(({ id }) => settleSupplier(supplierSettlement(data, id)));
}
