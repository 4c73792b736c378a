import type { Contract } from '../../core/contract/contract.ts';
import type { Text } from '../../core/problem.ts';
import { same } from '../rules/phrases.ts';

/** What the parties call a clause, or its id where the contract does not have it. */
export function clauseLabel({ payment }: Pick<Contract, 'payment'>, id: string): Text {
  return payment?.clauses.find((clause) => clause.id === id)?.label ?? same(id);
}
