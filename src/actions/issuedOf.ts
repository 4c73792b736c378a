import type { StatementAct } from '../core/settlement/statementAct.ts';
import type { StoredStatement } from './settlementStores.ts';

/** The issued statements of a contract, in the order in which they were issued. */
export function issuedOf(
  statements: readonly StoredStatement[],
  acts: readonly StatementAct[],
): StoredStatement[] {
  return acts.flatMap((act) =>
    act.kind === 'approval' ? (statements.find(({ hash }) => hash === act.statement) ?? []) : [],
  );
}
