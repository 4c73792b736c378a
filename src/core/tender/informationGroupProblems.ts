import { errorAt, type Problem, warningAt } from '../problem.ts';
import { duplicates } from './duplicates.ts';
import type { InformationGroup } from './informationGroup.ts';
import type { Lot } from './lot.ts';
import { namedInput, unknownInput } from './namedInput.ts';
import type { Locate } from './parseTender.ts';

/** Members that exist, each once, and of which there is something to learn. */
export function informationGroupProblems(lot: Lot, locate: Locate): Problem[] {
  return (lot.informationGroups ?? []).flatMap((group, at) =>
    groupProblems(lot, group, (path) => locate(['informationGroups', at, ...path])),
  );
}

function groupProblems(lot: Lot, { id, members }: InformationGroup, locate: Locate): Problem[] {
  const inputs = members.map((member) => namedInput(lot, member));
  const problems = [
    ...inputs.flatMap((input, at) =>
      input === undefined ? [unknownInput(lot, members[at] as string, locate(['members', at]))] : [],
    ),
    ...duplicates(members, (at) => locate(['members', at]), 'members'),
  ];
  if (inputs.every((input) => input?.known)) {
    problems.push(
      errorAt(
        locate(['members']),
        'group-known',
        {
          it: `Nel gruppo «${id}» ci sono solo valori noti: non c’è nulla da conoscere meglio.`,
          en: `The group “${id}” has known figures only: there is nothing to learn.`,
        },
        {
          it: 'Nominare grandezze incerte o togliere il gruppo.',
          en: 'Name uncertain inputs or remove the group.',
        },
      ),
    );
    return problems;
  }
  const known = inputs.flatMap((input, at) => (input?.known ? [at] : []));
  return [
    ...problems,
    ...known.map((at) =>
      warningAt(
        locate(['members', at]),
        'member-known',
        {
          it: `«${members[at]}» è un valore noto: nel gruppo «${id}» non aggiunge nulla.`,
          en: `“${members[at]}” is a known figure: it adds nothing to the group “${id}”.`,
        },
        { it: 'Toglierlo dal gruppo.', en: 'Remove it from the group.' },
      ),
    ),
  ];
}
