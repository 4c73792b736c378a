import type { Contract } from '../../core/contract/contract.ts';
import type { Cents } from '../../core/payment/money.ts';
import { settlementPeriods } from '../../core/settlement/settlementPeriod.ts';
import type { StatementProgress } from '../../core/settlement/statementProgress.ts';
import type { PeriodMoney } from '../chart/periodMoneyChart.ts';

/**
 * What issued statements moved for each period, corrections with the period that they correct; the penalty for delay is not in it. Suppliers are those with
 * a clause.
 * @throws RangeError for a contract without a payment section
 */
export function periodMoney(
  contract: Contract,
  statements: readonly Pick<StatementProgress, 'issued' | 'statement'>[],
): PeriodMoney {
  const issued = statements.filter((one) => one.issued !== null).map(({ statement }) => statement);
  const paid = new Set(contract.payment?.clauses.map(({ supplier }) => supplier));
  const suppliers = contract.suppliers.filter(({ id }) => paid.has(id));
  const netOf = (supplier: string, period: number): Cents =>
    issued
      .filter((statement) => statement.supplier === supplier)
      .flatMap(({ lines }) => lines)
      .filter((line) => line.period === period)
      .reduce((sum, { amount }) => sum + amount, 0);
  return {
    suppliers: suppliers.map(({ id, name }) => ({ id, name })),
    periods: settlementPeriods(contract).map(({ number }) => ({
      number,
      net: new Map(suppliers.map(({ id }) => [id, netOf(id, number)])),
    })),
  };
}
