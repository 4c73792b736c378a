import { movedLines } from './movedLines.ts';
import { periodFacts } from './periodFacts.ts';
import type { SettlementData } from './settle.ts';
import { settlementPeriods } from './settlementPeriod.ts';
import type { SupplierSettlement } from './settleSupplier.ts';
import { paymentOf, supplierContract } from './supplierContract.ts';
import { supplierStanding } from './supplierStanding.ts';

/**
 * What of a settlement is one supplier's: nothing of others, of hospitals or of single cases.
 * @throws RangeError for standings that do not cover the period
 */
export function supplierSettlement(data: SettlementData, supplier: string): SupplierSettlement {
  const { contract, fingerprint } = data.contract;
  const all = settlementPeriods(contract);
  const periods = all.slice(0, data.period);
  const clauses = paymentOf(contract).clauses.filter((clause) => clause.supplier === supplier);
  const issued = data.issued.filter(({ statement }) => statement.supplier === supplier);
  const ids = new Set(clauses.map(({ id }) => id));
  return {
    contract: supplierContract(contract, supplier),
    fingerprint,
    supplier,
    period: data.period,
    snapshot: data.snapshot,
    asOf: data.asOf,
    facts: periodFacts(supplier, clauses, data.facts, all, data.period, data.rulings),
    standings: periods.map(({ number }) => {
      const standing = data.standings.find((one) => one.period === number);
      if (standing === undefined) throw new RangeError(`no standing of period ${number}`);
      return supplierStanding(supplier, contract, standing);
    }),
    fallen: fallenLines(data.rulings).filter((line) => ids.has(line.slice(0, line.lastIndexOf('/')))),
    moved: movedLines(issued.map(({ statement }) => statement)),
    number: issued.length + 1,
    previous: issued.at(-1)?.hash ?? null,
  };
}

/** Lines whose last ruling took them off whole. */
function fallenLines(rulings: SettlementData['rulings']): string[] {
  const last = new Map(rulings.filter(({ claim }) => claim === null).map((one) => [one.line, one.verdict]));
  return [...last].flatMap(([line, verdict]) => (verdict === 'falls' ? [line] : [])).toSorted();
}
