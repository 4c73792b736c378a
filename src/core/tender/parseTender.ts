import { z } from 'zod';
import { errorAt, hasErrors, type Parsed, type Place, type Problem } from '../problem.ts';
import { duplicates } from './duplicates.ts';
import { lotLimitProblems } from './lotLimitProblems.ts';
import { lotProblems } from './lotProblems.ts';
import { type Tender, tenderSchema } from './tender.ts';

/** Path to a value inside the definition: `['lots', 0, 'criteria', 2, 'weight']`. */
export type Path = readonly PropertyKey[];

/** Where a value stands in the file it was read from. */
export type Locate = (path: Path) => Place;

/**
 * Unknown data (a YAML file as plain values) to a tender, with all problems at once. First the shape; only a
 * well-shaped definition is checked for its meaning (weights, names, units, formulas).
 */
export function parseTender(data: unknown, locate: Locate): Parsed<Tender> {
  const shape = tenderSchema.safeParse(data, { reportInput: true });
  if (!shape.success) {
    return {
      value: undefined,
      problems: shape.error.issues.flatMap((issue) => shapeProblems(issue, locate)),
    };
  }
  const tender = shape.data;
  const problems = [
    ...duplicates(
      tender.lots.map((lot) => lot.id),
      (at) => locate(['lots', at, 'id']),
      'lot',
    ),
    ...lotLimitProblems(tender, locate),
    ...tender.lots.flatMap((lot, at) => lotProblems(lot, (path) => locate(['lots', at, ...path]))),
  ];
  return { value: hasErrors(problems) ? undefined : tender, problems };
}

/**
 * What zod found, in both languages and at its place.
 * @param guide the file that explains the format
 */
export function shapeProblems(
  issue: z.core.$ZodIssue,
  locate: Locate,
  guide = 'tenders/README.md',
): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      errorAt(
        locate([...issue.path, key]),
        'unknown-key',
        { it: `La chiave «${key}» non esiste qui.`, en: `The key “${key}” does not exist here.` },
        {
          it: `Correggere il nome o togliere la riga; i nomi ammessi sono in ${guide}.`,
          en: `Correct the name or remove the line; the names allowed are in ${guide}.`,
        },
      ),
    );
  }
  const missing = issue.input === undefined && issue.code !== 'custom';
  const name = String(issue.path.at(-1) ?? '');
  const named = (quoted: string): string => (name === '' ? '' : `${quoted}: `);
  if (missing) {
    return [
      errorAt(
        locate(issue.path),
        'missing',
        { it: `Manca «${name}».`, en: `“${name}” is missing.` },
        {
          it: 'Aggiungerla: nessuna regola ha un valore predefinito nascosto.',
          en: 'Add it: no rule has a hidden default.',
        },
      ),
    ];
  }
  return [
    errorAt(
      locate(issue.path),
      'invalid-value',
      {
        it: `${named(`«${name}»`)}${inItalian(zodMessage(issue, italian))}.`,
        en: `${named(`“${name}”`)}${zodMessage(issue, english)}.`,
      },
      {
        it: `Si veda il significato del campo in ${guide}.`,
        en: `See the meaning of the field in ${guide}.`,
      },
    ),
  ];
}

type LocaleError = ReturnType<typeof z.locales.it>['localeError'];
const italian = z.locales.it().localeError;
const english = z.locales.en().localeError;

/** Names of kinds that the library leaves in English. */
const kindNames: Readonly<Record<string, string>> = {
  object: 'gruppo di campi',
  string: 'testo',
  number: 'numero',
  boolean: 'vero o falso',
  array: 'elenco',
  vettore: 'elenco',
};

function inItalian(message: string): string {
  return message.replace(
    /(atteso |ricevuto |: )(object|string|number|boolean|array|vettore)\b/g,
    (_, before: string, kind: string) => `${before}${kindNames[kind]}`,
  );
}

function zodMessage(issue: z.core.$ZodIssue, locale: LocaleError): string {
  const answer = locale(issue as Parameters<LocaleError>[0]);
  const message = typeof answer === 'string' ? answer : (answer?.message ?? issue.message);
  return message.replace(/\.$/, '');
}
