import type { Text } from '../../core/problem.ts';
import { offerNames } from '../offerNames.ts';
import type { Table } from '../table.ts';
import { simulationNote } from './netBenefitTables.ts';
import { euros, offerColumn, type ReportedLot, words } from './reportedLot.ts';

/**
 * What the valuation says under every structural alternative, one row per alternative and offer, the best offer of
 * each first; null when none is declared.
 * @param label what an alternative is called
 */
export function alternativesTable(
  evaluation: ReportedLot,
  label: (alternative: string) => Text,
): Table | null {
  const { alternatives } = evaluation.valuation;
  if (alternatives === undefined) return null;
  const name = offerNames(evaluation);
  return {
    id: 'alternatives',
    title: { it: 'Con altri modelli', en: 'With other models' },
    sheet: { it: 'Modelli alternativi', en: 'Alternative models' },
    notes: [
      {
        it: 'Lo stesso confronto a λ di gara con ogni modello dichiarato. La media pesata unisce le distribuzioni dei modelli secondo i pesi pubblicati: ogni mondo possibile viene da un solo modello. In evidenza, per ogni modello, l’offerta con il beneficio netto atteso più alto, con il suo EVPI.',
        en: 'The same comparison at the tender’s λ with every declared model. The weighted mixture joins the distributions of the models by the published weights: each possible world comes from one model. Set off, for each model, the offer with the highest expected net benefit, with its EVPI.',
      },
      simulationNote(evaluation),
    ],
    columns: [
      words({ it: 'Modello', en: 'Model' }),
      { label: { it: 'Peso', en: 'Weight' }, kind: 'percent', decimals: 0 },
      offerColumn,
      euros({ it: 'NMB per paziente', en: 'NMB per patient' }),
      {
        label: { it: 'Probabilità di essere la migliore', en: 'Probability of being the best' },
        kind: 'percent',
        decimals: 1,
      },
      euros({ it: 'EVPI per paziente', en: 'EVPI per patient' }),
    ],
    rows: alternatives.rows.flatMap(
      ({ alternative, weight, expected, frontier, probabilityBest, informationValue }) =>
        expected
          .toSorted((a, b) => b.netMonetaryBenefit.value - a.netMonetaryBenefit.value)
          .map(({ strategy, netMonetaryBenefit }) => {
            const leads = strategy === frontier;
            return {
              strong: leads,
              cells: [
                label(alternative),
                weight,
                name(strategy),
                netMonetaryBenefit,
                probabilityBest[strategy] ?? null,
                leads ? informationValue : null,
              ],
            };
          }),
    ),
  };
}
