import { type Problem, placeText } from '../core/problem.ts';
import type { Locale } from '../report/locale.ts';

/** One problem as a page shows it: where, what is wrong, how to mend it. */
export interface ProblemRow {
  readonly where: string;
  readonly message: string;
  readonly mend: string;
  readonly isError: boolean;
}

export function problemRows(problems: readonly Problem[], locale: Locale): ProblemRow[] {
  return problems.map(({ where, message, mend, severity }) => ({
    where: placeText(where),
    message: message[locale],
    mend: mend[locale],
    isError: severity === 'error',
  }));
}
