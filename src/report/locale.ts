import type { Text } from '../core/problem.ts';

export const locales = ['it', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Fixed texts of a page or report, in one language. */
export type Localized<T extends Record<string, Text>> = { readonly [K in keyof T]: string };

/** All texts of a feature in one language, for a template's `t`. */
export function localized<T extends Record<string, Text>>(texts: T, locale: Locale): Localized<T> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text[locale]])) as Localized<T>;
}
