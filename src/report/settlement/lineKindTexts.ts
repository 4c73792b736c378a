import type { Text } from '../../core/problem.ts';
import type { Statement, StatementLine } from '../../core/settlement/statement.ts';

/** What a line is, beside what earlier statements moved. */
export const lineKindTexts: Readonly<Record<StatementLine['kind'], Text>> = {
  new: { it: 'nuova', en: 'new' },
  correction: { it: 'correzione', en: 'correction' },
  unchanged: { it: 'invariata', en: 'unchanged' },
};

/** Whether anything of a statement can still move only because time has not passed. */
export const statementKindTexts: Readonly<Record<Statement['kind'], Text>> = {
  provisional: { it: 'provvisorio', en: 'provisional' },
  definitive: { it: 'definitivo', en: 'definitive' },
};
