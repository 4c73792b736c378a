import { type Problem, placeText } from '../core/problem.ts';
import { type Locale, localized } from '../report/locale.ts';

/** One problem as the partial `problems` shows it: where, what is wrong, how to mend it. */
export interface ProblemRow {
  readonly where: string;
  readonly message: string;
  readonly mend: string;
  readonly isError: boolean;
  /** `Errore` or `Avviso`: colour alone says nothing. */
  readonly kind: string;
  readonly mendLabel: string;
  /** Link to the field of the form on the same page; null if there is none. */
  readonly href: string | null;
}

const problemTexts = {
  error: { it: 'Errore', en: 'Error' },
  warning: { it: 'Avviso', en: 'Warning' },
  mend: { it: 'Che cosa fare', en: 'What to do' },
};

/** @param hrefOf leads from a problem to its field on the page, for forms */
export function problemRows(
  problems: readonly Problem[],
  locale: Locale,
  hrefOf: (problem: Problem) => string | null = () => null,
): ProblemRow[] {
  const t = localized(problemTexts, locale);
  return problems.map((problem) => {
    const isError = problem.severity === 'error';
    return {
      where: placeText(problem.where),
      message: problem.message[locale],
      mend: problem.mend[locale],
      isError,
      kind: isError ? t.error : t.warning,
      mendLabel: t.mend,
      href: hrefOf(problem),
    };
  });
}
