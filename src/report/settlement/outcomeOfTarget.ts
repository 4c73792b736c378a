import type { Contract } from '../../core/contract/contract.ts';
import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';

/** The outcome that a target is of; undefined for a target that the contract does not have. */
export function outcomeOfTarget(
  { targets, outcomes }: Pick<Contract, 'targets' | 'outcomes'>,
  target: string,
): OutcomeDefinition | undefined {
  const outcome = targets.find(({ id }) => id === target)?.outcome;
  return outcomes.find(({ id }) => id === outcome);
}
