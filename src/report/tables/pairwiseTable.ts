import { byNetBenefit } from '../chart/rankChart.ts';
import { offerNames } from '../offerNames.ts';
import type { Cell, Column, Table } from '../table.ts';
import { simulationNote } from './netBenefitTables.ts';
import { type ReportedLot, words } from './reportedLot.ts';

/** Probability that the offer of the row beats that of the column; null with a single offer. */
export function pairwiseTable(evaluation: ReportedLot): Table | null {
  const { pairwiseWins } = evaluation.valuation;
  if (pairwiseWins.length < 2) return null;
  const name = offerNames(evaluation);
  const wins = new Map(pairwiseWins.map(({ strategy, over }) => [strategy, over]));
  const offers = byNetBenefit(evaluation.valuation).map(({ strategy }) => strategy);
  return {
    id: 'pairwise',
    title: {
      it: 'Probabilità di battere ciascuna altra offerta',
      en: 'Probability of beating each other offer',
    },
    sheet: { it: 'Confronti a coppie', en: 'Pairwise' },
    notes: [
      {
        it: 'Quota delle simulazioni in cui l’offerta della riga ha un beneficio monetario netto più alto di quella della colonna, a λ di gara; un pari merito conta metà per ciascuna. Le due probabilità di una coppia sommano a 100%.',
        en: 'Share of the draws in which the offer of the row has a higher net monetary benefit than that of the column, at the tender’s λ; a tie counts half for each. The two probabilities of a pair add up to 100%.',
      },
      simulationNote(evaluation),
    ],
    columns: [
      words({ it: 'L’offerta di … batte', en: 'The offer of … beats' }),
      ...offers.map(
        (offer): Column => ({ label: { it: name(offer), en: name(offer) }, kind: 'percent', decimals: 1 }),
      ),
    ],
    rows: offers.map((offer) => ({
      strong: false,
      cells: [name(offer), ...offers.map((other): Cell => wins.get(offer)?.[other] ?? null)],
    })),
  };
}
