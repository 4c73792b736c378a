import type { Prior } from '../core/distributions/beta.ts';
import type { Text } from '../core/problem.ts';

/** The priors of counts of events, in a few words. */
export const priorNames: Record<Prior, Text> = {
  none: { it: 'nessun prior', en: 'no prior' },
  jeffreys: { it: 'prior di Jeffreys (½ e ½)', en: 'Jeffreys prior (½ and ½)' },
  uniform: { it: 'prior uniforme (1 e 1)', en: 'uniform prior (1 and 1)' },
};
