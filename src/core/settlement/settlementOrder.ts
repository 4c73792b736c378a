import { DomainError } from '../problem.ts';
import type { SettlementData } from './settle.ts';
import { settlementPeriods } from './settlementPeriod.ts';
import { paymentOf } from './supplierContract.ts';

/**
 * That a settlement can follow what was issued: no later period was, periods are those of then, and no clause that moved money is gone. Money that was moved under a name that
 * the contract does not have could never be corrected.
 * @throws DomainError otherwise
 */
export function requireFitting({
  contract: { contract },
  period,
  issued,
}: Pick<SettlementData, 'contract' | 'period' | 'issued'>): void {
  const periods = settlementPeriods(contract);
  const { clauses } = paymentOf(contract);
  for (const { statement } of issued) {
    const then = statement.period;
    if (then.number > period) {
      throw new DomainError('later-period-issued', {
        it: `Il periodo ${then.number} ha già un prospetto emesso, che comprende anche il periodo ${period}: liquidare il ${then.number} o uno successivo. Ciò che cambia nel ${period} vi figura come correzione.`,
        en: `Period ${then.number} has an issued statement already, which states period ${period} too: settle ${then.number} or a later one. What changes in ${period} stands there as a correction.`,
      });
    }
    const now = periods[then.number - 1];
    if (now?.from !== then.from || now.to !== then.to) {
      throw new DomainError('periods-changed', {
        it: `Il periodo ${then.number} andava dal ${then.from} al ${then.to} nei prospetti emessi; il contratto ora ne ha un altro. Riportare «everyMonths» e il calendario com’erano.`,
        en: `Period ${then.number} went from ${then.from} to ${then.to} in issued statements; the contract now has another one. Put “everyMonths” and the calendar back as they were.`,
      });
    }
    for (const line of [...statement.lines, ...statement.penalties]) {
      if (clauses.some(({ id, supplier }) => id === line.clause && supplier === statement.supplier)) continue;
      throw new DomainError('clause-gone', {
        it: `La clausola ${line.clause} di ${statement.supplier} figura nei prospetti emessi e non è più nel contratto. Rimetterla; con un limite «life» di 0 ciò che ha mosso torna indietro.`,
        en: `The clause ${line.clause} of ${statement.supplier} stands in issued statements and is no longer in the contract. Put it back; with a “life” cap of 0 what it moved is returned.`,
      });
    }
  }
}
