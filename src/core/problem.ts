/** A text in both languages of the product. Italian comes first because Italian boards publish in it. */
export interface Text {
  readonly it: string;
  readonly en: string;
}

/**
 * Where a problem is, in the words of the person who has to mend it: a line of a YAML file, a cell of a
 * workbook, a field of a form. Lines and columns count from 1, cells are written as spreadsheets write them.
 */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly sheet?: string;
  readonly cell?: string;
  readonly field?: string;
}

/**
 * Something wrong with what a user gave us. An `error` stops what was asked; a `warning` is shown and
 * kept with the result. `message` says what is wrong, `mend` what to do about it.
 */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly where: Place;
  readonly message: Text;
  readonly mend: Text;
}

/** What every parser of user input returns: a value if there is one to trust, and all problems at once. */
export interface Parsed<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}

/** What must be mended before anything goes on. */
export function errorAt(where: Place, code: string, message: Text, mend: Text): Problem {
  return { code, severity: 'error', where, message, mend };
}

/** What stands in nobody's way but should be known. */
export function warningAt(where: Place, code: string, message: Text, mend: Text): Problem {
  return { code, severity: 'warning', where, message, mend };
}

/** Problems of one kind that are listed; a file can hold thousands, and nobody reads more than these. */
export const LISTED = 20;

/** Keeps the first problems and counts all. */
export interface ProblemList {
  readonly first: readonly Problem[];
  readonly count: number;
  add(problem: () => Problem): void;
}

/** An empty list. */
export function problemList(): ProblemList {
  const first: Problem[] = [];
  let count = 0;
  return {
    first,
    get count() {
      return count;
    },
    add(problem) {
      count++;
      if (first.length < LISTED) first.push(problem());
    },
  };
}

/** How many problems there are beside those listed. */
export function moreProblems(count: number, where: Place): Problem {
  return errorAt(
    where,
    'more-problems',
    { it: `Altri problemi non elencati: ${count}.`, en: `More problems not listed: ${count}.` },
    { it: 'Correggere i primi e riprovare.', en: 'Mend the first ones and try again.' },
  );
}

/** Whether anything must be mended; warnings do not count. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** `tavi.yaml:12:5 lots.1.weight` or `fornitore-a.xlsx, Evidenze!E7`: the place as one short text. */
export function placeText(where: Place): string {
  const file =
    where.line === undefined ? where.file : `${where.file ?? ''}:${where.line}:${where.column ?? 1}`;
  const cell = where.sheet === undefined ? where.cell : `${where.sheet}!${where.cell ?? ''}`;
  return [file, cell, where.field].filter((part) => part !== undefined && part !== '').join(', ');
}

/**
 * A request that is well formed but not possible now (no offers to evaluate, run already ended).
 * The shell answers it with its text, not with a stack trace.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly text: Text;
  readonly problems: readonly Problem[];

  constructor(code: string, text: Text, problems: readonly Problem[] = []) {
    super(text.en);
    this.name = 'DomainError';
    this.code = code;
    this.text = text;
    this.problems = problems;
  }
}
