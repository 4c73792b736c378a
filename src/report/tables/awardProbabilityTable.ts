import type { Flips } from '../../core/flips/flips.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import type { Column, Row, Table } from '../table.ts';
import { simulationNote } from './netBenefitTables.ts';
import { offerColumn, type ReportedLot } from './reportedLot.ts';

/** Probability of being the best and of being first under the published rules, offer by offer. */
export function awardProbabilityTable(evaluation: ReportedLot, { awardProbability }: Flips): Table {
  const name = offerNames(evaluation);
  const { draws, offers, nobody } = awardProbability;
  const { probabilityBest } = evaluation.valuation.atWillingnessToPay;
  const percent = (it: string, en: string): Column => ({ label: { it, en }, kind: 'percent', decimals: 1 });
  const rows = offerOrder(evaluation).map((offer): Row => {
    const own = offers.find((one) => one.offer === offer);
    return {
      strong: offer === evaluation.scoring.ranking[0]?.offer,
      cells: [name(offer), probabilityBest[offer] ?? null, own?.probability ?? null],
    };
  });
  return {
    id: 'awardProbability',
    title: {
      it: 'Probabilità di essere la migliore e di essere prima con le regole pubblicate',
      en: 'Probability of being the best and of being first by the published rules',
    },
    sheet: { it: 'Probabilità di vincere', en: 'Probability of the award' },
    notes: [
      {
        it: 'La migliore: il beneficio monetario netto più alto. Prima: in ogni mondo simulato il beneficio di ogni offerta passa per le regole pubblicate, con giudizi, dichiarazioni e prezzi come sono; minimo accettabile e profilo ideale restano quelli pubblicati. Dove le due colonne sono lontane, le regole premiano altro rispetto al valore netto. In caso di sorteggio le offerte dividono il mondo.',
        en: 'The best: the highest net monetary benefit. First: in every simulated world the benefit of each offer goes through the published rules, with judgements, declarations and prices as they are; minimum acceptable and ideal profile stay as published. Where the two columns are far apart, the rules reward something other than net value. Where lots would be drawn, the offers share the world.',
      },
      simulationNote(evaluation, draws),
    ],
    columns: [
      offerColumn,
      percent('Probabilità di essere la migliore', 'Probability of being the best'),
      percent(
        'Probabilità di essere prima con le regole pubblicate',
        'Probability of being first by the published rules',
      ),
    ],
    rows: [
      ...rows,
      ...(nobody.value > 0
        ? [{ strong: false, cells: [{ it: 'Nessuna ammessa', en: 'None admitted' }, null, nobody] }]
        : []),
    ],
  };
}
