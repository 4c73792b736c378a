import { errorAt, type Problem } from '../problem.ts';
import type { Locate } from './parseTender.ts';
import type { Tender } from './tender.ts';

/** With several lots the limit per supplier must be declared, and its order must name every lot once. */
export function lotLimitProblems({ lots, lotLimit }: Tender, locate: Locate): Problem[] {
  if (lots.length > 1 && lotLimit === undefined) {
    return [
      errorAt(
        locate(['lotLimit']),
        'missing',
        {
          it: 'Con più lotti va dichiarato quanti ne può vincere un fornitore: manca «lotLimit».',
          en: 'With several lots it must be declared how many one supplier may win: “lotLimit” is missing.',
        },
        {
          it: 'Se non c’è un limite: «lotLimit: { kind: none }».',
          en: 'If there is none: `lotLimit: { kind: none }`.',
        },
      ),
    ];
  }
  if (lotLimit?.kind !== 'most') return [];
  const ids = lots.map(({ id }) => id);
  if (ids.toSorted().join('\n') === lotLimit.order.toSorted().join('\n')) return [];
  return [
    errorAt(
      locate(['lotLimit', 'order']),
      'lot-order',
      {
        it: `L’ordine di aggiudicazione deve nominare ogni lotto una volta: ${ids.join(', ')}.`,
        en: `The order of the award must name every lot once: ${ids.join(', ')}.`,
      },
      { it: 'Correggere l’elenco.', en: 'Correct the list.' },
    ),
  ];
}
