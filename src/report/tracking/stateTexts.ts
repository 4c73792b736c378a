import type { Contract } from '../../core/contract/contract.ts';
import type { Text } from '../../core/problem.ts';
import type { NotComputable, TargetTracking, TrackedState } from '../../core/tracking/tracking.ts';
import { formatFor } from '../format.ts';
import { inBoth } from '../rules/phrases.ts';

/** The state of a target in a word or two. */
export const stateWords: Readonly<Record<TrackedState, Text>> = {
  met: { it: 'Raggiunto', en: 'Met' },
  missed: { it: 'Mancato', en: 'Missed' },
  inconclusive: { it: 'Non ancora deciso', en: 'Not yet decided' },
  'not-computable': { it: 'Non calcolabile', en: 'Not computable' },
};

/** Where the figure moves, against the periods before. */
export const trendWords: Readonly<Record<NonNullable<TargetTracking['trend']>['direction'], Text>> = {
  better: { it: 'migliora', en: 'improving' },
  worse: { it: 'peggiora', en: 'worsening' },
  steady: { it: 'stabile', en: 'steady' },
};

/** Why a target is not decided, with the contract's own thresholds. */
export function reasonText(because: NotComputable, { dataQuality, decision }: Contract): Text {
  const share = (value: number): Text => inBoth((locale) => formatFor(locale).percent(value, 0));
  switch (because) {
    case 'no-data':
      return { it: 'non ci sono dati consegnati', en: 'no data have been delivered' };
    case 'follow-up': {
      const least = share(dataQuality.leastFollowUp);
      return {
        it: `l’esito è noto per meno del ${least.it} di chi andava seguito`,
        en: `the outcome is known of fewer than ${least.en} of those due`,
      };
    }
    case 'linkage': {
      const least = share(dataQuality.leastLinkage);
      return {
        it: `meno del ${least.it} delle righe di esito trova il proprio dispositivo`,
        en: `fewer than ${least.en} of outcome rows find their device`,
      };
    }
    case 'reconciliation': {
      const most = share(dataQuality.consumptionTolerance);
      return {
        it: `dispositivi consegnati e consumati differiscono per più del ${most.it}`,
        en: `devices delivered and consumed differ by more than ${most.en}`,
      };
    }
    case 'too-few-patients':
      return {
        it: `i casi sono meno di ${decision.minimumPatients}, il minimo del contratto`,
        en: `there are fewer than ${decision.minimumPatients} cases, the least that the contract asks for`,
      };
  }
}
