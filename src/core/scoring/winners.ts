import type { Scoring } from './score.ts';

/** Who is first: one offer, several that only a drawing of lots can separate, or nobody. */
export type Winners = readonly string[];

/** Who is first by the points, in the order of the ranking. */
export function winnersOf({ ranking }: Pick<Scoring, 'ranking'>): Winners {
  return ranking.filter(({ rank }) => rank === 1).map(({ offer }) => offer);
}
