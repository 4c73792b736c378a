import { errorAt, type Place, type Problem } from '../problem.ts';
import type { Lot } from '../tender/lot.ts';
import type { Evidence } from './evidence.ts';

/**
 * Each patient is in one category: the counts of a group must add up to its patients, the same in every row, and
 * a group is given whole or not at all.
 * @param placeAt where the count of an indicator stands
 */
export function categoryCountProblems(
  lot: Lot,
  evidence: readonly Evidence[],
  placeAt: (indicator: string) => Place,
): Problem[] {
  const rows = lot.indicators.flatMap(({ id, evidence: form }) => {
    const given = evidence.find(({ indicator }) => indicator === id)?.given;
    return form.form === 'category' && given !== undefined
      ? [{ id, group: form.group, categories: form.categories, events: given.events, n: given.n }]
      : [];
  });
  return [...Map.groupBy(rows, ({ group }) => group)].flatMap(([group, members]): Problem[] => {
    const [first] = members;
    // A row that was refused has its own problem already.
    if (first === undefined || members.length < first.categories) return [];
    if (members.every(({ n }) => n === undefined)) return [];
    const total = members.reduce((sum, { events = 0 }) => sum + events, 0);
    if (members.every(({ n }) => n === total)) return [];
    return [
      errorAt(
        placeAt(first.id),
        'categories-not-total',
        {
          it: `Le categorie di «${group}» contano ${total} osservati; n è ${members.map(({ n }) => n ?? 'vuoto').join(', ')}.`,
          en: `The categories of “${group}” count ${total} observed; n is ${members.map(({ n }) => n ?? 'empty').join(', ')}.`,
        },
        {
          it: 'Ogni paziente sta in una sola categoria: i conteggi devono sommare a n, uguale in ogni riga.',
          en: 'Each patient is in one category: the counts must add up to n, the same in every row.',
        },
      ),
    ];
  });
}
