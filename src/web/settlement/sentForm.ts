import type { Problem } from '../../core/problem.ts';
import type { Locale } from '../../report/locale.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import type { PageRequest } from '../route.ts';
import { textField } from '../textField.ts';

/** A form that was sent and refused: what was typed stays, and the reasons stand on top of its page. */
export interface SentForm {
  /** Which of the page's forms. */
  readonly form: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

/** One field of a form, as a template shows it. */
export interface FormField {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  /** What is wrong with it; null for nothing. */
  readonly message: string | null;
}

/** A field with what was typed into it. @param value what stands in it before anybody typed */
export function formField(
  sent: SentForm | undefined,
  form: string,
  name: string,
  locale: Locale,
  value = '',
): FormField {
  const mine = sent?.form === form ? sent : undefined;
  return {
    id: `${form}-${name}`,
    name,
    value: mine?.fields[name] ?? value,
    message: mine?.problems.find(({ where }) => where.field === name)?.message[locale] ?? null,
  };
}

/** Why a form was refused, each leading to its field. @param labels of the fields, as the page calls them */
export function refusalRows(
  sent: SentForm | undefined,
  labels: Readonly<Record<string, string>>,
  locale: Locale,
): ProblemRow[] {
  return problemRows(sent?.problems ?? [], locale, ({ where }) =>
    where.field !== undefined && where.field in labels ? `#${sent?.form}-${where.field}` : null,
  ).map((row) => ({ ...row, where: labels[row.where] ?? row.where }));
}

/** The text fields of a form. */
export function sentFields({ form }: PageRequest, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, textField(form[name])]));
}
