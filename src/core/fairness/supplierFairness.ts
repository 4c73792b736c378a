import type { Contract } from '../contract/contract.ts';
import { clauseModel } from './clauseTarget.ts';
import type { CountModel } from './countModel.ts';
import { gridCells } from './gridCells.ts';
import { looksOf } from './looks.ts';
import { oddsSteps, volumes } from './scenarios.ts';
import { centsOf, isCounted, settledClause } from './settledClause.ts';
import { type SettledClause, settledPath } from './settledPath.ts';
import { type AmountLaw, type Spread, spreadOf, summed, within } from './spread.ts';

/** All clauses of one supplier together. */
export interface SupplierFairness {
  readonly supplier: string;
  /** Clauses that are in the sums. */
  readonly clauses: readonly string[];
  /** Those that are not: told by levels of something that is not known, in a ledger of their own, or not at all. */
  readonly without: readonly string[];
  /** Null where more amounts are possible than can be gone through. */
  readonly cells:
    | readonly { readonly volume: number; readonly odds: number; readonly amount: Spread }[]
    | null;
}

/** More amounts than this are not gone through. */
const MOST_AMOUNTS = 100_000;

interface Group {
  readonly model: CountModel;
  readonly clauses: SettledClause[];
}

/**
 * Every target at the same odds against its promise. Clauses on one target follow the same counts; different targets count as independent. Sums are of whole cents,
 * exact, and held to the supplier's common cap over the contract; its cap of a period, which puts off, is not applied. Every case is claimed in time.
 */
export function supplierFairness(contract: Contract, supplier: string): SupplierFairness {
  const { payment } = contract;
  const own = (payment?.clauses ?? []).filter((clause) => clause.supplier === supplier);
  const groups = new Map<string, Group>();
  const [inSums, fixed, without]: [string[], string[], string[]] = [[], [], []];
  for (const clause of own) {
    const model = isCounted(clause) ? clauseModel(contract, clause) : undefined;
    if (isCounted(clause) && typeof model === 'object') {
      const { id } = model.held.target;
      const group = groups.get(id) ?? { model, clauses: [] };
      group.clauses.push(settledClause(contract, clause, model));
      groups.set(id, group);
      inSums.push(clause.id);
    } else if (clause.rule.kind === 'spending-cap') {
      fixed.push(clause.id);
      inSums.push(clause.id);
    } else without.push(clause.id);
  }
  const life = payment?.caps.find((cap) => cap.supplier === supplier)?.life;
  const lawOf = (volume: number, odds: number): AmountLaw | undefined => {
    const shift = own
      .filter(({ id }) => fixed.includes(id))
      .flatMap((clause) => {
        const cells = gridCells(contract, clause);
        return typeof cells === 'string' ? [] : cells.filter((cell) => cell.volume === volume);
      })
      .reduce((sum, { amount }) => sum + amount.median, 0);
    let law: AmountLaw | undefined = new Map([[shift, 1]]);
    for (const { model, clauses } of groups.values()) {
      const looks = looksOf(contract, volume * model.held.target.patients);
      const end = settledPath(looks, model, model.trueFigure(odds), clauses).at(-1);
      if (law !== undefined && end !== undefined) law = summed(law, end, MOST_AMOUNTS);
    }
    return law && within(law, life === undefined ? null : centsOf(life));
  };
  const cells = volumes.flatMap((volume) =>
    oddsSteps.map((odds) => ({ volume, odds, law: lawOf(volume, odds) })),
  );
  return {
    supplier,
    clauses: inSums,
    without,
    cells: cells.every(({ law }) => law !== undefined)
      ? cells.map(({ volume, odds, law }) => ({ volume, odds, amount: spreadOf(law as AmountLaw) }))
      : null,
  };
}
