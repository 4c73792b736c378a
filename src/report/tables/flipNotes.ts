import type { Text } from '../../core/problem.ts';

/** Under every exact table of what would change the award. */
export const exactFlipNote: Text = {
  it: 'Calcolo esatto ai valori medi con le regole pubblicate, senza simulazione. Informazione: non decide l’aggiudicazione.',
  en: 'Exact calculation at mean values by the published rules, without simulation. Information: it does not decide the award.',
};
