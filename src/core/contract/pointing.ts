import { errorAt, type Problem, type Text } from '../problem.ts';
import type { Locate, Path } from '../tender/parseTender.ts';

export const supplierText: Text = { it: 'un fornitore di «suppliers»', en: 'a supplier of “suppliers”' };
export const outcomeText: Text = { it: 'un esito di «outcomes»', en: 'an outcome of “outcomes”' };
export const targetText: Text = { it: 'un obiettivo di «targets»', en: 'a target of “targets”' };

/** A problem where a name points nowhere, with the names that there are. @param what what it should be */
export function pointing(
  name: string,
  known: readonly string[],
  path: Path,
  what: Text,
  locate: Locate,
): Problem[] {
  if (known.includes(name)) return [];
  const list = known.length === 0 ? '–' : [...new Set(known)].join(', ');
  return [
    errorAt(
      locate(path),
      'points-nowhere',
      { it: `«${name}» non è ${what.it}.`, en: `“${name}” is not ${what.en}.` },
      { it: `Ci sono: ${list}.`, en: `There are: ${list}.` },
    ),
  ];
}
