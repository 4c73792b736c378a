import type { Exclusion } from '../../core/minutes/sessionFacts.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Block } from '../document.ts';
import type { ReportedLot } from '../tables/reportedLot.ts';
import { heading, paragraph, plainTable } from './plainBlocks.ts';

/** Offers received, with the hashes of their files, and those left out before any scoring, with the reason. */
export function offersBlocks(lot: Lot, evaluation: ReportedLot, exclusions: readonly Exclusion[]): Block[] {
  const ofLot = exclusions.filter((one) => one.lot === lot.id);
  const received = evaluation.offers.length + ofLot.length;
  const evaluated = evaluation.offers.filter(({ id }) => ofLot.some(({ offer }) => offer === id));
  return [
    heading('Offerte ricevute'),
    paragraph(
      `Offerte ricevute: ${received}; escluse prima della valutazione: ${ofLot.length}; valutate: ${evaluation.offers.length}.`,
    ),
    plainTable({
      title: 'Offerte valutate e impronte dei file ricevuti',
      columns: ['Offerente', 'Busta', 'SHA-256 del file'],
      codes: [2],
      rows: evaluation.offers.flatMap(({ supplier, evidenceSha256, priceSha256 }) => [
        [supplier, 'tecnica', evidenceSha256],
        [supplier, 'economica', priceSha256],
      ]),
    }),
    ofLot.length === 0
      ? paragraph('Nessuna offerta risulta esclusa prima della valutazione.')
      : plainTable({
          title: 'Offerte escluse prima della valutazione',
          columns: ['Offerente', 'Motivo dell’esclusione'],
          rows: ofLot.map(({ supplier, reason }) => [supplier, reason]),
        }),
    ...evaluated.map(({ supplier }) =>
      paragraph(
        `«${supplier}» risulta esclusa, ma il calcolo che segue la comprende: la valutazione va ripetuta senza di essa.`,
      ),
    ),
  ];
}
