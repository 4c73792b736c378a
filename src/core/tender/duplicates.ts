import { errorAt, type Place, type Problem } from '../problem.ts';

/** A problem for each name that was already used before it in the list. */
export function duplicates(names: readonly string[], place: (at: number) => Place, what: string): Problem[] {
  return names.flatMap((name, at) =>
    names.indexOf(name) === at
      ? []
      : [
          errorAt(
            place(at),
            'duplicate-name',
            { it: `«${name}» è già usato (${what}).`, en: `“${name}” is already used (${what}).` },
            { it: 'Ogni nome può comparire una volta sola.', en: 'Each name may appear only once.' },
          ),
        ],
  );
}
