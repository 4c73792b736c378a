import type { Text } from '../../core/problem.ts';
import type { ClaimCount } from '../../core/settlement/statement.ts';

/** Whether a claim counts, and why not. */
export const claimVerdictTexts: Readonly<Record<ClaimCount['verdict'], Text>> = {
  valid: { it: 'vale', en: 'counts' },
  adjudicated: {
    it: 'non vale: così è stato deciso nella contestazione',
    en: 'does not count: so it was ruled in the dispute',
  },
  'not-linked': {
    it: 'non vale: il dispositivo che nomina non è tra quelli consegnati di questo fornitore',
    en: 'does not count: the device that it names is not among those delivered of this supplier',
  },
  late: { it: 'non vale: presentata dopo il termine', en: 'does not count: filed after its deadline' },
  'not-documented': {
    it: 'non vale: le righe degli esiti non lo documentano',
    en: 'does not count: the rows of outcomes do not document it',
  },
  'udi-not-matched': {
    it: 'non vale: il suo UDI non è quello del dispositivo',
    en: 'does not count: its UDI is not that of the device',
  },
  'other-cause': {
    it: 'non vale: la causa non è il dispositivo',
    en: 'does not count: the device was not the cause',
  },
  'out-of-warranty': { it: 'non vale: la garanzia era finita', en: 'does not count: the warranty was over' },
};
