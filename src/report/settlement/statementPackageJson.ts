import { canonical } from '../../core/evaluation/canonical.ts';
import type { StatementPackage } from '../../core/settlement/statementPackage.ts';

/** A package as its file, `esito-statement.json`: the same bytes wherever it is made. */
export function statementPackageJson(content: StatementPackage): string {
  return `${JSON.stringify(canonical(content), null, 2)}\n`;
}
