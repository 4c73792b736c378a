import type { Contract } from '../../core/contract/contract.ts';
import type { StatementLine } from '../../core/settlement/statement.ts';
import type { Locale } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';
import { contractHead, contractPath } from '../tracking/contractHead.ts';

/** Address of a contract's statements. */
export function statementsPath(contract: Pick<Contract, 'id'>): string {
  return `${contractPath(contract)}/statements`;
}

/** Address of a statement. */
export function statementPath(hash: string): string {
  return `/statements/${hash}`;
}

/** Address of one of its lines. */
export function linePath(hash: string, { clause, period }: Pick<StatementLine, 'clause' | 'period'>): string {
  return `${statementPath(hash)}/lines/${encodeURIComponent(clause)}/${period}`;
}

/** Head of a page below a contract's statements. @param above pages between them and this one */
export function belowStatements(
  contract: Contract,
  title: string,
  locale: Locale,
  above: PageHead['breadcrumb'] = [],
): PageHead {
  const head = contractHead(contract, locale, title);
  const statements = { label: { it: 'Prospetti', en: 'Statements' }[locale], href: statementsPath(contract) };
  return { ...head, breadcrumb: [...head.breadcrumb, statements, ...above] };
}
