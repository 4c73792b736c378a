import type { HashedStatement } from '../../core/settlement/hashedStatement.ts';

/** Statements as JSON for programs, in the order of the suppliers: amounts in cents of EUR, names as in `Statement`, each with its hash. */
export function statementJson(statements: readonly HashedStatement[]): string {
  return `${JSON.stringify(
    statements.map(({ hash, statement }) => ({ hash, ...statement })),
    null,
    2,
  )}\n`;
}
