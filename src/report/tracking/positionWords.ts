import type { Text } from '../../core/problem.ts';
import type { SiteFigure, TargetTracking } from '../../core/tracking/tracking.ts';

/** Where a site stands against the funnel limits. */
export const positionWords: Readonly<Record<NonNullable<SiteFigure['position']>, Text>> = {
  within: { it: 'entro i limiti', en: 'within the limits' },
  warning: { it: 'oltre il limite di attenzione', en: 'beyond the warning limit' },
  action: { it: 'oltre il limite d’azione', en: 'beyond the action limit' },
};

/** The same of a site, with a word where it is on the side that is better for patients. */
export function positionText(
  { position, value }: SiteFigure,
  { better, value: target }: Pick<TargetTracking, 'better' | 'value'>,
): Text | null {
  if (position === null) return null;
  const word = positionWords[position];
  const ahead = value !== null && (better === 'lower' ? value < target : value > target);
  return position === 'within' || !ahead
    ? word
    : { it: `${word.it}, in meglio`, en: `${word.en}, for the better` };
}
