import type { Text } from '../core/problem.ts';
import type { SimulationMode } from '../core/valuation/lotDraws.ts';

/** The ways of simulating, by name. */
export const modeNames: Readonly<Record<SimulationMode, Text>> = {
  audit: { it: 'di verifica (Monte Carlo semplice)', en: 'audit (plain Monte Carlo)' },
  interactive: { it: 'interattivo (punti di Sobol’)', en: 'interactive (Sobol’ points)' },
  sharp: { it: 'fine (punti di Sobol’ ricombinati)', en: 'sharp (Sobol’ points, recombined)' },
};

/** How each way works, in a sentence. */
export const modeSentences: Readonly<Record<SimulationMode, Text>> = {
  audit: {
    it: 'Ogni simulazione è estratta a caso, indipendente dalle altre: è il metodo con cui un risultato si difende, e chiunque lo ripete con il seme pubblicato.',
    en: 'Every draw is made by chance, independent of the others: the method by which a result is defended, and that anybody can repeat with the published seed.',
  },
  interactive: {
    it: 'Punti distribuiti in modo uniforme al posto di numeri casuali: la stessa precisione con molte meno simulazioni. Errore standard da 16 ripetizioni indipendenti.',
    en: 'Evenly spread points in place of random numbers: the same precision with far fewer draws. Standard error from 16 independent repetitions.',
  },
  sharp: {
    it: 'Punti distribuiti in modo uniforme e, dati i parametri comuni, ogni combinazione delle simulazioni delle singole offerte: il metodo più preciso per la probabilità di essere la migliore. Errore standard da 16 ripetizioni indipendenti.',
    en: 'Evenly spread points and, given the shared parameters, every combination of the offers’ own draws: the most precise method for the probability of being the best. Standard error from 16 independent repetitions.',
  },
};
