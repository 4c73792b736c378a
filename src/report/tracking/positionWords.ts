import type { Text } from '../../core/problem.ts';
import type { SiteFigure } from '../../core/tracking/tracking.ts';

/** Where a site stands against the funnel limits. */
export const positionWords: Readonly<Record<NonNullable<SiteFigure['position']>, Text>> = {
  within: { it: 'entro i limiti', en: 'within the limits' },
  warning: { it: 'oltre il limite di attenzione', en: 'beyond the warning limit' },
  action: { it: 'oltre il limite d’azione', en: 'beyond the action limit' },
};
