import type { Text } from '../core/problem.ts';
import type { Winners } from '../core/scoring/winners.ts';
import type { OfferNames } from './offerNames.ts';
import { inBoth, listText } from './rules/phrases.ts';

/** Who would be first, by name: `S1`, `S1 e S2 (per sorteggio)`, `nessuna`. */
export function winnersText(winners: Winners, name: OfferNames): Text {
  const [first, ...others] = winners;
  if (first === undefined) return { it: 'nessuna', en: 'none' };
  if (others.length === 0) return { it: name(first), en: name(first) };
  const names = inBoth((locale) => listText(winners.map(name), locale));
  return { it: `${names.it} (per sorteggio)`, en: `${names.en} (by lot)` };
}
