import type { EvaluationResult } from '../../core/evaluation/result.ts';
import { lotAwards } from '../../core/scoring/lotAwards.ts';
import type { Tender } from '../../core/tender/tender.ts';
import type { Block } from '../document.ts';
import { formatFor } from '../format.ts';
import { offerNames } from '../offerNames.ts';
import type { ReportedLot } from '../tables/reportedLot.ts';
import { heading, paragraph, plainTable } from './plainBlocks.ts';

/** Who wins which share of a lot with several winners; nothing where one offer wins all. */
export function quotaBlocks(evaluation: ReportedLot): Block[] {
  const { quotas } = evaluation.scoring;
  if (quotas.length < 2) return [];
  const name = offerNames(evaluation);
  return [
    plainTable({
      title: 'Quote del contratto',
      columns: ['Offerente', 'Quota'],
      numbers: [1],
      rows: quotas.map(({ offer, share }) => [name(offer), formatFor('it').percent(share, 2)]),
    }),
  ];
}

/** Which lots a supplier may win under the published limit; nothing where there is none, or where not all lots are here. */
export function lotLimitBlocks({ lots, lotLimit }: Tender, result: EvaluationResult): Block[] {
  if (lotLimit === undefined || lotLimit.kind === 'none' || result.lots.length < lots.length) return [];
  const names = new Map(result.lots.map((one) => [one.lot, offerNames(one)]));
  const awards = lotAwards(
    result.lots.map(({ lot, scoring }) => ({ lot, ranked: scoring.ranking.map(({ offer }) => offer) })),
    lotLimit,
  );
  const name = (lot: string, offer: string): string => names.get(lot)?.(offer) ?? offer;
  return [
    heading('Limite di aggiudicazione', 1),
    paragraph(
      `Lotti che un offerente può ottenere: al massimo ${lotLimit.lots}. Ordine di aggiudicazione: ${lotLimit.order.join(', ')} (D.Lgs. 36/2023, art. 58, c. 4).`,
    ),
    plainTable({
      title: 'Lotti dopo il limite di aggiudicazione',
      columns: ['Lotto', 'Primo offerente entro il limite', 'Superati per il limite'],
      rows: awards.map(({ lot, offer, passedOver }) => [
        lot,
        offer === null ? 'nessuno' : name(lot, offer),
        passedOver.length === 0 ? '–' : passedOver.map((one) => name(lot, one)).join(', '),
      ]),
    }),
  ];
}
