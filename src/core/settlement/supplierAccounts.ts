import type { LineProgress, StatementProgress, SupplierAccount } from './statementProgress.ts';
import { sums } from './statementsProgress.ts';

/** The account of each supplier with an issued statement, in the order of their first one. Drafts move nothing. */
export function supplierAccounts(statements: readonly StatementProgress[]): SupplierAccount[] {
  const issued = statements.filter((one) => one.issued !== null);
  return [...Map.groupBy(issued, ({ statement }) => statement.supplier)].map(([supplier, own]) => {
    const lines = own.flatMap((one) => one.lines);
    const isPenalty = (one: LineProgress): boolean => one.line.rule === 'delay-penalty';
    return {
      supplier,
      ...ledger(lines.filter((one) => !isPenalty(one))),
      penalty: ledger(lines.filter(isPenalty)),
    };
  });
}

function ledger(lines: readonly LineProgress[]): SupplierAccount['penalty'] {
  return { stated: lines.reduce((all, { line }) => all + line.amount, 0), ...sums(lines) };
}
