import type { Text } from '../../core/problem.ts';
import type { Held } from '../../core/settlement/statement.ts';

/** Why a line moves no money yet. */
export const heldTexts: Readonly<Record<Held, Text>> = {
  provisional: {
    it: 'provvisorio: il tempo per gli esiti, per consegnarli o per le richieste non è finito',
    en: 'provisional: the time for outcomes, for their delivery or for claims is not over',
  },
  inconclusive: {
    it: 'non ancora deciso: l’intervallo non dice se l’obiettivo è raggiunto o mancato',
    en: 'not decided yet: the interval does not say whether the target is met or missed',
  },
  'not-computable': {
    it: 'non calcolabile: i dati non arrivano a quanto chiede il contratto',
    en: 'not computable: the data do not reach what the contract asks for',
  },
  'data-owed': {
    it: 'manca la consegna di un mese',
    en: 'the delivery of a month is missing',
  },
  'not-sanctionable': {
    it: 'mancato, ma non dopo aver tenuto conto di tutti gli obiettivi insieme: non porta penalità',
    en: 'missed, but not once all targets are taken together: it brings no malus',
  },
};
