import type { Contract } from '../contract/contract.ts';
import { type CountModel, countModel } from './countModel.ts';
import type { LeftOut } from './fairness.ts';
import { type CountedClause, isClaimed } from './settledClause.ts';

/** The counts that a clause's money follows, or why they cannot be told: of its target, or of the supplier's target on its outcome. */
export function clauseModel(contract: Contract, clause: CountedClause): CountModel | LeftOut {
  const { rule, supplier } = clause;
  const target =
    'target' in rule
      ? rule.target
      : contract.targets.find((one) => one.supplier === supplier && one.outcome === rule.outcome)?.id;
  if (target === undefined) return 'no-target';
  const model = countModel(contract, target);
  if (typeof model === 'string') return model;
  if (model.kind === 'normal' && (isClaimed(clause) || rule.kind === 'risk-sharing')) return 'no-responders';
  return model;
}
