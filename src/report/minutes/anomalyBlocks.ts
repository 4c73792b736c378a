import type { AnomalySign } from '../../core/scoring/anomaly.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Block } from '../document.ts';
import { formatFor } from '../format.ts';
import { offerNames } from '../offerNames.ts';
import type { ReportedLot } from '../tables/reportedLot.ts';
import { paragraph, plainTable } from './plainBlocks.ts';

const elements: Record<AnomalySign['element'], string> = {
  'discount-above': 'ribasso sulla base d’asta',
  'discount-above-mean': 'ribasso oltre la media',
  'technical-share': 'punti tecnici',
  'economic-share': 'punti economici',
};

/** Signs of abnormally low offers by the published rule. A flag asks for explanations and excludes nobody. */
export function anomalyBlocks(lot: Lot, evaluation: ReportedLot): Block[] {
  const { anomalies } = evaluation.scoring;
  if (anomalies.length === 0) {
    return lot.award.anomaly.kind === 'none'
      ? [
          paragraph(
            'Anomalia: le regole pubblicate non prevedono alcun calcolo, nessuna offerta è segnalata.',
          ),
        ]
      : [
          paragraph(
            'Anomalia: il calcolo pubblicato non si applica alle offerte ammesse, nessuna è segnalata.',
          ),
        ];
  }
  const name = offerNames(evaluation);
  return [
    plainTable({
      title: 'Offerte che appaiono anormalmente basse',
      columns: ['Offerente', 'Elementi: valore e soglia', 'Esito'],
      rows: anomalies.map(({ offer, signs, flagged }) => [
        name(offer),
        signs.map(signText).join('; '),
        flagged ? 'segnalata' : 'non segnalata',
      ]),
      notes: [
        'All’offerta segnalata si chiedono spiegazioni scritte, entro quindici giorni al massimo (D.Lgs. 36/2023, art. 110); la segnalazione non esclude.',
      ],
    }),
  ];
}

function signText({ element, value, limit, present }: AnomalySign): string {
  const format = formatFor('it');
  const share = element === 'discount-above' || element === 'discount-above-mean';
  const text = (figure: number): string => (share ? format.percent(figure, 2) : format.number(figure, 2));
  return `${elements[element]} ${text(value)} (soglia ${text(limit)}): ${present ? 'sì' : 'no'}`;
}
